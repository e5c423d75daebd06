/**
 * Streams (HLS) that are kept: one quality, with its sound where that has a list of its own. Its pieces lie beside each other in the cache
 * of kept files, its lists are written anew and name the pieces there, so that whatever plays the stream plays it from this machine.
 */
import { listType, readPieces, readQualities, StreamRefused, textOfPieces, textOfQuality, type PieceList, type StreamPiece, type StreamQuality } from './hls-lists.ts';
import { dropFile, keyOf, linkTo, markWhole, mediaCache, type Whole } from './kept-cache.ts';
import { FileRefused, isListAddress, isPassing, type FetchFileOptions } from './kept-media.ts';
import { addressOfKept, qualityOf } from './stream-address.ts';

const mostListBytes = 4 * 1024 * 1024;
const mostPieceBytes = 64 * 1024 * 1024;
/** What was reckoned may be wrong by so much; what goes on beyond it is not what was agreed to. */
const mostOver = { times: 2, bytes: 64 * 1024 * 1024 };
/** A page that came in place of a piece. */
const noPiece = /^\s*(?:text\/html|application\/(?:vnd\.apple\.|x-)?mpegurl|audio\/(?:x-)?mpegurl)\b/i;

/** What is fetched of a stream, and the lists that stand for it. */
interface Plan {
  readonly pieces: readonly StreamPiece[];
  /** By the name under which they are kept. */
  readonly lists: Readonly<Record<string, string>>;
}

/** Reads the list of a stream's qualities. @throws StreamRefused, FileRefused, or a network error */
export async function qualitiesAt(address: string, signal: AbortSignal): Promise<StreamQuality[]> {
  const url = new URL(address, document.baseURI);
  // Only by its address a worker can tell that something is a list.
  if (!isListAddress(url)) throw new StreamRefused('unreadable');
  const { text, base } = await readList(url.href, signal);
  return readQualities(text, base);
}

/** Reads the pieces of a quality, those of its sound last. @throws StreamRefused, FileRefused, or a network error */
export async function piecesAt(quality: StreamQuality, signal: AbortSignal): Promise<PieceList[]> {
  const own = await readList(quality.url, signal);
  const pieces = readPieces(own.text, own.base);
  if (quality.sound === null) return [pieces];
  const sound = await readList(quality.sound.url, signal);
  return [pieces, readPieces(sound.text, sound.base, pieces.pieces)];
}

/** Fetches what is missing of a quality. @returns its size @throws FileRefused, a network error, or QuotaExceededError */
export async function fetchStream(url: string, sizeBytes: number, { signal, onBytes, onPiece }: Pick<FetchFileOptions, 'signal' | 'onBytes' | 'onPiece'>): Promise<number> {
  const cache = await caches.open(mediaCache);
  const plan = await planOf(url, signal);
  const stable = stableOf(plan);
  if ((await (await cache.match(keyOf(url, 'stable')))?.text()) !== stable) {
    // The stream is another one by now: what is there of it does not fit.
    await dropFile(url);
    for (const [name, text] of Object.entries(plan.lists)) await cache.put(keyOf(url, name), new Response(text, { headers: { 'content-type': listType } }));
    await cache.put(keyOf(url, 'stable'), new Response(stable));
  }
  // Where the pieces are now: addresses that are signed hold for a while.
  await cache.put(keyOf(url, 'plan'), new Response(JSON.stringify(plan)));
  const mostBytes = Math.max(sizeBytes * mostOver.times, sizeBytes + mostOver.bytes);
  let received = 0;
  for (const [place, piece] of plan.pieces.entries()) {
    const there = await cache.match(keyOf(url, place));
    if (there !== undefined) {
      received += Number(there.headers.get('content-length'));
      onBytes(received);
      continue;
    }
    const before = received;
    const { bytes, mimeType } = await fetchPiece(piece, signal, (come) => onBytes(before + come));
    received += bytes.byteLength;
    if (received > mostBytes) throw new StreamRefused('too-large');
    await cache.put(keyOf(url, place), new Response(bytes, { headers: { 'content-type': mimeType, 'content-length': String(bytes.byteLength) } }));
    await onPiece({ receivedBytes: received, tag: null, mimeType: listType, policy: null });
  }
  return received;
}

/** From now on the stream is answered from here. */
export async function markStream(url: string, whole: Whole): Promise<void> {
  await markWhole(url, whole);
  await linkTo(addressOfKept(url), (streams) => [...streams.filter((one) => one !== url), url]);
}

export async function dropStream(url: string): Promise<void> {
  await linkTo(addressOfKept(url), (streams) => streams.filter((one) => one !== url));
  await dropFile(url);
}

/** By what a stream is the same although its addresses are signed anew each time: how it is cut, and where its pieces lie without what is asked there. */
const stableOf = ({ lists, pieces }: Plan): string => JSON.stringify([lists, pieces.map(({ url, from, length }) => [new URL(url).pathname, from, length])]);

const unsigned = (name: string): string => name.split('?', 1)[0] ?? '';

/** By its name, which may be signed anew, too, where only one is called so. */
function named(qualities: readonly StreamQuality[], name: string): StreamQuality | undefined {
  const exact = qualities.find((one) => one.name === name);
  const alike = qualities.filter((one) => unsigned(one.name) === unsigned(name));
  return exact ?? (alike.length === 1 ? alike[0] : undefined);
}

async function planOf(url: string, signal: AbortSignal): Promise<Plan> {
  const name = qualityOf(url);
  const quality = named(await qualitiesAt(addressOfKept(url), signal), name);
  if (quality === undefined) throw new StreamRefused('unreadable');
  const lists = await piecesAt(quality, signal);
  const texts = lists.map((list, index) => [`list-${index}`, textOfPieces(list, (piece) => keyOf(url, piece))] as const);
  const [first] = texts;
  const main = name === '' ? (first?.[1] ?? '') : textOfQuality(quality, keyOf(url, 'list-0'), keyOf(url, 'list-1'));
  return { pieces: lists.flatMap(({ pieces }) => pieces), lists: Object.fromEntries([['main', main], ...texts]) };
}

/** What has a length that is too large, or none at all, is no piece; nor is what is shorter than it says. */
async function fetchPiece({ url, from, length }: StreamPiece, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<{ bytes: Uint8Array<ArrayBuffer>; mimeType: string }> {
  const isPart = from !== null && length !== null;
  if ((length ?? 0) > mostPieceBytes) throw new StreamRefused('too-large');
  const answer = await fetch(url, { signal, cache: 'no-store', headers: isPart ? { Range: `bytes=${from}-${from + length - 1}` } : {} });
  const mimeType = answer.headers.get('content-type') ?? 'application/octet-stream';
  if (!answer.ok || answer.body === null || noPiece.test(mimeType) || (isPart && answer.status !== 206)) {
    void answer.body?.cancel().catch(() => undefined);
    // 403: its address was signed for a while that is over; the lists are read anew.
    throw new FileRefused(`${answer.status} ${mimeType}`, isPassing(answer.status) || answer.status === 403);
  }
  const bytes = await readAll(answer.body, mostPieceBytes, onBytes);
  const isPacked = answer.headers.get('content-encoding') !== null;
  const said = Number(isPacked ? NaN : (answer.headers.get('content-length') ?? NaN));
  if (bytes.byteLength === 0) throw new FileRefused('an empty piece');
  // A line that breaks says so itself. Of another origin nobody hears that an answer was packed: it is longer than it says.
  if (length === null ? bytes.byteLength < said : bytes.byteLength !== length) throw new FileRefused('not as long as it says', true);
  return { bytes, mimeType };
}

async function readList(url: string, signal: AbortSignal): Promise<{ text: string; base: string }> {
  const answer = await fetch(url, { signal, cache: 'no-store' });
  if (!answer.ok || answer.body === null) throw new FileRefused(String(answer.status), isPassing(answer.status));
  return { text: new TextDecoder().decode(await readAll(answer.body, mostListBytes)), base: answer.url || url };
}

async function readAll(body: ReadableStream<Uint8Array<ArrayBuffer>>, mostBytes: number, onBytes: (bytes: number) => void = () => undefined): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.byteLength;
      if (length > mostBytes) throw new StreamRefused('too-large');
      onBytes(length);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}
