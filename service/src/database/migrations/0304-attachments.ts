/** Photos, files and voice of messages: what is uploaded, and what a message shows of it. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table message add column attachments jsonb`,
  `create table message_attachment (
     tenant_id text collate "C" not null,
     conversation_id text collate "C" not null,
     id text collate "C" not null,
     author_id text collate "C" not null,
     message_id text collate "C",
     kind text not null check (kind in ('picture', 'voice', 'file')),
     name text not null,
     description text,
     duration_ms integer,
     size_bytes integer not null,
     received integer not null,
     whole jsonb,
     begun_at timestamptz not null,
     primary key (tenant_id, conversation_id, id),
     foreign key (tenant_id, conversation_id) references conversation,
     foreign key (tenant_id, author_id) references person,
     check (message_id is null or whole is not null)
   )`,
  `create index message_attachment_unsent on message_attachment (tenant_id, author_id, begun_at) where message_id is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
