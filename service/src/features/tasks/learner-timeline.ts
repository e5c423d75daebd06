/** What one learner did in a task, for a teacher of the class: of that task alone. */
import { sql } from 'kysely';
import { learnerTimeline, readingExtensions, verbs, videoExtensions, type LearnerAct, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { happenedAt } from '../../xapi/statement/heard.ts';
import type { Statement } from '../../xapi/statement/schema.ts';
import { learnerIn } from '../people.ts';
import { parseSegments } from '../progress/intervals.ts';
import { readOneTask } from './task-rows.ts';

interface Said {
  body: Statement & { timestamp: string };
  stored_at: string;
  clock_offset: number | null;
}
type Verb = LearnerAct['verb'];

/** Of one learner and one task; a lesson that is watched for a year has fewer. */
const mostRead = 5000;
const verbOf = new Map<string, Verb>(Object.entries(verbs).map(([name, id]) => [id, name as Verb]));

/** @throws ProblemError not-found when the caller does not teach the class of the task, or the learner is not in it */
export async function readLearnerTimeline(db: Executor, caller: Caller, { taskId, learnerId }: { taskId: string; learnerId: string }): Promise<RouteOutput<typeof routes.readLearnerTimeline>> {
  const { tenantId } = caller;
  const task = await readOneTask(db, caller, { taskId });
  await authorise(db, caller, 'task.progress.read', { class: task.class.id });
  const found = await learnerIn(db, tenantId, task.class.id, learnerId);
  if (found === undefined || (task.learners && !task.learners.some(({ id }) => id === learnerId))) throw new ProblemError('not-found');
  const { began_at: enrolledAt, ...learner } = found;
  const { rows } = await sql<Said>`
    select body, stored_at, clock_offset::double precision as clock_offset from statement
    where tenant_id = ${tenantId} and person_id = ${learnerId} and task_id = ${taskId} and not voided
    order by seq desc limit ${mostRead}`.execute(db);
  const done = await db.selectFrom('progress').select('state').where((where) => where.and({ tenant_id: tenantId, person_id: learnerId, task_id: taskId, state: 'completed' })).executeTakeFirst();
  const facts = { task, enrolledAt, now: new Date().toISOString(), isCompleted: done !== undefined };
  return { learner, taskId, ...learnerTimeline(rows.flatMap((row) => actOf(row) ?? []), facts) };
}

/** Null for what other tools say in words of their own. */
function actOf({ body, stored_at, clock_offset }: Said): LearnerAct | null {
  const verb = verbOf.get(body.verb.id);
  if (verb === undefined) return null;
  const result = body.result?.extensions ?? {};
  const [time, segments, page, session] = [result[videoExtensions.time], result[videoExtensions.playedSegments], result[readingExtensions.page], body.context?.extensions?.[videoExtensions.sessionId]];
  return {
    at: new Date(happenedAt(body.timestamp, clock_offset, stored_at)).toISOString(),
    verb,
    positionSeconds: typeof time === 'number' && time >= 0 ? time : null,
    playedSegments: typeof segments === 'string' ? (parseSegments(segments) ?? []) : [],
    page: typeof page === 'number' && Number.isInteger(page) && page > 0 ? page : null,
    sessionId: typeof session === 'string' ? session : null,
  };
}
