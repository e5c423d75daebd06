/** What the platform has said of comments on a resource, beside what holds: its author does not undo it. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table comment_policy add column platform_policy text not null default 'open' check (platform_policy in ('open', 'reviewed', 'off'))`,
  // What somebody has set who has not made the resource, a manager of the platform has.
  `update comment_policy c set platform_policy = c.policy where not exists (
     select from own_resource o where o.tenant_id = c.tenant_id and o.resource_id = c.resource_id and o.author_id = c.set_by)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
