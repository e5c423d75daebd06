/**
 * Files that are kept on this machine, in pieces, so that one that breaks off loses little. Pages write them, the service worker
 * answers from them, with ranges, as a server would. Knows nothing of resources or people.
 */

/** Name of the cache. Service workers that tidy up let names that begin so alone. */
export const mediaCache = 'ls-media';
const pieceBytes = 512 * 1024;

/** Stands beside the pieces once all of them are there. */
export interface Whole extends FileHeaders {
  readonly sizeBytes: number;
  /** Milliseconds since 1970; after it nothing is answered. */
  readonly until: number;
}

const keyOf = (url: string, part: number | 'whole'): string => `${location.origin}/kept-media/${part}?of=${encodeURIComponent(url)}`;

/** What the server said of a file. It is answered so, whatever the catalogue says: a page that runs is not to pass for something else. */
export interface FileHeaders {
  /** `Content-Type` */
  readonly mimeType: string;
  /** `Content-Security-Policy` */
  readonly policy: string | null;
}

/** How far the fetching of a file is. */
export interface FileProgress {
  readonly receivedBytes: number;
  /** What must be the same for the rest to fit, as the server says. */
  readonly tag: string | null;
}

export interface FetchFileOptions {
  readonly from: FileProgress;
  readonly signal: AbortSignal;
  /** What has come, also of a piece that is not whole yet. */
  readonly onBytes: (receivedBytes: number) => void;
  /** A piece has been put away: from here it goes on after anything. */
  readonly onPiece: (progress: FileProgress & FileHeaders) => Promise<void>;
  /** What it has to be; anything else is refused. */
  readonly expected?: { readonly mimeType: RegExp; readonly mostBytes: number };
}

/** A file that the server does not give. */
export class FileRefused extends Error {}

/** Fetches what is missing of a file. @returns its size @throws FileRefused, a network error, or QuotaExceededError */
export async function fetchFile(url: string, { from, signal, onBytes, onPiece, expected: wished }: FetchFileOptions): Promise<number> {
  const cache = await caches.open(mediaCache);
  const wanted = from.receivedBytes - (from.receivedBytes % pieceBytes);
  const headers: Record<string, string> = wanted === 0 ? {} : { Range: `bytes=${wanted}-`, ...(from.tag === null ? {} : { 'If-Range': from.tag }) };
  const response = await fetch(url, { signal, headers, cache: 'no-store' });
  // All of it had come when the page was closed.
  if (response.status === 416 && response.headers.get('content-range') === `bytes */${wanted}`) return wanted;
  if (!response.ok || response.body === null) throw new FileRefused(String(response.status));
  // A server that knows no ranges, or has another file by now, begins at the beginning.
  let received = response.status === 206 ? wanted : 0;
  const expected = received + Number(response.headers.get('content-length') ?? NaN);
  const tag = response.headers.get('etag');
  const said: FileHeaders = { mimeType: response.headers.get('content-type') ?? 'application/octet-stream', policy: response.headers.get('content-security-policy') };
  if (wished?.mimeType.test(said.mimeType) === false) {
    void response.body.cancel().catch(() => undefined);
    throw new FileRefused(said.mimeType);
  }
  let piece = new Uint8Array(pieceBytes);
  let filled = 0;
  const putAway = async (): Promise<void> => {
    const place = received - filled;
    await cache.put(keyOf(url, place / pieceBytes), new Response(piece.slice(0, filled)));
    piece = new Uint8Array(pieceBytes);
    filled = 0;
    await onPiece({ receivedBytes: received, tag, ...said });
  };
  const reader = response.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (let rest = part.value; rest.length > 0; ) {
        const fits = rest.subarray(0, pieceBytes - filled);
        piece.set(fits, filled);
        filled += fits.length;
        received += fits.length;
        rest = rest.subarray(fits.length);
        if (filled === pieceBytes) await putAway();
      }
      if (received > (wished?.mostBytes ?? Infinity)) throw new FileRefused('too large');
      onBytes(received);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  if (response.headers.get('content-encoding') === null && received < expected) throw new TypeError('The file broke off.');
  if (filled > 0) await putAway();
  return received;
}

/** From now on the file is answered from here. */
export async function markWhole(url: string, whole: Whole): Promise<void> {
  await (await caches.open(mediaCache)).put(keyOf(url, 'whole'), new Response(JSON.stringify(whole)));
}

/** Gives the room of a file back, also where the browser has thrown pieces of it away. */
export async function dropFile(url: string): Promise<void> {
  const cache = await caches.open(mediaCache);
  // The mark goes first: without it nothing is answered.
  await cache.delete(keyOf(url, 'whole'));
  for (const key of await cache.keys()) if (new URL(key.url).searchParams.get('of') === url) await cache.delete(key);
}

/** The answer to a request for a file that is kept; undefined where it is not, or not any more. */
export async function answerFromKept(request: Request): Promise<Response | undefined> {
  const cache = await caches.open(mediaCache);
  const [url = ''] = request.url.split('#');
  const whole = wholeFrom(await (await cache.match(keyOf(url, 'whole')))?.json());
  if (whole === undefined || whole.until < Date.now()) return undefined;
  const { sizeBytes } = whole;
  const headers = { ...headersOf(whole, request), 'accept-ranges': 'bytes' };
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') {
    return new Response(bytesOf(cache, url, 0, sizeBytes), { headers: { ...headers, 'content-length': String(sizeBytes) } });
  }
  // Without a beginning it is so many bytes of the end.
  const begin = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes : Math.min(sizeBytes, Number(to) + 1);
  if (begin >= end) return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${sizeBytes}` } });
  const range = { 'content-range': `bytes ${begin}-${end - 1}/${sizeBytes}`, 'content-length': String(end - begin) };
  return new Response(bytesOf(cache, url, begin, end), { status: 206, headers: { ...headers, ...range } });
}

const shownAsPage = new Set<RequestDestination>(['document', 'iframe', 'embed', 'object']);

/**
 * What a browser is told of a file besides its size. One that is shown as a page runs as of no origin, out of reach of what
 * the app keeps under its own; a PDF has no scripts of that kind, and its viewer needs an origin.
 */
function headersOf({ mimeType, policy }: Whole, { destination }: Request): Record<string, string> {
  const isPdf = /^application\/pdf\s*(;|$)/i.test(mimeType);
  const policies = [...(policy === null ? [] : [policy]), ...(shownAsPage.has(destination) && !isPdf ? ['sandbox'] : [])];
  return {
    'content-type': mimeType,
    'x-content-type-options': 'nosniff',
    ...(policies.length > 0 && { 'content-security-policy': policies.join(', ') }),
  };
}

/** Bytes of a file from one place to another, a piece at a time. */
function bytesOf(cache: Cache, url: string, from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = from;
  return new ReadableStream(
    {
      async pull(controller) {
        const piece = Math.floor(at / pieceBytes);
        const kept = await cache.match(keyOf(url, piece));
        // The browser may have thrown a piece away.
        if (kept === undefined) throw new TypeError('A piece is gone.');
        const begin = at - piece * pieceBytes;
        const bytes = new Uint8Array(await kept.arrayBuffer()).subarray(begin, begin + to - at);
        if (bytes.length === 0) throw new TypeError('A piece is broken.');
        at += bytes.length;
        controller.enqueue(bytes);
        if (at >= to) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Written above and by nobody else; a browser may have lost it in part. */
function wholeFrom(value: unknown): Whole | undefined {
  if (typeof value !== 'object' || value === null || !('sizeBytes' in value) || !('mimeType' in value) || !('until' in value)) return undefined;
  const { sizeBytes, mimeType, until } = value;
  const policy = 'policy' in value && typeof value.policy === 'string' ? value.policy : null;
  return typeof sizeBytes === 'number' && typeof mimeType === 'string' && typeof until === 'number' ? { sizeBytes, mimeType, policy, until } : undefined;
}
