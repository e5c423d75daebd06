/** The one way in which a school reads a talk it takes no part in: with a ground, whole, and on record. */
import { sql } from 'kysely';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { ReportedAttachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { concernsCase, keptAttachment, reports as reportRows } from '../cases/case-rows.ts';
import { keepAct } from './write-message.ts';

type Export = RouteOutput<typeof routes.exportConversation>;

const mostMessages = 2000;

/** @throws ProblemError not-found for a conversation outside the manager's organisation */
export async function exportConversation(
  db: Executor,
  caller: Caller,
  conversationId: string,
  { ground, after, caseId }: RouteInput<typeof routes.exportConversation>['body'],
): Promise<Export> {
  const { tenantId, personId } = caller;
  const named = await readName(db, caller, conversationId);
  await authorise(db, caller, 'conversation.export', { organisation: named.organisationId });
  const exportedAt = new Date().toISOString();
  if (caseId !== undefined) await requireCase(db, caller, conversationId, caseId);
  await keepAct(db, caller, conversationId, { act: 'export', reason: ground, caseId: caseId ?? null });
  const ofConversation = sql`x.tenant_id = ${tenantId} and x.conversation_id = ${conversationId}`;
  const { rows: messages } = await sql<{ authorId: string; authorName: string; files: ReportedAttachment[] | null } & Omit<Export['messages'][number], 'author' | 'attachments'>>`
    select x.id, x.sequence, x.sent_at as "sentAt", x.text, x.state, p.id as "authorId", p.name as "authorName",
      (select jsonb_agg(a.whole || jsonb_build_object('sha256', a.sha256) order by a.id) from message_attachment a
        where a.tenant_id = x.tenant_id and a.conversation_id = x.conversation_id and a.message_id = x.id) as files
    from message x
    join person p on p.tenant_id = x.tenant_id and p.id = x.author_id
    where ${ofConversation} and x.sequence > ${after} order by x.sequence limit ${mostMessages + 1}`.execute(db);
  const { rows: acts } = await sql<{ actorId: string; actorName: string; aboutId: string | null; aboutName: string | null } & Omit<Export['acts'][number], 'actor' | 'person'>>`
    select x.at, x.act, x.message_id as "messageId", x.before, x.reason, a.id as "actorId", a.name as "actorName", b.id as "aboutId", b.name as "aboutName"
    from conversation_act x join person a on a.tenant_id = x.tenant_id and a.id = x.actor_id
    left join person b on b.tenant_id = x.tenant_id and b.id = x.person_id where ${ofConversation} order by x.id`.execute(db);
  const { rows: reports } = await sql<{ files: ReportedAttachment[] | null; keptFiles: string[] } & Omit<Export['reports'][number], 'attachments'>>`
    select x.case_number as "caseNumber", x.at, x.message_id as "messageId", x.reason, x.text, x.message_text as "messageText", x.attachments as files,
      array(select a.id from message_attachment a where a.tenant_id = x.tenant_id and a.conversation_id = x.conversation_id and a.message_id = x.message_id) as "keptFiles"
    from message_report x where ${ofConversation} order by x.id`.execute(db);
  const exporter = await db.selectFrom('person').select('name').where((where) => where.and({ tenant_id: tenantId, id: personId })).executeTakeFirstOrThrow();
  return {
    conversation: named.conversation,
    exportedAt,
    exportedBy: { id: personId, name: exporter.name },
    ground,
    messages: messages.slice(0, mostMessages).map(({ authorId, authorName, files, ...message }) => ({
      ...message,
      author: { id: authorId, name: authorName },
      ...(files !== null && { attachments: files.map((file) => keptAttachment(file, [file.id])) }),
    })),
    acts: acts.map(({ actorId, actorName, aboutId, aboutName, ...act }) => ({
      ...act,
      actor: { id: actorId, name: actorName },
      person: aboutId === null ? null : { id: aboutId, name: aboutName ?? '' },
    })),
    reports: reports.map(({ files, keptFiles, ...report }) => ({ ...report, ...(files !== null && { attachments: files.map((file) => keptAttachment(file, keptFiles)) }) })),
    more: messages.length > mostMessages,
  };
}

/** The case that a reading names is one that concerns the caller, about this conversation. @throws ProblemError not-found */
async function requireCase(db: Executor, caller: Caller, conversationId: string, caseId: string): Promise<void> {
  const { rows } = await sql`select from ${reportRows} where r.tenant_id = ${caller.tenantId} and r.id = ${caseId} and r.conversation_id = ${conversationId} and ${concernsCase(caller)}`.execute(db);
  if (rows.length === 0) throw new ProblemError('not-found');
}

async function readName(db: Executor, { tenantId }: Caller, conversationId: string): Promise<{ organisationId: string; conversation: Export['conversation'] }> {
  const { rows } = await sql<{ id: string; kind: 'private' | 'class'; title: string | null; childId: string | null; childName: string | null; classId: string; className: string; organisationId: string }>`
    select c.id, c.kind, c.title, child.id as "childId", child.name as "childName", k.id as "classId", k.name as "className", k.organisation_id as "organisationId"
    from conversation c join class k on k.tenant_id = c.tenant_id and k.id = c.class_id
    left join person child on child.tenant_id = c.tenant_id and child.id = c.child_id
    where c.tenant_id = ${tenantId} and c.id = ${conversationId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  const { id, kind, title, childId, childName, classId, className, organisationId } = row;
  return {
    organisationId,
    conversation: { id, kind, title, child: childId === null ? null : { id: childId, name: childName ?? '' }, class: { id: classId, name: className } },
  };
}
