/** With whom a plan may be written: teachers of the schools where the caller teaches, by name. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { collate } from '../collate.ts';

export async function listColleagues(db: Executor, { tenantId, personId }: Caller): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from identity own
    join identity other on other.tenant_id = own.tenant_id and other.organisation_id = own.organisation_id and other.role = 'teacher'
      and other.valid_to is null and other.person_id <> own.person_id
    join person p on p.tenant_id = other.tenant_id and p.id = other.person_id
    where own.tenant_id = ${tenantId} and own.person_id = ${personId} and own.role = 'teacher' and own.valid_to is null`.execute(db);
  return rows.sort((one, other) => collate(one.name, other.name));
}
