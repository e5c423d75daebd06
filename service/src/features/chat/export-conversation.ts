/** The one way in which a school reads a talk it takes no part in: with a ground, whole, and on record. */
import { sql } from 'kysely';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { keepAct } from './write-message.ts';

type Export = RouteOutput<typeof routes.exportConversation>;

const mostMessages = 2000;

/** @throws ProblemError not-found for a conversation outside the manager's organisation */
export async function exportConversation(
  db: Executor,
  caller: Caller,
  conversationId: string,
  { ground, after }: RouteInput<typeof routes.exportConversation>['body'],
): Promise<Export> {
  const { tenantId, personId } = caller;
  const named = await readName(db, caller, conversationId);
  await authorise(db, caller, 'conversation.export', { organisation: named.organisationId });
  const exportedAt = new Date().toISOString();
  await keepAct(db, caller, conversationId, { act: 'export', reason: ground });
  const ofConversation = sql`x.tenant_id = ${tenantId} and x.conversation_id = ${conversationId}`;
  const { rows: messages } = await sql<{ authorId: string; authorName: string } & Omit<Export['messages'][number], 'author'>>`
    select x.id, x.sequence, x.sent_at as "sentAt", x.text, x.state, p.id as "authorId", p.name as "authorName" from message x
    join person p on p.tenant_id = x.tenant_id and p.id = x.author_id
    where ${ofConversation} and x.sequence > ${after} order by x.sequence limit ${mostMessages + 1}`.execute(db);
  const { rows: acts } = await sql<{ actorId: string; actorName: string; aboutId: string | null; aboutName: string | null } & Omit<Export['acts'][number], 'actor' | 'person'>>`
    select x.at, x.act, x.message_id as "messageId", x.before, x.reason, a.id as "actorId", a.name as "actorName", b.id as "aboutId", b.name as "aboutName"
    from conversation_act x join person a on a.tenant_id = x.tenant_id and a.id = x.actor_id
    left join person b on b.tenant_id = x.tenant_id and b.id = x.person_id where ${ofConversation} order by x.id`.execute(db);
  const { rows: reports } = await sql<Export['reports'][number]>`
    select x.case_number as "caseNumber", x.at, x.message_id as "messageId", x.reason, x.text, x.message_text as "messageText"
    from message_report x where ${ofConversation} order by x.id`.execute(db);
  const exporter = await db.selectFrom('person').select('name').where((where) => where.and({ tenant_id: tenantId, id: personId })).executeTakeFirstOrThrow();
  return {
    conversation: named.conversation,
    exportedAt,
    exportedBy: { id: personId, name: exporter.name },
    ground,
    messages: messages.slice(0, mostMessages).map(({ authorId, authorName, ...message }) => ({ ...message, author: { id: authorId, name: authorName } })),
    acts: acts.map(({ actorId, actorName, aboutId, aboutName, ...act }) => ({
      ...act,
      actor: { id: actorId, name: actorName },
      person: aboutId === null ? null : { id: aboutId, name: aboutName ?? '' },
    })),
    reports,
    more: messages.length > mostMessages,
  };
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
