/** Setting cue points, and answering them. */
import { isSameQuestion, judgeAnswer, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { parseStored } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { requireOwnTask } from '../courses/own-task.ts';
import { requireResource } from '../resources/require-resource.ts';
import { Content, fitting } from './content.ts';
import { readCuePoint, taughtClasses, type CuePointBody } from './cue-point-rows.ts';
import { sayAnswered } from './statement.ts';

/**
 * Sets a cue point, or changes one of a class that the caller teaches. Answers go when what they answer has changed: with them
 * the new key would be told to those who have answered something else.
 * @throws ProblemError not-found
 */
export async function putCuePoint(db: Executor, caller: Caller, id: string, draft: RouteInput<typeof routes.putCuePoint>['body']): Promise<void> {
  const { tenantId, personId } = caller;
  const { classId, resourceId, seconds, ...content } = draft;
  await authorise(db, caller, 'cue-point.write', { class: classId });
  await requireResource(db, caller, resourceId);
  // Whoever answers just now is waited for: that answer goes as well.
  const known = await db.selectFrom('cue_point').select(['class_id', 'content']).where((where) => where.and({ tenant_id: tenantId, id })).forNoKeyUpdate().executeTakeFirst();
  if (known !== undefined) {
    await authorise(db, caller, 'cue-point.write', { class: known.class_id });
    if (!isSameQuestion(parseStored(Content, known.content, 'cue_point.content'), content)) {
      await db.deleteFrom('cue_point_answer').where((where) => where.and({ tenant_id: tenantId, cue_point_id: id })).execute();
    }
  }
  const values = {
    class_id: classId, resource_id: resourceId, seconds, content: JSON.stringify(content), author_id: personId, changed_at: new Date().toISOString(),
  };
  await db
    .insertInto('cue_point')
    .values({ tenant_id: tenantId, id, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(values).where('cue_point.class_id', '=', known?.class_id ?? classId))
    .execute();
}

/** Removes one of the caller's classes. What is not there, or is of another class, is left as it is. */
export async function dropCuePoint(db: Executor, caller: Caller, id: string): Promise<void> {
  const classes = await taughtClasses(db, caller);
  if (classes.length === 0) return;
  await db
    .deleteFrom('cue_point')
    .where((where) => where.and({ tenant_id: caller.tenantId, id }))
    .where('class_id', 'in', classes.map((one) => one.id))
    .execute();
}

/** Keeps the first answer of a learner, judged. @throws ProblemError not-found | invalid-request */
export async function answerCuePoint(
  db: Executor,
  caller: Caller,
  id: string,
  draft: RouteInput<typeof routes.answerCuePoint>['body'],
  sentAt: string | null,
): Promise<CuePointBody> {
  const { tenantId, personId } = caller;
  const row = await db
    .selectFrom('cue_point')
    .select(['class_id', 'resource_id', 'seconds', 'content'])
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .forShare()
    .executeTakeFirst();
  const content = row === undefined ? undefined : parseStored(Content, row.content, 'cue_point.content');
  if (row === undefined || content === undefined || content.kind === 'mark') throw new ProblemError('not-found');
  await authorise(db, caller, 'cue-point.answer', { class: row.class_id });
  const { resource_id: resourceId, seconds } = row;
  if (draft.taskId !== null) await requireOwnTask(db, caller, draft.taskId, resourceId);
  const answer = fitting(content, draft);
  if (answer === null) throw new ProblemError('invalid-request', { errors: [{ pointer: '/choices', rule: 'fits the question' }] });

  const right = judgeAnswer(content, answer);
  // Whatever a clock says, nothing has happened after now.
  const answeredAt = new Date(Math.min(Date.parse(draft.at), Date.now())).toISOString();
  const first = await db
    .insertInto('cue_point_answer')
    .values({ tenant_id: tenantId, cue_point_id: id, person_id: personId, answer: JSON.stringify(answer), is_right: right, answered_at: answeredAt })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'cue_point_id', 'person_id']).doNothing())
    .returning('person_id')
    .executeTakeFirst();
  if (first !== undefined) {
    await sayAnswered(db, caller, { statementId: draft.id, cuePointId: id, resourceId, taskId: draft.taskId, seconds, content, answer, right, at: draft.at, sentAt });
  }
  return readCuePoint(db, caller, id);
}
