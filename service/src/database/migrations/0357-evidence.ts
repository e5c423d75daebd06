/**
 * What was reported stays: the attachments of a report as they were then, the sum of their bytes, and since when those of a
 * message that was taken back are kept for its cases alone.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table message_report add column attachments jsonb`,
  `update message_report r set attachments = m.attachments from message m
     where m.tenant_id = r.tenant_id and m.conversation_id = r.conversation_id and m.id = r.message_id and m.attachments is not null`,
  `alter table message_attachment add column sha256 text, add column retracted_at timestamptz`,
  `create index message_attachment_of on message_attachment (tenant_id, conversation_id, message_id) where message_id is not null`,
  `create index message_attachment_retracted on message_attachment (retracted_at) where retracted_at is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
