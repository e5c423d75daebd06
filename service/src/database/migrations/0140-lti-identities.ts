/**
 * A system is registered once in a tenant: two registrations of one platform would make two people of each guest, and no launch could
 * say to which it belongs. Of those that two tabs made, the first stands.
 */
import { sql, type Kysely } from 'kysely';

const isLater = (same: string) => `exists (select from lti_registration f where f.tenant_id = r.tenant_id and f.side = r.side and f.ended_at is null and ${same} and (f.created_at, f.id) < (r.created_at, r.id))`;
const statements = [
  `update lti_registration r set ended_at = now() where r.ended_at is null and ((r.side = 'platform' and ${isLater('f.issuer = r.issuer and f.client_id = r.client_id')})
     or (r.side = 'tool' and ${isLater('f.login_url = r.login_url and f.launch_url = r.launch_url')}))`,
  `create unique index lti_registration_platform on lti_registration (tenant_id, issuer, client_id) where side = 'platform' and ended_at is null`,
  `create unique index lti_registration_tool on lti_registration (tenant_id, login_url, launch_url) where side = 'tool' and ended_at is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
