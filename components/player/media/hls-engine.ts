/**
 * Plays HLS with hls.js. Its defaults would load a whole lesson in ten seconds of watching;
 * ours load half a minute ahead, no more pixels than the box shows, and wait out a lost line.
 */
import type Hls from 'hls.js/light';
import type { ErrorData, HlsConfig, LevelDetails, MediaAttachingData } from 'hls.js/light';
import type { Rendition } from '../../base/ports/index.ts';
import type { Quality } from '../player.types.ts';
import type { HlsClass, HlsModule } from './load-hls.ts';
import { loaders } from './handing.ts';
import { Backoff } from './backoff.ts';
import { isHungry } from './buffered.ts';
import type { Engine, EngineOptions } from './engine.ts';
import type { LiveWindow } from './live.ts';

const ahead = 30;
const aheadSavingData = 12;
const aheadWarm = 2;
/** Media errors in a row after which trying to recover is no use. */
const mostRecoveries = 2;
/** Pieces that did not come, one after the other, after which somebody who waits is told. */
const mostMisses = 2;

/** Seconds behind the edge of what is live that nobody notices, where pieces are shorter. */
const leastSlack = 3;

/** What hls.js goes on with. */
export type Handed = Pick<MediaAttachingData, 'mediaSource' | 'tracks'>;

const patience = {
  maxTimeToFirstByteMs: 10_000,
  maxLoadTimeMs: 60_000,
  timeoutRetry: { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 },
  errorRetry: { maxNumRetry: 1, retryDelayMs: 500, maxRetryDelayMs: 500 },
};

function configuration({ default: Engine, FetchLoader }: HlsModule, options: EngineOptions): Partial<HlsConfig> {
  return {
    ...loaders(Engine, FetchLoader),
    autoStartLoad: false,
    startPosition: options.start > 0 ? options.start : -1,
    // The lowest first: it is there soonest, and what it measures decides on the next.
    startLevel: 0,
    capLevelToPlayerSize: !options.saveData,
    capLevelOnFPSDrop: true,
    maxBufferLength: aheadWarm,
    maxMaxBufferLength: ahead,
    backBufferLength: ahead,
    progressive: true,
    // Three requests a second, where a list has parts of pieces: not for whoever saves data.
    lowLatencyMode: !options.saveData,
    fragLoadPolicy: { default: patience },
    playlistLoadPolicy: { default: patience },
    manifestLoadPolicy: { default: patience },
    // The module build has no worker, and one from a blob would break a strict content security policy.
    enableWorker: false,
  };
}

/** A new start of the decoder, which hls.js makes by itself, too, stops play: whoever was watching goes on watching. */
const resuming = (Engine: HlsClass): HlsClass =>
  class extends Engine {
    override recoverMediaError(): void {
      const { media } = this;
      const isWatched = media !== null && !media.paused;
      super.recoverMediaError();
      if (isWatched) void media.play().catch(() => undefined);
    }
  };

export class HlsEngine implements Engine {
  private readonly hls: Hls;
  private readonly events: HlsClass['Events'];
  private readonly kinds: HlsClass['ErrorTypes'];
  private readonly details: HlsClass['ErrorDetails'];
  private readonly media: HTMLMediaElement;
  private readonly reports: EngineOptions['reports'];
  private readonly url: string;
  private readonly backoff = new Backoff(() => this.reload());
  private readonly options: EngineOptions;
  /** It was told to load from a place: from there, 0 is a place, too, and not "wherever the stream begins". */
  private placed: boolean;
  private loads = false;
  private saving: boolean;
  private begun = false;
  private recoveries = 0;
  /** Errors since the last piece that came. */
  private misses = 0;
  private picked: number | null = null;
  private loaded = 0;
  private wasLive = false;

  /** `handed`: a media source that is open, or plays already. */
  constructor(module: HlsModule, rendition: Rendition, options: EngineOptions, handed: Handed | null = null) {
    const Engine = module.default;
    this.media = options.media;
    this.reports = options.reports;
    this.url = rendition.url;
    this.options = options;
    this.placed = options.start > 0;
    this.saving = options.saveData;
    this.events = Engine.Events;
    this.kinds = Engine.ErrorTypes;
    this.details = Engine.ErrorDetails;
    this.hls = new (resuming(Engine))(configuration(module, options));
    this.hls.on(this.events.MANIFEST_PARSED, () => this.onManifest());
    this.hls.on(this.events.LEVEL_SWITCHED, () => this.reports.qualities());
    this.hls.on(this.events.LEVEL_UPDATED, (_name, { details }) => this.onList(details));
    this.hls.on(this.events.FRAG_LOADED, (_name, { frag }) => (this.loaded += frag.stats.loaded));
    this.hls.on(this.events.FRAG_BUFFERED, (_name, { frag }) => this.onData(frag.sn));
    // It does not count a piece that was there before it came, and asks for it again: of the same quality we have it.
    if (handed?.tracks) this.hls.once(this.events.FRAG_BUFFERED, () => (this.hls.nextAutoLevel = 0));
    this.hls.on(this.events.ERROR, (_name, data) => this.onError(data));
    this.hls.attachMedia(handed ? { media: this.media, ...handed } : this.media);
    this.hls.loadSource(this.url);
  }

  get qualities(): readonly Quality[] {
    if (this.hls.levels.length < 2) return [];
    return this.hls.levels.map((level, id) => ({ id, height: level.height || null, bitrate: level.bitrate || null }));
  }
  get current(): Quality | null {
    return this.qualities[this.hls.currentLevel] ?? null;
  }
  get chosen(): number | null {
    return this.picked;
  }

  get bytes(): number {
    return this.loaded;
  }

  get live(): LiveWindow | null {
    const { latestLevelDetails: list, liveSyncPosition, lowLatencyMode } = this.hls;
    if (!list?.live) return null;
    const from = list.fragmentStart;
    return {
      from,
      edge: Math.max(from, liveSyncPosition ?? list.edge),
      slack: Math.max(leastSlack, list.targetduration),
      isLow: lowLatencyMode && list.partList !== null,
      holds: list.type === 'EVENT',
    };
  }

  choose(id: number | null): void {
    this.picked = id;
    // `nextLevel` keeps what plays now: a switch is never a stop.
    this.hls.nextLevel = id ?? -1;
    this.reports.qualities();
  }

  saveData(on: boolean): void {
    this.saving = on;
    if (on) this.hls.nextAutoLevel = 0;
    // The size of the box would raise it again.
    this.hls.capLevelToPlayerSize = !on;
    this.hls.lowLatencyMode = !on;
    if (on) this.hls.autoLevelCapping = 0;
    if (this.begun) this.hls.config.maxBufferLength = on ? aheadSavingData : ahead;
    if (on) this.choose(null);
  }

  warm(): void {
    if (!this.saving) this.load();
  }

  begin(): void {
    if (this.begun) return;
    this.begun = true;
    this.hls.config.maxBufferLength = this.saving ? aheadSavingData : ahead;
    this.load();
  }

  place(seconds: number): void {
    this.placed ||= seconds > 0 || this.loads;
    if (this.loads) this.load();
  }

  retry(): void {
    if (this.backoff.waiting) this.reload();
  }

  destroy(): void {
    this.backoff.stop();
    this.hls.destroy();
  }

  private load(): void {
    this.loads = true;
    this.hls.startLoad(this.position());
  }

  private position(): number {
    const { media, options, placed } = this;
    return media.readyState > 0 && media.currentTime > 0 ? media.currentTime : placed || options.start > 0 ? options.start : -1;
  }

  private reload(): void {
    const { live, media } = this;
    // Pieces that did not come are skipped by hls.js after a while, and then it asks for none at all: what happens now it has not tried.
    if (live && isHungry(media)) media.currentTime = live.edge;
    if (this.hls.levels.length === 0) this.hls.loadSource(this.url);
    else this.load();
    // Silence is no success: until data comes, the next try is on its way.
    this.backoff.start();
  }

  private onManifest(): void {
    if (this.saving) this.hls.autoLevelCapping = 0;
    if (this.loads) this.load();
    this.reports.qualities();
  }

  /** A list came, or came again. */
  private onList({ live, fragmentStart }: LevelDetails): void {
    // Whoever is only near wants no list every few seconds.
    if (live && !this.begun) this.hls.stopLoad();
    // Not within a call of hls.js: it may be ended by whoever hears of it.
    if (this.wasLive && !live) queueMicrotask(() => this.reports.over(fragmentStart));
    this.wasLive = live;
    if (live) this.reports.moved();
  }

  private onData(piece: number | 'initSegment'): void {
    // How pieces are made is not yet one of them.
    if (piece === 'initSegment') return;
    this.recoveries = this.misses = 0;
    if (!this.backoff.waiting) return;
    this.backoff.stop();
    this.reports.lineBack();
  }

  private onError(data: ErrorData): void {
    const { BUFFER_STALLED_ERROR, LEVEL_EMPTY_ERROR, LEVEL_PARSING_ERROR, FRAG_PARSING_ERROR } = this.details;
    // To wait is no fault of what is waited for: what is live may not have happened yet.
    if (data.details === BUFFER_STALLED_ERROR && !data.fatal) return;
    this.misses += 1;
    const isNoList = data.details === LEVEL_EMPTY_ERROR || data.details === LEVEL_PARSING_ERROR;
    // hls.js takes another quality while there is one.
    if (isNoList && !data.fatal) return;
    // Neither a list without pieces, nor a list or a piece that is none, becomes better by waiting.
    const isNonsense = isNoList || (data.details === FRAG_PARSING_ERROR && isHungry(this.media));
    // hls.js tries for ever, in one quality after the other. That is well while there is something to watch meanwhile.
    const isOver = data.fatal || isNonsense || (this.misses >= mostMisses && isHungry(this.media));
    if (!isOver) return;
    if (isNonsense) this.reports.failed('damaged');
    else if (data.type === this.kinds.NETWORK_ERROR && !this.refused(data)) this.waitForLine();
    else if (data.type === this.kinds.NETWORK_ERROR) this.reports.failed('missing');
    else if (this.isCodecProblem(data)) this.reports.failed('codec');
    else if (data.fatal && data.type === this.kinds.MEDIA_ERROR && this.recoveries < mostRecoveries) {
      this.recover();
    } else this.reports.failed('damaged');
  }

  private recover(): void {
    this.recoveries += 1;
    this.hls.recoverMediaError();
  }

  /** Asks again by our own clock, and says so. */
  private waitForLine(): void {
    this.hls.stopLoad();
    this.reports.lineLost();
    this.backoff.start();
  }

  /** The server answered, and the answer will not change by asking again. */
  private refused(data: ErrorData): boolean {
    if (data.details === this.details.MANIFEST_PARSING_ERROR) return true;
    // Of what is live a piece may be gone already, or not be there yet: the next list has others.
    if (this.live && data.details === this.details.FRAG_LOAD_ERROR) return false;
    const status = data.response?.code ?? 0;
    return status >= 400 && status < 500 && status !== 408 && status !== 429;
  }

  private isCodecProblem(data: ErrorData): boolean {
    const { MANIFEST_INCOMPATIBLE_CODECS_ERROR, BUFFER_ADD_CODEC_ERROR, BUFFER_INCOMPATIBLE_CODECS_ERROR } = this.details;
    return [MANIFEST_INCOMPATIBLE_CODECS_ERROR, BUFFER_ADD_CODEC_ERROR, BUFFER_INCOMPATIBLE_CODECS_ERROR].includes(data.details);
  }
}
