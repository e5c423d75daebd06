/** What went with a reported announcement, for those who decide: while its case is open, and never unseen. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { relationsOf } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { bytesOf } from '../../uploads/attachment-upload.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { storedName } from '../announcements/announced-files.ts';
import { concernsReceived, tellOfReceived } from './received.ts';

/** The bytes, also of what was recalled. @throws ProblemError not-found when there are none that an open case opens to the caller */
export async function readReceivedEvidence(db: Executor, caller: Caller, { caseId, attachmentId }: RouteInput<typeof routes.readReceivedAttachment>['params'], store: PartStore): Promise<Response> {
  const { tenantId, personId } = caller;
  if (!relationsOf(caller, 'case.handle').includes('own-organisation')) throw new ProblemError('not-found');
  // Whoever closes the case at this moment does so before or after: a closed one opens nothing.
  const { rows } = await sql<{ authorId: string; file: Attachment }>`
    select f.author_id as "authorId", f.whole as file
    from received_case r join announcement_attachment f on f.tenant_id = r.tenant_id and f.announcement_id = r.announcement_id and f.id = ${attachmentId}
    where ${concernsReceived(caller)} and r.id = ${caseId} and r.closed_at is null for share of r`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  const { authorId, file } = row;
  await db.insertInto('received_case_look').values({ tenant_id: tenantId, case_id: caseId, id: uuidv7(), person_id: personId, name: file.name, attachment_id: file.id, at: new Date().toISOString() }).execute();
  await tellOfReceived(db, tenantId, caseId);
  return bytesOf(store, tenantId, storedName(authorId, file.id), file);
}
