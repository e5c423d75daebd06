/**
 * The first seconds of a stream, without its engine. hls.js weighs more than everything else together, and the picture
 * needs it no sooner than at the second piece: the first one goes straight into a media source, which hls.js takes over.
 */
import type { EngineOptions } from './engine.ts';
import type { Handed } from './hls-engine.ts';
import { forget, joined, keep, openMedia, type Held } from './opening.ts';
import { removeSource, takeSource, type OpenSource } from './source.ts';

/** Boxes with which pieces of MP4 begin: a page that came instead of them is none. */
const boxes = new Set(['emsg', 'ftyp', 'moof', 'moov', 'prft', 'sidx', 'styp']);

/** What a stream begins with: a media source on the element, empty or with the first piece. */
export class Beginning {
  /** Resolves when nothing more is coming; whether there is a piece says `hasPiece`. Never rejects. */
  readonly filled: Promise<void>;
  hasPiece = false;
  bytes = 0;
  private readonly options: EngineOptions;
  private readonly open: OpenSource;
  private readonly life = new AbortController();
  private tracks: Handed['tracks'];
  private addresses: readonly string[] = [];

  /** The element has its source at once, so that it may be told to play. */
  constructor(url: string, options: EngineOptions) {
    this.options = options;
    this.open = takeSource(options.media);
    // Where a page's policy forbids such a source, it never opens.
    options.media.addEventListener('error', () => this.life.abort(), { once: true, signal: this.life.signal });
    this.filled = this.fill(url).catch(() => undefined);
  }

  /** For hls.js: `null` where the source is of no more use. */
  get handed(): Handed | null {
    const { source } = this.open;
    return source.readyState === 'open' && this.options.media.error === null ? { mediaSource: source, ...(this.tracks && { tracks: this.tracks }) } : null;
  }

  /** `isOurs`: nobody took it over. */
  end(isOurs: boolean): void {
    const { media } = this.options;
    this.life.abort();
    forget(this.addresses);
    if (isOurs) removeSource(media, this.open);
  }

  private async fill(url: string): Promise<void> {
    const { options } = this;
    const { source } = this.open;
    const { signal } = this.life;
    // It was forbidden before anybody took it.
    if (options.media.error !== null) return;
    const at = options.start;
    const [opening] = await Promise.all([openMedia(url, at), source.readyState === 'open' || once(source, 'sourceopen', signal)]);
    if (!opening) return;
    const type = `video/mp4;codecs="${opening.codecs}"`;
    if (!MediaSource.isTypeSupported(type)) return;
    // Whoever ends before they came leaves nothing for another to wait for.
    this.addresses = opening.addresses;
    const pieces = (await opening.pieces).filter(isPiece);
    if (signal.aborted) return;
    if (pieces.length !== 2) {
      // Whatever came, the engine asks for the pieces themselves.
      forget(opening.addresses);
      return;
    }
    keep(this.addresses);
    source.duration = opening.seconds;
    const buffer = source.addSourceBuffer(type);
    this.tracks = { audiovideo: { buffer, id: 'main', container: 'video/mp4', codec: opening.codecs, listeners: [] } };
    // In one: between two of them the picture would wait for whatever the page is about to do.
    const data = joined(pieces.map((piece) => new Uint8Array(piece.data)));
    this.bytes = data.byteLength;
    const done = once(buffer, 'updateend', signal);
    buffer.appendBuffer(data);
    await done;
    if (buffer.buffered.length === 0) return;
    // Whoever went elsewhere meanwhile begins there, where there may be nothing yet.
    const place = options.start === at ? Math.max(at, buffer.buffered.start(0)) : options.start;
    if (options.media.currentTime < place) options.media.currentTime = place;
    this.hasPiece = true;
  }
}

const isPiece = (piece: Held | null): piece is Held & { data: ArrayBuffer } =>
  piece?.data instanceof ArrayBuffer && piece.data.byteLength > 8 && boxes.has(String.fromCharCode(...new Uint8Array(piece.data, 4, 4)));

function once(target: EventTarget, type: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener(type, () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => reject(new DOMException('No more wanted.', 'AbortError')), { once: true });
  });
}
