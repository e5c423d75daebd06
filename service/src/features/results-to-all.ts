/** Results of children are told to each family alone. */
import { sql, type RawBuilder } from 'kysely';
import { mayTellOfChildren, plainWords, tellsOfChildren } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import type { Caller } from '../identity/caller.ts';

/** The children of a class today, and of all other classes that the caller teaches: `child_id`. */
export const childrenAround = ({ tenantId, personId }: Pick<Caller, 'tenantId' | 'personId'>, classId: string): RawBuilder<unknown> =>
  sql`select person_id as child_id from enrolment where tenant_id = ${tenantId} and role = 'learner' and ended_at is null and (class_id = ${classId}
    or class_id in (select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'teacher' and ended_at is null))`;

/**
 * Checks words that go to families, each text for itself.
 * @param children the query for the children whose names are looked for, `child_id`
 * @throws ProblemError results-to-all
 */
export async function requireNoResults(db: Executor, tenantId: string, texts: readonly string[], children: RawBuilder<unknown>): Promise<void> {
  const doubtful = texts.filter(mayTellOfChildren).map(plainWords);
  if (doubtful.length === 0) return;
  const text = doubtful.join('\n');
  // Of a county few are named: the others stay where they are.
  const { rows } = await sql<{ name: string; alternative: string | null }>`
    select p.name, p.alternative_name as alternative from person p
    where p.tenant_id = ${tenantId} and p.id in (select child_id from (${children}) children)
      and (strpos(${text}, normalize(p.name, NFKC)) > 0 or strpos(${text}, normalize(coalesce(p.alternative_name, p.name), NFKC)) > 0)`.execute(db);
  // A child under both names is one child.
  const alternatives = rows.map(({ name, alternative }) => alternative ?? name);
  const names = rows.map(({ name }) => name);
  if (doubtful.some((one) => tellsOfChildren(one, names) || tellsOfChildren(one, alternatives))) throw new ProblemError('results-to-all');
}
