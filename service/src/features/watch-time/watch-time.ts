/** The rule for a child, and what was used of it today. */
import { sql } from 'kysely';
import { WatchRule, dayInChina, startOfDayInChina, verbs, videoExtensions, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { parseStored } from '../../database/stored.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { happenedAt } from '../../xapi/statement/heard.ts';
import { guardiansOf } from '../people.ts';
import { countSeconds, type WatchRecord } from './counted.ts';

type WatchTimeBody = RouteOutput<typeof routes.readWatchTime>;

/** @throws ProblemError not-found for anybody but oneself and an own child */
export async function readWatchTime(db: Executor, caller: Caller, learnerId: string): Promise<WatchTimeBody> {
  const { tenantId } = caller;
  await authorise(db, caller, 'watch-time.read', { person: learnerId });
  const row = await db
    .selectFrom('watch_rule')
    .innerJoin('person', (join) => join.onRef('person.tenant_id', '=', 'watch_rule.tenant_id').onRef('person.id', '=', 'set_by'))
    .select(['rule', 'set_by', 'person.name'])
    .where('watch_rule.tenant_id', '=', tenantId)
    .where('learner_id', '=', learnerId)
    .executeTakeFirst();
  const now = Date.now();
  const { used, inTasks } = countSeconds(await recordsOf(db, tenantId, learnerId, startOfDayInChina(now)));
  return {
    learnerId,
    rule: row === undefined ? null : parseStored(WatchRule, row.rule, 'watch_rule.rule'),
    setBy: row === undefined ? null : { id: row.set_by, name: row.name },
    day: dayInChina(now),
    usedSeconds: used,
    taskSeconds: inTasks,
    at: new Date(now).toISOString(),
  };
}

/** @throws ProblemError not-found for anybody but an own child */
export async function setWatchRule(db: Executor, caller: Caller, learnerId: string, rule: RouteInput<typeof routes.setWatchRule>['body']): Promise<WatchTimeBody> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'watch-time.limit', { person: learnerId });
  const values = { rule: JSON.stringify(rule), set_by: personId, set_at: new Date().toISOString() };
  await db
    .insertInto('watch_rule')
    .values({ tenant_id: tenantId, learner_id: learnerId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'learner_id']).doUpdateSet(values))
    .execute();
  const guardians = (await guardiansOf(db, tenantId, [learnerId])).map(({ guardianId }) => guardianId);
  await appendEvents(db, [{ tenantId, type: 'watch-time.changed', subject: { personId: learnerId }, audience: [learnerId, ...guardians] }]);
  return readWatchTime(db, caller, learnerId);
}

/** Records of the day. What a machine without a line did on other days came in later, and is left out. */
async function recordsOf(db: Executor, tenantId: string, personId: string, from: number): Promise<WatchRecord[]> {
  const { rows } = await sql<{ verb: string; session: string | null; is_task: boolean; at: string; stored_at: string; clock_offset: number | null }>`
    select verb, body #>> ${`{context,extensions,${videoExtensions.sessionId}}`}::text[] as session, task_id is not null as is_task,
      body ->> 'timestamp' as at, stored_at, clock_offset
    from statement
    where tenant_id = ${tenantId} and person_id = ${personId} and stored_at >= ${new Date(from).toISOString()} and verb = any(${watchVerbs}::text[])`.execute(db);
  return rows.flatMap(({ verb, session, is_task: isTask, at, stored_at: storedAt, clock_offset: offset }) => {
    const moment = happenedAt(at, offset, storedAt);
    return session === null || Number.isNaN(moment) || moment < from ? [] : [{ verb: kindOf(verb), session, isTask, at: moment }];
  });
}

const watchVerbs = [verbs.played, verbs.paused, verbs.seeked, verbs.completed, verbs.terminated];
const kindOf = (verb: string): WatchRecord['verb'] => (verb === verbs.played ? 'played' : verb === verbs.paused || verb === verbs.terminated ? 'ended' : 'other');
