/** Plays a stream: its beginning at once, where that can be done, and everything else with hls.js, which comes when there is a picture. */
import { importAgain } from '../../base/import-again.ts';
import type { Rendition } from '../../base/ports/index.ts';
import type { Quality } from '../player.types.ts';
import { Backoff } from './backoff.ts';
import { Beginning } from './beginning.ts';
import { hasData, isHungry } from './buffered.ts';
import type { LiveWindow } from './live.ts';
import { beginsAlone, type Engine, type EngineOptions } from './engine.ts';
import type { HlsEngine } from './hls-engine.ts';
import { loadHls, type HlsBuild } from './load-hls.ts';

/** Seconds of a picture that moves: by then it has been seen. */
const seen = 0.05;
/** Times that hls.js did not come, after which somebody who waits is told. */
const mostMisses = 2;

export class StreamEngine implements Engine {
  private readonly rendition: Rendition;
  private readonly build: HlsBuild;
  private readonly options: EngineOptions;
  private readonly fetchHls: typeof loadHls;
  private readonly backoff = new Backoff(() => void this.begin());
  private readonly life = new AbortController();
  private beginning: Beginning | null = null;
  private hls: HlsEngine | null = null;
  private loading: Promise<void> | null = null;
  private begun = false;
  private misses = 0;

  constructor(rendition: Rendition, build: HlsBuild, options: EngineOptions, fetchHls = loadHls) {
    this.rendition = rendition;
    this.build = build;
    this.options = options;
    this.fetchHls = fetchHls;
    options.media.addEventListener('waiting', () => this.tellMisses(), { signal: this.life.signal });
  }

  get qualities(): readonly Quality[] {
    return this.hls?.qualities ?? [];
  }
  get current(): Quality | null {
    return this.hls?.current ?? null;
  }
  get chosen(): number | null {
    return this.hls?.chosen ?? null;
  }
  get bytes(): number {
    return this.hls?.bytes ?? this.beginning?.bytes ?? 0;
  }

  get live(): LiveWindow | null {
    return this.hls?.live ?? null;
  }

  choose(id: number | null): void {
    this.hls?.choose(id);
  }

  saveData(on: boolean): void {
    this.options.saveData = on;
    this.hls?.saveData(on);
  }

  warm(): void {
    if (this.options.saveData) return;
    this.loading ??= this.load();
    this.hls?.warm();
  }

  /** Resolves when the element has a source, and may be told to play. */
  async begin(): Promise<void> {
    this.begun = true;
    this.loading ??= this.load();
    this.hls?.begin();
    if (!this.beginning) await this.loading;
  }

  place(seconds: number): void {
    this.hls?.place(seconds);
  }

  retry(): void {
    if (this.hls) this.hls.retry();
    else if (this.begun) void this.begin();
  }

  destroy(): void {
    this.life.abort();
    this.backoff.stop();
    this.hls?.destroy();
    this.beginning?.end(this.hls === null);
  }

  private async load(): Promise<void> {
    const { signal } = this.life;
    if (!this.beginning && this.build === 'light' && beginsAlone()) {
      this.beginning = new Beginning(this.rendition.url, this.options);
      await this.beginning.filled;
      if (this.beginning.hasPiece) await this.untilSeen(signal);
    }
    if (!signal.aborted) await this.takeOver(signal);
  }

  private async takeOver(signal: AbortSignal): Promise<void> {
    const { options, rendition, beginning } = this;
    try {
      const [module, { HlsEngine }] = await Promise.all([this.fetchHls(this.build), importAgain(() => import('./hls-engine.ts'))]);
      if (signal.aborted) return;
      if (!module.default.isSupported()) {
        options.reports.failed('codec');
        return;
      }
      if (this.misses >= mostMisses) options.reports.lineBack();
      this.misses = 0;
      this.backoff.stop();
      const { paused } = options.media;
      const handed = beginning?.handed ?? null;
      this.hls = new HlsEngine(module, rendition, options, handed);
      if (this.begun) this.hls.begin();
      else this.hls.warm();
      // A new source stops play; where the browser manages it, also that of somebody who waits for the first one.
      if (!handed && !paused) void options.media.play().catch(() => undefined);
    } catch {
      this.loading = null;
      if (!signal.aborted) this.onMiss();
    }
  }

  /** What nobody waits for yet comes with the next intent. */
  private onMiss(): void {
    this.misses += 1;
    if (!this.begun) return;
    this.backoff.start();
    this.tellMisses();
  }

  /** While there is something to play, nobody needs to know. */
  private tellMisses(): void {
    if (this.misses >= mostMisses && isHungry(this.options.media)) this.options.reports.missing();
  }

  /** Until a picture has moved, or somebody is where there is none. */
  private untilSeen(signal: AbortSignal): Promise<void> {
    const { media } = this.options;
    const from = media.currentTime;
    return new Promise((resolve) => {
      const watching = new AbortController();
      const look = (): void => {
        const { currentTime, seeking, paused, error } = media;
        const isSeen = !paused && !seeking && Math.abs(currentTime - from) > seen;
        if (!signal.aborted && error === null && !isSeen && hasData(media, currentTime)) return;
        watching.abort();
        resolve();
      };
      for (const type of ['timeupdate', 'seeking', 'waiting', 'error']) media.addEventListener(type, look, { signal: watching.signal });
      signal.addEventListener('abort', look, { once: true });
      look();
    });
  }
}
