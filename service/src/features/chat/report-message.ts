/** What anybody who takes part does against what hurts: report it. The case keeps what was said, whatever its writer does next. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { dayInChina, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { ReportedAttachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { tellOfCase } from '../cases/tell-of-case.ts';
import type { MessageRow } from './message-rows.ts';
import { findMessage, hold } from './write-message.ts';

type Draft = RouteInput<typeof routes.reportMessage>['body'];
type Receipt = RouteOutput<typeof routes.reportMessage>;

/** Opens a case about a message, with what it says and carries now; one who reports a message again is told the number of the open case. */
export async function reportMessage(db: Executor, caller: Caller, conversationId: string, { messageId, reason, text }: Draft): Promise<Receipt> {
  const { tenantId, personId } = caller;
  // Held, so that its writer cannot take it back while it is read.
  await hold(db, caller, conversationId);
  const message = await findMessage(db, tenantId, conversationId, messageId);
  if (message === undefined) throw new ProblemError('not-found');
  const now = new Date();
  const day = dayInChina(now.getTime()).replaceAll('-', '');
  // One case after the other in a tenant, so that no two get the same number.
  await sql`select from tenant where tenant_id = ${tenantId} for no key update`.execute(db);
  const known = await db
    .selectFrom('message_report')
    .select('case_number')
    .where((where) => where.and({ tenant_id: tenantId, conversation_id: conversationId, message_id: messageId, reporter_id: personId }))
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (known !== undefined) return { caseNumber: known.case_number };
  const id = uuidv7();
  const { rows } = await sql<{ count: number }>`select count(*) as count from message_report where tenant_id = ${tenantId} and case_number like ${`J${day}-%`}`.execute(db);
  const caseNumber = `J${day}-${String((rows[0]?.count ?? 0) + 1).padStart(4, '0')}`;
  const attachments = await attachedTo(db, tenantId, conversationId, messageId);
  await db
    .insertInto('message_report')
    .values({
      tenant_id: tenantId, id, case_number: caseNumber, conversation_id: conversationId, message_id: messageId, reporter_id: personId,
      reason, text, message_text: await wordsOf(db, tenantId, conversationId, message), attachments: attachments.length === 0 ? null : JSON.stringify(attachments),
      at: now.toISOString(), closed_at: null, closed_by: null, outcome: null, note: null,
    })
    .execute();
  await tellOfCase(db, tenantId, id);
  return { caseNumber };
}

/** What the message says, also where the reporter sees it no more: hidden, or taken back a moment ago. */
async function wordsOf(db: Executor, tenantId: string, conversationId: string, { id, state, text }: MessageRow): Promise<string> {
  if (state !== 'retracted') return text;
  const act = await db
    .selectFrom('conversation_act')
    .select('before')
    .where((where) => where.and({ tenant_id: tenantId, conversation_id: conversationId, message_id: id, act: 'retract' }))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return act?.before ?? text;
}

async function attachedTo(db: Executor, tenantId: string, conversationId: string, messageId: string): Promise<ReportedAttachment[]> {
  const { rows } = await sql<{ file: ReportedAttachment }>`select a.whole || jsonb_build_object('sha256', a.sha256) as file from message_attachment a
    where a.tenant_id = ${tenantId} and a.conversation_id = ${conversationId} and a.message_id = ${messageId} order by a.id`.execute(db);
  return rows.map(({ file }) => file);
}
