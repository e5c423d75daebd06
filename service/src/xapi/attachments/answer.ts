/** An answer with statements and the files attached to them. */
import { randomUUID } from 'node:crypto';
import type { XapiRequest } from '../request.ts';
import type { Statement } from '../statement/schema.ts';
import { xapiHeader } from '../version.ts';
import { joinMultipart, type Part } from './multipart.ts';
import { attachmentsOf, readAttachments } from './store.ts';

/** @param rows the statements as they are kept; `body` what is said of them */
export async function withAttachments({ db, caller }: XapiRequest, rows: readonly Record<string, unknown>[], body: unknown): Promise<Response> {
  // What is in the table was parsed when it came in.
  const announced = (rows as unknown as readonly Statement[]).flatMap(attachmentsOf);
  const types = new Map(announced.map(({ sha2, contentType }) => [sha2, contentType]));
  const files = await readAttachments(db, caller.tenantId, [...types.keys()]);
  const parts: Part[] = [
    { headers: new Headers({ 'Content-Type': 'application/json' }), content: Buffer.from(JSON.stringify(body)) },
    ...files.map(({ sha2, content }) => ({
      headers: new Headers({
        'Content-Type': types.get(sha2) ?? 'application/octet-stream',
        'Content-Transfer-Encoding': 'binary',
        [xapiHeader.hash]: sha2,
      }),
      content,
    })),
  ];
  const boundary = randomUUID();
  return new Response(new Uint8Array(joinMultipart(parts, boundary)), { headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` } });
}
