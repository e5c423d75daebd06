/** Whose announcement it is: the sender's, and that of guardians of the children it is about, as the roster of today has them. */
import { sql, type RawBuilder } from 'kysely';
import type { Caller } from '../identity/caller.ts';

/** The condition under which the caller, in the acting identity, may see the announcement `a`. */
export function concerns({ tenantId, personId, identity }: Caller): RawBuilder<boolean> {
  switch (identity.role) {
    case 'teacher':
    case 'manager':
      return sql<boolean>`(a.sender_id = ${personId} and a.sender_role = ${identity.role})`;
    case 'guardian':
      return sql<boolean>`(a.sent_at is not null and exists (select from announcement_recipient r
        join guardianship g on g.tenant_id = r.tenant_id and g.guardian_id = r.guardian_id and g.child_id = r.child_id and g.ended_at is null
        where r.tenant_id = ${tenantId} and r.announcement_id = a.id and r.guardian_id = ${personId}))`;
    case 'student':
      return sql<boolean>`false`;
  }
}
