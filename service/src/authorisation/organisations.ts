/** The tree of organisations, as parts of queries. */
import { sql, type RawBuilder } from 'kysely';

/** The organisation and all below it. */
export const organisationsBelow = (tenantId: string, organisationId: string): RawBuilder<unknown> => sql`(with recursive below as (
    select id from organisation where tenant_id = ${tenantId} and id = ${organisationId} and ended_at is null
    union select o.id from organisation o join below on o.parent_id = below.id where o.tenant_id = ${tenantId} and o.ended_at is null
  ) select id from below)`;

/** The organisation and all that is or ever was below it: what a closed school has left open is for who is above it. */
export const organisationsEverBelow = (tenantId: string, organisationId: string): RawBuilder<unknown> => sql`(with recursive below as (
    select id from organisation where tenant_id = ${tenantId} and id = ${organisationId} and ended_at is null
    union select o.id from organisation o join below on o.parent_id = below.id where o.tenant_id = ${tenantId}
  ) select id from below)`;

/** The organisation, by its id or what a query finds, and all above it: what these say concerns its people. */
export const organisationsFrom = (tenantId: string, organisationId: string | RawBuilder<unknown>): RawBuilder<unknown> => sql`(with recursive above as (
    select id, parent_id from organisation where tenant_id = ${tenantId} and id = ${organisationId}
    union select o.id, o.parent_id from organisation o join above on above.parent_id = o.id where o.tenant_id = ${tenantId}
  ) select id from above)`;

/** The organisation of a class that a query names, and all above it. */
export const organisationsAbove = (tenantId: string, classId: RawBuilder<unknown>): RawBuilder<unknown> =>
  organisationsFrom(tenantId, sql`(select k.organisation_id from class k where k.tenant_id = ${tenantId} and k.id = ${classId})`);
