/** Launching a unit for a person: a session of its own, what it must know, and the address to open. */
import { v4 as uuidv4 } from 'uuid';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import { agentOfPerson } from '../xapi/caller.ts';
import { ownerOf, overwriteDocument } from '../xapi/documents/document.ts';
import { identifierOf } from '../xapi/statement/actor.ts';
import { abandonSession } from './end.ts';
import { say, saySatisfied } from './lms-statements.ts';
import { activityOf, lockRegistration, type Registration } from './registration.ts';
import { hashOf, newSecret, type LaunchMode } from './session.ts';
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
  const { tenantId, personId, resourceId, mode, origin } = launch;
  const registration = await findRegistration(db, launch);
  const unit = unitsOf(registration.course.children)[launch.unit];
  if (unit === undefined) throw new ProblemError('not-found');
  await abandonOthers(db, registration, launch.unit);

  const sessionId = uuidv4();
  const key = newSecret();
  const now = Date.now();
  await db
    .insertInto('course_session')
    .values({
      tenant_id: tenantId,
      id: sessionId,
      registration_id: registration.id,
      unit: launch.unit,
      mode,
      state: 'launched',
      fetch_hash: hashOf(key),
      secret_hash: null,
      was_told: '{}',
      verbs: '[]',
      launched_at: new Date(now).toISOString(),
      initialized_at: null,
      expires_at: new Date(now + sessionMilliseconds).toISOString(),
    })
    .execute();
  // A unit that asks for nothing is satisfied as soon as somebody is registered.
  await saySatisfied(db, registration, sessionId);
  const activityId = activityOf.unit(resourceId, launch.unit);
  const content = contentOf(unit, registration.course, launch);
  await writeLaunchData(db, launch, { unit, activityId, registration, sessionId });
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
  const parameters = {
    endpoint: `${origin}/xapi`,
    fetch: `${origin}/xapi/fetch?${new URLSearchParams({ tenant: tenantId, session: sessionId, key }).toString()}`,
    actor: JSON.stringify(agentOfPerson(personId)),
    registration: registration.id,
    activityId,
  };
  for (const [name, value] of Object.entries(parameters)) content.searchParams.set(name, value);
  return { sessionId, registration: registration.id, url: content.href, launchMethod: unit.launchMethod };
}

/** The unit itself, or the page of ours that carries it. */
function contentOf({ url }: Unit, { runtime }: Course, { contentOrigin, origin, resourceId }: Launch): URL {
  const content = new URL(url, `${contentOrigin ?? origin}/files/courses/${resourceId}/`);
  if (runtime === undefined) return content;
  // Units look for the runtime in the windows around them, which pages of no origin cannot.
  if (contentOrigin === null) throw new ProblemError('content-origin-missing');
  const carrier = new URL('/frame/scorm/index.html', contentOrigin);
  carrier.searchParams.set('runtime', runtime);
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

/** Who opens a unit again has left it before, however that ended. */
async function abandonOthers(db: Executor, { tenantId, id }: Registration, unit: number): Promise<void> {
  const rows = await db
    .selectFrom('course_session')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, registration_id: id, unit }))
    .where('state', 'in', ['launched', 'initialized'])
    .execute();
  for (const row of rows) await abandonSession(db, tenantId, row.id);
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
