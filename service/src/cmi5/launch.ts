/** Launching a unit for a person: a session of its own, what it must know, and the address to open. */
import { v4 as uuidv4 } from 'uuid';
import type { RouteOutput, routes } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import { agentOfPerson } from '../xapi/caller.ts';
import { ownerOf, overwriteDocument } from '../xapi/documents/document.ts';
import { identifierOf } from '../xapi/statement/actor.ts';
import { openingOf, type Opened } from './address.ts';
import { abandonSession, takeBackAbandoned } from './end.ts';
import { say, saySatisfied } from './lms-statements.ts';
import { activityOf, lockRegistration, type Registration } from './registration.ts';
import { lockSession, type LaunchedSession, type LaunchMode } from './session.ts';
import { unitsOf, type Course, type Unit } from './structure.ts';
import { extension, launchDataName } from './words.ts';

/** A course that is left open over a school day and continued at home is still the same launch. */
const sessionMilliseconds = 24 * 60 * 60 * 1000;

export interface Launch {
  tenantId: string;
  personId: string;
  resourceId: string;
  unit: number;
  mode: LaunchMode;
  /** The registration to go on in; null: the person's own, or a new one. */
  registration: string | null;
  taskId: string | null;
  returnUrl: string | null;
  /** A launch that was made without a line: by which id, and when. */
  earlier?: { id: string; at: string | null } | null;
  /** Where the service is reached. */
  origin: string;
  /** Where content runs apart from the service; null: nowhere. */
  contentOrigin: string | null;
}
export interface Launched {
  sessionId: string;
  registration: string;
  url: string;
  launchMethod: Unit['launchMethod'];
}

/** @throws ProblemError not-found | content-origin-missing */
export async function launchUnit(db: Executor, launch: Launch): Promise<Launched> {
  const { tenantId, resourceId, mode } = launch;
  const registration = await findRegistration(db, launch);
  const unit = unitsOf(registration.course.children)[launch.unit];
  if (unit === undefined) throw new ProblemError('not-found');
  const now = Date.now();
  const launchedAt = new Date(Math.min(now, Date.parse(launch.earlier?.at ?? '') || now)).toISOString();
  const sessionId = launch.earlier?.id ?? uuidv4();
  const expiresAt = new Date(now + sessionMilliseconds).toISOString();
  const content = contentOf(unit, registration.course, launch);
  const { url, hashes } = openingOf(content, { launch, registration, sessionId, unit });
  const launched = { sessionId, registration: registration.id, url, launchMethod: unit.launchMethod };
  const made = launch.earlier ? await lockSession(db, tenantId, sessionId) : null;
  if (made !== null) {
    if (made.registrationId !== registration.id || made.unit !== launch.unit) throw new ProblemError('not-found');
    await renewKey(db, made, { hashes, expiresAt });
    if (made.state === 'abandoned') await takeBackAbandoned(db, made, registration);
    return launched;
  }
  await abandonOthers(db, registration, launch.unit, launchedAt);

  await db
    .insertInto('course_session')
    .values({
      tenant_id: tenantId,
      id: sessionId,
      registration_id: registration.id,
      unit: launch.unit,
      mode,
      state: 'launched',
      secret_hash: null,
      ...hashes,
      was_told: '{}',
      verbs: '[]',
      launched_at: launchedAt,
      initialized_at: null,
      expires_at: expiresAt,
    })
    .execute();
  // A unit that asks for nothing is satisfied as soon as somebody is registered.
  await saySatisfied(db, registration, sessionId);
  const activityId = activityOf.unit(resourceId, launch.unit);
  // One that was launched later may not have read what it was launched with.
  const isTold = registration.course.runtime !== 'tincan' && (!launch.earlier || !(await isOpenLater(db, registration, launch.unit, launchedAt)));
  if (isTold) await writeLaunchData(db, launch, { unit, activityId, registration, sessionId });
  await say(db, registration, [
    {
      verb: 'launched',
      object: { objectType: 'Activity', id: activityId, definition: { name: unit.title, description: unit.description, ...(unit.activityType && { type: unit.activityType }) } },
      sessionId,
      publisherId: unit.id,
      extensions: {
        [extension.launchMode]: mode,
        [extension.launchUrl]: content.href,
        [extension.moveOn]: unit.moveOn,
        ...(unit.launchParameters !== null && { [extension.launchParameters]: unit.launchParameters }),
        ...(unit.masteryScore !== null && { [extension.masteryScore]: unit.masteryScore }),
      },
    },
  ]);
  return launched;
}

/**
 * A launch that is told again has another key for its credentials: what had fetched them broke off. Whoever opened the unit with a line
 * meanwhile has ended it before its results were heard; they count all the same.
 */
async function renewKey(db: Executor, { tenantId, id, state, initializedAt }: LaunchedSession, { hashes, expiresAt }: { hashes: Opened['hashes']; expiresAt: string }): Promise<void> {
  const before = initializedAt === null ? 'launched' : 'initialized';
  await db
    .updateTable('course_session')
    .set({ ...hashes, expires_at: expiresAt, state: state === 'abandoned' ? before : state })
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .execute();
}

/** What it takes to open the units where the service cannot be asked; null where something of it lies elsewhere, or they know no launch but one of the service. */
export function keptUnits(course: Course, place: Pick<Launch, 'contentOrigin' | 'origin' | 'resourceId'>): KeptUnit[] | null {
  const units = unitsOf(course.children);
  // The page that opens units without a line speaks cmi5.
  if (course.runtime === 'tincan' || units.some(({ url }) => URL.canParse(url))) return null;
  return units.map((unit, index) => {
    const { id, launchMethod, moveOn, masteryScore, launchParameters } = unit;
    const { pathname, search, hash } = contentOf(unit, course, place);
    return { path: pathname + search + hash, activityId: activityOf.unit(place.resourceId, index), publisherId: id, launchMethod, moveOn, masteryScore, launchParameters };
  });
}
type KeptUnit = RouteOutput<typeof routes.readCoursePackage>['units'][number];

/** The unit itself, or the page of ours that carries it. */
function contentOf({ url }: Unit, { runtime }: Course, { contentOrigin, origin, resourceId }: Pick<Launch, 'contentOrigin' | 'origin' | 'resourceId'>): URL {
  const content = new URL(url, `${contentOrigin ?? origin}/files/courses/${resourceId}/`);
  if (runtime === undefined || runtime === 'tincan') return content;
  // Units look for the runtime in the windows around them, which pages of no origin cannot.
  if (contentOrigin === null) throw new ProblemError('content-origin-missing');
  const carrier = new URL(runtime === 'h5p' ? '/frame/h5p/index.html' : '/frame/scorm/index.html', contentOrigin);
  if (runtime !== 'h5p') carrier.searchParams.set('runtime', runtime);
  carrier.searchParams.set('unit', content.pathname + content.search + content.hash);
  return carrier;
}

async function findRegistration(db: Executor, { tenantId, personId, resourceId, registration, taskId }: Launch): Promise<Registration> {
  const own = db
    .selectFrom('course_registration')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId, resource_id: resourceId }))
    .orderBy('created_at', 'desc');
  const row = await (registration === null ? own.where('task_id', taskId === null ? 'is' : '=', taskId) : own.where('id', '=', registration)).limit(1).executeTakeFirst();
  const id = row?.id ?? (registration === null ? await register(db, { tenantId, personId, resourceId, taskId }) : null);
  const found = id === null ? null : await lockRegistration(db, tenantId, id);
  if (found === null) throw new ProblemError('not-found');
  return found;
}

async function register(db: Executor, { tenantId, personId, resourceId, taskId }: Pick<Launch, 'tenantId' | 'personId' | 'resourceId' | 'taskId'>): Promise<string> {
  const course = await db.selectFrom('course').select('resource_id').where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId })).executeTakeFirst();
  if (course === undefined) throw new ProblemError('not-found');
  const id = uuidv4();
  await db
    .insertInto('course_registration')
    .values({ tenant_id: tenantId, id, resource_id: resourceId, person_id: personId, task_id: taskId, units: '{}', satisfied: '[]', created_at: new Date().toISOString() })
    .execute();
  return id;
}

const selectOpen = (db: Executor, { tenantId, id }: Registration, unit: number) =>
  db
    .selectFrom('course_session')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, registration_id: id, unit }))
    .where('state', 'in', ['launched', 'initialized']);

/** Who opens a unit again has left it before, however that ended. */
async function abandonOthers(db: Executor, registration: Registration, unit: number, launchedAt: string): Promise<void> {
  const rows = await selectOpen(db, registration, unit).where('launched_at', '<=', launchedAt).execute();
  for (const row of rows) await abandonSession(db, registration.tenantId, row.id);
}

async function isOpenLater(db: Executor, registration: Registration, unit: number, launchedAt: string): Promise<boolean> {
  return (await selectOpen(db, registration, unit).where('launched_at', '>', launchedAt).limit(1).executeTakeFirst()) !== undefined;
}

async function writeLaunchData(
  db: Executor,
  { tenantId, personId, mode, returnUrl }: Launch,
  { unit, activityId, registration, sessionId }: { unit: Unit; activityId: string; registration: Registration; sessionId: string },
): Promise<void> {
  const { id, launchMethod, launchParameters, entitlementKey, masteryScore, moveOn } = unit;
  const mastery = masteryScore === null ? {} : { [extension.masteryScore]: masteryScore };
  const data = {
    contextTemplate: { contextActivities: { grouping: [{ objectType: 'Activity', id }] }, extensions: { [extension.sessionId]: sessionId, ...mastery } },
    launchMode: mode,
    launchMethod,
    moveOn,
    ...(masteryScore !== null && { masteryScore }),
    ...(launchParameters !== null && { launchParameters }),
    ...(entitlementKey !== null && { entitlementKey: { courseStructure: entitlementKey } }),
    ...(returnUrl !== null && { returnURL: returnUrl }),
  };
  const owner = ownerOf('state', activityId, identifierOf(agentOfPerson(personId)) ?? '');
  const content = { type: 'application/json', bytes: Buffer.from(JSON.stringify(data)) };
  await overwriteDocument(db, { tenantId, owner, registration: registration.id, name: launchDataName }, personId, content);
}
