/** Ends that are not the unit's own: a session that was left, a unit that somebody need not do. */
import { v4 as uuidv4 } from 'uuid';
import * as v from 'valibot';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import { callerOfSpace } from '../xapi/caller.ts';
import { recordStatements } from '../xapi/statement/record.ts';
import { verbVoided, type Statement } from '../xapi/statement/schema.ts';
import { say, saySatisfied } from './lms-statements.ts';
import { activityOf, lockRegistration, type Registration } from './registration.ts';
import { lockSession, saveSession, type LaunchedSession } from './session.ts';
import { unitsOf } from './structure.ts';
import { extension, verbs } from './words.ts';

/** Ends a session that was left open; its credentials work no more. One that has ended stays as it is. */
export async function abandonSession(db: Executor, tenantId: string, sessionId: string): Promise<void> {
  const session = await lockSession(db, tenantId, sessionId);
  if (session === null || session.state === 'terminated' || session.state === 'abandoned') return;
  const registration = await lockRegistration(db, tenantId, session.registrationId);
  const unit = registration && unitsOf(registration.course.children)[session.unit];
  if (!unit) return;
  const seconds = session.initializedAt === null ? 0 : Math.max(0, (Date.now() - Date.parse(session.initializedAt)) / 1000);
  await saveSession(db, { ...session, state: 'abandoned' });
  // No rule makes a unit of an xAPI package say that it ends: that it did not say so means nothing.
  if (registration.course.runtime === 'tincan') return;
  await say(db, registration, [
    {
      verb: 'abandoned',
      object: { objectType: 'Activity', id: activityOf.unit(registration.resourceId, session.unit) },
      sessionId,
      publisherId: unit.id,
      result: { duration: `PT${seconds.toFixed(2)}S` },
    },
  ]);
}

/** Takes back that a session was abandoned: what came of it is still to be heard. */
export async function takeBackAbandoned(db: Executor, { tenantId, id: sessionId }: Pick<LaunchedSession, 'tenantId' | 'id'>, { id: registration, personId, resourceId, taskId }: Registration): Promise<void> {
  const rows = await db
    .selectFrom('statement')
    .select(['id', 'body'])
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId, registration, verb: verbs.abandoned, voided: false }))
    .execute();
  const author = callerOfSpace(tenantId, { resourceId, taskId, isWhole: false });
  const statements: Statement[] = rows
    .filter(({ body }) => v.is(OfSession, body) && body.context.extensions[extension.sessionId] === sessionId)
    .map(({ id }) => ({ actor: author.agent, verb: { id: verbVoided, display: { en: 'voided' } }, object: { objectType: 'StatementRef', id } }));
  if (statements.length > 0) await recordStatements(db, tenantId, [{ author, statements, version: '1.0.3' }]);
}
const OfSession = v.looseObject({ context: v.looseObject({ extensions: v.record(v.string(), v.unknown()) }) });

/**
 * Takes a unit off a learner's course, with the reason; it then counts as satisfied. Done twice it is done once.
 * @throws ProblemError not-found
 */
export async function waiveUnit(db: Executor, registration: Registration, place: number, reason: string): Promise<void> {
  const unit = unitsOf(registration.course.children)[place];
  if (unit === undefined) throw new ProblemError('not-found');
  const state = (registration.units[place] ??= {});
  if (state.waived === true) return;
  state.waived = true;
  // Nobody opened it: the statements have a session of their own.
  const sessionId = uuidv4();
  await say(db, registration, [
    {
      verb: 'waived',
      object: { objectType: 'Activity', id: activityOf.unit(registration.resourceId, place) },
      sessionId,
      publisherId: unit.id,
      result: { success: true, completion: true, extensions: { [extension.reason]: reason } },
      movesOn: true,
    },
  ]);
  await saySatisfied(db, registration, sessionId);
}
