/** Announcements as one reader may see them: the reader's own rights are part of the query. */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { Ask, Id, Timestamp, toldOptions, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { concerns } from '../../authorisation/announcements.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment } from '../../database/chat-tables.ts';
import type { Level } from '../../database/schema.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { answeredOf, appointmentsOf, childrenAbout, countsOf, reachOf, type AnnouncedChild } from './announcement-parts.ts';

export type AnnouncementBody = RouteOutput<typeof routes.readAnnouncement>;

interface Row {
  id: string;
  title: string;
  text: string;
  sender_id: string;
  sender_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_level: Level;
  urgent_reason: string | null;
  ask: unknown;
  due_at: string | null;
  scheduled_for: string;
  sent_at: string | null;
  recalled_at: string | null;
  attachments: Attachment[] | null;
  read_at: string | null;
  reminded_at: string | null;
  to_answer: boolean;
  /** 0: to be answered, or urgent and not read; 1: not read; 2: the rest. */
  rank: number;
  /** What the list is sorted by within a rank. */
  moment: string;
}
const AnnouncementCursor = v.strictTuple([v.picklist(['0', '1', '2']), Timestamp, Id]);

/** What the reader has read of each, and whether an answer for an own child is still missing. */
function visible(caller: Caller): RawBuilder<unknown> {
  const { tenantId, personId, identity } = caller;
  if (identity.role !== 'guardian') {
    return sql`select a.id, null::timestamptz as read_at, null::timestamptz as reminded_at, false as to_answer, 2 as rank, a.created_at as moment from announcement a
      where a.tenant_id = ${tenantId} and ${concerns(caller)}`;
  }
  return sql`select mine.*, case when to_answer or (read_at is null and urgent) then 0 when read_at is null then 1 else 2 end as rank from (
    select a.id, a.sent_at as moment, a.urgent_reason is not null as urgent, case when bool_and(r.read_at is not null) then max(r.read_at) end as read_at, max(r.reminded_at) as reminded_at,
      a.recalled_at is null and a.ask ->> 'kind' <> 'none' and bool_or(answer.child_id is null)
        and not coalesce(a.ask ->> 'kind' in ('choice', 'appointment', 'sign-up') and a.due_at < now(), false) as to_answer
    from announcement_recipient r
    join guardianship g on g.tenant_id = r.tenant_id and g.guardian_id = r.guardian_id and g.child_id = r.child_id and g.ended_at is null
    join announcement a on a.tenant_id = r.tenant_id and a.id = r.announcement_id and a.sent_at is not null
    left join announcement_answer answer on answer.tenant_id = r.tenant_id and answer.announcement_id = r.announcement_id and answer.child_id = r.child_id
    where r.tenant_id = ${tenantId} and r.guardian_id = ${personId} group by a.tenant_id, a.id) mine`;
}

async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with visible as (${visible(caller)})
    select a.id, a.title, a.text, a.sender_id, p.name as sender_name, o.id as organisation_id, o.name as organisation_name, o.level as organisation_level,
      a.urgent_reason, a.ask, a.due_at, a.scheduled_for, a.sent_at, a.recalled_at, a.attachments, visible.read_at, visible.reminded_at, visible.to_answer, visible.rank, visible.moment
    from visible
    join announcement a on a.tenant_id = ${caller.tenantId} and a.id = visible.id
    join person p on p.tenant_id = a.tenant_id and p.id = a.sender_id
    join organisation o on o.tenant_id = a.tenant_id and o.id = a.organisation_id
    where ${condition} order by visible.rank, visible.moment desc, a.id desc limit ${limit}`.execute(db);
  return rows;
}

/** A page of what concerns the reader. */
export async function listAnnouncements(
  db: Executor,
  caller: Caller,
  { cursor, limit = defaultPageSize }: RouteInput<typeof routes.listAnnouncements>['query'],
  logger: Logger,
): Promise<RouteOutput<typeof routes.listAnnouncements>> {
  const after = decodeCursor(cursor, AnnouncementCursor);
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(visible.rank > ${Number(after[0])} or (visible.rank = ${Number(after[0])} and (visible.moment, a.id) < (${after[1]}::timestamptz, ${after[2]})))`;
  const found = await select(db, caller, beyond, limit + 1);
  const { rows, nextCursor } = page(found, limit, ({ rank, moment, id }) => [String(rank), moment, id]);
  const isGuardian = caller.identity.role === 'guardian';
  const counts = await sql<{ total: number; toAnswer: number; unread: number; waiting: number }>`
    with visible as (${visible(caller)})
    select count(*) as total, count(*) filter (where to_answer) as "toAnswer",
      ${isGuardian ? sql`count(*) filter (where read_at is null)` : sql`0`}::integer as unread,
      ${isGuardian ? sql`count(*) filter (where to_answer or read_at is null)` : sql`0`}::integer as waiting from visible`.execute(db);
  const { total = 0, toAnswer = 0, unread = 0, waiting = 0 } = counts.rows[0] ?? {};
  return { items: await toBodies(db, caller, rows, logger), nextCursor, total, toAnswer, unread, waiting };
}

/** One announcement. @throws ProblemError not-found when there is none that the reader may see */
export async function readAnnouncement(db: Executor, caller: Caller, announcementId: string): Promise<AnnouncementBody> {
  const [body] = await toBodies(db, caller, await select(db, caller, sql`a.id = ${announcementId}`, 1));
  if (body === undefined) throw new ProblemError('not-found');
  return body;
}

async function toBodies(db: Executor, caller: Caller, rows: readonly Row[], logger?: Logger): Promise<AnnouncementBody[]> {
  const ids = rows.map(({ id }) => id);
  const isGuardian = caller.identity.role === 'guardian';
  const [children, reach, appointments, counts, answered] = await Promise.all([
    isGuardian ? childrenAbout(db, caller, ids) : new Map<string, AnnouncedChild[]>(),
    isGuardian ? new Map<string, NonNullable<AnnouncementBody['sent']>>() : reachOf(db, caller.tenantId, ids),
    isGuardian ? new Map<string, never>() : appointmentsOf(db, caller.tenantId, ids),
    countsOf(db, caller.tenantId, ids),
    answeredOf(db, caller.tenantId, ids),
  ]);
  const toBody = (row: Row): AnnouncementBody => {
    const ask = parseStored(Ask, row.ask, 'announcement.ask');
    const own = children.get(row.id) ?? [];
    const told = toldOptions(ask, {
      isSender: !isGuardian,
      hasAnswered: own.some(({ answer }) => answer !== null),
      isOver: row.due_at !== null && Date.parse(row.due_at) < Date.now(),
      answered: answered.get(row.id) ?? 0,
    });
    const sent = reach.get(row.id);
    return {
      id: row.id,
      title: row.title,
      text: isGuardian && row.recalled_at !== null ? '' : row.text,
      ...(row.attachments !== null && { attachments: row.attachments }),
      sender: { id: row.sender_id, name: row.sender_name },
      organisation: { id: row.organisation_id, name: row.organisation_name, level: row.organisation_level },
      urgentReason: row.urgent_reason,
      ask,
      dueAt: row.due_at,
      state: row.recalled_at !== null ? 'recalled' : row.sent_at === null ? 'scheduled' : 'sent',
      at: row.sent_at ?? row.scheduled_for,
      counts: (counts.get(row.id) ?? []).filter(({ optionId }) => told.includes(optionId)),
      received: isGuardian
        ? { readAt: row.read_at, remindedAt: row.reminded_at, toAnswer: row.to_answer, children: own.map((child) => (row.recalled_at === null ? child : { ...child, personal: null })) }
        : null,
      sent: sent === undefined ? null : { ...sent, ...(ask.kind === 'appointment' && { appointments: appointments.get(row.id) ?? [] }) },
    };
  };
  return logger === undefined ? rows.map(toBody) : readable(rows, toBody, logger);
}
