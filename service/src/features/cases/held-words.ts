/** Words that a school, or those above it, wants looked at before they are shown. */
import { sql, type RawBuilder } from 'kysely';
import { wordKey, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { organisationsAbove } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';

type HeldWords = RouteOutput<typeof routes.readHeldWords>;

/**
 * All words that count in the class talk `c`; none where nobody in the tenant has given any. How they are looked for is worked out
 * when a text comes: a key that was stored is as old as the rule it was made by.
 */
export const heldWords = (tenantId: string): RawBuilder<string[]> => sql<string[]>`(case
    when c.kind = 'class' and exists (select from held_word where tenant_id = ${tenantId})
    then array(select distinct h.word from held_word h where h.tenant_id = ${tenantId} and h.organisation_id in ${organisationsAbove(tenantId, sql`c.class_id`)})
    else array[]::text[] end)`;

/** @throws ProblemError not-found */
export async function readHeldWords(db: Executor, caller: Caller, organisationId: string): Promise<HeldWords> {
  await authorise(db, caller, 'held-words.manage', { organisation: organisationId });
  const rows = await db
    .selectFrom('held_word')
    .select('word')
    .where((where) => where.and({ tenant_id: caller.tenantId, organisation_id: organisationId }))
    .orderBy('place')
    .execute();
  return { words: rows.map(({ word }) => word) };
}

/** @throws ProblemError not-found */
export async function writeHeldWords(db: Executor, caller: Caller, organisationId: string, { words }: HeldWords): Promise<HeldWords> {
  await authorise(db, caller, 'held-words.manage', { organisation: organisationId });
  const own = { tenant_id: caller.tenantId, organisation_id: organisationId };
  // Two who write at once come one after the other.
  await sql`select from organisation where tenant_id = ${own.tenant_id} and id = ${organisationId} for no key update`.execute(db);
  await db.deleteFrom('held_word').where((where) => where.and(own)).execute();
  const unique = [...new Map(words.map((word) => [wordKey(word), word]))];
  if (unique.length > 0) await db.insertInto('held_word').values(unique.map(([key, word], place) => ({ ...own, place, word, key }))).execute();
  return { words: unique.map(([, word]) => word) };
}
