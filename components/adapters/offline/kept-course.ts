/** A web course on a bad line: its units as they were seen, and a launch that is made good later. */
import type { Course, CoursePackage, Launch, LaunchDraft } from '../../base/ports/courses.ts';
import type { Answer, PortError } from '../../base/ports/ports.ts';
import type { RemotePorts } from '../remote-ports.ts';
import type { KeptRecord, Storage, Write } from './database.ts';
import { isExpired, isGone, isWhole } from './keepable.ts';
import { withNewer, withNoted } from './newer-elsewhere.ts';
import { openAddress } from './kept-package.ts';
import { KeptStore } from './kept-store.ts';
import type { Outbox } from './outbox.ts';
import type { OwnerFinder } from './owner.ts';

export interface KeptCourseOptions {
  storage: Storage;
  owners: OwnerFinder;
  outbox: Outbox;
  remote: RemotePorts;
}
type Packaged = KeptRecord & { course: Course; package: CoursePackage };

async function findKept({ storage, owners }: KeptCourseOptions, resourceId: string): Promise<Packaged | null> {
  const owner = await owners.find();
  const record = await new KeptStore(storage).get(owner.id, resourceId).catch(() => undefined);
  if (record === undefined || !isWhole(record) || isGone(record) || isExpired(record)) return null;
  const { course, package: kept } = record;
  return course === undefined || kept === undefined ? null : { ...record, course, package: kept };
}

/** The course of a kept package that nobody has asked for in this way. @throws the problem where it is not kept */
export async function keptCourse(options: KeptCourseOptions, { resourceId, taskId }: { resourceId: string; taskId: string | null }, problem: PortError): Promise<Answer<Course>> {
  const record = await findKept(options, resourceId);
  if (record === null) throw problem;
  const { course, confirmedAt: asOf } = record;
  // In a task it begins anew, and how far that is nobody here knows.
  const inTask: Course = { ...course, registration: null, satisfied: false, units: course.units.map((unit) => ({ ...unit, state: 'open' })) };
  const value = withWaitingLaunches(taskId === null ? course : inTask, taskId, await options.outbox.writes(record.owner, 'waiting'));
  return { value: withNewer(value, taskId, record), asOf, stale: true };
}

/** What is known on this machine alone of a course that the service has told of. */
export async function withKnownHere({ storage, owners }: KeptCourseOptions, taskId: string | null, answer: Answer<Course>): Promise<Answer<Course>> {
  const record = await owners.find().then(({ id }) => new KeptStore(storage).get(id, answer.value.resourceId)).catch(() => undefined);
  return record === undefined ? answer : { ...answer, value: withNewer(answer.value, taskId, record) };
}

/** Launches without a line; the outbox has the service make it good. @throws the problem where it is not kept */
export async function launchKept(options: KeptCourseOptions, resourceId: string, draft: LaunchDraft, problem: PortError): Promise<Launch> {
  const { owners, outbox, remote } = options;
  const record = await findKept(options, resourceId);
  const made: LaunchDraft = { ...draft, launchId: crypto.randomUUID(), launchedAt: new Date().toISOString() };
  const url = record && openAddress(record.package, made, { owner: record.owner, registration: registrationOf(record, draft) });
  if (!url) throw problem;
  const owner = await owners.writer();
  await new KeptStore(options.storage).change(owner.id, resourceId, (kept) => withNoted(kept, draft, false));
  await outbox.add({ owner: owner.id, identity: remote.identity.actingIdentity ?? owner.firstIdentity, stream: `course ${resourceId}`, command: { kind: 'launch', resourceId, address: record.package.address, draft: made } });
  return { url, launchMethod: record.package.units[draft.unit]?.launchMethod ?? 'AnyWindow' };
}

const registrationOf = ({ registrations, course }: Packaged, { taskId }: LaunchDraft): string | null =>
  registrations?.[taskId ?? ''] ?? (taskId === null ? course.registration : null);

/** What a unit keeps with a line, the next launch without one goes on with, in the same task only: their registration tells them apart. */
export async function noteRegistration({ storage, owners }: KeptCourseOptions, resourceId: string, draft: LaunchDraft, { url }: Launch): Promise<void> {
  const registration = new URL(url).searchParams.get('registration');
  const { id: owner } = await owners.find();
  await new KeptStore(storage).change(owner, resourceId, (record) => withNoted({ ...record, ...(registration !== null && { registrations: { ...record.registrations, [draft.taskId ?? '']: registration } }) }, draft, false));
}

/** Units whose results the service has not heard yet. */
export function withWaitingLaunches(course: Course, taskId: string | null, writes: readonly Write[]): Course {
  const waiting = new Set(
    writes.flatMap(({ command }) => (command.kind === 'launch' && command.resourceId === course.resourceId && command.draft.taskId === taskId ? [command.draft.unit] : [])),
  );
  return waiting.size === 0 ? course : { ...course, units: course.units.map((unit) => (waiting.has(unit.place) ? { ...unit, isWaiting: true } : unit)) };
}
