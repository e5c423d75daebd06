/** Whose lesson plan it is: the author's, and that of those with whom it is shared. */
import { sql } from 'kysely';
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
