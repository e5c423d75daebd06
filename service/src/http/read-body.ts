/** Reads JSON from a request without trusting its size or its encoding. */
import { ProblemError } from './problem.ts';

export const bodyLimitBytes = 1_000_000;

/**
 * The parsed body, and its bytes for hashing.
 * @throws ProblemError body-too-large | invalid-encoding | invalid-json
 */
export async function readJson(request: Request): Promise<{ value: unknown; bytes: Uint8Array }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new ProblemError('invalid-json');
  const bytes = await readBytes(request);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('invalid-encoding');
  }
  try {
    return { value: JSON.parse(text), bytes };
  } catch {
    throw new ProblemError('invalid-json');
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimitBytes) throw new ProblemError('body-too-large');
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw new ProblemError('body-too-large');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
