/** In whose name a resource is admitted: the platform's own, or that of a platform above it. */
import { platformsFrom, type PlatformRow } from '../authorisation/platforms.ts';
import type { Executor } from '../database/carrier.ts';
import type { ResourceDocument } from '../features/resources/resource.ts';

type Admitting = ResourceDocument['admittedBy'];

/** The top organisation of the tenant answers for what it admits. @throws when the tenant has none */
export async function admittingOrganisation(db: Executor, tenantId: string): Promise<Admitting> {
  const found = await db
    .selectFrom('organisation')
    .innerJoin('tenant', 'tenant.tenant_id', 'organisation.tenant_id')
    .select(['organisation.id', 'organisation.name', 'organisation.level'])
    .where('organisation.tenant_id', '=', tenantId)
    .whereRef('organisation.level', '=', 'tenant.level')
    .where('organisation.ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) throw new Error(`Tenant ${tenantId} has no organisation yet. Import its roster first.`);
  return found;
}

/**
 * Who answers for what `admittedBy` has admitted and this tenant takes in. A platform above is known by its tenant's id: all
 * counties below it name it alike.
 * @throws when that tenant is neither this one nor above it: nobody admits in the name of a neighbour
 */
export async function admittingPlatform(db: Executor, tenantId: string, admittedBy: string): Promise<Admitting> {
  if (admittedBy === tenantId) return admittingOrganisation(db, tenantId);
  const { id, name, level } = await platformAbove(db, tenantId, admittedBy);
  return { id, name, level };
}

/**
 * A platform above this tenant, and its place among them: its level, with a number where a nearer one has the same.
 * @throws when that tenant does not stand above this one
 */
export async function platformAbove(db: Executor, tenantId: string, admittedBy: string): Promise<PlatformRow & { place: string }> {
  const [, ...above] = await platformsFrom(db, tenantId);
  const found = above.find(({ id }) => id === admittedBy);
  if (found === undefined) {
    const choice = [tenantId, ...above.map(({ id }) => id)].join(', ');
    throw new Error(`Tenant ${admittedBy} does not stand above ${tenantId}. What is imported here can be admitted by: ${choice}.`);
  }
  const nearer = above.filter(({ level }) => level === found.level).indexOf(found);
  return { ...found, place: nearer === 0 ? found.level : `${found.level}-${nearer + 1}` };
}
