/** The beginning of a stream, asked for before hls.js is there: its lists and first pieces. */
import type { HlsBuild } from './load-hls.ts';
import { filmCodecs, isPlain, isWhole, lengthOf, lowestVariant, needsFullBuild, openingPieces, soundVariant } from './play-list.ts';

/** What was fetched: a list as text, anything else as bytes. */
export interface Held {
  /** Where it really came from: addresses inside are relative to this. */
  url: string;
  data: string | ArrayBuffer;
  /** Milliseconds to the first and the last byte: hls.js measures the line by them. */
  first: number;
  all: number;
  /** When it was there, by `performance.now()`. */
  came: number;
}

/** After this it is asked for anew. */
const keepMilliseconds = 30_000;
/** After this the list of a live stream is old. */
const liveMilliseconds = 1000;
/** What says nothing for so long is asked for anew, as hls.js does with what it asks for itself. A slow line says little, but often. */
const silenceMilliseconds = 10_000;
const held = new Map<string, Promise<Held | null>>();
const kept = new Set<string>();
/** What the master list of a stream tells. */
export interface Stream {
  /** The build of hls.js that it needs. */
  build: HlsBuild;
  /** Address of its sound alone, or `null`. */
  sound: string | null;
}

/** The beginning of a film that a media source takes without an engine. */
export interface Opening {
  /** Sound and picture, in this order. */
  codecs: string;
  /** Length of the whole, in seconds. */
  seconds: number;
  /** How the pieces are made, and the first one: where they are, and what came. */
  addresses: readonly string[];
  pieces: Promise<readonly (Held | null)[]>;
}

interface Master extends Stream {
  /** Address of the list of its lowest quality: its own where it lists pieces. */
  list: string;
  /** Of that quality, where a media source takes it without the engine. */
  codecs: string | null;
}

const known = new Map<string, Master>();

/** Reads the master list, and begins to read the list of its lowest quality. Never rejects. */
export async function openStream(address: string): Promise<Stream> {
  return (await openMaster(address)) ?? { build: 'light', sound: null };
}

/** What a master list tells does not change, and is read once: whoever presses play long after coming near waits for it no more. */
async function openMaster(address: string): Promise<Master | null> {
  const url = absolute(address);
  const before = known.get(url);
  if (before) return before;
  const came = await read(url, 'text');
  if (!isList(came)) return null;
  const { data } = came;
  const inside = (relative: string): string => new URL(relative, came.url).href;
  const [variant, sound] = [lowestVariant(data), soundVariant(data)];
  const build = needsFullBuild(data) ? 'full' : 'light';
  const master: Master = {
    build,
    sound: sound === undefined ? null : inside(sound),
    list: variant ? inside(variant.address) : url,
    codecs: build === 'light' ? filmCodecs(variant?.codecs ?? '') : null,
  };
  known.set(url, master);
  if (variant) void read(master.list, 'text');
  return master;
}

/**
 * Fetches the first pieces of the lowest quality at a place, so that they come before the engine and not after it. `null`
 * where they are of no use without it. Never rejects.
 */
export async function openMedia(address: string, at: number): Promise<Opening | null> {
  const master = await openMaster(address);
  if (!master) return null;
  const list = await read(master.list, 'text');
  if (!isList(list) || !isWhole(list.data)) return null;
  const addresses = openingPieces(list.data, at).map((piece) => new URL(piece, list.url).href);
  const coming = addresses.map((piece) => read(piece, 'bytes'));
  const { codecs } = master;
  if (codecs === null || coming.length !== 2 || !isPlain(list.data)) return null;
  return { codecs, seconds: lengthOf(list.data), addresses, pieces: Promise.all(coming) };
}

/** What is here, or on its way. It is given once, since a second request wants news; but what is kept does not change. */
export function take(url: string): Promise<Held | null> | undefined {
  const piece = held.get(url);
  if (!kept.has(url)) held.delete(url);
  // Whoever asks for it again does so soon.
  else setTimeout(() => forget([url]), keepMilliseconds);
  return piece;
}

/** Pieces that are asked for more than once, until they are forgotten. */
export function keep(addresses: readonly string[]): void {
  for (const address of addresses) kept.add(address);
}

export function forget(addresses: readonly string[]): void {
  for (const address of addresses) {
    held.delete(address);
    kept.delete(address);
  }
}

function read(url: string, form: 'text' | 'bytes'): Promise<Held | null> {
  let promise = held.get(url);
  if (!promise) {
    promise = fetchPiece(url, form);
    held.set(url, promise);
    // What did not come is asked for anew.
    void promise.then((piece) => piece ?? forget([url]));
    setTimeout(() => {
      if (!kept.has(url)) held.delete(url);
    }, keepMilliseconds);
  }
  return promise;
}

async function fetchPiece(url: string, form: 'text' | 'bytes'): Promise<Held | null> {
  const begun = performance.now();
  const life = new AbortController();
  let patience: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    clearTimeout(patience);
    patience = setTimeout(() => life.abort(), silenceMilliseconds);
  };
  // Without its lists nobody knows what a stream is, and which engine it needs: for them there is no hurry.
  if (form === 'bytes') listen();
  try {
    const answer = await fetch(url, { signal: life.signal });
    const first = performance.now() - begun;
    // hls.js asks again for what is not here, and knows what to say when it fails.
    if (!answer.ok) return null;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = answer.body?.getReader();
    const next = (): ReturnType<NonNullable<typeof reader>['read']> | undefined => {
      listen();
      return reader?.read();
    };
    for (let part = await next(); part?.value; part = await next()) parts.push(part.value);
    const bytes = joined(parts);
    const data = form === 'text' ? new TextDecoder().decode(bytes) : bytes.buffer;
    // Nothing, or a page that wants a sign-in, may be the piece in a moment.
    if (typeof data !== 'string' && (data.byteLength === 0 || answer.headers.get('content-type')?.startsWith('text/html'))) return null;
    const came = performance.now();
    return { url: answer.url, data, first, all: came - begun, came };
  } catch {
    return null;
  } finally {
    clearTimeout(patience);
  }
}

/** Not by way of a `Blob`: that is a way to another process and back. */
export function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const isList = (piece: Held | null): piece is Held & { data: string } => typeof piece?.data === 'string' && piece.data.startsWith('#EXTM3U');

/** A list that goes on, of a moment ago: play would begin behind what happens now. */
export const isOld = ({ data, came }: Held): boolean =>
  typeof data === 'string' && data.includes('#EXTINF') && !data.includes('#EXT-X-ENDLIST') && performance.now() - came > liveMilliseconds;

export const absolute = (url: string): string => new URL(url, document.baseURI).href;
