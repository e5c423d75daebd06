/** The first lesson of the demo county: tasks of one class, given and begun the way people do it, so that no page is empty. */
import { v4 as uuid } from 'uuid';
import { accountHomePage, activityPrefix, verbs, videoExtensions, type Statement } from '../../../contract/src/index.ts';
import type { Database, Executor } from '../database/carrier.ts';
import { deliveryOf } from '../features/progress/delivery.ts';
import { createTask } from '../features/tasks/create-task.ts';
import type { Caller } from '../identity/caller.ts';
import { recordStatements } from '../xapi/statement/record.ts';

/** Ids of the demo roster. */
const teacher = 'yl-a0003';
const classSource = 'class-central-3-1';
const dayMilliseconds = 86_400_000;

/** What the teacher gives, and how far some learners are: a share of the lesson, by their ids in the roster. */
const lessons = [
  {
    identifier: 'yl-lesson-001',
    title: '认识几分之一',
    instruction: '看完后用一张纸折一折，折出它的四分之一，明天带来。',
    paper: '练习单第1页，不用屏幕也能做。',
    dueInDays: 3,
    learners: { 'yl-s0280': 1, 'yl-s0282': 0.45, 'yl-s0284': 0.8 },
  },
  {
    identifier: 'yl-lesson-002',
    title: '观察今晚的月亮',
    instruction: '先看月相为什么会变，再和家人一起看看今晚的月亮是什么样子，画下来。',
    paper: '直接观察并画下来，连续画三天。',
    dueInDays: 5,
    learners: { 'yl-s0280': 0.3 },
  },
] as const;

/** Gives the tasks and writes the learning records. Does nothing where the people or resources are others. */
export async function giveDemoLesson(db: Database, tenantId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const giver = await callerOf(transaction, tenantId, teacher, 'teacher');
    const classId = await classOf(transaction, tenantId, classSource);
    if (giver === undefined || classId === undefined) return;
    for (const lesson of lessons) {
      const resourceId = await resourceOf(transaction, tenantId, lesson.identifier);
      if (resourceId === undefined) continue;
      const { id: taskId, resource } = await createTask(transaction, giver, {
        classId,
        resourceId,
        title: lesson.title,
        instruction: lesson.instruction,
        paperAlternative: lesson.paper,
        dueAt: new Date(Date.now() + lesson.dueInDays * dayMilliseconds).toISOString(),
      });
      for (const [learner, share] of Object.entries(lesson.learners)) {
        const watcher = await callerOf(transaction, tenantId, learner, 'student');
        if (watcher === undefined) continue;
        const seconds = (resource.durationSeconds ?? 0) * share;
        const statement = watched(watcher.personId, resourceId, taskId, seconds, resource.durationSeconds ?? 0);
        await recordStatements(transaction, tenantId, [await deliveryOf(transaction, watcher, [statement])]);
      }
    }
  });
}

function watched(personId: string, resourceId: string, taskId: string, seconds: number, length: number): Statement {
  return {
    id: uuid(),
    actor: { account: { homePage: accountHomePage, name: personId } },
    verb: { id: verbs.paused },
    object: { id: `${activityPrefix.resource}${resourceId}` },
    result: {
      extensions: { [videoExtensions.time]: seconds, [videoExtensions.playedSegments]: `0[.]${seconds.toFixed(2)}` },
    },
    context: {
      contextActivities: { parent: [{ id: `${activityPrefix.task}${taskId}` }] },
      extensions: { [videoExtensions.length]: length },
    },
    timestamp: new Date().toISOString(),
  };
}

/** A person of the roster as a caller with one role. */
async function callerOf(db: Executor, tenantId: string, sourceId: string, role: 'teacher' | 'student'): Promise<Caller | undefined> {
  const identity = await db
    .selectFrom('person_source as s')
    .innerJoin('identity as i', (join) => join.onRef('i.tenant_id', '=', 's.tenant_id').onRef('i.person_id', '=', 's.person_id'))
    .select(['i.id', 'i.role', 'i.organisation_id as organisationId', 'i.person_id as personId'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.source_id', '=', sourceId)
    .where('i.role', '=', role)
    .executeTakeFirst();
  if (identity === undefined) return undefined;
  const { personId, ...acting } = identity;
  return { tenantId, personId, identity: acting, identities: [acting], expiresAt: Infinity, isGuest: false };
}

/** The class of the demo roster; its id there stands behind the name of the roster system. */
async function classOf(db: Executor, tenantId: string, sourceId: string): Promise<string | undefined> {
  const row = await db.selectFrom('class').select('id').where('tenant_id', '=', tenantId).where('source_id', 'like', `%${sourceId}`).executeTakeFirst();
  return row?.id;
}

async function resourceOf(db: Executor, tenantId: string, identifier: string): Promise<string | undefined> {
  const row = await db.selectFrom('resource').select('id').where('tenant_id', '=', tenantId).where('identifier', '=', identifier).executeTakeFirst();
  return row?.id;
}
