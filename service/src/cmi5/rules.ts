/** What a launched unit may say, and when (cmi5, section 9). What breaks a rule is refused, so that "passed" means something. */
import type { Statement } from '../xapi/statement/schema.ts';
import { verbVoided } from '../xapi/statement/schema.ts';
import type { UnitState } from './registration.ts';
import type { LaunchedSession } from './session.ts';
import type { Unit } from './structure.ts';
import { category, extension, verbs } from './words.ts';

export interface Situation {
  session: LaunchedSession;
  unit: Unit;
  state: UnitState;
  activityId: string;
}

const ownVerbs: readonly string[] = [verbs.initialized, verbs.completed, verbs.passed, verbs.failed, verbs.terminated];
const judging: readonly string[] = [verbs.completed, verbs.passed, verbs.failed];

/** Whether the statement may stand. */
export function mayStand(statement: Statement, situation: Situation): boolean {
  return isComplete(statement, situation) && isInTime(statement, situation) && (isDefined(statement) ? isByTheBook(statement, situation) : isFree(statement));
}

const categoriesOf = ({ context }: Statement) => (context?.contextActivities?.category ?? []).map(({ id }) => id);
/** One of those whose meaning cmi5 defines. */
export const isDefined = (statement: Statement) => categoriesOf(statement).includes(category.cmi5);

/** What each statement has, of whatever kind. */
function isComplete({ id, timestamp, context, verb }: Statement, { session, unit }: Situation): boolean {
  const grouping = (context?.contextActivities?.grouping ?? []).map((activity) => activity.id);
  return (
    id !== undefined &&
    timestamp !== undefined &&
    verb.id !== verbVoided &&
    context?.extensions?.[extension.sessionId] === session.id &&
    grouping.includes(unit.id)
  );
}

/** Between "initialized" and "terminated"; and a unit begins only when it knows what it was launched with. */
function isInTime(statement: Statement, { session }: Situation): boolean {
  const isBeginning = statement.verb.id === verbs.initialized && isDefined(statement);
  if (isBeginning) return session.state === 'launched' && session.told.launchData === true && session.told.preferences === true;
  return session.state === 'initialized';
}

/** Statements of its own kind carry none of the marks that decide about moving on. */
const isFree = (statement: Statement) => !categoriesOf(statement).includes(category.moveOn);

function isByTheBook(statement: Statement, situation: Situation): boolean {
  const { object, verb, result } = statement;
  const { session, unit, state, activityId } = situation;
  const isAboutUnit = 'id' in object && object.id === activityId && (object.objectType ?? 'Activity') === 'Activity';
  if (!ownVerbs.includes(verb.id) || !isAboutUnit) return false;
  const isJudging = judging.includes(verb.id);
  if (isJudging !== categoriesOf(statement).includes(category.moveOn)) return false;
  if ((isJudging || verb.id === verbs.terminated) && result?.duration === undefined) return false;
  if (!isJudging) return result?.success === undefined && result?.completion === undefined && result?.score === undefined;
  if (session.mode !== 'Normal' || session.verbs.includes(verb.id)) return false;
  if (verb.id === verbs.completed) return !state.completed && result?.completion === true && result.success === undefined && result.score === undefined;
  return isJudgement(statement, unit) && (verb.id === verbs.passed ? mayPass(situation) : mayFail(situation));
}

/** A unit passes once, and not in a session in which it failed; what was passed once cannot be failed. */
const mayPass = ({ session, state }: Situation) => !state.passed && !session.verbs.includes(verbs.failed);
const mayFail = ({ state }: Situation) => !state.passed;

function isJudgement({ verb, result, context }: Statement, { masteryScore }: Unit): boolean {
  const isPass = verb.id === verbs.passed;
  const { score } = result ?? {};
  if (result?.success !== isPass || result.completion !== undefined) return false;
  if (score?.raw !== undefined && (score.min === undefined || score.max === undefined)) return false;
  if (masteryScore === null) return true;
  if (context?.extensions?.[extension.masteryScore] !== masteryScore) return false;
  return score?.scaled === undefined || (isPass ? score.scaled >= masteryScore : score.scaled < masteryScore);
}
