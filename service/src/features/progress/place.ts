/** What statements are about in this space: whose learning, which resource, which task. */
import { activityPrefix } from '../../../../contract/src/index.ts';
import { ProblemError } from '../../http/problem.ts';
import { personOf, type XapiCaller } from '../../xapi/caller.ts';
import type { PreparedStatement } from '../../xapi/statement/prepare.ts';
import type { Statement } from '../../xapi/statement/schema.ts';
import type { Facts } from './facts.ts';

/** What a statement names; null where it names nothing that could be ours. */
export interface NamedPlace {
  personId: string | null;
  resourceId: string | null;
  taskId: string | null;
  /** Whether it may say that the resource is completed: a part of a course speaks of itself only. */
  isWhole: boolean;
}

/** A statement with what it is about; null where it is about none of ours. */
export interface PlacedStatement extends PreparedStatement, NamedPlace {}

export function namedPlace(author: XapiCaller, { actor, object, context }: Statement): NamedPlace {
  const personId = author.personId ?? personOf(actor);
  if (author.kind === 'session') return { personId, resourceId: author.session.resourceId, taskId: author.session.taskId, isWhole: false };
  if (author.kind === 'client' && author.place !== undefined) return { personId, ...author.place };
  const parents = context?.contextActivities?.parent ?? [];
  return {
    personId,
    resourceId: 'id' in object ? withoutPrefix(object.id, activityPrefix.resource) : null,
    taskId: parents.map(({ id }) => withoutPrefix(id, activityPrefix.task)).find((id) => id !== null) ?? null,
    isWhole: true,
  };
}

/** What stands behind the prefix; null where it is not there. */
export function withoutPrefix(id: string, prefix: string): string | null {
  return id.startsWith(prefix) ? id.slice(prefix.length) : null;
}

/**
 * Finds the place. A person cannot name what does not exist or is not the own; what a tool says of things that are not ours
 * is kept without a place.
 * @throws ProblemError not-found
 */
export function placeStatement(one: PreparedStatement, { lengths, guardians, tasks }: Facts): PlacedStatement {
  const { personId, resourceId, taskId, isWhole } = namedPlace(one.author, one.statement);
  const isKnown = resourceId === null || lengths.has(resourceId);
  const task = taskId === null ? undefined : tasks.get(taskId);
  const isOwnTask = taskId === null || (task?.resource_id === resourceId && personId !== null && task.learners.includes(personId));
  if (one.author.kind === 'person' && !(isKnown && isOwnTask)) throw new ProblemError('not-found');
  return {
    ...one,
    isWhole,
    personId: personId !== null && guardians.has(personId) ? personId : null,
    resourceId: isKnown ? resourceId : null,
    taskId: isKnown && isOwnTask ? taskId : null,
  };
}
