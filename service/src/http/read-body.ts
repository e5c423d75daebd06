/** Reads JSON from a request without trusting its size or its encoding. */
import { ProblemError } from './problem.ts';
import { isStorable } from './storable.ts';

export const bodyLimitBytes = 1_000_000;
/** No request needs more values than this; each costs a check and, when it is wrong, a line of the answer. */
const mostValues = 20_000;

/**
 * The parsed body, and its bytes for hashing.
 * @throws ProblemError body-too-large | invalid-encoding | invalid-json
 */
export async function readJson(request: Request): Promise<{ value: unknown; bytes: Uint8Array }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new ProblemError('invalid-json');
  const bytes = await readBytes(request);
  return { value: parseJson(bytes), bytes };
}

/** @throws ProblemError body-too-large | invalid-encoding | invalid-json */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('invalid-encoding');
  }
  try {
    return parse(text);
  } catch (error) {
    // Nested too deeply counts as broken, too.
    throw error instanceof ProblemError ? error : new ProblemError('invalid-json');
  }
}

/** Parses, and looks at each key and value on the way: escapes can write what no valid UTF-8 holds. */
function parse(text: string): unknown {
  let values = 0;
  return JSON.parse(text, (key, value: unknown) => {
    if (++values > mostValues) throw new ProblemError('body-too-large');
    if (!isStorable(key) || (typeof value === 'string' && !isStorable(value))) throw new ProblemError('invalid-encoding');
    return value;
  });
}

/** @throws ProblemError body-too-large */
export async function readBytes(request: Request, limit = bodyLimitBytes): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new ProblemError('body-too-large');
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw new ProblemError('body-too-large');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
