/** Changing a message and taking it back. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { editableSeconds, holdsWord, messageWords, wordKey } from '../../../../contract/src/index.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { heldWords } from '../cases/held-words.ts';
import { childrenAround, requireNoResults } from '../results-to-all.ts';
import { detachAll, keepAll } from './attachments.ts';
import { hindranceColumns } from './conversation-rows.ts';
import { memberIdsOf, type ConversationKey } from './members.ts';
import { messageColumns, readMessage, type MessageBody, type MessageRow } from './message-rows.ts';
import { requireWay, type Hindrances } from './rights.ts';

export interface Held extends ConversationKey, Hindrances {
  reviewed: boolean;
  lastSequence: number;
  revision: number;
}

/**
 * A conversation that the caller takes part in, held for this transaction: whoever writes there next waits, so numbers are
 * given one after the other.
 * @throws ProblemError not-found
 */
export async function hold(db: Executor, caller: Caller, conversationId: string): Promise<Held> {
  const { rows } = await sql<Held>`
    select c.id, c.class_id as "classId", c.child_id as "childId", c.reviewed, c.last_sequence as "lastSequence", c.revision, ${hindranceColumns(caller)}
    from conversation c where c.tenant_id = ${caller.tenantId} and c.id = ${conversationId} and ${takesPart(caller)} for update of c`.execute(db);
  if (rows[0] === undefined) throw new ProblemError('not-found');
  return rows[0];
}

/** Says to all who take part that the conversation has changed. */
export async function tell(db: Executor, { tenantId }: Caller, conversationId: string, { revision, sequence }: { revision: number; sequence?: number }): Promise<void> {
  const event = { tenantId, type: 'conversation.changed' as const, subject: { conversationId }, revision, audience: memberIdsOf(tenantId, sql`${conversationId}`) };
  await appendEvents(db, [sequence === undefined ? event : { ...event, messageSequence: sequence }]);
}

export interface KeptAct {
  act: string;
  messageId?: string | null;
  about?: string | null;
  before?: string | null;
  reason?: string | null;
  caseId?: string | null;
}

/** Keeps for good who did what, and what stood there before. */
export async function keepAct(
  db: Executor,
  { tenantId, personId }: Caller,
  conversationId: string,
  { act, messageId = null, about = null, before = null, reason = null, caseId = null }: KeptAct,
): Promise<void> {
  await db
    .insertInto('conversation_act')
    .values({
      tenant_id: tenantId, id: uuidv7(), conversation_id: conversationId, actor_id: personId, act,
      message_id: messageId, person_id: about, before, reason, at: new Date().toISOString(), case_id: caseId,
    })
    .execute();
}

/** A message of a conversation that the caller takes part in. */
export async function findMessage(db: Executor, tenantId: string, conversationId: string, messageId: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId} and m.id = ${messageId}`.execute(db);
  return rows[0];
}

/** Gives a message a new state, and the conversation a new revision. */
export async function changeMessage(
  db: Executor,
  caller: Caller,
  held: Pick<Held, 'id' | 'revision'>,
  message: MessageRow,
  change: { text?: string; state?: MessageRow['state']; reason?: string | null; edited_at?: string; pinned?: boolean; attachments?: null },
): Promise<void> {
  const { tenantId } = caller;
  const revision = held.revision + 1;
  await db
    .updateTable('message')
    .set({ ...change, revision })
    .where((where) => where.and({ tenant_id: tenantId, conversation_id: held.id, sequence: message.sequence }))
    .execute();
  await db.updateTable('conversation').set({ revision }).where((where) => where.and({ tenant_id: tenantId, id: held.id })).execute();
  await tell(db, caller, held.id, { revision, sequence: message.sequence });
}

/** An own message. @throws ProblemError not-found | too-late */
async function ownMessage(db: Executor, caller: Caller, conversationId: string, messageId: string): Promise<MessageRow> {
  const message = await findMessage(db, caller.tenantId, conversationId, messageId);
  if (message?.authorId !== caller.personId) throw new ProblemError('not-found');
  const isOver = Date.now() >= Date.parse(message.sentAt) + editableSeconds * 1000;
  if (isOver && message.state !== 'retracted') throw new ProblemError('too-late');
  return message;
}

export async function editMessage(db: Executor, caller: Caller, { conversationId, messageId }: { conversationId: string; messageId: string }, text: string): Promise<MessageBody> {
  const held = await hold(db, caller, conversationId);
  const message = await ownMessage(db, caller, conversationId, messageId);
  if (message.state === 'retracted' || message.state === 'hidden') throw new ProblemError('too-late');
  requireWay(caller, held, new Date().toISOString(), 'slow');
  if (message.text !== text) {
    if (held.childId === null) await requireNoResults(db, caller.tenantId, [messageWords(text, message.attachments ?? [])], childrenAround(caller, held.classId));
    await keepAct(db, caller, conversationId, { act: 'edit', messageId, before: message.text });
    // A new text has not been looked at yet.
    const isHeld = message.authorRole === 'guardian' && (held.reviewed || (await holdsHeldWord(db, caller, conversationId, text)));
    const state = isHeld ? 'waiting' : message.state;
    await changeMessage(db, caller, held, message, { text, state, edited_at: new Date().toISOString() });
  }
  return readMessage(db, caller, conversationId, messageId);
}

async function holdsHeldWord(db: Executor, { tenantId }: Caller, conversationId: string, text: string): Promise<boolean> {
  const { rows } = await sql<{ words: string[] }>`select ${heldWords(tenantId)} as words from conversation c where c.tenant_id = ${tenantId} and c.id = ${conversationId}`.execute(db);
  return holdsWord(text, (rows[0]?.words ?? []).map(wordKey));
}

/**
 * Takes an own message back: its place stays. The text is kept for safeguarding only, in the acts; so are the files of what was
 * reported or hidden, and its writer is told nothing of that.
 */
export async function retractMessage(db: Executor, caller: Caller, { conversationId, messageId }: { conversationId: string; messageId: string }, store: PartStore): Promise<MessageBody> {
  const held = await hold(db, caller, conversationId);
  const message = await ownMessage(db, caller, conversationId, messageId);
  if (message.state !== 'retracted') {
    await keepAct(db, caller, conversationId, { act: 'retract', messageId, before: message.text });
    if (message.state === 'hidden' || (await isReported(db, caller, conversationId, messageId))) await keepAll(db, caller, conversationId, messageId);
    else await detachAll(db, caller, conversationId, messageId, store);
    await changeMessage(db, caller, held, message, { text: '', state: 'retracted', pinned: false, attachments: null });
  }
  return readMessage(db, caller, conversationId, messageId);
}

/** Who reports holds the conversation as well: a report is seen here, or finds the message taken back. */
async function isReported(db: Executor, { tenantId }: Caller, conversationId: string, messageId: string): Promise<boolean> {
  const report = await db
    .selectFrom('message_report')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, conversation_id: conversationId, message_id: messageId }))
    .limit(1)
    .executeTakeFirst();
  return report !== undefined;
}

/** A message of the held conversation, for its moderator. @throws ProblemError not-found */
export async function moderatedMessage(db: Executor, caller: Caller, held: Pick<Held, 'id'>, messageId: string): Promise<MessageRow> {
  const message = await findMessage(db, caller.tenantId, held.id, messageId);
  if (message === undefined || message.state === 'retracted') throw new ProblemError('not-found');
  return message;
}
