/** Changes as readers get them. */
import type * as v from 'valibot';
import type { ChangeEvent as ChangeEventSchema } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';

export type Change = v.InferOutput<typeof ChangeEventSchema>;
export type ChangeType = Change['type'];

/** A change with those who may hear of it. */
export interface AddressedChange {
  readonly change: Change;
  readonly audience: readonly string[] | null;
  /** Place of the message that the change is about. */
  readonly messageSequence?: number | undefined;
}

/** Numbered changes of a tenant after `after`, oldest first, at most `limit`. */
export async function readChanges(db: Executor, tenantId: string, after: number, limit: number, personId?: string): Promise<AddressedChange[]> {
  let query = db
    .selectFrom('outbox')
    .select(['seq', 'type', 'subject', 'audience', 'at'])
    .where('tenant_id', '=', tenantId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit);
  if (personId !== undefined) {
    query = query.where((where) =>
      where.or([where('audience', 'is', null), where(where.val(personId), '=', where.fn.any('audience'))]),
    );
  }
  const rows = await query.execute();
  return rows.map(({ seq, type, subject: { revision, messageSequence, ...subject }, audience, at }) => ({
    change: { sequence: seq ?? 0, type: type as ChangeType, at, tenantId, subject, ...(revision !== undefined && { revision }) },
    audience,
    messageSequence,
  }));
}

/** The number of the newest change of a tenant; 0 when there is none. */
export async function lastSequence(db: Executor, tenantId: string): Promise<number> {
  const row = await db.selectFrom('tenant_sequence').select('last').where('tenant_id', '=', tenantId).executeTakeFirst();
  return row?.last ?? 0;
}

/** So many changes of a tenant are looked at: more than the busiest county writes within the seconds that may be asked for. */
const mostUnheard = 20_000;

/** The number after which the changes of the last seconds begin that concern a person; the newest where there were none. */
export async function sequenceBefore(db: Executor, { tenantId, personId }: { tenantId: string; personId: string }, seconds: number): Promise<number> {
  const newest = await lastSequence(db, tenantId);
  const { first } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.min('seq').as('first'))
    .where('tenant_id', '=', tenantId)
    .where('seq', '>', newest - mostUnheard)
    .where('at', '>=', new Date(Date.now() - seconds * 1000).toISOString())
    .where((where) => where.or([where('audience', 'is', null), where(where.val(personId), '=', where.fn.any('audience'))]))
    .executeTakeFirstOrThrow();
  return first === null ? newest : first - 1;
}
