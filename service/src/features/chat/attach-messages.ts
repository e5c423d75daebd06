/** Short messages travel with the hint that tells of them, so that a class of fifty does not ask fifty times. */
import { sql } from 'kysely';
import type { Database } from '../../database/carrier.ts';
import type { AddressedChange } from '../../outbox/change.ts';
import { messageColumns, type MessageRow } from './message-rows.ts';

/** Characters; longer ones are asked for by whoever looks. */
const longestCarried = 600;

type Row = MessageRow & { conversationId: string; authorName: string };

/** Adds the messages that everybody in the conversation may see. */
export async function attachMessages(db: Database, tenantId: string, changes: readonly AddressedChange[]): Promise<readonly AddressedChange[]> {
  const wanted = changes.flatMap(({ change, messageSequence }) =>
    messageSequence === undefined || change.subject.conversationId === undefined ? [] : [{ id: change.subject.conversationId, sequence: messageSequence }],
  );
  if (wanted.length === 0) return changes;
  const { rows } = await sql<Row>`
    select m.conversation_id as "conversationId", p.name as "authorName", ${messageColumns}
    from unnest(${wanted.map(({ id }) => id)}::text[], ${wanted.map(({ sequence }) => sequence)}::int[]) as w(id, sequence)
    join message m on m.tenant_id = ${tenantId} and m.conversation_id = w.id and m.sequence = w.sequence
    join person p on p.tenant_id = m.tenant_id and p.id = m.author_id
    where m.state = 'shown' and length(m.text) <= ${longestCarried}`.execute(db);
  const found = new Map(rows.map((row) => [`${row.conversationId}/${row.sequence}`, row]));
  return changes.map((addressed) => {
    const row = found.get(`${addressed.change.subject.conversationId}/${addressed.messageSequence}`);
    return row === undefined ? addressed : { ...addressed, change: { ...addressed.change, message: carried(row) } };
  });
}

/** As it is for everybody: for whom a guardian speaks is told to teachers alone, when they ask. */
function carried({ id, sequence, revision, sentAt, text, replyTo, editedAt, pinned, attachments, authorId, authorName, authorRole }: Row) {
  return {
    id,
    sequence,
    revision,
    sentAt,
    text,
    ...(attachments !== null && { attachments }),
    ...(replyTo !== null && { replyTo }),
    ...(editedAt !== null && { editedAt }),
    ...(pinned && { pinned: true as const }),
    author: { id: authorId, name: authorName, role: authorRole, children: [] },
  };
}
