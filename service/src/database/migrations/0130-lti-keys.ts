/** Keys of LTI follow one another instead of being for ever; a registration says who chooses in a tool and whether it is told names. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table lti_key
     add column number integer not null default 1,
     add column created_at timestamptz not null default '2026-01-01T00:00:00Z'`,
  `alter table lti_key
     drop constraint lti_key_pkey,
     add primary key (tenant_id, number)`,
  `alter table lti_key alter column number drop default, alter column created_at drop default`,
  `alter table lti_registration
     add column roles text[] not null default '{teacher,manager}',
     add column tells_names boolean not null default false`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
