/** Whose lesson plan it is: the author's, that of those with whom it is shared, and, once it is handed in, the heads' of its subject. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../database/carrier.ts';
import type { Caller } from '../identity/caller.ts';

/** True where the caller, acting as a teacher, is the author of the plan. */
export async function isAuthor(db: Executor, { tenantId, personId, identity }: Caller, planId: string): Promise<boolean> {
  if (identity.role !== 'teacher') return false;
  const { rows } = await sql`select from lesson_plan where tenant_id = ${tenantId} and id = ${planId} and author_id = ${personId}`.execute(db);
  return rows.length > 0;
}

/** True where the author shares the plan with the caller, acting as a teacher. */
export async function writesAlong(db: Executor, { tenantId, personId, identity }: Caller, planId: string): Promise<boolean> {
  if (identity.role !== 'teacher') return false;
  const { rows } = await sql`select from lesson_plan_person where tenant_id = ${tenantId} and plan_id = ${planId} and person_id = ${personId}`.execute(db);
  return rows.length > 0;
}

/** Between the subjects that a teacher heads. */
export const subjectEnd = '\n';
export const joinSubjects = (subjects: readonly string[]): string => [...new Set(subjects)].sort().join(subjectEnd);
export const subjectsIn = (heads: string): string[] => (heads === '' ? [] : heads.split(subjectEnd));

/**
 * The condition under which an identity `i` heads the subject of a plan that was handed in, `r`, does not write it and never has,
 * nor any plan that it was copied from: a copy holds their words under another's name.
 */
export const mayDecide = (): RawBuilder<unknown> => sql`(i.tenant_id = r.tenant_id and i.organisation_id = r.organisation_id and i.role = 'teacher' and i.valid_to is null and i.heads <> ''
  and r.subject = any(string_to_array(i.heads, ${subjectEnd})) and i.person_id <> r.author_id
  and not exists (select from lesson_plan_person w where w.tenant_id = r.tenant_id and w.plan_id = r.plan_id and w.person_id = i.person_id)
  and not exists (select from lesson_plan_writer w where w.tenant_id = r.tenant_id and w.plan_id = r.plan_id and w.person_id = i.person_id)
  and not exists (select from lesson_plan c cross join jsonb_array_elements(c.derived_from) s join lesson_plan o on o.tenant_id = c.tenant_id and o.id = s ->> 'planId'
    where c.tenant_id = r.tenant_id and c.id = r.plan_id
      and (o.author_id = i.person_id or exists (select from lesson_plan_writer w where w.tenant_id = o.tenant_id and w.plan_id = o.id and w.person_id = i.person_id))))`;

/** True where the caller, in the acting identity, heads the subject of a plan that was handed in and not taken back. */
export async function headsPlan(db: Executor, { tenantId, identity }: Caller, reviewId: string): Promise<boolean> {
  const { rows } = await sql`select from plan_review r join identity i on i.id = ${identity.id} and ${mayDecide()}
    where r.tenant_id = ${tenantId} and r.id = ${reviewId} and r.state <> 'withdrawn'`.execute(db);
  return rows.length > 0;
}
