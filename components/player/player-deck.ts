/**
 * The deck: everything that moves while an item plays. Holds playback, timed texts, the recorder and what only the view
 * knows, and answers the acts of the controls. The element above it renders, the engines below it play.
 */
import type { ReactiveController } from 'lit';
import type { Progress, ProgressRecord } from '../base/ports/index.ts';
import { Playback } from './media/playback.ts';
import { Texts } from './media/texts.ts';
import type { PlayerProgressDetail } from './player.events.ts';
import type { PlayerItem } from './player.types.ts';
import type { PanelName, PlayerActs, ViewState } from './view/player-view.ts';
import { Wakefulness } from './view/wakefulness.ts';
import { Recorder } from './watching/recorder.ts';

/** Nearer than this to an end, going on makes no sense. */
const resumeMargin = 5;
/** A jump of the media clock that is shorter is the engine's doing, not a person's. */
const smallJump = 1;

/** What the deck needs of its element. */
export interface DeckHost {
  addController(controller: ReactiveController): void;
  requestUpdate(): void;
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Task in whose course it is watched. */
  readonly taskId: string | null;
  /** Where to begin, from the attribute. */
  readonly startSeconds: number | null;
  mediaEvent(type: string): void;
  records(records: readonly ProgressRecord[]): void;
  progressed(detail: PlayerProgressDetail): void;
  completed(detail: PlayerProgressDetail): void;
  /** The element that goes fullscreen. */
  readonly screen: HTMLElement;
}

/** Fullscreen of iPhones, where only the bare video can have it. */
interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

export class PlayerDeck implements ReactiveController {
  readonly playback: Playback;
  readonly texts: Texts;
  readonly acts: PlayerActs;
  resumeAt: number | null = null;
  private readonly host: DeckHost;
  private readonly recorder: Recorder;
  private readonly wakefulness: Wakefulness;
  private item: PlayerItem | null = null;
  private progress: Progress | null = null;
  private media: HTMLMediaElement | null = null;
  private connection: AbortController | null = null;
  private panel: PanelName | null = null;
  private previewed: number | null = null;
  private dragging = false;
  private level = 1;
  private silent = false;
  private expectedPosition = 0;

  constructor(host: DeckHost) {
    this.host = host;
    const changed = (): void => host.requestUpdate();
    this.playback = new Playback({ changed, event: (type) => this.onMediaEvent(type) });
    this.texts = new Texts(changed);
    this.wakefulness = new Wakefulness(changed, () => this.mayRest());
    this.recorder = new Recorder({
      send: (records) => {
        if (this.item?.resourceId) host.records(records);
      },
      recorded: () => host.progressed(this.progressDetail()),
      completed: () => host.completed(this.progressDetail()),
    });
    this.acts = this.makeActs();
    host.addController(this);
  }

  get ui(): ViewState {
    return {
      panel: this.panel,
      preview: this.previewed,
      dragging: this.dragging,
      awake: this.wakefulness.awake,
      fullscreen: this.host.screen.matches(':fullscreen'),
    };
  }
  get volume(): number {
    return this.level;
  }
  get muted(): boolean {
    return this.silent;
  }
  get watched(): Recorder['watched'] {
    return this.recorder.watched;
  }
  get canFullscreen(): boolean {
    return document.fullscreenEnabled || typeof (this.media as PhoneVideo | null)?.webkitEnterFullscreen === 'function';
  }

  hostConnected(): void {
    if (this.connection) return;
    this.connection = new AbortController();
    const { signal } = this.connection;
    const gone = (): void => this.recorder.interrupt(this.playback.currentTime);
    globalThis.addEventListener('pagehide', gone, { signal });
    document.addEventListener('visibilitychange', () => this.recorder.flush(), { signal });
    this.host.screen.addEventListener('fullscreenchange', () => this.host.requestUpdate(), { signal });
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    // What is known is told at once; whether the element is only being moved shows a moment later.
    this.recorder.interrupt(this.playback.currentTime);
    this.playback.pause();
    queueMicrotask(() => {
      if (this.host.screen.isConnected) return;
      this.connection?.abort();
      this.connection = null;
      this.release();
    });
  }

  /** Shows an item; the same item with newer progress does not disturb play. Called after each rendering. */
  show(item: PlayerItem | null, progress: Progress | null): void {
    const media = this.host.renderRoot.querySelector<HTMLMediaElement>('.media');
    if (!item || !media) return this.release();
    if (media === this.media && this.item && sameMedia(this.item, item)) {
      if (progress !== this.progress && this.playback.phase === 'idle') this.begin(item, progress);
      return;
    }
    this.release();
    this.media = media;
    this.item = item;
    media.volume = this.level;
    media.muted = this.silent;
    this.playback.attach(media, item, 0);
    this.texts.attach([...media.querySelectorAll('track')], item.tracks, item.directory);
    this.begin(item, progress);
    this.host.requestUpdate();
  }

  /** The pointer or the keyboard is near: load what play needs, but no more. */
  intend(warm: boolean): void {
    if (!this.item) return;
    this.texts.prepare();
    void this.playback.prepare(warm && !this.playback.savesData);
  }
  wake(): void {
    this.wakefulness.wake();
  }
  rest(): void {
    this.wakefulness.rest();
  }

  private begin(item: PlayerItem, progress: Progress | null): void {
    this.progress = progress;
    const start = this.host.startSeconds;
    this.resumeAt = start === null ? resumePosition(item, progress) : null;
    const at = start ?? this.resumeAt ?? 0;
    if (at > 0) this.playback.seek(at);
    this.expectedPosition = at;
    this.recorder.begin(item.resourceId ?? '', this.host.taskId, item.durationSeconds, progress);
  }

  private release(): void {
    if (!this.item) return;
    this.recorder.end();
    this.wakefulness.stop();
    this.texts.detach();
    this.playback.detach();
    this.item = this.media = this.progress = null;
    this.resumeAt = this.panel = this.previewed = null;
  }

  private makeActs(): PlayerActs {
    return {
      toggle: () => (this.media?.paused ?? true ? this.playFrom() : this.playback.pause()),
      playFrom: (seconds) => this.playFrom(seconds),
      seek: (seconds) => this.seek(seconds),
      setVolume: (volume) => this.setVolume(volume, false),
      toggleMute: () => this.setVolume(this.level === 0 ? 0.5 : this.level, !this.silent && this.level > 0),
      setRate: (rate) => {
        this.playback.setRate(rate);
        this.host.requestUpdate();
      },
      chooseQuality: (id) => this.playback.chooseQuality(id),
      saveData: (on) => this.playback.saveData(on),
      showCaption: (index) => this.texts.showCaption(index),
      openPanel: (panel) => this.openPanel(panel),
      preview: (seconds, dragging) => {
        this.previewed = seconds;
        this.dragging = dragging;
        this.host.requestUpdate();
      },
      toggleFullscreen: () => void this.toggleFullscreen(),
      retry: () => this.playback.retry(),
    };
  }

  private playFrom(seconds?: number): void {
    if (seconds !== undefined) this.seek(seconds);
    this.texts.prepare();
    this.wake();
    this.keepFocus();
    // Whatever forbids it, the view says so by the phase it is in.
    this.playback.play().catch(() => this.host.requestUpdate());
  }

  /** The button that was pressed goes away; the keyboard's place is then the bar. */
  private keepFocus(): void {
    const root = this.host.renderRoot;
    if (root.querySelector('.over :focus') === null) return;
    requestAnimationFrame(() => root.querySelector<HTMLElement>('.control--play')?.focus());
  }

  private seek(seconds: number): void {
    this.previewed = null;
    this.dragging = false;
    const from = this.playback.currentTime;
    this.playback.seek(seconds);
    const to = this.playback.currentTime;
    this.expectedPosition = to;
    if (to !== from) this.recorder.seek(from, to);
    this.wake();
    this.host.requestUpdate();
  }

  setVolume(volume: number, muted: boolean): void {
    this.level = Math.max(0, Math.min(1, volume));
    this.silent = muted;
    if (this.media) {
      this.media.volume = this.level;
      this.media.muted = muted;
    }
    this.host.requestUpdate();
  }

  private openPanel(panel: PanelName | null): void {
    const before = this.panel;
    this.panel = panel;
    this.wake();
    this.host.requestUpdate();
    // Focus goes into the panel, and back to the button that opened it.
    requestAnimationFrame(() => {
      const root = this.host.renderRoot;
      const target = panel
        ? (root.querySelector<HTMLElement>('.panel :checked') ?? root.querySelector<HTMLElement>('.panel button:not(.panel__close), .panel button'))
        : root.querySelector<HTMLElement>(`[data-panel="${before ?? ''}"]`);
      target?.focus();
    });
  }

  private async toggleFullscreen(): Promise<void> {
    const video = this.media as PhoneVideo | null;
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else if (document.fullscreenEnabled) await this.host.screen.requestFullscreen();
      else video?.webkitEnterFullscreen?.();
    } catch {
      // A host page may forbid it; the button then has no effect, and nothing is lost.
    }
  }

  private mayRest(): boolean {
    if (this.playback.phase !== 'playing' || this.item?.kind !== 'video' || this.panel !== null || this.dragging) return false;
    return this.host.renderRoot.querySelector('.bar :focus-visible') === null;
  }

  private onMediaEvent(type: string): void {
    const { media } = this;
    if (!media) return;
    if (type === 'seeking') this.noticeForeignSeek(media);
    if (type === 'timeupdate' && !media.seeking) this.expectedPosition = media.currentTime;
    this.recorder.media(type, media);
    if (type === 'play') this.texts.prepare();
    if (type === 'playing') this.wake();
    this.host.mediaEvent(type);
  }

  /** Seeks that are not ours come from a phone's own fullscreen controls. */
  private noticeForeignSeek(media: HTMLMediaElement): void {
    if (Math.abs(media.currentTime - this.expectedPosition) < smallJump) return;
    this.recorder.seek(this.expectedPosition, media.currentTime);
    this.expectedPosition = media.currentTime;
  }

  private progressDetail(): PlayerProgressDetail {
    const { duration } = this.playback;
    return {
      resourceId: this.item?.resourceId ?? null,
      taskId: this.host.taskId,
      positionSeconds: this.playback.currentTime,
      durationSeconds: Number.isFinite(duration) ? duration : null,
      watched: this.recorder.watched,
      ratio: this.recorder.ratio,
    };
  }
}

function sameMedia(a: PlayerItem, b: PlayerItem): boolean {
  const key = (item: PlayerItem): string => JSON.stringify([item.resourceId, item.kind, item.renditions, item.tracks]);
  return a === b || key(a) === key(b);
}

/** Where to go on, or `null` at the very beginning, near the end, and after completion. */
export function resumePosition(item: PlayerItem, progress: Progress | null): number | null {
  if (progress?.state !== 'started') return null;
  const duration = item.durationSeconds ?? progress.durationSeconds ?? Number.POSITIVE_INFINITY;
  const at = progress.positionSeconds;
  return at >= resumeMargin && at <= duration - resumeMargin ? at : null;
}
