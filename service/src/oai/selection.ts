/** Which resources a list holds: everything that others may find, and what of it is gone, in the order of its changes. */
import { sql } from 'kysely';
import type { Executor } from '../database/carrier.ts';

/** Moments as ISO 8601; null where it is open. */
export interface Span {
  from: string | null;
  /** The first moment that belongs to it no more. */
  before: string | null;
}

/** A place in the order of changes. */
export interface Moment {
  /** As the database writes it: no other form holds all of its digits. */
  at: string;
  id: string;
}

export interface Selection {
  span: Span;
  set: SetName | null;
  after: Moment | null;
  limit: number;
}

/** Sets by what each resource says of itself: the field of its document, and what stands there. */
export const sets = ['type-A01', 'type-A02', 'type-A03', 'stage-primary', 'stage-junior', 'stage-senior', 'stage-vocational', 'stage-lifelong'] as const;
export type SetName = (typeof sets)[number];
export const isSet = (text: string): text is SetName => sets.some((one) => one === text);

const changedAt = sql<string>`greatest(modified_at, ended_at)`;

/** What a teacher brought for an own task only is not listed, and never goes out. */
const listed = (db: Executor, tenantId: string) =>
  db
    .selectFrom('resource')
    .select(['id', 'document', 'delivered', 'modified_at', 'ended_at', sql<string>`greatest(modified_at, ended_at)::text`.as('at')])
    .where('tenant_id', '=', tenantId)
    .where('listed', '=', true);

export function selectChanged(db: Executor, tenantId: string, { span: { from, before }, set, after, limit }: Selection) {
  const [field = '', value = ''] = set?.split('-') ?? [];
  return listed(db, tenantId)
    .$if(from !== null, (query) => query.where(changedAt, '>=', from ?? ''))
    .$if(before !== null, (query) => query.where(changedAt, '<', before ?? ''))
    .$if(set !== null, (query) => query.where(sql<boolean>`document ->> ${sql.lit(field)} = ${value}`))
    .$if(after !== null, (query) => query.where(sql<boolean>`(greatest(modified_at, ended_at), id) > (${after?.at ?? ''}::timestamptz, ${after?.id ?? ''})`))
    .orderBy(changedAt)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export type ChangedRow = Awaited<ReturnType<typeof selectChanged>>[number];

export const selectOne = (db: Executor, tenantId: string, id: string): Promise<ChangedRow | undefined> => listed(db, tenantId).where('id', '=', id).executeTakeFirst();

/** The oldest change; what was changed before never was. */
export async function earliestChange(db: Executor, tenantId: string): Promise<string | null> {
  const row = await db.selectFrom('resource').select(sql<string | null>`min(greatest(modified_at, ended_at))`.as('at')).where('tenant_id', '=', tenantId).where('listed', '=', true).executeTakeFirst();
  return row?.at ?? null;
}
