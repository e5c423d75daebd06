/** Conversations in the test world, one message each: topics of the classes, and private talks about `p1`, `p3` and `q1`. */
import type { Carrier } from '../database/carrier.ts';

const begin = '2026-09-01T08:00:00.000Z';

/** The id of the one message of a conversation. */
export const firstMessage = '019a0000-0000-7000-8000-000000000001';

interface Talk {
  tenant?: string;
  id: string;
  classId: string;
  teacherId: string;
  /** Absent: a topic. */
  childId?: string;
  guardianId?: string;
}

export async function makeConversations(carrier: Carrier): Promise<void> {
  const talks: Talk[] = [
    { id: 'topic-c1', classId: 'c1', teacherId: 'teacher1' },
    { id: 'topic-c2', classId: 'c2', teacherId: 'teacher2' },
    { id: 'talk-p1', classId: 'c1', teacherId: 'teacher1', childId: 'p1' },
    { id: 'talk-p1-both', classId: 'c1', teacherId: 'both', childId: 'p1' },
    { id: 'talk-p3', classId: 'c2', teacherId: 'teacher2', childId: 'p3' },
    { id: 'talk-p3-g3', classId: 'c2', teacherId: 'teacher2', childId: 'p3', guardianId: 'g3' },
    { tenant: 't2', id: 'topic-d1', classId: 'd1', teacherId: 'q-teacher' },
    { tenant: 't2', id: 'talk-q1', classId: 'd1', teacherId: 'q-teacher', childId: 'q1' },
  ];
  for (const talk of talks) await makeConversation(carrier, talk);
}

async function makeConversation({ db }: Carrier, { tenant: tenant_id = 't1', id, classId, teacherId, childId, guardianId }: Talk): Promise<void> {
  const isPrivate = childId !== undefined;
  await db
    .insertInto('conversation')
    .values({
      tenant_id, id, kind: isPrivate ? 'private' : 'class', class_id: classId, child_id: childId ?? null, teacher_id: isPrivate ? teacherId : null, guardian_id: guardianId ?? null,
      title: isPrivate ? null : '话题', last_sequence: 1, revision: 1, active_at: begin, created_by: teacherId, created_at: begin,
    })
    .execute();
  await db
    .insertInto('message')
    .values({
      tenant_id, conversation_id: id, sequence: 1, id: firstMessage, author_id: teacherId, author_role: 'teacher', sent_at: begin, text: `第一句话 ${id}`,
      reply_to: null, state: 'shown', reason: null, edited_at: null, revision: 1,
    })
    .execute();
}
