/** Results of children are told to each family alone. */
import { sql, type RawBuilder } from 'kysely';
import { mayTellOfChildren, plainWords, tellsOfChildren } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';

/** The children of a class today: `child_id`. */
export const learnersOf = (tenantId: string, classId: string): RawBuilder<unknown> =>
  sql`select person_id as child_id from enrolment where tenant_id = ${tenantId} and class_id = ${classId} and role = 'learner' and ended_at is null`;

/**
 * Checks words that families of several children will read.
 * @param children the query for those children, `child_id`
 * @throws ProblemError results-to-all
 */
export async function requireNoResults(db: Executor, tenantId: string, words: string, children: RawBuilder<unknown>): Promise<void> {
  if (!mayTellOfChildren(words)) return;
  const text = plainWords(words);
  // Of a county few are named: the others stay where they are.
  const { rows } = await sql<{ name: string; alternative: string | null }>`
    select p.name, p.alternative_name as alternative from person p
    where p.tenant_id = ${tenantId} and p.id in (select child_id from (${children}) children)
      and (strpos(${text}, normalize(p.name, NFKC)) > 0 or strpos(${text}, normalize(coalesce(p.alternative_name, p.name), NFKC)) > 0)`.execute(db);
  // A child under both names is one child.
  const alternatives = rows.map(({ name, alternative }) => alternative ?? name);
  if (tellsOfChildren(text, rows.map(({ name }) => name)) || tellsOfChildren(text, alternatives)) throw new ProblemError('results-to-all');
}
