/** Conversations as one reader may see them: taking part is a condition of the query. */
import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import { Id, Timestamp, answersFrom, quietTogether, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { stillTogether, takesPart, type Given } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { quietChoicesOf, type QuietChoice } from '../quiet-hours/quiet-hours.ts';
import { hoursOf, type HoursRow } from './answer-hours.ts';
import { People, membersOf, type ConversationKey, type Member } from './members.ts';
import { messageColumns, toMessage, type MessageRow } from './message-rows.ts';
import { obstacleOf, rightsIn, type Hindrances } from './rights.ts';

export type ConversationBody = RouteOutput<typeof routes.readConversation>;

/** A badge says no more than this. */
const mostUnread = 100;

export interface ConversationRow extends ConversationKey, Hindrances, HoursRow {
  title: string | null;
  reviewed: boolean;
  lastSequence: number;
  revision: number;
  readSequence: number;
  unread: number;
  teacherId: string | null;
  createdAt: string;
  activeAt: string;
  childName: string | null;
  className: string;
  /** By the caller, as against by anybody. */
  blockedByCaller: boolean;
}
const ConversationCursor = v.strictTuple([Timestamp, Id]);

/** What stands in somebody's way, of the conversation `c`. */
export function hindranceColumns({ tenantId, personId }: { tenantId: string; personId: Given }): RawBuilder<unknown> {
  const own = (table: string) => sql`${sql.table(table)} x where x.tenant_id = ${tenantId} and x.conversation_id = c.id`;
  return sql`c.kind, c.closed, c.slow_seconds as "slowSeconds", (c.kind = 'private' and not ${stillTogether}) as ended,
    exists (select from ${own('conversation_block')}) as "isBlocked",
    (select x.until from ${own('conversation_mute')} and x.person_id = ${personId}) as "mutedUntil",
    (select x.reason from ${own('conversation_mute')} and x.person_id = ${personId}) as "mutedWords",
    (case when c.slow_seconds > 0 then (select max(x.sent_at) from ${own('message')} and x.author_id = ${personId}) end) as "lastSentAt"`;
}

async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>, limit: number): Promise<ConversationRow[]> {
  const { tenantId, personId } = caller;
  const { rows } = await sql<ConversationRow>`
    select c.id, c.class_id as "classId", c.child_id as "childId", c.teacher_id as "teacherId", c.title, c.reviewed, c.last_sequence as "lastSequence",
      c.revision, c.created_at as "createdAt", c.active_at as "activeAt", child.name as "childName", k.name as "className",
      h.days as "hoursDays", h.from_minute as "hoursFrom", h.to_minute as "hoursTo",
      coalesce(r.sequence, 0) as "readSequence", ${hindranceColumns(caller)},
      exists (select from conversation_block b where b.tenant_id = ${tenantId} and b.conversation_id = c.id and b.person_id = ${personId}) as "blockedByCaller",
      (select count(*) from (select from message m where m.tenant_id = ${tenantId} and m.conversation_id = c.id
        and m.sequence > coalesce(r.sequence, 0) and m.author_id <> ${personId} and m.state = 'shown' limit ${mostUnread}) newer) as unread
    from conversation c
    join class k on k.tenant_id = c.tenant_id and k.id = c.class_id
    left join person child on child.tenant_id = c.tenant_id and child.id = c.child_id
    left join answer_hours h on h.tenant_id = c.tenant_id and h.person_id = c.teacher_id
    left join conversation_reading r on r.tenant_id = c.tenant_id and r.conversation_id = c.id and r.person_id = ${personId}
    where c.tenant_id = ${tenantId} and ${takesPart(caller)} and ${condition}
    order by c.active_at desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}

/** A page of the caller's conversations, the newest message first. */
export async function listConversations(
  db: Executor,
  caller: Caller,
  { kind, childId, classId, cursor, limit = defaultPageSize }: { kind?: string | undefined; childId?: string | undefined; classId?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<RouteOutput<typeof routes.listConversations>> {
  const { tenantId } = caller;
  const parts = [sql`true`];
  if (kind !== undefined) parts.push(sql`c.kind = ${kind}`);
  if (classId !== undefined) parts.push(sql`c.class_id = ${classId}`);
  if (childId !== undefined) {
    parts.push(sql`(c.child_id = ${childId} or (c.kind = 'class' and exists (select from enrolment e where e.tenant_id = ${tenantId}
      and e.class_id = c.class_id and e.person_id = ${childId} and e.role = 'learner' and e.ended_at is null)))`);
  }
  const filter = sql.join(parts, sql` and `);
  const after = decodeCursor(cursor, ConversationCursor);
  const beyond = after === undefined ? sql`true` : sql`(c.active_at, c.id) < (${after[0]}::timestamptz, ${after[1]})`;
  const found = await select(db, caller, sql`${filter} and ${beyond}`, limit + 1);
  const { rows, nextCursor } = page(found, limit, ({ activeAt, id }) => [activeAt, id]);
  const total = await sql<{ total: number }>`
    select count(*) as total from conversation c where c.tenant_id = ${tenantId} and ${takesPart(caller)} and ${filter}`.execute(db);
  return { items: await toConversations(db, caller, rows), nextCursor, total: total.rows[0]?.total ?? 0 };
}

/** One conversation. @throws ProblemError not-found when the caller takes part in no such one */
export async function readConversation(db: Executor, caller: Caller, conversationId: string): Promise<ConversationBody> {
  const [conversation] = await toConversations(db, caller, await select(db, caller, sql`c.id = ${conversationId}`, 1));
  if (conversation === undefined) throw new ProblemError('not-found');
  return conversation;
}

async function toConversations(db: Executor, caller: Caller, rows: ConversationRow[]): Promise<ConversationBody[]> {
  const { tenantId } = caller;
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const members = await membersOf(db, tenantId, ids);
  const { rows: messages } = await sql<MessageRow & { conversationId: string }>`
    select c.id as "conversationId", ${messageColumns} from conversation c
    join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.sequence = c.last_sequence
    where c.tenant_id = ${tenantId} and c.id in (${sql.join(ids)})`.execute(db);
  const shown = members.filter(({ conversationId, role }) => role === 'teacher' || rows.some(({ id, kind }) => id === conversationId && kind === 'private'));
  const people = await People.read(db, caller, [...shown.map(({ personId }) => personId), ...messages.map(({ authorId }) => authorId)]);
  const families = caller.identity.role === 'teacher' ? shown.filter(({ role, conversationId }) => role === 'guardian' && rows.some(({ id, kind }) => id === conversationId && kind === 'private')) : [];
  const quiet = await quietChoicesOf(db, tenantId, families.map(({ personId }) => personId));
  const last = new Map(messages.map((message) => [message.conversationId, message]));
  return rows.map((row) => toConversation(caller, row, {
    members: members.filter(({ conversationId }) => conversationId === row.id),
    shown: shown.filter(({ conversationId }) => conversationId === row.id),
    lastMessage: last.get(row.id),
    people,
    quiet,
  }));
}

interface Around {
  members: readonly Member[];
  shown: readonly Member[];
  lastMessage: MessageRow | undefined;
  people: People;
  /** What the guardians of private talks have chosen, for a teacher. */
  quiet: ReadonlyMap<string, QuietChoice>;
}

/** When an answer can be expected: in the hours of the teacher, and after the quiet of the family. */
function expected(caller: Caller, { kind }: ConversationRow, { shown, quiet }: Around, now: string, hours: ReturnType<typeof hoursOf>): string | null {
  if (kind !== 'private') return null;
  if (caller.identity.role === 'guardian') return answersFrom(now, hours);
  return quietTogether(now, shown.filter(({ role }) => role === 'guardian').map(({ personId }) => quiet.get(personId)?.quiet ?? null));
}

function toConversation(caller: Caller, row: ConversationRow, around: Around): ConversationBody {
  const { members, shown, lastMessage, people } = around;
  const { id, kind, title, childId, childName, classId, className, closed, ended, reviewed, slowSeconds, lastSequence, revision, readSequence, unread, createdAt } = row;
  const now = new Date().toISOString();
  const can = rightsIn(caller, kind);
  const hours = hoursOf(row);
  return {
    id,
    kind,
    title,
    child: childId === null ? null : { id: childId, name: childName ?? '' },
    class: { id: classId, name: className },
    participants: shown.map(({ personId, role }) => people.participant(row, personId, role)),
    memberCount: new Set(members.map(({ personId }) => personId)).size,
    lastMessage: lastMessage === undefined ? null : toMessage(caller, row, lastMessage, people),
    lastSequence,
    revision,
    readSequence,
    unread,
    state: ended ? 'ended' : closed ? 'closed' : 'open',
    reviewed,
    slowSeconds,
    blocked: row.blockedByCaller,
    can,
    obstacle: obstacleOf(caller, row, now),
    answersFrom: expected(caller, row, around, now, hours),
    hours: kind === 'private' ? hours : null,
    createdAt,
  };
}
