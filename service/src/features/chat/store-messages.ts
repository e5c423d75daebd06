/** Storing new messages, those that come at the same time together: their places are given in the transaction that stores them. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { holdsWord, messageWords, wordKey, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { takesPartAs } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment, WriterRole } from '../../database/chat-tables.ts';
import type { Outcome } from '../../database/group-commit.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { heldWords } from '../cases/held-words.ts';
import { childrenAround, requireNoResults } from '../results-to-all.ts';
import { hindranceColumns } from './conversation-rows.ts';
import { People, knownColumns, memberIdsOf, type ConversationKey, type Known } from './members.ts';
import { readMessage, toMessage, type MessageBody, type MessageRow } from './message-rows.ts';
import { requireWay, type Hindrances } from './rights.ts';

type Body = RouteInput<typeof routes.sendMessage>['body'];

export interface Draft extends Body {
  readonly caller: Caller;
  readonly conversationId: string;
}

/** What must be known to let one draft in. */
interface Facts extends ConversationKey, Hindrances, Known {
  place: number;
  takesPart: boolean;
  reviewed: boolean;
  /** Words that are looked at before they are shown. */
  heldWords: string[];
  lastSequence: number;
  revision: number;
  /** Who wrote the message that has the draft's id already. */
  knownAuthor: string | null;
  hasReplyTarget: boolean;
}
/** What a draft is to carry, as it was uploaded. */
interface Uploaded {
  conversationId: string;
  id: string;
  authorId: string;
  whole: Attachment;
}
interface Stored {
  draft: Draft;
  row: MessageRow;
}

/** Stores each draft at the end of its conversation; one that is there already is answered as it is. */
export async function storeMessages(db: Executor, tenantId: string, drafts: readonly Draft[]): Promise<Outcome<MessageBody>[]> {
  const facts = await holdAll(db, tenantId, drafts);
  const uploads = await holdUploads(db, tenantId, drafts);
  const stored: Stored[] = [];
  const outcomes: Outcome<MessageBody>[] = [];
  for (const [place, draft] of drafts.entries()) {
    try {
      outcomes.push({ answer: await accept(db, draft, facts.get(place), stored, uploads) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      outcomes.push({ error });
    }
  }
  if (stored.length > 0) await insert(db, tenantId, stored);
  return outcomes;
}

/** Holds the conversations for this transaction, then reads: whoever writes there next waits, so numbers are given one after the other. */
async function holdAll(db: Executor, tenantId: string, drafts: readonly Draft[]): Promise<ReadonlyMap<number, Facts>> {
  const conversationIds = drafts.map(({ conversationId }) => conversationId);
  // Always in one order: two processes then never wait for each other in a circle.
  await sql`select from conversation where tenant_id = ${tenantId} and id = any(${[...new Set(conversationIds)]}::text[]) order by id for update`.execute(db);
  const people = drafts.map(({ caller }) => caller);
  const { rows } = await sql<Facts>`
    select w.place - 1 as place, ${takesPartAs(sql`w.role`, tenantId, sql`w.person_id`)} as "takesPart", c.id, c.class_id as "classId", c.child_id as "childId",
      c.reviewed, ${heldWords(tenantId)} as "heldWords", c.last_sequence as "lastSequence", c.revision, ${hindranceColumns({ tenantId, personId: sql`w.person_id` })}, known.author_id as "knownAuthor",
      exists (select from message m where m.tenant_id = ${tenantId} and m.conversation_id = c.id and m.id = w.reply_to) as "hasReplyTarget", ${knownColumns}
    from unnest(${conversationIds}::text[], ${people.map(({ personId }) => personId)}::text[], ${people.map(({ identity }) => identity.role)}::text[],
      ${drafts.map(({ id }) => id)}::text[], ${drafts.map(({ replyTo }) => replyTo ?? null)}::text[]) with ordinality as w(conversation_id, person_id, role, id, reply_to, place)
    join conversation c on c.tenant_id = ${tenantId} and c.id = w.conversation_id
    join person p on p.tenant_id = ${tenantId} and p.id = w.person_id
    left join message known on known.tenant_id = ${tenantId} and known.conversation_id = c.id and known.id = w.id`.execute(db);
  return new Map(rows.map((row) => [row.place, row]));
}

/** What the drafts are to carry: whole, and part of no message yet. Held, so that none becomes part of two. */
async function holdUploads(db: Executor, tenantId: string, drafts: readonly Draft[]): Promise<Uploaded[]> {
  const wanted = drafts.flatMap(({ conversationId, attachments = [] }) => attachments.map((id) => ({ conversationId, id })));
  if (wanted.length === 0) return [];
  const { rows } = await sql<Uploaded>`
    select a.conversation_id as "conversationId", a.id, a.author_id as "authorId", a.whole
    from unnest(${wanted.map(({ conversationId }) => conversationId)}::text[], ${wanted.map(({ id }) => id)}::text[]) as w(conversation_id, id)
    join message_attachment a on a.tenant_id = ${tenantId} and a.conversation_id = w.conversation_id and a.id = w.id
    where a.message_id is null and a.whole is not null for update of a`.execute(db);
  return rows;
}

/** @throws ProblemError not-found for what is not the writer's own, not whole, or sent already */
function carried({ caller, conversationId, attachments = [] }: Draft, earlier: readonly MessageRow[], uploads: readonly Uploaded[]): Attachment[] | null {
  const taken = new Set(earlier.flatMap((row) => (row.attachments ?? []).map(({ id }) => id)));
  const found = attachments.map((id) => {
    const upload = uploads.find((one) => one.conversationId === conversationId && one.id === id && one.authorId === caller.personId && !taken.has(id));
    if (upload === undefined) throw new ProblemError('not-found');
    return upload.whole;
  });
  return found.length === 0 ? null : found;
}

/** @throws ProblemError not-found | conflict | results-to-all | what stands in the way */
async function accept(db: Executor, draft: Draft, facts: Facts | undefined, stored: Stored[], uploads: readonly Uploaded[]): Promise<MessageBody> {
  const { caller, conversationId, id, text, replyTo = null } = draft;
  const { personId, identity } = caller;
  if (facts?.takesPart !== true) throw new ProblemError('not-found');
  const earlier = stored.filter((one) => one.draft.conversationId === conversationId).map(({ row }) => row);
  const people = new People(caller, new Map([[personId, facts]]));
  const twin = earlier.find((row) => row.id === id);
  if ((twin?.authorId ?? facts.knownAuthor ?? personId) !== personId) throw new ProblemError('conflict');
  if (twin !== undefined) return toMessage(caller, facts, twin, people);
  if (facts.knownAuthor !== null) return readMessage(db, caller, conversationId, id);

  const sentAt = new Date().toISOString();
  const lastSentAt = earlier.findLast(({ authorId }) => authorId === personId)?.sentAt ?? facts.lastSentAt;
  requireWay(caller, { ...facts, lastSentAt }, sentAt);
  if (replyTo !== null && !facts.hasReplyTarget && !earlier.some((row) => row.id === replyTo)) throw new ProblemError('not-found');
  const attachments = carried(draft, earlier, uploads);
  const words = messageWords(text, attachments ?? []);
  if (facts.childId === null) await requireNoResults(db, caller.tenantId, [words], childrenAround(caller, facts.classId));
  const authorRole: WriterRole = identity.role === 'teacher' ? 'teacher' : 'guardian';
  const row: MessageRow = {
    id, sequence: facts.lastSequence + earlier.length + 1, revision: facts.revision + earlier.length + 1, authorId: personId, authorRole, sentAt, text, replyTo, attachments,
    state: authorRole === 'guardian' && (facts.reviewed || holdsWord(words, facts.heldWords.map(wordKey))) ? 'waiting' : 'shown', reason: null, editedAt: null, pinned: false,
  };
  stored.push({ draft, row });
  return toMessage(caller, facts, row, people);
}

/** One statement for messages, counters and events: conversations are held meanwhile, and busy classes wait for every question asked here. */
async function insert(db: Executor, tenantId: string, stored: readonly Stored[]): Promise<void> {
  const rows = stored.map(({ row }) => row);
  const column = (pick: (row: MessageRow) => string | number | null) => rows.map(pick);
  const conversations = stored.map(({ draft }) => draft.conversationId);
  const subjects = stored.map(({ draft: { conversationId }, row: { revision, sequence } }) => JSON.stringify({ conversationId, revision, messageSequence: sequence }));
  await sql`
    with fresh as materialized (select * from unnest(${conversations}::text[], ${column((row) => row.sequence)}::int[], ${column((row) => row.id)}::text[],
        ${column((row) => row.authorId)}::text[], ${column((row) => row.authorRole)}::text[], ${column((row) => row.sentAt)}::timestamptz[], ${column((row) => row.text)}::text[],
        ${column((row) => row.replyTo)}::text[], ${column((row) => row.state)}::text[], ${column((row) => row.revision)}::int[],
        ${column(({ attachments }) => attachments && JSON.stringify(attachments))}::jsonb[], ${rows.map(() => uuidv7())}::text[], ${subjects}::jsonb[])
        as f(conversation_id, sequence, id, author_id, author_role, sent_at, text, reply_to, state, revision, attachments, event_id, subject)),
    stored as (insert into message (tenant_id, conversation_id, sequence, id, author_id, author_role, sent_at, text, reply_to, state, revision, attachments)
      select ${tenantId}, conversation_id, sequence, id, author_id, author_role, sent_at, text, reply_to, state, revision, attachments from fresh),
    newest as (select conversation_id, max(sequence) as sequence, max(revision) as revision, max(sent_at) as sent_at from fresh group by conversation_id),
    moved as (update conversation c set last_sequence = n.sequence, revision = n.revision, active_at = n.sent_at
      from newest n where c.tenant_id = ${tenantId} and c.id = n.conversation_id),
    heard as materialized (select conversation_id, ${memberIdsOf(tenantId, sql`newest.conversation_id`)} as people from newest)
    insert into outbox (tenant_id, id, type, subject, audience, at)
      select ${tenantId}, event_id, 'conversation.changed', subject, people, sent_at from fresh join heard using (conversation_id)`.execute(db);
  for (const { draft, row } of stored) await attach(db, tenantId, draft.conversationId, row);
}

/** From now on the uploads are the message's. */
async function attach(db: Executor, tenantId: string, conversationId: string, { id, attachments }: MessageRow): Promise<void> {
  if (attachments === null) return;
  await db
    .updateTable('message_attachment')
    .set({ message_id: id })
    .where((where) => where.and({ tenant_id: tenantId, conversation_id: conversationId }))
    .where('id', 'in', attachments.map((one) => one.id))
    .execute();
}
