/** What was attached to what is reported, for those who decide: authorised by the case alone, and never unseen. */
import { sql, type RawBuilder } from 'kysely';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { bytesOf } from '../../uploads/attachment-upload.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { storedName } from '../chat/attachments.ts';
import { keepAct } from '../chat/write-message.ts';
import { concernsCase, reports } from './case-rows.ts';

interface Row {
  conversationId: string;
  messageId: string;
  authorId: string;
  file: Attachment;
}

/** The bytes, also of what is hidden or was taken back. @throws ProblemError not-found when there are none that the case opens to the caller */
export async function readEvidence(db: Executor, caller: Caller, { caseId, attachmentId }: RouteInput<typeof routes.readCaseAttachment>['params'], store: PartStore): Promise<Response> {
  const { tenantId } = caller;
  const { rows } = await sql<Row>`
    select r.conversation_id as "conversationId", a.message_id as "messageId", a.author_id as "authorId", a.whole as file
    from ${reports} join message_attachment a on a.tenant_id = r.tenant_id and a.conversation_id = r.conversation_id and a.id = ${attachmentId}
    where r.tenant_id = ${tenantId} and r.id = ${caseId} and ${concernsCase(caller)}
      and a.message_id is not null and (a.message_id = r.message_id or ${hasReadWhole(caller)})`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  const { conversationId, messageId, authorId, file } = row;
  await keepAct(db, caller, conversationId, { act: 'look', messageId, about: authorId, reason: file.name, caseId });
  return bytesOf(store, tenantId, storedName({ conversationId, id: file.id }), file);
}

/** Whether the caller has read the whole conversation in the case `r`, with a ground, and not long ago. */
function hasReadWhole({ personId, identity }: Caller): RawBuilder<boolean> {
  if (identity.role !== 'manager') return sql<boolean>`false`;
  return sql<boolean>`exists (select from conversation_act x where x.tenant_id = r.tenant_id and x.case_id = r.id and x.act = 'export' and x.actor_id = ${personId} and x.at > now() - interval '1 day')`;
}
