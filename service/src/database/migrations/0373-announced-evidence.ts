/** What went with a reported announcement, as it was then, and who of those who decide has opened it. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table received_case add column attachments jsonb`,
  `update received_case r set attachments = (select jsonb_agg(f.whole || jsonb_build_object('sha256', f.sha256) order by f.id)
     from announcement_attachment f where f.tenant_id = r.tenant_id and f.announcement_id = r.announcement_id)
   where r.announcement_id is not null`,
  `create table received_case_look (
     tenant_id text collate "C" not null,
     case_id text collate "C" not null,
     id text collate "C" not null,
     person_id text collate "C" not null,
     name text not null,
     at timestamptz not null,
     primary key (tenant_id, case_id, id),
     foreign key (tenant_id, case_id) references received_case,
     foreign key (tenant_id, person_id) references person
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
