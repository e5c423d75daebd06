/** What guardians have decided for a child: those who answer for the child today, the last of them. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import { isMinor, type Caller } from '../identity/caller.ts';

export interface Decided {
  childId: string;
  itemId: string;
  version: number;
  agreed: boolean;
  decidedAt: string;
  decidedBy: { id: string; name: string };
}

/** The decision that counts about each item, for each child whom `children` finds. */
export const decisionsFor = (tenantId: string, children: RawBuilder<unknown>): RawBuilder<Decided> => sql<Decided>`
  select distinct on (d.child_id, d.item_id) d.child_id as "childId", d.item_id as "itemId", d.version, d.agreed, d.decided_at as "decidedAt",
    json_build_object('id', p.id, 'name', p.name) as "decidedBy"
  from consent_decision d
  join guardianship g on g.tenant_id = d.tenant_id and g.child_id = d.child_id and g.guardian_id = d.decided_by and g.ended_at is null
  join person p on p.tenant_id = d.tenant_id and p.id = d.decided_by
  where d.tenant_id = ${tenantId} and d.child_id in ${children}
  order by d.child_id, d.item_id, d.seq desc`;

/** What the service itself holds back; of learning records what is optional (`collected.ts`). */
export type HeldKind = 'class-sharing' | 'push' | 'learning-records';

/**
 * True where guardians are asked about this and none has agreed to the words of today for the child whom `child` names. Part of each
 * query that shows what was done with a consent: one that lapses is gone like one that is taken back.
 */
export const isHeldBack = (tenantId: string, child: RawBuilder<unknown>, kind: HeldKind): RawBuilder<boolean> => sql<boolean>`exists (
  select from consent_item asked where asked.tenant_id = ${tenantId} and asked.kind = ${kind} and asked.ended_at is null and not exists (
    select from (${decisionsFor(tenantId, sql`(${child})`)}) decided where decided."itemId" = asked.id and decided.version = asked.version and decided.agreed))`;

/**
 * True for what a class is not shown: it was shared by a pupil for whom no guardian agrees to that today.
 * @param isOfPupil true for what somebody shared as a pupil, who may be something else today
 */
export const isKeptFromClass = (tenantId: string, person: RawBuilder<unknown>, isOfPupil: RawBuilder<boolean>): RawBuilder<boolean> => sql<boolean>`(
  (${isOfPupil} or exists (select from identity pupil where pupil.tenant_id = ${tenantId} and pupil.person_id = ${person} and pupil.role = 'student'
    and (pupil.valid_to is null or pupil.valid_to > now())))
  and ${isHeldBack(tenantId, person, 'class-sharing')})`;

/**
 * Whether a minor is held back from what the platform asks guardians about, until one has agreed to the words of today. Where a platform
 * asks for nothing, nothing is held back; grown-ups decide for themselves by doing it.
 */
export async function lacksConsent(db: Executor, caller: Caller, kind: HeldKind): Promise<boolean> {
  if (!isMinor(caller)) return false;
  const { rows } = await sql<{ held: boolean }>`select ${isHeldBack(caller.tenantId, sql`${caller.personId}`, kind)} as held`.execute(db);
  return rows[0]?.held !== false;
}

/**
 * For what begins to be shared or told in the transaction of `db`.
 * @throws ProblemError consent-missing
 */
export async function requireConsent(db: Executor, caller: Caller, kind: HeldKind): Promise<void> {
  if (!isMinor(caller)) return;
  // In a statement of its own: a refusal that is just being stored is waited for and then seen, one that comes later finds what was done.
  await sql`select from consent_item where tenant_id = ${caller.tenantId} and kind = ${kind} and ended_at is null order by id for share`.execute(db);
  if (await lacksConsent(db, caller, kind)) throw new ProblemError('consent-missing');
}
