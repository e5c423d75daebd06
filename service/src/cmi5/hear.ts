/** What a launched unit says and asks for: held against the rules, and remembered. */
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import { judgementOf, mayUnitSay } from '../tincan/judgement.ts';
import type { Statement } from '../xapi/statement/schema.ts';
import { saySatisfied } from './lms-statements.ts';
import { activityOf, lockRegistration, type Registration, type UnitState } from './registration.ts';
import { isDefined, mayStand, type Situation } from './rules.ts';
import { lockSession, saveSession, type LaunchedSession } from './session.ts';
import { unitsOf } from './structure.ts';
import { verbs } from './words.ts';

export interface SessionKey {
  tenantId: string;
  id: string;
  registration: string;
}

/** A unit whose answer was lost says it again. After the end nothing is heard but that it ended. */
function mayRepeat({ verb }: Statement, { state }: LaunchedSession): boolean {
  return state === 'initialized' || verb.id === verbs.terminated;
}

/**
 * Holds the statements against the rules. What was stored before is not judged again: sent twice it must not be refused.
 * @returns what is to be done when the statements are stored
 * @throws ProblemError forbidden
 */
export async function hearStatements(db: Executor, key: SessionKey, sent: readonly Statement[]): Promise<() => Promise<void>> {
  const registration = await lockRegistration(db, key.tenantId, key.registration);
  const session = await lockSession(db, key.tenantId, key.id);
  const unit = registration && session && unitsOf(registration.course.children)[session.unit];
  if (!unit) throw new ProblemError('forbidden');
  const state = (registration.units[session.unit] ??= {});
  const situation = { session, unit, state, activityId: activityOf.unit(registration.resourceId, session.unit) };
  const known = await knownIds(db, key.tenantId, sent);
  const isTincan = registration.course.runtime === 'tincan';
  for (const statement of sent) {
    if (known.has(statement.id ?? '') && (isTincan || mayRepeat(statement, session))) continue;
    if (!(isTincan ? mayUnitSay(statement) : mayStand(statement, situation))) throw new ProblemError('forbidden');
    if (isTincan) Object.assign(state, judgementOf(statement, { unitId: unit.id, mode: session.mode }));
    else remember(statement, situation);
  }
  return async () => finish(db, registration, session);
}

async function finish(db: Executor, registration: Registration, session: LaunchedSession): Promise<void> {
  await saveSession(db, session);
  await saySatisfied(db, registration, session.id);
}

async function knownIds(db: Executor, tenantId: string, sent: readonly Statement[]): Promise<Set<string>> {
  const ids = sent.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('statement').select('id').where('tenant_id', '=', tenantId).where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

const facts: Readonly<Record<string, keyof UnitState>> = {
  [verbs.completed]: 'completed',
  [verbs.passed]: 'passed',
  [verbs.failed]: 'failed',
};

/** What a unit says in words of its own decides nothing, whatever words they are. */
function remember(statement: Statement, { session, state, activityId }: Situation): void {
  if (!isDefined(statement)) return;
  const { verb, object } = statement;
  if (!('id' in object) || object.id !== activityId) return;
  if (verb.id === verbs.initialized) {
    session.state = 'initialized';
    session.initializedAt = new Date().toISOString();
  }
  if (verb.id === verbs.terminated) session.state = 'terminated';
  const fact = facts[verb.id];
  if (fact === undefined) return;
  session.verbs.push(verb.id);
  state[fact] = true;
}

/** Remembers that the unit asked for what it must know before it begins. */
export async function noteAsked(db: Executor, { tenantId, id }: SessionKey, what: keyof LaunchedSession['told']): Promise<void> {
  const session = await lockSession(db, tenantId, id);
  if (session === null || session.told[what]) return;
  session.told[what] = true;
  await saveSession(db, session);
}
