/** Messages as one reader may see them, and the pages, changes and hits that hold them. */
import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import { Id, Timestamp, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment, MessageState, WriterRole } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { People, type ConversationKey } from './members.ts';
import { rightsIn } from './rights.ts';

export type MessageBody = RouteOutput<typeof routes.sendMessage>;
type Entry = RouteOutput<typeof routes.listMessages>['items'][number];

export interface MessageRow {
  id: string;
  sequence: number;
  revision: number;
  authorId: string;
  authorRole: WriterRole;
  sentAt: string;
  text: string;
  replyTo: string | null;
  state: MessageState;
  reason: string | null;
  editedAt: string | null;
  pinned: boolean;
  attachments: Attachment[] | null;
}
export const messageColumns = sql`m.id, m.sequence, m.revision, m.author_id as "authorId", m.author_role as "authorRole", m.sent_at as "sentAt", m.text,
  m.reply_to as "replyTo", m.state, m.reason, m.edited_at as "editedAt", m.pinned, m.attachments`;

const defaultMessages = 50;
const HitCursor = v.strictTuple([Timestamp, Id]);

/** A conversation that the caller takes part in, with how far it is. @throws ProblemError not-found */
async function readKey(db: Executor, caller: Caller, conversationId: string): Promise<ConversationKey & { revision: number; lastSequence: number }> {
  const { rows } = await sql<ConversationKey & { revision: number; lastSequence: number }>`
    select c.id, c.kind, c.class_id as "classId", c.child_id as "childId", c.revision, c.last_sequence as "lastSequence" from conversation c
    where c.tenant_id = ${caller.tenantId} and c.id = ${conversationId} and ${takesPart(caller)}`.execute(db);
  if (rows[0] === undefined) throw new ProblemError('not-found');
  return rows[0];
}

async function selectMessages(db: Executor, tenantId: string, conversationId: string, condition: RawBuilder<unknown>): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from message m where m.tenant_id = ${tenantId} and m.conversation_id = ${conversationId} and ${condition}`.execute(db);
  return rows;
}

/** The newest messages, or those before, after or around a sequence. Sequences have no gaps, so a page is a stretch of them. */
export async function listMessages(
  db: Executor,
  caller: Caller,
  conversationId: string,
  { before, after, around, limit = defaultMessages }: RouteInput<typeof routes.listMessages>['query'],
): Promise<RouteOutput<typeof routes.listMessages>> {
  const key = await readKey(db, caller, conversationId);
  const last = key.lastSequence;
  const wanted = before !== undefined ? before - 1 : after !== undefined ? after + limit : around !== undefined ? around + Math.floor(limit / 2) : last;
  const to = Math.min(last, wanted);
  const from = Math.max(after ?? 0, to - limit, 0);
  const rows = await selectMessages(db, caller.tenantId, conversationId, sql`m.sequence > ${from} and m.sequence <= ${to} order by m.sequence`);
  return { ...(await toEntries(db, caller, key, rows)), hasBefore: from > 0, hasAfter: to < last, revision: key.revision };
}

/** Messages that came or changed after a revision. */
export async function listMessageChanges(
  db: Executor,
  caller: Caller,
  conversationId: string,
  { after, limit = 100 }: RouteInput<typeof routes.listMessageChanges>['query'],
): Promise<RouteOutput<typeof routes.listMessageChanges>> {
  const key = await readKey(db, caller, conversationId);
  const rows = await selectMessages(db, caller.tenantId, conversationId, sql`m.revision > ${after} order by m.revision limit ${limit + 1}`);
  const more = rows.length > limit;
  const items = more ? rows.slice(0, limit) : rows;
  // A message that came between the two questions is part of the answer, and so is its revision.
  const reached = more ? (items.at(-1)?.revision ?? after) : Math.max(key.revision, items.at(-1)?.revision ?? 0);
  return { ...(await toEntries(db, caller, key, items)), more, revision: reached };
}

/** Words in everything that the caller may see, newest first. */
export async function searchMessages(db: Executor, caller: Caller, query: RouteInput<typeof routes.searchMessages>['query']): Promise<RouteOutput<typeof routes.searchMessages>> {
  const { q, conversationId, childId, cursor, limit = defaultPageSize } = query;
  if (conversationId !== undefined) await readKey(db, caller, conversationId);
  const words = q.split(/\s+/).map((word) => sql`m.text ilike ${`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`}`);
  const parts = [sql.join(words, sql` and `), visibleText(caller)];
  if (conversationId !== undefined) parts.push(sql`c.id = ${conversationId}`);
  if (childId !== undefined) parts.push(sql`c.child_id = ${childId}`);
  const after = decodeCursor(cursor, HitCursor);
  if (after !== undefined) parts.push(sql`(m.sent_at, m.id) < (${after[0]}::timestamptz, ${after[1]})`);
  type Row = MessageRow & ConversationKey & { conversationId: string; title: string | null; childName: string | null; className: string };
  const { rows: found } = await sql<Row>`
    select ${messageColumns}, c.id as "conversationId", c.kind, c.class_id as "classId", c.child_id as "childId", c.title, child.name as "childName", k.name as "className"
    from conversation c join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id
    join class k on k.tenant_id = c.tenant_id and k.id = c.class_id
    left join person child on child.tenant_id = c.tenant_id and child.id = c.child_id
    where c.tenant_id = ${caller.tenantId} and ${takesPart(caller)} and ${sql.join(parts, sql` and `)}
    order by m.sent_at desc, m.id desc limit ${limit + 1}`.execute(db);
  const { rows, nextCursor } = page(found, limit, ({ sentAt, id }) => [sentAt, id]);
  const people = await People.read(db, caller, rows.map(({ authorId }) => authorId));
  const items = rows.map((row) => ({
    message: toMessage(caller, row, row, people),
    conversation: {
      id: row.conversationId, kind: row.kind, title: row.title,
      child: row.childId === null ? null : { id: row.childId, name: row.childName ?? '' },
      class: { id: row.classId, name: row.className },
    },
    reader: caller.personId,
    can: rightsIn(caller, row.kind),
  }));
  return { items, nextCursor };
}

/** One message as the caller may see it. */
export async function readMessage(db: Executor, caller: Caller, conversationId: string, messageId: string): Promise<MessageBody> {
  const key = await readKey(db, caller, conversationId);
  const [row] = await selectMessages(db, caller.tenantId, conversationId, sql`m.id = ${messageId}`);
  if (row === undefined) throw new ProblemError('not-found');
  return toMessage(caller, key, row, await People.read(db, caller, [row.authorId]));
}

/** Moderators read all but what was taken back; writers their own that waits; others what is shown. The same as `isVisible`. */
export function visibleText({ identity, personId }: Caller): RawBuilder<boolean> {
  return identity.role === 'teacher'
    ? sql<boolean>`(m.state = 'shown' or (c.kind = 'class' and m.state <> 'retracted') or (m.state = 'waiting' and m.author_id = ${personId}))`
    : sql<boolean>`(m.state = 'shown' or (m.state = 'waiting' and m.author_id = ${personId}))`;
}

function isVisible(caller: Caller, { kind }: Pick<ConversationKey, 'kind'>, { state, authorId }: MessageRow): boolean {
  if (state === 'shown' || (state === 'waiting' && authorId === caller.personId)) return true;
  return state !== 'retracted' && rightsIn(caller, kind).moderate;
}

function toEntry(caller: Caller, key: Pick<ConversationKey, 'kind'>, row: MessageRow): Entry {
  const { id, sequence, revision, sentAt, text, replyTo, state, reason, editedAt, pinned, authorId, attachments } = row;
  const visible = isVisible(caller, key, row);
  const isPrivy = authorId === caller.personId || rightsIn(caller, key.kind).moderate;
  return {
    id,
    sequence,
    revision,
    sentAt,
    text: visible ? text : '',
    ...(attachments !== null && visible && { attachments }),
    ...(replyTo !== null && { replyTo }),
    ...(state !== 'shown' && { state }),
    ...(reason !== null && isPrivy && { reason }),
    ...(editedAt !== null && { editedAt }),
    ...(pinned && { pinned }),
    author: authorId,
  };
}

/** A message on its own, with its author. */
export function toMessage(caller: Caller, key: ConversationKey, row: MessageRow, people: People): MessageBody {
  return { ...toEntry(caller, key, row), author: people.participant(key, row.authorId, row.authorRole) };
}

async function toEntries(db: Executor, caller: Caller, key: ConversationKey, rows: readonly MessageRow[]) {
  const authors = new Map(rows.map(({ authorId, authorRole }) => [authorId, authorRole]));
  const people = await People.read(db, caller, [...authors.keys()]);
  return {
    items: rows.map((row) => toEntry(caller, key, row)),
    people: [...authors].map(([personId, role]) => people.participant(key, personId, role)),
    reader: caller.personId,
    can: rightsIn(caller, key.kind),
  };
}
