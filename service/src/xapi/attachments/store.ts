/** Attached files: kept once a tenant under their hash, whoever sent them. */
import type { Executor } from '../../database/carrier.ts';
import { isSubStatement } from '../statement/marks.ts';
import type { Attachment, Statement } from '../statement/schema.ts';
import { attachmentProblem } from './body.ts';

export function attachmentsOf({ attachments = [], object }: Statement): readonly Attachment[] {
  return isSubStatement(object) ? [...attachments, ...(object.attachments ?? [])] : attachments;
}

/** @throws ProblemError invalid-request when a file was announced and did not come, or came unannounced */
export function requireFiles(statements: readonly Statement[], parts: ReadonlyMap<string, Uint8Array>): void {
  const announced = statements.flatMap(attachmentsOf);
  const isMissing = announced.some(({ sha2, fileUrl }) => fileUrl === undefined && !parts.has(sha2));
  const known = new Set(announced.map(({ sha2 }) => sha2));
  if (isMissing || [...parts.keys()].some((sha2) => !known.has(sha2))) throw attachmentProblem('/attachments');
}

export async function storeAttachments(db: Executor, tenantId: string, parts: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (parts.size === 0) return;
  await db
    .insertInto('attachment')
    .values([...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sha2, content]) => ({ tenant_id: tenantId, sha2, content })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The files of these hashes, as far as they are here. */
export async function readAttachments(db: Executor, tenantId: string, hashes: readonly string[]): Promise<{ sha2: string; content: Uint8Array }[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom('attachment')
    .select(['sha2', 'content'])
    .where('tenant_id', '=', tenantId)
    .where('sha2', 'in', [...new Set(hashes)])
    .execute();
}
