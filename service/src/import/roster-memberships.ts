/** What people are: identities, enrolments and guardianships. What a full delivery no longer holds is ended. */
import type { Selectable } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { likePrefix } from './roster-organisations.ts';
import { difference, upsert } from './upsert.ts';
import { isComplete, newId, type RosterImport } from './write-roster.ts';

type IdentityRecord = Selectable<Schema['identity']>;
type EnrolmentRecord = Selectable<Schema['enrolment']>;
type GuardianshipRecord = Selectable<Schema['guardianship']>;

/** Writes all three. */
export async function writeMemberships(work: RosterImport): Promise<void> {
  await writeIdentities(work);
  await writeEnrolments(work);
  await writeGuardianships(work);
}

/** Whether a membership with these days is one today. Days are meant in Asia/Shanghai. */
function isCurrent({ now }: RosterImport, begin: string | null, end: string | null): boolean {
  const today = new Date(Date.parse(now) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return (begin === null || begin <= today) && (end === null || end >= today);
}

async function writeIdentities(work: RosterImport): Promise<void> {
  const { db, tenantId, roster, now } = work;
  const rows = await db
    .selectFrom('identity')
    .innerJoin('organisation as o', (join) => join.onRef('o.tenant_id', '=', 'identity.tenant_id').onRef('o.id', '=', 'identity.organisation_id'))
    .selectAll('identity')
    .where('identity.tenant_id', '=', tenantId)
    .where('o.source_id', 'like', `${likePrefix(work)}%`)
    .execute();
  const keyOf = (row: Pick<IdentityRecord, 'person_id' | 'role' | 'organisation_id'>) => `${row.person_id} ${row.role} ${row.organisation_id}`;
  const present = new Map(rows.map((row) => [keyOf(row), row]));
  const closed = new Set(roster.people.filter(({ enabled }) => !enabled).map(({ sourcedId }) => sourcedId));
  const wanted = new Map<string, IdentityRecord>();
  let refused = 0;
  for (const { personSourcedId, orgSourcedId, kind, beginDate, endDate } of roster.identities) {
    const person_id = work.people.get(personSourcedId);
    const organisation_id = work.organisations.get(orgSourcedId);
    if (person_id === undefined || organisation_id === undefined) refused += 1;
    if (person_id === undefined || organisation_id === undefined || closed.has(personSourcedId)) continue;
    if (!isCurrent(work, beginDate, endDate)) continue;
    const core = { person_id, role: kind, organisation_id };
    const before = present.get(keyOf(core));
    const valid_from = before?.valid_from ?? now;
    wanted.set(keyOf(core), { tenant_id: tenantId, id: before?.id ?? newId(), ...core, valid_from, valid_to: null });
  }
  const { write, missing, count } = difference(present, wanted, ['valid_to']);
  await upsert(db, 'identity', ['tenant_id', 'id'], write);
  const ended = isComplete(work, 'roles.csv') ? missing.filter(({ valid_to }) => valid_to === null) : [];
  await upsert(db, 'identity', ['tenant_id', 'id'], ended.map((row) => ({ ...row, valid_to: now })));
  work.counts['identities'] = { ...count, ended: ended.length, refused };
}

async function writeEnrolments(work: RosterImport): Promise<void> {
  const { db, tenantId, roster, now } = work;
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('class as c', (join) => join.onRef('c.tenant_id', '=', 'enrolment.tenant_id').onRef('c.id', '=', 'enrolment.class_id'))
    .selectAll('enrolment')
    .where('enrolment.tenant_id', '=', tenantId)
    .where('c.source_id', 'like', `${likePrefix(work)}%`)
    .execute();
  const keyOf = (row: Omit<EnrolmentRecord, 'tenant_id' | 'ended_at'>) => `${row.class_id} ${row.person_id} ${row.role} ${row.subject}`;
  const present = new Map(rows.map((row) => [keyOf(row), row]));
  const wanted = new Map<string, EnrolmentRecord>();
  let refused = 0;
  for (const { classSourcedId, personSourcedId, role, subjects, beginDate, endDate } of roster.enrolments) {
    const class_id = work.classes.get(classSourcedId);
    const person_id = work.people.get(personSourcedId);
    if (class_id === undefined || person_id === undefined) {
      refused += 1;
      continue;
    }
    if (!isCurrent(work, beginDate, endDate)) continue;
    const taught = role === 'teacher' && subjects.length > 0 ? subjects : [''];
    for (const subject of taught) {
      const core = { class_id, person_id, role: role === 'teacher' ? ('teacher' as const) : ('learner' as const), subject };
      wanted.set(keyOf(core), { tenant_id: tenantId, ...core, ended_at: null });
    }
  }
  const { write, missing, count } = difference(present, wanted, ['ended_at']);
  const key = ['tenant_id', 'class_id', 'person_id', 'role', 'subject'] as const;
  await upsert(db, 'enrolment', key, write);
  const ended = isComplete(work, 'enrollments.csv') ? missing.filter(({ ended_at }) => ended_at === null) : [];
  await upsert(db, 'enrolment', key, ended.map((row) => ({ ...row, ended_at: now })));
  work.counts['enrolments'] = { ...count, ended: ended.length, refused };
}

async function writeGuardianships(work: RosterImport): Promise<void> {
  const { db, tenantId, roster, source, now } = work;
  const rows = await db.selectFrom('guardianship').selectAll().where('tenant_id', '=', tenantId).execute();
  const keyOf = (row: Pick<GuardianshipRecord, 'guardian_id' | 'child_id'>) => `${row.guardian_id} ${row.child_id}`;
  const present = new Map(rows.map((row) => [keyOf(row), row]));
  const wanted = new Map<string, GuardianshipRecord>();
  for (const { guardianSourcedId, childSourcedId } of roster.guardianships) {
    const guardian_id = work.people.get(guardianSourcedId);
    const child_id = work.people.get(childSourcedId);
    if (guardian_id === undefined || child_id === undefined) continue;
    const before = present.get(keyOf({ guardian_id, child_id }));
    // Two rosters may name the same family; the first that did answers for it.
    const owner = before !== undefined && before.ended_at === null ? before.source : source;
    wanted.set(keyOf({ guardian_id, child_id }), { tenant_id: tenantId, guardian_id, child_id, source: owner, ended_at: null });
  }
  const { write, missing, count } = difference(present, wanted, ['ended_at', 'source']);
  const key = ['tenant_id', 'guardian_id', 'child_id'] as const;
  await upsert(db, 'guardianship', key, write);
  const own = missing.filter((row) => row.source === source && row.ended_at === null);
  const ended = isComplete(work, 'users.csv') && isComplete(work, 'roles.csv') ? own : [];
  await upsert(db, 'guardianship', key, ended.map((row) => ({ ...row, ended_at: now })));
  work.counts['guardianships'] = { ...count, ended: ended.length };
}
