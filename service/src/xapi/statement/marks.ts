/**
 * What a statement can be found by. Each mark is the first 64 bits of a SHA-256 over its kind and value: so a filter is one
 * look into one index, whatever it combines, and a statement that targets another one simply has the other's marks too.
 */
import { createHash } from 'node:crypto';
import type { Activity } from './activity.ts';
import { identifierOf, membersOf, typeOf, type Actor } from './actor.ts';
import type { Statement, SubStatement } from './schema.ts';

/** With a star: found only when related ones are asked for. */
export type MarkKind = 'agent' | 'agent*' | 'activity' | 'activity*' | 'verb' | 'registration';

export function markOf(kind: MarkKind, value: string): string {
  return createHash('sha256').update(`${kind} ${value}`).digest().readBigInt64BE(0).toString();
}

export function marksOf(statement: Statement): string[] {
  const marks = new Set([markOf('verb', statement.verb.id)]);
  const add = (kind: MarkKind, value: string | null) => value !== null && marks.add(markOf(kind, value));
  const addActor = (kind: 'agent' | 'agent*', actor: Actor | undefined) => {
    if (actor === undefined) return;
    for (const one of [actor, ...membersOf(actor)]) add(kind, identifierOf(one));
  };
  const addObject = (object: Statement['object'], star: '' | '*') => {
    if (isActivity(object)) add(`activity${star}`, object.id);
    else if (isActor(object)) addActor(`agent${star}`, object);
  };
  const addContext = ({ context }: Statement | SubStatement) => {
    for (const actor of [context?.instructor, context?.team]) addActor('agent*', actor);
    for (const { agent } of context?.contextAgents ?? []) addActor('agent*', agent);
    for (const { group } of context?.contextGroups ?? []) addActor('agent*', group);
    for (const activity of Object.values(context?.contextActivities ?? {}).flat()) add('activity*', activity?.id ?? null);
  };

  addActor('agent', statement.actor);
  addObject(statement.object, '');
  addActor('agent*', statement.authority);
  addContext(statement);
  add('registration', statement.context?.registration ?? null);
  const { object } = statement;
  if (isSubStatement(object)) {
    addActor('agent*', object.actor);
    addObject(object.object, '*');
    addContext(object);
  }
  return [...marks];
}

export function isSubStatement(object: Statement['object']): object is SubStatement {
  return typeOf(object) === 'SubStatement';
}
export function isActor(object: Statement['object']): object is Actor {
  return typeOf(object) === 'Agent' || typeOf(object) === 'Group';
}
export function isActivity(object: Statement['object']): object is Activity {
  return (typeOf(object) ?? 'Activity') === 'Activity';
}

/** The id of the statement that is the object, when one is. */
export function targetOf({ object }: Statement): string | null {
  return typeOf(object) === 'StatementRef' && 'id' in object ? object.id : null;
}

/** Every activity that the statement holds, with or without a definition. */
export function activitiesOf(statement: Statement | SubStatement): Activity[] {
  const { object, context } = statement;
  const own = isSubStatement(object) ? activitiesOf(object) : isActivity(object) ? [object] : [];
  return [...own, ...Object.values(context?.contextActivities ?? {}).flatMap((list) => list ?? [])];
}
