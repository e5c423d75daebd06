/** What statements say of other statements: that they do not count, or more about them. In whichever order they arrive. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import type { PlacedStatement } from '../../features/progress/place.ts';
import type { VoidedPlace } from '../../features/progress/replay.ts';
import { verbVoided } from './schema.ts';

/** A statement that counts no more. */
interface Voided extends VoidedPlace {
  id: string;
}

/** A chain of statements about statements is followed so far. */
const deepest = 20;

/** A statement that came before one of these and speaks of it. */
export function findReferring(tenantId: string, placed: readonly PlacedStatement[]): RawBuilder<{ id: string }> {
  return sql`select id from statement where tenant_id = ${tenantId} and target_id = any(${placed.map(({ id }) => id)}::text[]) limit 1`;
}

/**
 * Voids what the new ones void or is already voided, and lets those that target others be found by the others' marks.
 * @param isReferredTo some of the new ones are spoken of by others
 * @returns what counts no more
 */
export async function linkStatements(db: Executor, tenantId: string, fresh: readonly PlacedStatement[], isReferredTo: boolean): Promise<Voided[]> {
  const ids = fresh.map(({ id }) => id);
  const targets = fresh.flatMap(({ targetId }) => targetId ?? []);
  if (targets.length === 0 && !isReferredTo) return [];
  const voided = await applyVoids(db, tenantId, [...ids, ...targets]);
  await spreadMarks(db, tenantId, [...ids, ...targets]);
  return voided;
}

/** A voiding statement cannot be voided; and nobody voids the record of another person, except a tool of the tenant. */
async function applyVoids(db: Executor, tenantId: string, ids: readonly string[]): Promise<Voided[]> {
  const { rows } = await sql<Voided>`
    update statement set voided = true from statement voider
    where statement.tenant_id = ${tenantId} and statement.id = any(${ids}::text[])
      and not statement.voided and statement.verb <> ${verbVoided}
      and voider.tenant_id = ${tenantId} and voider.target_id = statement.id and voider.verb = ${verbVoided}
      and (voider.client is not null or voider.person_id = statement.person_id)
    returning statement.id, statement.person_id as "personId", statement.resource_id as "resourceId", statement.task_id as "taskId"`.execute(db);
  return rows;
}

/** Upwards from the given ones, until nothing new is learnt. */
async function spreadMarks(db: Executor, tenantId: string, ids: readonly string[]): Promise<void> {
  let below = [...ids];
  for (let depth = 0; below.length > 0 && depth < deepest; depth++) {
    const { rows } = await sql<{ id: string }>`
      update statement set marks = array(select unnest(statement.marks) union select unnest(target.marks))
      from statement target
      where statement.tenant_id = ${tenantId} and statement.target_id = any(${below}::text[])
        and target.tenant_id = ${tenantId} and target.id = statement.target_id
        and not statement.marks @> target.marks
      returning statement.id`.execute(db);
    below = rows.map(({ id }) => id);
  }
}
