/** The conversations of the memory adapter as rows of the service's database. */
import type { MemoryConversation } from '../../components/adapters/memory/fixtures.types.ts';
import type { Carrier } from '../../service/src/database/carrier.ts';

export async function storeConversations({ db }: Carrier, tenant_id: string, conversations: readonly MemoryConversation[]): Promise<void> {
  for (const { id, kind, title, childId, teacherId, guardianId, classId, createdAt, closed, reviewed, slowSeconds, revision, messages, reading } of conversations) {
    const isPrivate = kind === 'private';
    await db
      .insertInto('conversation')
      .values({
        tenant_id, id, kind, title, class_id: classId, child_id: childId, teacher_id: isPrivate ? teacherId : null, guardian_id: guardianId, closed, reviewed,
        slow_seconds: slowSeconds, last_sequence: messages.length, revision, active_at: messages.at(-1)?.sentAt ?? createdAt, created_by: teacherId ?? '', created_at: createdAt,
      })
      .execute();
    await db
      .insertInto('message')
      .values(
        // Files of stories stay in the page.
        messages.map(({ authorId, authorRole, sentAt, replyTo, editedAt, attachments: _files, ...message }) => ({
          ...message, tenant_id, conversation_id: id, author_id: authorId, author_role: authorRole, sent_at: sentAt, reply_to: replyTo, edited_at: editedAt,
        })),
      )
      .execute();
    const marks = Object.entries(reading).map(([person_id, sequence]) => ({ tenant_id, conversation_id: id, person_id, sequence }));
    await db.insertInto('conversation_reading').values(marks).execute();
  }
}
