/** How the data an act is about relates to the caller. Found by query, so that rosters decide, not requests. */
import { sql } from 'kysely';
import type { Executor } from '../database/carrier.ts';
import type { Caller } from '../identity/caller.ts';
import { concerns } from './announcements.ts';
import { takesPart } from './conversations.ts';
import { organisationsFrom } from './organisations.ts';
import { headsPlan, isAuthor, writesAlong } from './plans.ts';
import type { Relation } from './table.ts';

/** What an act is about. */
export type Target = { person: string } | { class: string } | { organisation: string } | { conversation: string } | { announcement: string } | { plan: string } | { planReview: string };

/** True when the relation holds between the caller, in the acting identity, and the target of the caller's own tenant. */
type Finder = (db: Executor, caller: Caller, target: Target) => Promise<boolean>;

const finders: Partial<Record<Relation, Finder>> = {
  self: async (_db, { personId }, target) => 'person' in target && target.person === personId,
  'own-child': isOwnChild,
  'own-class': isOwnClass,
  'own-conversation': isOwnConversation,
  'own-announcement': isOwnAnnouncement,
  'own-plan': async (db, caller, target) => 'plan' in target && isAuthor(db, caller, target.plan),
  'shared-plan': async (db, caller, target) => 'plan' in target && writesAlong(db, caller, target.plan),
  'headed-plan': async (db, caller, target) => 'planReview' in target && headsPlan(db, caller, target.planReview),
  'own-organisation': isOwnOrganisation,
};

/** Whether `relation` holds. */
export async function holds(relation: Relation, db: Executor, caller: Caller, target: Target): Promise<boolean> {
  return (await finders[relation]?.(db, caller, target)) ?? false;
}

/** A guardian and the own child, or a class in which the own child learns. */
async function isOwnChild(db: Executor, caller: Caller, target: Target): Promise<boolean> {
  if (caller.identity.role !== 'guardian' || !('person' in target || 'class' in target)) return false;
  const children = db
    .selectFrom('guardianship')
    .select('child_id')
    .where('guardianship.tenant_id', '=', caller.tenantId)
    .where('guardian_id', '=', caller.personId)
    .where('guardianship.ended_at', 'is', null);
  const query =
    'person' in target
      ? children.where('child_id', '=', target.person)
      : children
          .innerJoin('enrolment', (join) =>
            join.onRef('enrolment.tenant_id', '=', 'guardianship.tenant_id').onRef('enrolment.person_id', '=', 'child_id'),
          )
          .where('class_id', '=', target.class)
          .where('enrolment.role', '=', 'learner')
          .where('enrolment.ended_at', 'is', null);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** A class that a teacher teaches or a student learns in, and the learners of it for its teacher. */
async function isOwnClass(db: Executor, caller: Caller, target: Target): Promise<boolean> {
  const { role } = caller.identity;
  if ((role !== 'teacher' && role !== 'student') || !('person' in target || 'class' in target)) return false;
  const own = db
    .selectFrom('enrolment as own')
    .select('own.class_id')
    .where('own.tenant_id', '=', caller.tenantId)
    .where('own.person_id', '=', caller.personId)
    .where('own.role', '=', role === 'teacher' ? 'teacher' : 'learner')
    .where('own.ended_at', 'is', null);
  const query =
    'class' in target
      ? own.where('own.class_id', '=', target.class)
      : own
          .innerJoin('enrolment as learner', (join) =>
            join.onRef('learner.tenant_id', '=', 'own.tenant_id').onRef('learner.class_id', '=', 'own.class_id'),
          )
          .where('learner.person_id', '=', target.person)
          .where('learner.role', '=', 'learner')
          .where('learner.ended_at', 'is', null);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** A conversation that the caller takes part in. */
async function isOwnConversation(db: Executor, caller: Caller, target: Target): Promise<boolean> {
  if (!('conversation' in target)) return false;
  const { rows } = await sql`select from conversation c where c.tenant_id = ${caller.tenantId} and c.id = ${target.conversation} and ${takesPart(caller)}`.execute(db);
  return rows.length > 0;
}

/** An announcement that the caller has sent, or that came to the caller. */
async function isOwnAnnouncement(db: Executor, caller: Caller, target: Target): Promise<boolean> {
  if (!('announcement' in target)) return false;
  const { rows } = await sql`select from announcement a where a.tenant_id = ${caller.tenantId} and a.id = ${target.announcement} and ${concerns(caller)}`.execute(db);
  return rows.length > 0;
}

/** An organisation at or below the one that a manager manages. */
async function isOwnOrganisation(db: Executor, caller: Caller, target: Target): Promise<boolean> {
  if (caller.identity.role !== 'manager' || !('organisation' in target)) return false;
  const { rows } = await sql`select 1 where ${caller.identity.organisationId} in ${organisationsFrom(caller.tenantId, target.organisation)}`.execute(db);
  return rows.length > 0;
}
