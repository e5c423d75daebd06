/** Announcements and notices that somebody reported: each gets a case number, and the school that sent them decides. */
import { sql, type RawBuilder } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { Id, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise, relationsOf } from '../../authorisation/authorise.ts';
import { organisationsBelow, organisationsFrom } from '../../authorisation/organisations.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import type { Executor } from '../../database/carrier.ts';
import type { ReportedAttachment } from '../../database/chat-tables.ts';
import { parseStored } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { filesOf } from '../announcements/announced-files.ts';
import { recall } from '../announcements/follow.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { newCaseNumber } from './case-number.ts';
import { keptAttachment } from './case-rows.ts';

type Draft = RouteInput<typeof routes.reportAnnouncement>['body'];
type Receipt = RouteOutput<typeof routes.reportAnnouncement>;
type CaseBody = RouteOutput<typeof routes.closeReceivedCase>;
type CasePage = RouteOutput<typeof routes.listReceivedCases>;
type Closing = RouteInput<typeof routes.closeReceivedCase>['body'];

interface Received {
  readonly announcement_id: string | null;
  readonly notice_id: string | null;
  readonly organisation_id: string;
  readonly sender_id: string;
  readonly received_kind: CaseBody['received']['kind'];
  readonly title: string;
  readonly text: string;
  readonly received_at: string;
  readonly attachments: readonly ReportedAttachment[];
}

/** @throws ProblemError not-found */
export async function reportAnnouncement(db: Executor, caller: Caller, announcementId: string, draft: Draft): Promise<Receipt> {
  await authorise(db, caller, 'announcement.report', { announcement: announcementId });
  const { organisation_id, sender_id, title, text, sent_at, created_at } = await db
    .selectFrom('announcement')
    .select(['organisation_id', 'sender_id', 'title', 'text', 'sent_at', 'created_at'])
    .where((where) => where.and({ tenant_id: caller.tenantId, id: announcementId }))
    // A recall at the same moment comes before or after: what is reported is kept, or is gone.
    .forShare()
    .executeTakeFirstOrThrow();
  const attachments = await filesOf(db, caller.tenantId, announcementId);
  return open(db, caller, { announcement_id: announcementId, notice_id: null, organisation_id, sender_id, received_kind: 'announcement', title, text, received_at: sent_at ?? created_at, attachments }, draft);
}

/** What a notice is about, in the words that are in it. */
const Parameters = v.object({ taskTitle: v.optional(v.string()), title: v.optional(v.string()), reason: v.nullish(v.string()), answer: v.optional(v.string()), className: v.optional(v.string()), learnerName: v.nullish(v.string()), firstDay: v.optional(v.string()), day: v.optional(v.string()) });

/** @throws ProblemError not-found */
export async function reportNotice(db: Executor, caller: Caller, noticeId: string, draft: Draft): Promise<Receipt> {
  const { tenantId, personId, identity } = caller;
  const notice = await db
    .selectFrom('notice')
    .select(['kind', 'sender_id', 'parameters', 'created_at'])
    .where((where) => where.and({ tenant_id: tenantId, id: noticeId, person_id: personId, role: identity.role }))
    .executeTakeFirst();
  if (notice === undefined) throw new ProblemError('not-found');
  const { taskTitle, title: resourceTitle, reason, answer, className, learnerName, firstDay, day } = parseStored(Parameters, notice.parameters, 'notice.parameters');
  const title = taskTitle ?? resourceTitle ?? learnerName ?? '';
  const text = [className, taskTitle === undefined ? null : learnerName, firstDay ?? day, reason, answer].filter(Boolean).join(' · ');
  const organisation_id = (await answerableFor(db, tenantId, noticeId)) ?? identity.organisationId;
  return open(
    db,
    caller,
    { announcement_id: null, notice_id: noticeId, organisation_id, sender_id: notice.sender_id, received_kind: notice.kind, title, text, received_at: notice.created_at, attachments: [] },
    draft,
  );
}

/**
 * Who answers for a notice: the school of the class that it comes from, or in which a plan was handed in, or the platform that decided on a resource. The reader's own
 * identity says nothing of it: a guardian may have children in two schools, and the words name one of them.
 */
async function answerableFor(db: Executor, tenantId: string, noticeId: string): Promise<string | null> {
  const schoolOf = (classId: RawBuilder<unknown>) => sql`(select k.organisation_id from class k where k.tenant_id = n.tenant_id and k.id = ${classId})`;
  const { rows } = await sql<{ organisationId: string | null; isOfPlatform: boolean }>`
    select num_nonnulls(n.own_resource_id, n.report_id) > 0 as "isOfPlatform", coalesce(
      ${schoolOf(sql`(select t.class_id from task t where t.tenant_id = n.tenant_id and t.id = n.task_id)`)},
      ${schoolOf(sql`(select l.class_id from leave_request l where l.tenant_id = n.tenant_id and l.id = n.leave_request_id)`)},
      ${schoolOf(sql`(select a.class_id from attendance_mark a where a.tenant_id = n.tenant_id and a.child_id = n.learner_id and a.day = n.attendance_day
        order by (a.marked_by = n.sender_id) desc, a.marked_at desc limit 1)`)},
      (select p.organisation_id from plan_review p where p.tenant_id = n.tenant_id and p.plan_id = n.plan_id order by p.submitted_at desc limit 1)) as "organisationId"
    from notice n where n.tenant_id = ${tenantId} and n.id = ${noticeId}`.execute(db);
  if (rows[0]?.isOfPlatform === true) return (await topOrganisation(db, tenantId)) || null;
  return rows[0]?.organisationId ?? null;
}

/** One open case for whoever reports the same again. */
async function open(db: Executor, { tenantId, personId }: Caller, received: Received, draft: Draft): Promise<Receipt> {
  const { attachments, ...words } = received;
  const { announcement_id, notice_id } = words;
  for (;;) {
    const known = await sql<Receipt>`select case_number as "caseNumber" from received_case where tenant_id = ${tenantId} and reporter_id = ${personId}
      and coalesce(announcement_id, notice_id) = ${announcement_id ?? notice_id} and closed_at is null`.execute(db);
    if (known.rows[0] !== undefined) return known.rows[0];
    const id = uuidv7();
    const now = new Date().toISOString();
    const created = await db
      .insertInto('received_case')
      .values({
        ...words, ...draft, attachments: attachments.length === 0 ? null : JSON.stringify(attachments), tenant_id: tenantId, id, case_number: newCaseNumber(now), reporter_id: personId, reported_at: now,
        closed_at: null, closed_by: null, outcome: null, note: null,
      })
      // A number that is taken is drawn again; of two that report at once for one person the second finds the first.
      .onConflict((conflict) => conflict.doNothing())
      .returning('case_number')
      .executeTakeFirst();
    if (created === undefined) continue;
    await tellOfReceived(db, tenantId, id);
    return { caseNumber: created.case_number };
  }
}

/** Whose matter the case `r` is: of managers of the organisation or above it, who did not send it themselves. */
export const concernsReceived = ({ tenantId, personId, identity }: Caller): RawBuilder<boolean> =>
  sql<boolean>`(r.tenant_id = ${tenantId} and r.sender_id <> ${personId} and r.organisation_id in ${organisationsBelow(tenantId, identity.organisationId)})`;

interface Row {
  id: string;
  caseNumber: string;
  reportedAt: string;
  kind: CaseBody['kind'];
  description: string;
  evidence: string | null;
  receivedKind: CaseBody['received']['kind'];
  title: string;
  text: string;
  senderId: string;
  senderName: string;
  at: string;
  recalled: boolean;
  closedAt: string | null;
  closedById: string | null;
  closedByName: string | null;
  outcome: NonNullable<CaseBody['closed']>['outcome'] | null;
  note: string | null;
  attachments: ReportedAttachment[] | null;
  /** Ids of those whose bytes are still there, and may be read. */
  keptFiles: string[];
  looks: NonNullable<CaseBody['looks']>;
}

async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>, limit: number): Promise<CaseBody[]> {
  const { rows } = await sql<Row>`
    select r.id, r.case_number as "caseNumber", r.reported_at as "reportedAt", r.kind, r.description, r.evidence, r.received_kind as "receivedKind", r.title, r.text,
      r.sender_id as "senderId", s.name as "senderName", r.received_at as at, a.recalled_at is not null as recalled,
      r.closed_at as "closedAt", b.id as "closedById", b.name as "closedByName", r.outcome, r.note, r.attachments,
      array(select f.id from announcement_attachment f where r.closed_at is null and f.tenant_id = r.tenant_id and f.announcement_id = r.announcement_id) as "keptFiles",
      (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', jsonb_build_object('id', p.id, 'name', p.name), 'name', l.name, 'attachmentId', l.attachment_id)) order by l.id), '[]')
        from received_case_look l join person p on p.tenant_id = l.tenant_id and p.id = l.person_id where l.tenant_id = r.tenant_id and l.case_id = r.id) as looks
    from received_case r join person s on s.tenant_id = r.tenant_id and s.id = r.sender_id
    left join announcement a on a.tenant_id = r.tenant_id and a.id = r.announcement_id
    left join person b on b.tenant_id = r.tenant_id and b.id = r.closed_by
    where ${concernsReceived(caller)} and ${condition} order by (r.closed_at is not null), r.id desc limit ${limit}`.execute(db);
  return rows.map(({ receivedKind, title, text, senderId, senderName, at, recalled, closedAt, closedById, closedByName, outcome, note, attachments, keptFiles, looks, ...row }) => ({
    ...row,
    received: {
      kind: receivedKind, title, text, sender: { id: senderId, name: senderName }, at, recalled,
      ...(attachments !== null && { attachments: attachments.map((file) => keptAttachment(file, keptFiles)) }),
    },
    ...(looks.length > 0 && { looks }),
    closed: closedAt === null || closedById === null || outcome === null ? null : { at: closedAt, by: { id: closedById, name: closedByName ?? '' }, outcome, note: note ?? '' },
  }));
}

const CaseCursor = v.strictTuple([v.picklist(['0', '1']), Id]);

/** A page of what concerns the caller: open cases first, each newest first. */
export async function listReceivedCases(db: Executor, caller: Caller, { cursor, limit = defaultPageSize }: RouteInput<typeof routes.listReceivedCases>['query']): Promise<CasePage> {
  // What teachers see of cases are talks of their classes; what a teacher sent is the school's matter.
  if (!relationsOf(caller, 'case.read').includes('own-organisation')) return { items: [], nextCursor: null, total: 0, open: 0 };
  const after = decodeCursor(cursor, CaseCursor);
  const isClosed = sql`(r.closed_at is not null)`;
  const beyond = after === undefined ? sql`true` : sql`(${isClosed} > ${after[0] === '1'} or (${isClosed} = ${after[0] === '1'} and r.id < ${after[1]}))`;
  const found = await select(db, caller, beyond, limit + 1);
  const { rows: items, nextCursor } = page(found, limit, ({ closed, id }) => [closed === null ? '0' : '1', id]);
  const counts = await sql<{ total: number; open: number }>`select count(*) as total, count(*) filter (where r.closed_at is null) as open from received_case r where ${concernsReceived(caller)}`.execute(db);
  const { total = 0, open: still = 0 } = counts.rows[0] ?? {};
  return { items, nextCursor, total, open: still };
}

/** @throws ProblemError not-found; conflict where it was closed otherwise */
export async function closeReceivedCase(db: Executor, caller: Caller, caseId: string, closing: Closing): Promise<CaseBody> {
  const { tenantId, personId } = caller;
  const isMine = relationsOf(caller, 'case.handle').includes('own-organisation');
  const { rows } = isMine
    ? await sql<{ announcement_id: string | null; outcome: string | null }>`select r.announcement_id, r.outcome from received_case r where ${concernsReceived(caller)} and r.id = ${caseId} for update of r`.execute(db)
    : { rows: [] };
  const [found] = rows;
  if (found === undefined) throw new ProblemError('not-found');
  if (found.outcome !== null && found.outcome !== closing.outcome) throw new ProblemError('conflict');
  if (found.outcome === null) {
    await db
      .updateTable('received_case')
      .set({ closed_at: new Date().toISOString(), closed_by: personId, outcome: closing.outcome, note: closing.note })
      .where((where) => where.and({ tenant_id: tenantId, id: caseId }))
      .execute();
  }
  // Also of a case that was closed without: the words are still out there.
  const isRecalled = closing.recall && found.announcement_id !== null && (await recall(db, tenantId, found.announcement_id));
  if (found.outcome === null || isRecalled) await tellOfReceived(db, tenantId, caseId);
  const [body] = await select(db, caller, sql`r.id = ${caseId}`, 1);
  if (body === undefined) throw new ProblemError('not-found');
  return body;
}

/** Says to those who may see it that it is new or has changed. */
export async function tellOfReceived(db: Executor, tenantId: string, caseId: string): Promise<void> {
  const organisation = sql`(select r.organisation_id from received_case r where r.tenant_id = ${tenantId} and r.id = ${caseId})`;
  const audience = sql<string[]>`array(select distinct i.person_id from identity i where i.tenant_id = ${tenantId} and i.role = 'manager' and (i.valid_to is null or i.valid_to > now())
    and i.organisation_id in ${organisationsFrom(tenantId, organisation)}
    and i.person_id <> (select r.sender_id from received_case r where r.tenant_id = ${tenantId} and r.id = ${caseId}))`;
  await appendEvents(db, [{ tenantId, type: 'case.changed', subject: { caseId }, audience }]);
}
