/** Cases as one reader may see them: whose talks these are is part of the query. */
import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import { Id, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import { organisationsBelow } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { MessageState, ReportedAttachment, WriterRole } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';

export type CaseBody = RouteOutput<typeof routes.actOnCase>;
type CasePage = RouteOutput<typeof routes.listCases>;

interface CaseRow {
  id: string;
  caseNumber: string;
  reportedAt: string;
  reason: CaseBody['reason'];
  text: string;
  messageText: string;
  conversationId: string;
  kind: 'private' | 'class';
  title: string | null;
  childId: string | null;
  childName: string | null;
  classId: string;
  className: string;
  messageId: string;
  sentAt: string;
  authorId: string;
  authorName: string;
  authorRole: WriterRole;
  state: MessageState;
  attachments: ReportedAttachment[] | null;
  /** Ids of those whose bytes are here. */
  keptFiles: string[];
  mutedUntil: string | null;
  acts: CaseBody['acts'];
  closed: CaseBody['closed'];
}
const CaseCursor = v.strictTuple([v.picklist(['0', '1']), Id]);

/**
 * The condition under which the case of the report `r` concerns the caller. Teachers see those about guardians in talks of their
 * own classes: what is said of a teacher, and what was said in private, is the school's matter. Nobody judges the own words,
 * whatever else somebody is.
 */
export function concernsCase({ tenantId, personId, identity }: Caller): RawBuilder<boolean> {
  switch (identity.role) {
    case 'teacher':
      return sql<boolean>`(c.kind = 'class' and m.author_role = 'guardian' and m.author_id <> ${personId} and c.class_id in (select class_id from enrolment
        where tenant_id = ${tenantId} and person_id = ${personId} and role = 'teacher' and ended_at is null))`;
    case 'manager':
      return sql<boolean>`(m.author_id <> ${personId} and k.organisation_id in ${organisationsBelow(tenantId, identity.organisationId)})`;
    case 'guardian':
    case 'student':
      return sql<boolean>`false`;
  }
}

/** Reports with what they are about: `r`, the conversation `c`, its class `k`, the message `m`. */
export const reports = sql`message_report r
  join conversation c on c.tenant_id = r.tenant_id and c.id = r.conversation_id
  join class k on k.tenant_id = c.tenant_id and k.id = c.class_id
  join message m on m.tenant_id = r.tenant_id and m.conversation_id = r.conversation_id and m.id = r.message_id`;

const nameOf = (id: string) => sql`(select json_build_object('id', p.id, 'name', p.name) from person p where p.tenant_id = r.tenant_id and p.id = ${sql.ref(id)})`;
/** As timestamps are told everywhere else. */
const moment = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>, limit: number): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select r.id, r.case_number as "caseNumber", r.at as "reportedAt", r.reason, r.text, r.message_text as "messageText", r.message_id as "messageId", r.attachments,
      array(select a.id from message_attachment a where a.tenant_id = r.tenant_id and a.conversation_id = r.conversation_id and a.message_id = r.message_id) as "keptFiles",
      c.id as "conversationId", c.kind, c.title, child.id as "childId", child.name as "childName", k.id as "classId", k.name as "className",
      m.sent_at as "sentAt", m.author_role as "authorRole", m.state, author.id as "authorId", author.name as "authorName",
      (select x.until from conversation_mute x where x.tenant_id = r.tenant_id and x.conversation_id = c.id and x.person_id = m.author_id and x.until > now()) as "mutedUntil",
      (select coalesce(json_agg(json_build_object('at', ${moment('a.at')}, 'by', ${nameOf('a.actor_id')}, 'act', a.act, 'reason', coalesce(a.reason, '')) order by a.id), '[]')
        from conversation_act a where a.tenant_id = r.tenant_id and a.case_id = r.id and a.act <> 'export') as acts,
      (case when r.closed_at is not null then json_build_object('at', ${moment('r.closed_at')}, 'by', ${nameOf('r.closed_by')}, 'outcome', r.outcome, 'note', coalesce(r.note, '')) end) as closed
    from ${reports}
    join person author on author.tenant_id = m.tenant_id and author.id = m.author_id
    left join person child on child.tenant_id = c.tenant_id and child.id = c.child_id
    where r.tenant_id = ${caller.tenantId} and ${concernsCase(caller)} and ${condition}
    order by (r.closed_at is not null), r.id desc limit ${limit}`.execute(db);
  return rows;
}

/** A page of what concerns the caller: open cases first, each newest first. */
export async function listCases(db: Executor, caller: Caller, { state, cursor, limit = defaultPageSize }: RouteInput<typeof routes.listCases>['query']): Promise<CasePage> {
  const isClosed = sql`(r.closed_at is not null)`;
  const wanted = state === undefined ? sql`true` : sql`${isClosed} = ${state === 'closed'}`;
  const after = decodeCursor(cursor, CaseCursor);
  const beyond = after === undefined ? sql`true` : sql`(${isClosed} > ${after[0] === '1'} or (${isClosed} = ${after[0] === '1'} and r.id < ${after[1]}))`;
  const found = await select(db, caller, sql`${wanted} and ${beyond}`, limit + 1);
  const { rows, nextCursor } = page(found, limit, ({ closed, id }) => [closed === null ? '0' : '1', id]);
  const counts = await sql<{ total: number; open: number }>`
    select count(*) filter (where ${wanted}) as total, count(*) filter (where r.closed_at is null) as open
    from ${reports} where r.tenant_id = ${caller.tenantId} and ${concernsCase(caller)}`.execute(db);
  const { total = 0, open = 0 } = counts.rows[0] ?? {};
  return { items: rows.map((row) => toBody(caller, row)), nextCursor, total, open, waiting: await listWaiting(db, caller) };
}

/** Talks of the caller's classes in which messages wait to be looked at, the fullest first. */
async function listWaiting(db: Executor, caller: Caller): Promise<CasePage['waiting']> {
  if (caller.identity.role !== 'teacher') return [];
  const { rows } = await sql<{ id: string; title: string | null; classId: string; className: string; count: number }>`
    select c.id, c.title, k.id as "classId", k.name as "className", count(*) as count
    from conversation c join class k on k.tenant_id = c.tenant_id and k.id = c.class_id
    join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.state = 'waiting'
    where c.tenant_id = ${caller.tenantId} and c.kind = 'class' and ${takesPart(caller)}
    group by c.id, c.title, k.id, k.name order by count desc, c.id limit 50`.execute(db);
  return rows.map(({ id, title, classId, className, count }) => ({
    conversation: { id, kind: 'class', title, child: null, class: { id: classId, name: className } },
    count,
  }));
}

/** One case. @throws ProblemError not-found when there is none that concerns the caller */
export async function readCase(db: Executor, caller: Caller, id: string): Promise<CaseBody> {
  const [row] = await select(db, caller, sql`r.id = ${id}`, 1);
  if (row === undefined) throw new ProblemError('not-found');
  return toBody(caller, row);
}

/** As those see it who decide, or read for safeguarding. */
export const keptAttachment = ({ sha256 = null, ...file }: ReportedAttachment, keptFiles: readonly string[]) => ({ ...file, sha256, kept: keptFiles.includes(file.id) });

function toBody({ identity: { role } }: Caller, row: CaseRow): CaseBody {
  const { id, caseNumber, reportedAt, reason, text, kind, title, childId, childName, authorRole, mutedUntil, acts, closed, attachments, keptFiles } = row;
  const isModerated = kind === 'class';
  return {
    id,
    caseNumber,
    reportedAt,
    reason,
    text,
    conversation: { id: row.conversationId, kind, title, child: childId === null ? null : { id: childId, name: childName ?? '' }, class: { id: row.classId, name: row.className } },
    message: { id: row.messageId, sentAt: row.sentAt, author: { id: row.authorId, name: row.authorName, role: authorRole }, text: row.messageText, state: row.state, ...(attachments !== null && { attachments: attachments.map((one) => keptAttachment(one, keptFiles)) }) },
    mutedUntil,
    acts,
    closed,
    can: {
      hide: isModerated && closed === null && row.state !== 'retracted',
      mute: isModerated && closed === null && authorRole === 'guardian',
      export: role === 'manager',
      open: role === 'teacher',
    },
  };
}
