/**
 * The beginning of a stream, asked for while hls.js is still on its way: one wait for the line instead of five.
 * hls.js is handed what is here through its loaders, and asks itself for everything else.
 */
import type { HlsConfig, LoaderCallbacks, LoaderConfiguration, LoaderContext } from 'hls.js/light';
import type { HlsBuild, HlsClass } from './load-hls.ts';
import { isWhole, lowestVariant, needsFullBuild, openingPieces, soundVariant } from './play-list.ts';

/** What was fetched: a list as text, anything else as bytes. */
interface Held {
  /** Where it really came from: addresses inside are relative to this. */
  url: string;
  data: string | ArrayBuffer;
  /** Milliseconds to the first and the last byte: hls.js measures the line by them. */
  first: number;
  all: number;
}

/** After this a list is asked for anew: a live stream's is old by then. */
const keepMilliseconds = 30_000;
const held = new Map<string, Promise<Held | null>>();
/** What the master list of a stream tells. */
export interface Stream {
  /** The build of hls.js that it needs. */
  build: HlsBuild;
  /** Address of its sound alone, or `null`. */
  sound: string | null;
}

const plain: Stream = { build: 'light', sound: null };
const known = new Map<string, Stream>();

/** Reads the master list, and begins to read the list of its lowest quality. Never rejects. */
export async function openStream(address: string): Promise<Stream> {
  const url = absolute(address);
  const before = known.get(url);
  if (before) return before;
  const master = await read(url, 'text');
  if (!isList(master)) return plain;
  const inside = (relative: string | undefined): string | null => (relative === undefined ? null : new URL(relative, master.url).href);
  const stream: Stream = { build: needsFullBuild(master.data) ? 'full' : 'light', sound: inside(soundVariant(master.data)) };
  known.set(url, stream);
  const variant = inside(lowestVariant(master.data));
  if (variant) void read(variant, 'text');
  return stream;
}

/** Fetches the first pieces of the lowest quality at a place, so that they come beside the engine and not after it. */
export async function openMedia(address: string, at: number): Promise<void> {
  const master = await read(absolute(address), 'text');
  if (!isList(master)) return;
  const variant = lowestVariant(master.data);
  const list = variant ? await read(new URL(variant, master.url).href, 'text') : master;
  if (!isList(list) || !isWhole(list.data)) return;
  for (const piece of openingPieces(list.data, at)) void read(new URL(piece, list.url).href, 'bytes');
}

function read(url: string, form: 'text' | 'bytes'): Promise<Held | null> {
  let promise = held.get(url);
  if (!promise) {
    promise = fetchPiece(url, form);
    held.set(url, promise);
    setTimeout(() => held.delete(url), keepMilliseconds);
  }
  return promise;
}

async function fetchPiece(url: string, form: 'text' | 'bytes'): Promise<Held | null> {
  const begun = performance.now();
  try {
    const answer = await fetch(url);
    const first = performance.now() - begun;
    // hls.js asks again for what is not here, and knows what to say when it fails.
    if (!answer.ok) return null;
    const data = form === 'text' ? await answer.text() : await answer.arrayBuffer();
    return { url: answer.url, data, first, all: performance.now() - begun };
  } catch {
    return null;
  }
}

const isList = (piece: Held | null): piece is Held & { data: string } => typeof piece?.data === 'string' && piece.data.startsWith('#EXTM3U');

const absolute = (url: string): string => new URL(url, document.baseURI).href;

/** Loaders that have what was read before. Each piece is given once: a second request wants news. */
export function loaders({ DefaultConfig }: HlsClass, Streaming: typeof DefaultConfig.loader): Pick<HlsConfig, 'pLoader' | 'fLoader'> {
  // One loader of the library serves lists and pieces alike; its types cannot say so.
  return {
    pLoader: holding(DefaultConfig.loader) as unknown as NonNullable<HlsConfig['pLoader']>,
    fLoader: holding(Streaming) as unknown as NonNullable<HlsConfig['fLoader']>,
  };
}

function holding(Base: HlsConfig['loader']): HlsConfig['loader'] {
  return class extends Base {
    private isOver = false;

    override load(context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
      const url = absolute(context.url);
      const piece = context.rangeEnd ? undefined : held.get(url);
      held.delete(url);
      if (piece) void this.give(piece, context, config, callbacks);
      else super.load(context, config, callbacks);
    }

    override abort(): void {
      this.isOver = true;
      super.abort();
    }

    override destroy(): void {
      this.isOver = true;
      super.destroy();
    }

    private async give(piece: Promise<Held | null>, context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): Promise<void> {
      const found = await piece;
      if (this.isOver) return;
      if (!found) {
        super.load(context, config, callbacks);
        return;
      }
      const { url, data, first, all } = found;
      const end = performance.now();
      Object.assign(this.stats.loading, { start: end - all, first: end - all + first, end });
      this.stats.loaded = this.stats.total = typeof data === 'string' ? data.length : data.byteLength;
      callbacks.onProgress?.(this.stats, context, data, null);
      callbacks.onSuccess({ url, data, code: 200 }, this.stats, context, null);
    }
  };
}
