/** Statements in fewer words: ids only, or in one language with the store's own definitions. */
import type { Executor } from '../../database/carrier.ts';
import { readDefinitions } from '../activities/definitions.ts';
import type { Activity } from './activity.ts';
import { identifierOf, membersOf, type Actor } from './actor.ts';
import { activitiesOf, isActivity, isActor, isSubStatement } from './marks.ts';
import type { Statement, SubStatement } from './schema.ts';

type Body = Record<string, unknown>;
interface Change {
  actor: (actor: Actor) => unknown;
  activity: (activity: Activity) => unknown;
  verb: (verb: Statement['verb']) => unknown;
}

/** @param accepted the languages that the reader wants, as the header says them */
export async function formatStatements(
  db: Executor,
  tenantId: string,
  bodies: readonly Body[],
  format: 'ids' | 'canonical',
  accepted: string | null,
): Promise<Body[]> {
  // What is in the table was parsed when it came in.
  const statements = bodies as unknown as readonly Statement[];
  if (format === 'ids') return statements.map((statement) => change(statement, idsOnly));
  const definitions = await readDefinitions(db, tenantId, statements.flatMap(activitiesOf).map(({ id }) => id));
  const choose = languageChooser(accepted);
  return statements.map((statement) =>
    change(statement, {
      actor: (actor) => actor,
      activity: (activity) => inOneLanguage({ ...activity, definition: definitions.get(activity.id) ?? activity.definition }, choose),
      verb: (verb) => inOneLanguage(verb, choose),
    }),
  );
}

/** What identifies, and nothing else; an anonymous group is its members. */
const idsOnly: Change = {
  actor: minimalActor,
  activity: ({ id }) => ({ id }),
  verb: ({ id }) => ({ id }),
};

function minimalActor(actor: Actor): unknown {
  const { objectType, mbox, mbox_sha1sum, openid, account } = actor;
  const members = identifierOf(actor) === null ? { member: membersOf(actor).map(minimalActor) } : {};
  return dropUndefined({ objectType, mbox, mbox_sha1sum, openid, account, ...members });
}

function change(statement: Statement | SubStatement, { actor, activity, verb }: Change): Body {
  const { object, context } = statement;
  const lists = Object.entries(context?.contextActivities ?? {}).map(([kind, list]) => [kind, list?.map(activity)]);
  return {
    ...statement,
    actor: actor(statement.actor),
    verb: verb(statement.verb),
    object: changeObject(object, { actor, activity, verb }),
    ...('authority' in statement && statement.authority && { authority: actor(statement.authority) }),
    ...(context && {
      context: {
        ...context,
        ...(context.instructor && { instructor: actor(context.instructor) }),
        ...(context.team && { team: actor(context.team) }),
        ...(lists.length > 0 && { contextActivities: Object.fromEntries(lists) as Body }),
      },
    }),
  };
}

function changeObject(object: Statement['object'], by: Change): unknown {
  if (isSubStatement(object)) return change(object, by);
  if (isActivity(object)) return by.activity(object);
  return isActor(object) ? by.actor(object) : object;
}

type Chooser = (map: Record<string, string>) => Record<string, string>;

/** Replaces each language map by one with the best language only. */
function inOneLanguage(value: unknown, choose: Chooser): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => inOneLanguage(one, choose));
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.map(([key, part]: [string, unknown]) => {
      if (key === 'extensions') return [key, part];
      const isMap = ['name', 'description', 'display'].includes(key) && typeof part === 'object' && part !== null;
      return [key, isMap ? choose(part as Record<string, string>) : inOneLanguage(part, choose)];
    }),
  );
}

/** The first language wanted that there is, a region's own word before another region's; else whatever there is. */
function languageChooser(accepted: string | null): Chooser {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined);
      return { tag, quality: Number(quality ?? 1) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  return (map) => {
    const entries = Object.entries(map);
    const primary = (tag: string) => tag.toLowerCase().split('-')[0];
    const best =
      wanted.map((tag) => entries.find(([key]) => key.toLowerCase() === tag)).find((entry) => entry !== undefined) ??
      wanted.map((tag) => entries.find(([key]) => primary(key) === primary(tag))).find((entry) => entry !== undefined) ??
      entries[0];
    return best === undefined ? {} : Object.fromEntries([best]);
  };
}

function dropUndefined(value: Body): Body {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}
