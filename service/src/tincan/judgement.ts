/** What a unit of an xAPI package may say, and what of it decides how far somebody is. No profile tells it how: the verbs of ADL do, and the result beside them. */
import { verbs } from '../cmi5/words.ts';
import type { UnitState } from '../cmi5/registration.ts';
import type { LaunchMode } from '../cmi5/session.ts';
import { verbVoided, type Statement } from '../xapi/statement/schema.ts';

/** Words of the space about its learners; and a unit takes back nothing, as it could take back what other courses have said. */
const wordsOfSpace: readonly string[] = [verbs.satisfied, verbs.waived, verbs.abandoned, verbVoided];

export const mayUnitSay = ({ verb }: Statement): boolean => !wordsOfSpace.includes(verb.id);

export interface Judged {
  /** The id that the package gives the unit. */
  unitId: string;
  mode: LaunchMode;
}

/** @returns what is so of the unit now; nothing where it speaks of a part of itself, or is only looked at again */
export function judgementOf({ verb, object, result }: Pick<Statement, 'verb' | 'object' | 'result'>, { unitId, mode }: Judged): UnitState {
  const isAboutUnit = 'id' in object && object.id === unitId && (object.objectType ?? 'Activity') === 'Activity';
  const word = verb.id;
  if (!isAboutUnit || mode !== 'Normal' || ![verbs.completed, verbs.passed, verbs.failed].some((one) => one === word)) return {};
  const { completion, success } = result ?? {};
  // Authoring tools send “completed” with success in its result, and “passed” with completion. What the result denies does not count.
  const isPassed = success ?? (word === verbs.passed ? true : word === verbs.failed ? false : null);
  const isCompleted = completion ?? word === verbs.completed;
  return { ...(isCompleted && { completed: true }), ...(isPassed === true && { passed: true }), ...(isPassed === false && { failed: true }) };
}
