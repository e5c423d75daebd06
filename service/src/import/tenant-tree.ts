/** The tenant and the platforms above it: rows of one tree, shared by all counties of a province in one database. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Id } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { OrgRow } from '../roster/types.ts';
import type { RosterImport } from './write-roster.ts';

/** From the top downwards; a tenant stands above the schools. */
const levels = ['national', 'province', 'city', 'county'] as const;
type TenantLevel = (typeof levels)[number];
interface TenantOrg extends OrgRow {
  level: TenantLevel;
}

/** Writes the tenant with what the roster says about it, and its parents. A delivery without organisations changes nothing of it. */
export async function writeTenant(work: RosterImport): Promise<void> {
  const { db, tenantId, roster } = work;
  const own = tenantOf(roster.orgs);
  if (own === undefined) {
    const unnamed = { tenant_id: tenantId, parent_id: null, level: 'county' as const, name: tenantId, theme: null };
    await db.insertInto('tenant').values(unnamed).onConflict((conflict) => conflict.doNothing()).execute();
    return;
  }
  let parent_id: string | null = null;
  for (const org of parentsOf(own, roster.orgs)) parent_id = await writeParent(work, org, parent_id);
  const said = { parent_id, level: own.level, name: own.name };
  await db
    .insertInto('tenant')
    .values({ tenant_id: tenantId, ...said, theme: null })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(said))
    .execute();
}

/** A tenant is the lowest level above the schools of which the roster has exactly one organisation. */
function tenantOf(orgs: readonly OrgRow[]): TenantOrg | undefined {
  for (const level of levels.toReversed()) {
    const [only, another] = orgs.filter((org) => org.level === level);
    if (only !== undefined && another === undefined) return { ...only, level };
  }
  return undefined;
}

/** The platforms above, outermost first. */
function parentsOf(own: TenantOrg, orgs: readonly OrgRow[]): TenantOrg[] {
  const byId = new Map(orgs.map((org) => [org.sourcedId, org]));
  const parents: TenantOrg[] = [];
  // The reader has refused loops, so this ends.
  for (let next = own.parentSourcedId; next !== null; ) {
    const org = byId.get(next);
    const level = levels.find((one) => one === org?.level);
    if (org === undefined || level === undefined) break;
    parents.unshift({ ...org, level });
    next = org.parentSourcedId;
  }
  return parents;
}

/**
 * Counties of one province know it by its code. A code that already stands for another name is a mistake of somebody: then
 * this county has a province of its own, and nobody's tree is mixed with another's.
 */
async function writeParent({ db, tenantId, findings }: RosterImport, org: TenantOrg, parent_id: string | null): Promise<string> {
  const { level, name, identifier, line } = org;
  // Below a platform of its own stand others of its own.
  const isOwnBranch = levels.some((one) => parent_id === ownEntryOf(tenantId, one));
  const shared = !isOwnBranch && identifier !== null && /^[A-Za-z0-9._-]{1,48}$/.test(identifier) ? `region.${identifier}` : null;
  if (shared !== null && (await insertOrFind(db, { tenant_id: shared, parent_id, level, name }))) return shared;
  if (shared !== null) findings.push({ severity: 'warning', file: 'orgs.csv', line, field: 'identifier', rule: 'roster.tenant.other', value: identifier ?? '' });
  const own = { tenant_id: ownEntryOf(tenantId, level), parent_id, level, name };
  const { tenant_id, ...said } = own;
  await db.insertInto('tenant').values({ ...own, theme: null }).onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(said)).execute();
  return tenant_id;
}

/** Id of a platform above that is known to this tenant alone; with a long id of the tenant it would be longer than ids may be. */
function ownEntryOf(tenantId: string, level: TenantLevel): string {
  const id = `${tenantId}.${level}`;
  return v.is(Id, id) ? id : `own.${createHash('sha256').update(tenantId).digest('hex').slice(0, 24)}.${level}`;
}

/** Whether the tenant now stands there as it was said. */
async function insertOrFind(db: Executor, tenant: { tenant_id: string; parent_id: string | null; level: TenantLevel; name: string }): Promise<boolean> {
  await db.insertInto('tenant').values({ ...tenant, theme: null }).onConflict((conflict) => conflict.doNothing()).execute();
  const found = await db.selectFrom('tenant').select(['level', 'name']).where('tenant_id', '=', tenant.tenant_id).executeTakeFirstOrThrow();
  return found.level === tenant.level && found.name === tenant.name;
}
