/** Answers for the pieces of a stream that is kept, by the addresses under which its kept list names them. */
import { keyOf, mediaCache, unmark, wholeOf } from './kept-cache.ts';
import { ranged } from './ranged.ts';

/** Only what plays a stream asks for its pieces; nothing of one is opened as a page. */
const askedBy = new Set<RequestDestination>(['', 'audio', 'video']);

/** The list that stands for a stream of which one of these qualities is kept; the latest, where it is there. */
export async function mainList(streams: readonly string[]): Promise<Response | undefined> {
  const cache = await caches.open(mediaCache);
  for (const stream of [...streams].reverse()) {
    const list = (await wholeOf(stream)) === undefined ? undefined : await cache.match(keyOf(stream, 'main'));
    if (list !== undefined) return list;
  }
  return undefined;
}

/** A piece, or a list of pieces. What the browser has thrown away comes from where it was; without a line it fails as a line does. */
export async function answerPiece(stream: string, request: Request): Promise<Response> {
  if (!askedBy.has(request.destination)) return Response.error();
  const cache = await caches.open(mediaCache);
  const [address = ''] = request.url.split('#');
  const whole = await wholeOf(stream);
  const kept = whole && (await cache.match(address));
  if (kept !== undefined) {
    const bytes = await kept.arrayBuffer();
    const mimeType = kept.headers.get('content-type') ?? 'application/octet-stream';
    return ranged(request, bytes.byteLength, { 'content-type': mimeType, 'x-content-type-options': 'nosniff' }, (from, to) => bytes.slice(from, to));
  }
  // Somebody plays it who has read the kept list: it says so, and the rest of the lesson is fetched.
  if (whole !== undefined) await unmark(stream);
  const place = Number(new URL(address).pathname.split('/').at(-1));
  const piece = pieceIn(await (await cache.match(keyOf(stream, 'plan')))?.json(), place);
  if (piece === undefined) return Response.error();
  return fetch(piece.url, piece.range === undefined ? {} : { headers: { Range: piece.range } }).catch(() => Response.error());
}

/** Where a piece was fetched. Written by whoever kept the stream. */
function pieceIn(plan: unknown, place: number): { url: string; range: string | undefined } | undefined {
  if (typeof plan !== 'object' || plan === null || !('pieces' in plan) || !Array.isArray(plan.pieces)) return undefined;
  const piece: unknown = plan.pieces[place];
  if (typeof piece !== 'object' || piece === null || !('url' in piece) || typeof piece.url !== 'string') return undefined;
  const [from, length] = ['from' in piece ? piece.from : null, 'length' in piece ? piece.length : null];
  return { url: piece.url, range: typeof from === 'number' && typeof length === 'number' ? `bytes=${from}-${from + length - 1}` : undefined };
}
