/**
 * Files that are kept on this machine, in pieces, so that one that breaks off loses little. Pages write them, the service worker
 * answers from them, with ranges, as a server would. Knows nothing of resources or people.
 */
import { keyOf, mediaCache, ownerOf, streamsOf, unmark, wholeOf, type FileHeaders, type Whole } from './kept-cache.ts';
import { answerPiece, mainList } from './kept-pieces.ts';
import { ranged } from './ranged.ts';

export { mediaCache };
/** A file is kept in pieces of this size. */
export const pieceBytes = 512 * 1024;

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
export class FileRefused extends Error {
  /** It may be another answer in a while: whoever asks again a few times loses little. */
  readonly isPassing: boolean;

  constructor(message: string, isPassing = false) {
    super(message);
    this.isPassing = isPassing;
  }
}

/** Too busy, too slow, or broken in this moment. */
export const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Fetches what is missing of a file. @returns its size @throws FileRefused, a network error, or QuotaExceededError */
export async function fetchFile(url: string, { from, signal, onBytes, onPiece, expected: wished }: FetchFileOptions): Promise<number> {
  const cache = await caches.open(mediaCache);
  const wanted = from.receivedBytes - (from.receivedBytes % pieceBytes);
  const headers: Record<string, string> = wanted === 0 ? {} : { Range: `bytes=${wanted}-`, ...(from.tag === null ? {} : { 'If-Range': from.tag }) };
  const response = await fetch(url, { signal, headers, cache: 'no-store' });
  // All of it had come when the page was closed.
  if (response.status === 416 && response.headers.get('content-range') === `bytes */${wanted}`) return wanted;
  if (!response.ok || response.body === null) throw new FileRefused(String(response.status), isPassing(response.status));
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
  // A line that breaks says so itself; what ends early and in order may do so each time.
  if (response.headers.get('content-encoding') === null && received < expected) throw new FileRefused('shorter than it says', true);
  if (filled > 0) await putAway();
  return received;
}

/** Whether something may be of a stream, whose player fetches it: its list, or what a kept list names. */
export const isOfStream = (url: URL): boolean => isListAddress(url) || ownerOf(url) !== undefined;
export const isListAddress = ({ pathname }: URL): boolean => pathname.endsWith('.m3u8');

/** The answer to a request for a file that is kept; undefined where it is not, or not any more. */
export async function answerFromKept(request: Request): Promise<Response | undefined> {
  const [address = ''] = request.url.split('#');
  const url = new URL(address);
  const stream = ownerOf(url);
  if (stream !== undefined) return answerPiece(stream, request);
  // Whoever keeps a stream asks for its list as it is.
  if (isListAddress(url) && request.cache !== 'no-store') return mainList(await streamsOf(address));
  const whole = await wholeOf(address);
  if (whole === undefined) return undefined;
  const cache = await caches.open(mediaCache);
  return ranged(request, whole.sizeBytes, headersOf(whole, request), (from, to) => bytesOf(cache, address, from, to));
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

/** How much of a file is there from its beginning on without a gap. */
export async function keptFrom(url: string, sizeBytes: number): Promise<number> {
  const cache = await caches.open(mediaCache);
  let piece = 0;
  while (piece * pieceBytes < sizeBytes && (await cache.match(keyOf(url, piece))) !== undefined) piece += 1;
  return Math.min(sizeBytes, piece * pieceBytes);
}

/** Bytes of a file from one place to another, a piece at a time. */
function bytesOf(cache: Cache, url: string, from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = from;
  return new ReadableStream(
    {
      async pull(controller) {
        const piece = Math.floor(at / pieceBytes);
        const kept = await cache.match(keyOf(url, piece));
        const begin = at - piece * pieceBytes;
        const bytes = new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer(0)).subarray(begin, begin + to - at);
        if (bytes.length === 0) {
          // The browser may have thrown it away. Whoever asks again asks the server, and the person is told.
          await unmark(url);
          throw new TypeError('A piece is gone.');
        }
        at += bytes.length;
        controller.enqueue(bytes);
        if (at >= to) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
