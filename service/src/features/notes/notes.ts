/** Notes and bookmarks in a resource. Who may read a note is part of each query. */
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { NotePlace, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { isKeptFromClass, lacksConsent, requireConsent } from '../../authorisation/consent.ts';
import type { Executor } from '../../database/carrier.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { requireResource } from '../resources/require-resource.ts';
import { learnersOf, teachersOf } from '../people.ts';

type Note = RouteOutput<typeof routes.listNotes>['items'][number];
type Draft = RouteInput<typeof routes.putNote>['body'];

const most = 500;
/** As whom somebody belongs to a class. Guardians and managers read their own notes only. */
const memberships = { student: 'learner', teacher: 'teacher' } as const;

/** The caller's notes, and those shared with the classes to which the caller belongs as who they act. @throws ProblemError not-found */
export async function listNotes(db: Executor, caller: Caller, resourceId: string, logger: Logger): Promise<Note[]> {
  const { tenantId, personId, identity } = caller;
  await requireResource(db, caller, resourceId);
  const notes = db
    .selectFrom('note')
    .innerJoin('person', (join) => join.onRef('person.tenant_id', '=', 'note.tenant_id').onRef('person.id', '=', 'note.person_id'))
    .select(['note.id', 'person_id', 'resource_id', 'place', 'text', 'class_id', 'changed_at', 'person.name'])
    .where('note.tenant_id', '=', tenantId)
    .where('resource_id', '=', resourceId)
    .orderBy('changed_at', 'desc')
    .orderBy('note.id')
    .limit(most);
  const own = await notes.where('person_id', '=', personId).execute();
  const { role } = identity;
  const isOfLearner = sql<boolean>`exists (select from enrolment l where l.tenant_id = note.tenant_id and l.class_id = note.class_id and l.person_id = note.person_id and l.role = 'learner')`;
  const shared =
    role === 'student' || role === 'teacher'
      ? await notes
          .where('person_id', '<>', personId)
          .where(sql<boolean>`not ${isKeptFromClass(tenantId, sql`note.person_id`, isOfLearner)}`)
          .where('class_id', 'in', (classes) =>
            classes
              .selectFrom('enrolment')
              .select('enrolment.class_id')
              .where((where) => where.and({ 'enrolment.tenant_id': tenantId, 'enrolment.person_id': personId, 'enrolment.role': memberships[role] }))
              .where('ended_at', 'is', null),
          )
          .select(isOfLearner.as('by_learner'))
          .execute()
      : [];
  const read = (row: (typeof own)[number] & { by_learner?: boolean }): Note => ({
    id: row.id,
    resourceId: row.resource_id,
    place: parseStored(NotePlace, row.place, 'note.place'),
    text: row.text,
    own: row.person_id === personId,
    classId: row.class_id,
    // A pupil's answer holds no other child: the words of a classmate come without a name.
    author: role === 'student' && row.by_learner === true ? null : { id: row.person_id, name: row.name },
    mayWithdraw: row.class_id !== null && (role === 'teacher' || (role === 'student' && row.person_id === personId)),
    changedAt: row.changed_at,
  });
  return readable([...own, ...shared], read, logger).sort(byChange);
}

/** The oldest change first; of one moment, always in the same order. */
function byChange(one: Note, other: Note): number {
  const key = ({ changedAt, id }: Note): string => `${changedAt} ${id}`;
  return key(one) < key(other) ? -1 : 1;
}

/** Writes a note, or changes an own one. @throws ProblemError not-found */
export async function putNote(db: Executor, caller: Caller, id: string, { resourceId, place, text }: Draft): Promise<void> {
  const { tenantId, personId } = caller;
  await requireResource(db, caller, resourceId);
  // New words come before no class to which the pupil may not show any today; the note is the own one all the same.
  const unshared = (await lacksConsent(db, caller, 'class-sharing')) ? { class_id: null } : {};
  const values = { resource_id: resourceId, place: JSON.stringify(place), text, changed_at: new Date().toISOString() };
  const kept = await db
    .insertInto('note')
    .values({ tenant_id: tenantId, id, person_id: personId, class_id: null, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet({ ...values, ...unshared }).where('note.person_id', '=', personId))
    .returning('class_id')
    .executeTakeFirst();
  if (kept === undefined) throw new ProblemError('not-found');
  await tell(db, caller, resourceId, kept.class_id);
}

/** Removes an own note. What is not there, or is of somebody else, is left as it is. */
export async function dropNote(db: Executor, caller: Caller, id: string): Promise<void> {
  const { tenantId, personId } = caller;
  const dropped = await db
    .deleteFrom('note')
    .where((where) => where.and({ tenant_id: tenantId, id, person_id: personId }))
    .returning(['resource_id', 'class_id'])
    .executeTakeFirst();
  if (dropped !== undefined) await tell(db, caller, dropped.resource_id, dropped.class_id);
}

/** Shares an own note with a class of the caller's. @throws ProblemError not-found */
export async function shareNote(db: Executor, caller: Caller, id: string, classId: string): Promise<void> {
  await authorise(db, caller, 'note.share', { class: classId });
  await requireConsent(db, caller, 'class-sharing');
  const note = await find(db, caller, id);
  if (note.person_id !== caller.personId) throw new ProblemError('not-found');
  await move(db, caller, note, classId);
}

/** Takes a note out of its class. @throws ProblemError not-found */
export async function withdrawNote(db: Executor, caller: Caller, id: string): Promise<void> {
  const note = await find(db, caller, id);
  const isOwn = note.person_id === caller.personId;
  await authorise(db, caller, 'note.withdraw', isOwn || note.class_id === null ? { person: note.person_id } : { class: note.class_id });
  await move(db, caller, note, null);
}

type Found = Awaited<ReturnType<typeof find>>;

async function find(db: Executor, { tenantId }: Caller, id: string) {
  const note = await db
    .selectFrom('note')
    .select(['id', 'person_id', 'resource_id', 'class_id'])
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .executeTakeFirst();
  if (note === undefined) throw new ProblemError('not-found');
  return note;
}

async function move(db: Executor, caller: Caller, { id, person_id: authorId, resource_id: resourceId, class_id: before }: Found, classId: string | null): Promise<void> {
  await db.updateTable('note').set({ class_id: classId }).where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await tell(db, caller, resourceId, before, classId, authorId);
}

/** Own devices read again, and those of a class that reads it or did. */
async function tell(db: Executor, { tenantId, personId }: Caller, resourceId: string, before: string | null, after = before, authorId = personId): Promise<void> {
  const audience = [personId, authorId];
  for (const classId of new Set([before, after])) {
    if (classId === null) continue;
    audience.push(...(await learnersOf(db, tenantId, classId)).map(({ id }) => id), ...(await teachersOf(db, tenantId, classId)));
  }
  await appendEvents(db, [{ tenantId, type: 'shelf.changed', subject: { resourceId }, audience }]);
}
