/** Pictures and files of announcements: what is uploaded, and what an announcement shows of it. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table announcement add column attachments jsonb`,
  `create table announcement_attachment (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     author_id text collate "C" not null,
     announcement_id text collate "C",
     kind text not null check (kind in ('picture', 'file')),
     name text not null,
     description text,
     duration_ms integer,
     size_bytes integer not null,
     received integer not null,
     whole jsonb,
     sha256 text,
     touched_at timestamptz not null,
     retracted_at timestamptz,
     primary key (tenant_id, author_id, id),
     foreign key (tenant_id, author_id) references person,
     foreign key (tenant_id, announcement_id) references announcement,
     check (announcement_id is null or whole is not null)
   )`,
  `create index announcement_attachment_unsent on announcement_attachment (tenant_id, author_id, touched_at) where announcement_id is null`,
  `create index announcement_attachment_of on announcement_attachment (tenant_id, announcement_id) where announcement_id is not null`,
  `create index announcement_attachment_retracted on announcement_attachment (retracted_at) where retracted_at is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
