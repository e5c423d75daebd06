/** Tasks: classes of the caller, tasks, and how far a class is. */
import { sql } from 'kysely';
import { routes, type RouteOutput } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Caller } from '../../identity/caller.ts';
import { TimedCache } from '../../identity/timed-cache.ts';
import type { Services } from '../../services.ts';
import { collate } from '../collate.ts';
import { learnersOf } from '../people.ts';
import { readClassLoad } from './class-load.ts';
import { readClassStudy } from './class-study.ts';
import { readClassProgress } from './class-progress.ts';
import { readLearnerTimeline } from './learner-timeline.ts';
import { readOwnStudy } from './own-study.ts';
import { readSchoolStudy, type KeptStudies } from './school-study.ts';
import { createTask } from './create-task.ts';
import { listTaskPage, readOneTask, type TaskFilter } from './task-rows.ts';

type ClassBody = RouteOutput<typeof routes.listClasses>['items'][number];

/** Routes of the tag `tasks`. */
export function taskRoutes({ config }: Services): Implementation[] {
  const kept: KeptStudies = new TimedCache(1000);
  return [
    implement(routes.listClasses, async ({ db, caller }) => ({ items: await listClasses(db, caller) })),
    implement(routes.listTasks, async ({ db, caller, query, logger }) => {
      await requireReach(db, caller, query);
      return listTaskPage(db, caller, query, { ...query, logger });
    }),
    implement(routes.readTask, async ({ db, caller, params, query }) => {
      await requireReach(db, caller, query);
      return readOneTask(db, caller, { taskId: params.taskId, learnerId: query.learnerId });
    }),
    implement(routes.createTask, async ({ db, caller, body }) => createTask(db, caller, body)),
    implement(routes.readClassLoad, async ({ db, caller, params, query }) => readClassLoad(db, caller, { ...params, ...query }, config.homeworkLimits)),
    implement(routes.listClassLearners, async ({ db, caller, params: { classId } }) => {
      await authorise(db, caller, 'task.progress.read', { class: classId });
      return { items: (await learnersOf(db, caller.tenantId, classId)).sort((a, b) => collate(a.name, b.name)) };
    }),
    implement(routes.readClassStudy, async ({ db, caller, params, query }) => readClassStudy(db, caller, { ...params, ...query })),
    implement(routes.readOwnStudy, async ({ db, caller, query }) => readOwnStudy(db, caller, query.by)),
    implement(routes.readSchoolStudy, async ({ db, caller, params }) => readSchoolStudy(db, caller, params.organisationId, { kept })),
    implement(routes.readTaskProgress, async ({ db, caller, params }) => readClassProgress(db, caller, params.taskId)),
    implement(routes.readLearnerTimeline, async ({ db, caller, params }) => readLearnerTimeline(db, caller, params)),
  ];
}

/** A named class or learner must be in reach; an empty list would look like "no tasks". @throws ProblemError not-found */
async function requireReach(db: Executor, caller: Caller, { classId, learnerId }: TaskFilter): Promise<void> {
  if (classId !== undefined) await authorise(db, caller, 'task.read', { class: classId });
  if (learnerId !== undefined && learnerId !== caller.personId) {
    await authorise(db, caller, 'task.read', { person: learnerId });
  }
}

async function listClasses(db: Executor, { tenantId, personId, identity }: Caller): Promise<ClassBody[]> {
  const { rows } = await sql<ClassBody>`
    select c.id, c.name, c.grade, o.name as school,
      (select count(*) from enrolment l where l.tenant_id = c.tenant_id and l.class_id = c.id
        and l.role = 'learner' and l.ended_at is null) as "learnerCount",
      array_remove(array_agg(e.subject order by e.subject), '') as subjects
    from enrolment e
    join class c on c.tenant_id = e.tenant_id and c.id = e.class_id
    join organisation o on o.tenant_id = c.tenant_id and o.id = c.organisation_id
    where e.tenant_id = ${tenantId} and e.person_id = ${personId} and e.ended_at is null and c.ended_at is null
      and e.role = ${identity.role === 'teacher' ? 'teacher' : 'learner'}
    group by c.tenant_id, c.id, c.name, c.grade, c.source_id, o.name order by c.source_id`.execute(db);
  return rows;
}
