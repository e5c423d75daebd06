/** What people are: identities, enrolments and guardianships. What a full delivery no longer holds is ended. */
import type { Selectable } from 'kysely';
import { dayInChina } from '../../../contract/src/index.ts';
import type { Schema } from '../database/schema.ts';
import { Claims, type Membership } from './claims.ts';
import { likePrefix } from './roster-organisations.ts';
import { difference, upsert } from './upsert.ts';
import { idsOf, isComplete, newId, type RosterImport } from './write-roster.ts';

type IdentityRecord = Selectable<Schema['identity']>;
type EnrolmentRecord = Selectable<Schema['enrolment']>;
type GuardianshipRecord = Selectable<Schema['guardianship']>;

/** Writes all three. */
export async function writeMemberships(work: RosterImport): Promise<void> {
  await writeIdentities(work);
  await writeEnrolments(work);
  await writeGuardianships(work);
}

/** Whether a membership with these days is one today. Days are meant in China's time. */
function isCurrent({ now }: RosterImport, begin: string | null, end: string | null): boolean {
  const today = dayInChina(Date.parse(now));
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
  const membershipOf = ({ person_id, organisation_id, role }: Pick<IdentityRecord, 'person_id' | 'role' | 'organisation_id'>): Membership => ({ person: person_id, place: organisation_id, role });
  const keyOf = (row: Pick<IdentityRecord, 'person_id' | 'role' | 'organisation_id'>) => `${row.person_id} ${row.role} ${row.organisation_id}`;
  const present = new Map(rows.map((row) => [keyOf(row), row]));
  const closed = new Set(roster.people.filter(({ enabled }) => !enabled).map(({ sourcedId }) => sourcedId));
  const claims = await Claims.load(work, 'roles.csv');
  const wanted = new Map<string, IdentityRecord>();
  const mentioned = new Set<string>();
  let refused = 0;
  for (const { sourcedId, personSourcedId, orgSourcedId, kind, heads, beginDate, endDate } of roster.identities) {
    const person_id = work.people.get(personSourcedId);
    const organisation_id = work.organisations.get(orgSourcedId);
    if (person_id === undefined || organisation_id === undefined) {
      refused += 1;
      continue;
    }
    mentioned.add(sourcedId);
    if (!isCurrent(work, beginDate, endDate)) {
      claims.end(sourcedId);
      continue;
    }
    const core = { person_id, role: kind, organisation_id };
    claims.make(sourcedId, membershipOf(core), heads);
    if (closed.has(personSourcedId)) continue;
    const before = present.get(keyOf(core));
    const valid_from = before?.valid_from ?? now;
    wanted.set(keyOf(core), { tenant_id: tenantId, id: before?.id ?? newId(), ...core, valid_from, valid_to: null, heads: '' });
  }
  const isGone = ({ person, place }: Membership) => work.gone.people.has(person) || work.gone.organisations.has(place);
  const hasEnded = settle(work, claims, { file: 'roles.csv', mentioned, isGone });
  const closedPeople = idsOf(work.people, closed);
  // An account that is opened again has the roles that its rows still claim; the delivery need not repeat them.
  const openPeople = idsOf(work.people, new Set(roster.people.flatMap(({ enabled, sourcedId }) => (enabled ? [sourcedId] : []))));
  for (const [key, row] of present) {
    const isMeant = openPeople.has(row.person_id) || (row.valid_to === null && !closedPeople.has(row.person_id) && claims.isTouched(membershipOf(row)));
    if (!wanted.has(key) && isMeant && claims.isHeld(membershipOf(row))) wanted.set(key, { ...row, valid_to: null });
  }
  // A teacher may stand in two rows of one school, of which a delivery of changes holds one.
  const headsOf = claims.headsOf();
  for (const [key, row] of wanted) wanted.set(key, { ...row, heads: headsOf(membershipOf(row)) });
  const { write, missing, count } = difference(present, wanted, ['valid_to', 'heads']);
  await upsert(db, 'identity', ['tenant_id', 'id'], write);
  const ended = missing.filter((row) => row.valid_to === null && (closedPeople.has(row.person_id) || hasEnded(membershipOf(row))));
  await upsert(db, 'identity', ['tenant_id', 'id'], ended.map((row) => ({ ...row, valid_to: now })));
  await claims.write();
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
  const membershipOf = ({ person_id, class_id, role }: Pick<EnrolmentRecord, 'person_id' | 'class_id' | 'role'>): Membership => ({ person: person_id, place: class_id, role });
  const keyOf = (row: Pick<EnrolmentRecord, 'class_id' | 'person_id' | 'role' | 'subject'>) => `${row.class_id} ${row.person_id} ${row.role} ${row.subject}`;
  const present = new Map(rows.map((row) => [keyOf(row), row]));
  const claims = await Claims.load(work, 'enrollments.csv');
  const wanted = new Map<string, EnrolmentRecord>();
  const mentioned = new Set<string>();
  let refused = 0;
  for (const { sourcedId, classSourcedId, personSourcedId, role, subjects, beginDate, endDate } of roster.enrolments) {
    const class_id = work.classes.get(classSourcedId);
    const person_id = work.people.get(personSourcedId);
    if (class_id === undefined || person_id === undefined) {
      refused += 1;
      continue;
    }
    mentioned.add(sourcedId);
    if (!isCurrent(work, beginDate, endDate)) {
      claims.end(sourcedId);
      continue;
    }
    const own = { class_id, person_id, role: role === 'teacher' ? ('teacher' as const) : ('learner' as const) };
    claims.make(sourcedId, membershipOf(own));
    const taught = role === 'teacher' && subjects.length > 0 ? subjects : [''];
    for (const subject of taught) {
      const core = { ...own, subject };
      const before = present.get(keyOf(core));
      // Whoever comes back begins anew.
      const began_at = before?.ended_at === null ? before.began_at : now;
      wanted.set(keyOf(core), { tenant_id: tenantId, ...core, began_at, ended_at: null });
    }
  }
  const isGone = ({ person, place }: Membership) => work.gone.people.has(person) || work.gone.classes.has(place);
  const hasEnded = settle(work, claims, { file: 'enrollments.csv', mentioned, isGone });
  const { write, missing, count } = difference(present, wanted, ['ended_at']);
  const key = ['tenant_id', 'class_id', 'person_id', 'role', 'subject'] as const;
  await upsert(db, 'enrolment', key, write);
  const ended = missing.filter((row) => row.ended_at === null && hasEnded(membershipOf(row)));
  await upsert(db, 'enrolment', key, ended.map((row) => ({ ...row, ended_at: now })));
  await claims.write();
  work.counts['enrolments'] = { ...count, ended: ended.length, refused };
}

interface Settlement {
  file: 'roles.csv' | 'enrollments.csv';
  /** Rows that the delivery holds. */
  mentioned: ReadonlySet<string>;
  /** Whether the person or the place itself is gone. */
  isGone: (membership: Membership) => boolean;
}

/** Ends the claims that the delivery takes away, and says which memberships that nobody wants have ended with them. */
function settle(work: RosterImport, claims: Claims, { file, mentioned, isGone }: Settlement): (membership: Membership) => boolean {
  for (const { file: of, sourcedId, line } of work.roster.removals) {
    if (of !== file || claims.end(sourcedId)) continue;
    work.findings.push({ severity: 'warning', file, line, field: 'sourcedId', rule: 'roster.removal.unknown', value: sourcedId });
  }
  claims.endWhere((claim, sourcedId) => isGone(claim) || (isComplete(work, file) && !mentioned.has(sourcedId)));
  if (isComplete(work, file)) return () => true;
  const isHeldElsewhere = claims.isHeldElsewhere(mentioned);
  return (membership) => isGone(membership) || (claims.isTouched(membership) && !isHeldElsewhere(membership));
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
  const isAll = isComplete(work, 'users.csv') && isComplete(work, 'roles.csv');
  const ended = own.filter((row) => isAll || work.gone.people.has(row.guardian_id) || work.gone.people.has(row.child_id));
  await upsert(db, 'guardianship', key, ended.map((row) => ({ ...row, ended_at: now })));
  work.counts['guardianships'] = { ...count, ended: ended.length };
}
