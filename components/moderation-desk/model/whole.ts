/** Evidence is what was kept, or nothing: bytes whose sum is another are neither shown nor saved. */
import { PortError, type ConversationRecord, type KeptAttachment, type ModerationCase, type ReceivedCase } from '../../base/ports/index.ts';

/** The code of the problem; the desk has its own words for it. */
export const evidenceAltered = 'evidence-altered';

/** The sum under which an attachment was kept, as its case or the talk that was read for it tells; null where none was kept. */
export function sumOf(one: ModerationCase | ReceivedCase | undefined, record: ConversationRecord | undefined, attachmentId: string): string | null {
  const kept: readonly KeptAttachment[] = [one && 'message' in one ? one.message : one?.received, ...(record?.messages ?? []), ...(record?.reports ?? [])].flatMap((carrier) => carrier?.attachments ?? []);
  return kept.find(({ id, sha256 }) => id === attachmentId && sha256 !== null)?.sha256 ?? null;
}

/** @throws PortError `evidence-altered` for bytes of another sum */
export async function requireWhole(bytes: Blob, sum: string | null): Promise<Blob> {
  if (sum === null) return bytes;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== sum) throw new PortError({ code: evidenceAltered, title: '' });
  return bytes;
}
