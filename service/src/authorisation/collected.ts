/** What is optional of learning records, and of whom it is collected. */
import { sql, type RawBuilder } from 'kysely';
import { isOptional } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import type { Caller } from '../identity/caller.ts';
import type { XapiCaller } from '../xapi/caller.ts';
import type { Statement } from '../xapi/statement/schema.ts';
import { isHeldBack } from './consent.ts';

/** Whoever is a pupil anywhere: for them guardians decide, and nobody else. */
const isPupil = (tenantId: string, person: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from identity pupil where pupil.tenant_id = ${tenantId} and pupil.person_id = ${person} and pupil.role = 'student'
    and (pupil.valid_to is null or pupil.valid_to > now()))`;

export interface Chosen {
  collected: boolean;
  decidedAt: string;
  decidedBy: { id: string; name: string };
}
/**
 * The decision that counts, as JSON; null where there is none. Of a pupil that of who answers for the child today: when a guardian is
 * none any more, what that one allowed is allowed no more, and what that one turned off stays off until another guardian decides.
 */
export const chosenFor = (tenantId: string, person: RawBuilder<unknown>, category: RawBuilder<unknown>): RawBuilder<Chosen | null> => sql<Chosen | null>`(
  select json_build_object('collected', c.collected, 'decidedAt', to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'decidedBy', json_build_object('id', decider.id, 'name', decider.name))
  from collected_choice c join person decider on decider.tenant_id = c.tenant_id and decider.id = c.decided_by
  where c.tenant_id = ${tenantId} and c.person_id = ${person} and c.category = ${category} and case
    when not ${isPupil(tenantId, person)} then c.decided_by = ${person}
    else c.decided_by <> ${person} and (not c.collected or exists (select from guardianship g
      where g.tenant_id = c.tenant_id and g.guardian_id = c.decided_by and g.child_id = c.person_id and g.ended_at is null)) end
  order by c.seq desc limit 1)`;

/** What holds while nobody has decided: of a pupil it waits for the consent to learning records, where the platform asks guardians about these. */
export const isCollectedUnasked = (tenantId: string, person: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`not (${isPupil(tenantId, person)} and ${isHeldBack(tenantId, person, 'learning-records')})`;

/** Ids of those of whom nothing optional is stored. There is one optional category. */
export const withoutDetail = (tenantId: string, personIds: readonly string[]): RawBuilder<{ id: string }> => sql<{ id: string }>`
  select person.id from person where person.tenant_id = ${tenantId} and person.id = any(${personIds}::text[])
    and not coalesce((${chosenFor(tenantId, sql`person.id`, sql`'detail'`)} ->> 'collected')::boolean, ${isCollectedUnasked(tenantId, sql`person.id`)})`;

/** Whether a statement is one that people may have turned off: what they or their players say of themselves. Courses and tools speak by rules of their own. */
export const isOptionalOf = ({ kind }: XapiCaller, { verb }: Statement): boolean => kind === 'person' && isOptional(verb.id);

/** Of guests nothing optional is stored: whoever could allow it is on another platform. */
export const isNotCollected = (caller: Caller, off: ReadonlySet<string>): boolean => caller.isGuest || off.has(caller.personId);

/**
 * For a door at which whoever sends is told.
 * @throws ProblemError forbidden for what was turned off
 */
export async function requireCollected(db: Executor, author: XapiCaller, statements: readonly Statement[]): Promise<void> {
  if (author.kind !== 'person' || !statements.some((one) => isOptionalOf(author, one))) return;
  const { rows } = await withoutDetail(author.tenantId, [author.personId]).execute(db);
  if (!isNotCollected(author.person, new Set(rows.map(({ id }) => id)))) return;
  // What was stored while it was on is sent again when its answer was lost: it is here already.
  const asked = statements.filter((one) => isOptionalOf(author, one)).map(({ id }) => id ?? '');
  const known = asked.every((id) => id !== '') ? await db.selectFrom('statement').select('id').where((where) => where.and({ tenant_id: author.tenantId, person_id: author.personId })).where('id', 'in', asked).execute() : [];
  if (known.length < new Set(asked).size || asked.includes('')) throw new ProblemError('forbidden');
}
