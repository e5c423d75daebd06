/** Plays a file the browser plays by itself. Several files are the qualities to choose from. */
import type { Rendition } from '../../base/ports/index.ts';
import type { MediaProblem, Quality } from '../player.types.ts';
import { Backoff } from './backoff.ts';
import { isHungry } from './buffered.ts';
import type { Engine, EngineOptions } from './engine.ts';
import type { LiveWindow } from './live.ts';

const networkError = 2;
const decodeError = 3;
/** Seconds behind the edge that nobody notices: the browser does not tell how long the pieces of a stream are. */
const liveSlack = 6;
/** Played media comes to its end in steps of a quarter of a second; a longer one, in seconds at single speed, was a jump. */
const longestStep = 3;

export class NativeEngine implements Engine {
  private readonly media: HTMLMediaElement;
  private readonly reports: EngineOptions['reports'];
  private readonly files: readonly Rendition[];
  private readonly listening = new AbortController();
  private readonly backoff = new Backoff(() => this.reload());
  private index: number;
  private picked: number | null = null;
  private resumeAt: number;
  private triedTwice = false;
  private wasLive = false;
  /** The last place that was played or asked for before the very end. */
  private reached = 0;

  /** `files` has the one to begin with first. */
  constructor(files: readonly Rendition[], options: EngineOptions) {
    this.media = options.media;
    this.reports = options.reports;
    this.files = files;
    this.index = 0;
    this.resumeAt = options.start;
    const { signal } = this.listening;
    this.media.addEventListener('loadedmetadata', () => this.restore(), { signal });
    this.media.addEventListener('error', () => void this.onError(), { signal });
    this.media.addEventListener('canplay', () => this.onData(), { signal });
    this.media.addEventListener('stalled', () => this.onStalled(), { signal });
    this.media.addEventListener('timeupdate', () => this.onTime(), { signal });
    if (this.isStream) this.media.addEventListener('durationchange', () => this.onDuration(), { signal });
    this.media.addEventListener('seeking', () => this.onSeeking(), { signal });
    this.media.preload = 'none';
    this.setSource();
  }

  get qualities(): readonly Quality[] {
    if (this.files.length < 2) return [];
    return this.files.map((file, id) => ({ id, height: file.height, bitrate: file.bitrate }));
  }
  get current(): Quality | null {
    return this.qualities[this.index] ?? null;
  }
  get chosen(): number | null {
    return this.picked;
  }

  /** The browser does not tell: what is there in memory, by the size of the file. */
  get bytes(): number {
    const { buffered, duration } = this.media;
    const size = this.files[this.index]?.sizeBytes ?? 0;
    if (!(duration > 0)) return 0;
    const seconds = Array.from({ length: buffered.length }, (_, range) => buffered.end(range) - buffered.start(range)).reduce((sum, one) => sum + one, 0);
    return Math.round((seconds / duration) * size);
  }

  /** Browsers that play streams themselves say of what is live that it never ends, and where one can go. */
  get live(): LiveWindow | null {
    if (!this.isStream) return null;
    const { duration, seekable } = this.media;
    if (duration !== Infinity || seekable.length === 0) return null;
    return { from: seekable.start(0), edge: seekable.end(seekable.length - 1), slack: liveSlack, isLow: false, holds: false };
  }

  /** Of a file whose end is missing WebKit plays what is there and then jumps to the end, as Chromium does when it seeks there. */
  get brokenOffAt(): number | null {
    const { ended, duration, playbackRate } = this.media;
    // A page that nobody sees is told the time seldom.
    const isJump = ended && !document.hidden && duration - this.reached > longestStep * Math.max(1, playbackRate);
    return isJump ? this.reached : null;
  }

  choose(id: number | null): void {
    this.picked = id;
    const next = id ?? 0;
    if (next !== this.index && this.files[next]) this.switchTo(next);
    this.reports.qualities();
  }

  saveData(on: boolean): void {
    if (!on || this.files.length < 2) return;
    const heights = this.files.map((file) => file.height ?? Number.POSITIVE_INFINITY);
    this.choose(heights.indexOf(Math.min(...heights)));
  }

  warm(): void {
    if (this.media.preload === 'none') this.media.preload = 'metadata';
  }

  begin(): void {
    this.media.preload = 'auto';
  }

  place(seconds: number): void {
    this.resumeAt = seconds;
  }

  retry(): void {
    if (this.backoff.waiting || this.media.error) this.reload();
  }

  destroy(): void {
    this.listening.abort();
    this.backoff.stop();
    this.media.removeAttribute('src');
    this.media.load();
  }

  private setSource(): void {
    const file = this.files[this.index];
    if (file) this.media.src = file.url;
  }

  private switchTo(index: number): void {
    this.remember();
    this.index = index;
    this.reload();
  }

  /** Plays on afterwards if it should be playing now: whoever stopped it while the line was waited for finds it standing. */
  private reload(): void {
    const { paused, seeking, currentTime } = this.media;
    // On a busy machine the word of a jump may come only after that.
    if (seeking) this.resumeAt = currentTime;
    this.setSource();
    if (!paused) void this.media.play().catch(() => undefined);
  }

  private remember(): void {
    if (this.media.currentTime > 0) this.resumeAt = this.media.currentTime;
  }

  /** Whoever went elsewhere between the length of the medium and the word of it stays there. */
  private restore(): void {
    const { currentTime, seeking } = this.media;
    if (!seeking && this.resumeAt > 0 && currentTime < this.resumeAt) this.media.currentTime = this.resumeAt;
    this.resumeAt = 0;
  }

  private onSeeking(): void {
    this.reached = this.media.currentTime;
    // Where somebody went while the line was waited for is where it goes on.
    if (this.backoff.waiting && this.media.readyState > 0) this.resumeAt = this.reached;
  }

  private onTime(): void {
    const { ended, seeking, currentTime } = this.media;
    if (!ended && !seeking) this.reached = currentTime;
  }

  private get isStream(): boolean {
    return this.files[this.index]?.kind === 'hls';
  }

  private onDuration(): void {
    const { duration, seekable } = this.media;
    if (this.wasLive && Number.isFinite(duration)) this.reports.over(seekable.length > 0 ? seekable.start(0) : 0);
    this.wasLive = this.live !== null;
  }

  private onData(): void {
    if (!this.backoff.waiting) return;
    this.backoff.stop();
    // It is there: the next load has a place of its own.
    this.resumeAt = 0;
    this.reports.lineBack();
  }

  /** Three seconds without a byte, while somebody waits, or has waited and stopped it meanwhile: the request hangs, and a new one may not. */
  private onStalled(): void {
    if ((this.media.paused && !this.backoff.waiting) || !isHungry(this.media)) return;
    this.remember();
    this.reports.lineLost();
    this.backoff.start();
  }

  private async onError(): Promise<void> {
    const { error } = this.media;
    if (!error) return;
    this.remember();
    const problem = error.code === networkError ? 'line' : error.code === decodeError ? 'damaged' : await this.diagnose();
    if (this.listening.signal.aborted) return;
    if (problem === 'line') {
      this.reports.lineLost();
      this.backoff.start();
    } else if (problem === 'codec' && !this.triedTwice) {
      // The file is there, and the browser said that it has the format: what came may have been cut short.
      this.triedTwice = true;
      this.reload();
    } else {
      this.reports.failed(problem);
    }
  }

  /** "Not supported" also stands for "not there" and "no line": one byte tells which. */
  private async diagnose(): Promise<MediaProblem | 'line'> {
    if (!navigator.onLine) return 'line';
    const sameOrigin = new URL(this.media.src, document.baseURI).origin === location.origin;
    try {
      const answer = await fetch(this.media.src, {
        // A piece of nothing cannot be had of what lies in memory.
        headers: sameOrigin && !this.media.src.startsWith('blob:') ? { range: 'bytes=0-0' } : {},
        mode: sameOrigin ? 'same-origin' : 'no-cors',
        signal: this.listening.signal,
      });
      void answer.body?.cancel();
      if (answer.status >= 500) return 'line';
      return answer.status >= 400 ? 'missing' : 'codec';
    } catch {
      return sameOrigin ? 'line' : 'missing';
    }
  }
}
