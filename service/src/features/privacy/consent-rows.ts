/** Rules, items and decisions as one reader may see them. */
import { sql, type RawBuilder } from 'kysely';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import { decisionsFor, type Decided } from '../../authorisation/consent.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';

export type PrivacyBody = RouteOutput<typeof routes.readPrivacy>;
type Item = PrivacyBody['items'][number];
type State = PrivacyBody['children'][number]['consents'][number];

/** Whose consents the caller sees: the own children, or for a pupil the own self. */
function ownChildren({ tenantId, personId, identity }: Caller): RawBuilder<unknown> {
  if (identity.role === 'guardian') return sql`(select child_id from guardianship where tenant_id = ${tenantId} and guardian_id = ${personId} and ended_at is null)`;
  return identity.role === 'student' ? sql`(${personId})` : sql`(select null where false)`;
}

export async function readPrivacy(db: Executor, caller: Caller): Promise<PrivacyBody> {
  const { tenantId, identity } = caller;
  const published = await db.selectFrom('privacy_rules').selectAll().where('tenant_id', '=', tenantId).orderBy('version', 'desc').limit(1).executeTakeFirst();
  const items = await readItems(db, tenantId);
  const { rows: children } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p where p.tenant_id = ${tenantId} and p.id in ${ownChildren(caller)} order by p.id`.execute(db);
  const { rows: decided } = await decisionsFor(tenantId, ownChildren(caller)).execute(db);
  return {
    rules: published === undefined ? null : { ...published.rules, version: published.version, publishedAt: published.published_at },
    items,
    children: children.map((child) => ({ child, consents: items.map((item) => stateOf(item, decided.find(({ childId, itemId }) => childId === child.id && itemId === item.id))) })),
    mayDecide: identity.role === 'guardian',
  };
}

async function readItems(db: Executor, tenantId: string): Promise<Item[]> {
  const rows = await db.selectFrom('consent_item').selectAll().where('tenant_id', '=', tenantId).where('ended_at', 'is', null).orderBy('place').orderBy('id').execute();
  return rows.map(({ id, version, kind, necessary, words, published_at }) => ({ id, version, kind, necessary, ...words, publishedAt: published_at }));
}

/** How an item stands for one child. */
export function stateOf({ id, version }: Pick<Item, 'id' | 'version'>, decided: Decided | undefined): State {
  if (decided === undefined) return { itemId: id, state: 'unasked', version: null, decidedAt: null, decidedBy: null };
  const { agreed, decidedAt, decidedBy } = decided;
  const now = agreed ? ('agreed' as const) : ('refused' as const);
  return { itemId: id, state: decided.version === version ? now : 'outdated', version: decided.version, decidedAt, decidedBy };
}
