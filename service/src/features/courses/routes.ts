/** Courses: launching units for the caller, and taking a unit off a learner's course. */
import { join } from 'node:path';
import { header, routes, type RouteOutput } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { abandonSession, waiveUnit } from '../../cmi5/end.ts';
import { keptUnits, launchUnit } from '../../cmi5/launch.ts';
import { activityOf, lockRegistration, type UnitState } from '../../cmi5/registration.ts';
import { unitsOf, type Course } from '../../cmi5/structure.ts';
import { listPackage } from '../../content/package-list.ts';
import type { Executor } from '../../database/carrier.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import type { Services } from '../../services.ts';
import { agentOfPerson } from '../../xapi/caller.ts';
import { selectResources, toResource } from '../resources/resource.ts';
import { courseGroupRoutes } from './group-routes.ts';
import { requireOwnTask } from './own-task.ts';

/** Routes of the tag `courses`. */
export function courseRoutes({ content, config }: Services): Implementation[] {
  return [
    ...courseGroupRoutes(),
    implement(routes.readCourse, async ({ db, caller, params, query }) => readCourse(db, caller, params.resourceId, query.taskId ?? null)),
    implement(routes.launchUnit, async ({ db, caller, params, body, request }) => {
      const { tenantId, personId } = caller;
      const { unit, mode = 'Normal', registration = null, taskId = null, returnUrl = null, launchId, launchedAt = null } = body;
      const earlier = launchId === undefined ? null : { id: launchId, at: byOurClock(launchedAt, request.headers.get(header.sentAt)) };
      if (taskId !== null) await requireOwnTask(db, caller, taskId, params.resourceId);
      const { resourceId } = params;
      const origin = content.serviceOrigin(request);
      const folder = content.addressOf(request, `/files/courses/${resourceId}/`);
      const contentOrigin = folder === null ? null : new URL(folder).origin;
      // Where nobody says otherwise, a unit that is left tells the player around it.
      const leftTo = returnUrl ?? (contentOrigin && `${contentOrigin}/frame/left.html`);
      return launchUnit(db, { tenantId, personId, resourceId, unit, mode, registration, taskId, returnUrl: leftTo, earlier, origin, contentOrigin });
    }),
    implement(routes.readCoursePackage, async ({ db, caller, params, request }) => {
      const { resourceId } = params;
      const address = content.addressOf(request, `/files/courses/${resourceId}/`);
      const row = await db
        .selectFrom('course')
        .select('structure')
        .where((where) => where.and({ tenant_id: caller.tenantId, resource_id: resourceId }))
        .executeTakeFirst();
      const resource = row && (await selectResources(db, caller.tenantId).where('resource.id', '=', resourceId).executeTakeFirst());
      if (address === null || !resource || !toResource(resource).marks.includes('offline')) throw new ProblemError('not-found');
      const { origin } = new URL(address);
      // Written by ourselves, from what was parsed.
      const units = keptUnits(row.structure as unknown as Course, { resourceId, origin, contentOrigin: origin });
      const files = await listPackage(join(config.folders['/files/'] ?? '', 'courses', resourceId));
      if (units === null || files.length === 0) throw new ProblemError('not-found');
      return { address, sizeBytes: files.reduce((sum, { bytes }) => sum + bytes, 0), actor: JSON.stringify(agentOfPerson(caller.personId)), units };
    }),
    implement(routes.abandonLaunch, async ({ db, caller, params }) => {
      const own = await db
        .selectFrom('course_session as session')
        .innerJoin('course_registration as registration', (join) =>
          join.onRef('registration.tenant_id', '=', 'session.tenant_id').onRef('registration.id', '=', 'session.registration_id'),
        )
        .select('session.id')
        .where('session.tenant_id', '=', caller.tenantId)
        .where('session.id', '=', params.sessionId)
        .where('registration.person_id', '=', caller.personId)
        .executeTakeFirst();
      if (own === undefined) throw new ProblemError('not-found');
      await abandonSession(db, caller.tenantId, own.id);
      return undefined;
    }),
    implement(routes.waiveUnit, async ({ db, caller, params, body }) => {
      const registration = await lockRegistration(db, caller.tenantId, params.registration);
      if (registration === null) throw new ProblemError('not-found');
      await authorise(db, caller, 'course.waive', { person: registration.personId });
      await waiveUnit(db, registration, body.unit, body.reason);
      return undefined;
    }),
  ];
}

/** @throws ProblemError not-found */
async function readCourse(db: Executor, { tenantId, personId }: Caller, resourceId: string, taskId: string | null): Promise<RouteOutput<typeof routes.readCourse>> {
  const row = await db
    .selectFrom('course')
    .leftJoin('course_registration as registration', (join) =>
      join
        .onRef('registration.tenant_id', '=', 'course.tenant_id')
        .onRef('registration.resource_id', '=', 'course.resource_id')
        .on('registration.person_id', '=', personId)
        .on('registration.task_id', taskId === null ? 'is' : '=', taskId),
    )
    .select(['structure', 'registration.id as registration', 'units', 'satisfied'])
    .where('course.tenant_id', '=', tenantId)
    .where('course.resource_id', '=', resourceId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  // Both were written by ourselves, from what was parsed.
  const course = row.structure as unknown as Course;
  const states = (row.units ?? {}) as Record<string, UnitState>;
  return {
    resourceId,
    registration: row.registration,
    units: unitsOf(course.children).map(({ title, launchMethod }, place) => ({ place, title, launchMethod, state: wordOf(states[place] ?? {}) })),
    satisfied: row.satisfied?.includes(activityOf.course(resourceId)) ?? false,
  };
}

function wordOf({ waived, passed, failed, completed }: UnitState): 'open' | 'completed' | 'passed' | 'failed' | 'waived' {
  if (waived) return 'waived';
  if (passed) return 'passed';
  if (failed) return 'failed';
  return completed ? 'completed' : 'open';
}

/** A school's machine may be years off: by how much, it says when it sends. */
function byOurClock(time: string | null, sentAt: string | null): string | null {
  const offset = Date.now() - Date.parse(sentAt ?? '');
  return time === null || Number.isNaN(offset) ? time : new Date(Date.parse(time) + offset).toISOString();
}
