/**
 * The deck: everything that moves while one item plays. It is loaded when play is near, holds playback, timed texts and
 * what is recorded, and draws over the stage. The element owns it and hears of it through `DeckHost`.
 */
import type { TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { LsRequestEvent } from '../../base/events.ts';
import type { Progress, ProgressRecord } from '../../base/ports/index.ts';
import type { StageDeck } from '../face/stage.ts';
import { minutesFor } from '../learning/eye-rest.ts';
import { LsPlayerNoteChangeRequestEvent, LsPlayerNotesRequestEvent } from '../learning/note-events.ts';
import { NoteTaking } from '../learning/note-taking.ts';
import { Playback } from '../media/playback.ts';
import { Texts } from '../media/texts.ts';
import { savesData } from '../media/warm-up.ts';
import type { PlayerProgressDetail } from '../player.events.ts';
import type { PlayerData, PlayerItem } from '../player.types.ts';
import type { Hint } from '../view/hint.ts';
import { actOnKey } from '../view/keyboard.ts';
import { barStyles } from '../view/bar.styles.ts';
import { onStage } from '../view/on-stage.ts';
import { overlayStyles } from '../view/overlay.styles.ts';
import type { PlayerView } from '../view/player-view.ts';
import { seekStyles } from '../view/seek.styles.ts';
import { Recorder } from '../watching/recorder.ts';
import { makeActs } from './acts.ts';
import { adopt } from '../../base/styles/adopt.ts';
import { Asking } from './asking.ts';
import { Hints } from './hints.ts';
import { Limiting } from './limiting.ts';
import { takeLockScreen, tellLockScreen } from './lock-screen.ts';
import { PanelKeeper } from './panel-keeper.ts';
import { Practice } from './practice.ts';
import { keepPreferences, readPreferences, type Preferences } from './preferences.ts';
import { RestKeeper } from './rest-keeper.ts';
import { Screen } from './screen.ts';
import { Seeking } from './seeking.ts';
import type { Settings } from './settings.ts';
import { Touch } from './touch.ts';
import { Wakefulness } from './wakefulness.ts';

/** Seconds of a double tap. */
const tapJump = 10;
const heldRate = 2;

/** What the deck needs of its element. */
export interface DeckHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Language of the words here. */
  readonly language: string;
  /** Task in whose course it is watched. */
  readonly taskId: string | null;
  readonly settings: Settings;
  /** Minutes until eyes are to rest, from the attribute; `null`: as the stage of the lesson says. */
  readonly restMinutes: number | null;
  readonly format: Format;
  t(key: string, values?: Record<string, string | number>): string;
  requestUpdate(): void;
  mediaEvent(type: string): void;
  records(records: readonly ProgressRecord[]): void;
  progressed(detail: PlayerProgressDetail): void;
  completed(detail: PlayerProgressDetail): void;
  /** What is known of the lesson: notes and questions once they are here. */
  readonly known: PlayerData | null;
  /** Asks the connection, unless a host says no. */
  ask(event: LsRequestEvent): void;
}

/** What a deck begins with. */
export interface DeckStart {
  item: PlayerItem;
  media: HTMLMediaElement;
  progress: Progress | null;
  /** Seconds. */
  at: number;
}

export class Deck implements StageDeck {
  readonly playback: Playback;
  readonly texts: Texts;
  readonly screen: Screen;
  readonly panels: PanelKeeper;
  readonly practice: Practice;
  readonly eyes: RestKeeper;
  readonly noteTaking: NoteTaking;
  readonly recorder: Recorder;
  readonly asking: Asking;
  readonly limiting: Limiting;
  readonly seeking = new Seeking(this);
  private readonly host: DeckHost;
  private readonly item: PlayerItem;
  private readonly media: HTMLMediaElement;
  private readonly wakefulness: Wakefulness;
  private readonly acts = makeActs(this);
  private readonly life = new AbortController();
  private readonly touch = new Touch({
    tap: () => (this.wakefulness.awake ? this.rest() : this.wake()),
    jump: (direction) => {
      this.seek(this.playback.currentTime + direction * tapJump);
      this.hint(direction < 0 ? 'back' : 'on');
    },
    hold: (on) => this.holdRate(on),
  });
  private preferences: Preferences = readPreferences();
  private lockScreen: AbortController | null = null;
  private readonly hints = new Hints(() => this.requestUpdate());
  private search = '';

  constructor(host: DeckHost, { item, media, progress, at }: DeckStart) {
    this.host = host;
    this.item = item;
    this.media = media;
    const changed = (): void => host.requestUpdate();
    this.playback = new Playback({ changed, event: (type) => this.onMediaEvent(type) });
    this.texts = new Texts(changed);
    this.screen = new Screen(host, media);
    this.panels = new PanelKeeper(host);
    this.practice = new Practice(this, media, this.life.signal);
    // Ears need no rest from a screen.
    this.eyes = new RestKeeper(this, item.kind === 'video' ? (host.restMinutes ?? minutesFor(item.stage)) : null);
    this.noteTaking = new NoteTaking({
      resourceId: item.resourceId,
      get place() {
        // A tenth of a second is as exact as anybody writes.
        return { kind: 'time', seconds: Math.round(media.currentTime * 10) / 10 } as const;
      },
      change: (change) => host.ask(new LsPlayerNoteChangeRequestEvent(change)),
      requestUpdate: changed,
    });
    this.asking = new Asking(this, host, item.resourceId);
    this.limiting = new Limiting(this, host);
    this.wakefulness = new Wakefulness(changed, () => this.mayRest());
    this.recorder = new Recorder({
      send: (records) => {
        if (item.resourceId) host.records(records);
      },
      recorded: () => host.progressed(this.progressDetail()),
      completed: () => host.completed(this.progressDetail()),
    });
    if (host.shadowRoot) adopt(host.shadowRoot, [overlayStyles, barStyles, seekStyles]);
    this.applySound();
    this.playback.attach(media, item, at);
    this.playback.setRate(host.settings.rate ?? this.preferences.rate);
    if (this.preferences.saveData || savesData()) this.playback.saveData(true);
    this.texts.attach([...media.querySelectorAll('track')], item.tracks, item.directory, host.language);
    this.texts.prefer({ first: this.preferences.caption, second: this.preferences.secondCaption });
    this.begin(progress, at);
    this.listen();
  }

  get begun(): boolean {
    return this.playback.phase !== 'idle';
  }
  get showsPoster(): boolean {
    const { phase, currentTime } = this.playback;
    return this.item.kind === 'audio' || this.playback.soundOnly || phase === 'idle' || (phase === 'starting' && currentTime === 0);
  }
  get classes(): Record<string, boolean> {
    const { phase } = this.playback;
    return {
      'stage--failed': phase === 'failed',
      'stage--quiet': phase === 'playing' && !this.wakefulness.awake,
      'stage--paneled': this.panels.open !== null,
    };
  }

  /** Newer progress, or another place to begin, while nobody plays yet. */
  begin(progress: Progress | null, at: number): void {
    if (this.begun) return;
    this.seeking.begin(at, progress);
    this.playback.place(at);
    this.recorder.begin(this.item.resourceId ?? '', this.host.taskId, this.item.durationSeconds, progress);
  }

  /** The pointer or the keyboard is near: load what play needs, but no more. */
  intend(warm: boolean): void {
    // Asking for one word brings those of the controls, so that they are there before the controls are.
    this.host.t('player-view.controls');
    this.texts.prepare();
    void this.playback.prepare(warm && !this.playback.savesData);
  }

  async play(from?: number): Promise<void> {
    if (from !== undefined) this.seek(from);
    this.texts.prepare();
    this.wake();
    this.panels.keepFocus();
    await this.playback.play();
  }

  /** The person goes there. */
  seek(seconds: number): void {
    this.seeking.seek(seconds);
  }
  /** Goes there without that being an act of the person. */
  jump(seconds: number): void {
    this.seeking.jump(seconds);
  }

  setRate(rate: number): void {
    this.host.settings.rate = rate;
    this.playback.setRate(rate);
    this.prefer({ rate });
  }

  /** Keeps how the person likes to watch. */
  prefer(change: Partial<Preferences>): void {
    this.preferences = keepPreferences(change);
    this.host.requestUpdate();
  }

  searchTranscript(words: string): void {
    this.search = words;
    this.host.requestUpdate();
  }

  /** Says a short word on the picture. */
  hint(hint: Hint): void {
    this.hints.say(hint);
  }

  requestUpdate(): void {
    this.host.requestUpdate();
  }

  setVolume(volume: number, muted: boolean): void {
    Object.assign(this.host.settings, { volume: Math.max(0, Math.min(1, volume)), muted });
    this.applySound();
    this.host.requestUpdate();
  }

  /** A question that is to be answered before going on, in seconds. */
  get barrier(): number | null {
    return this.asking.keeper?.barrier ?? null;
  }

  get stageRoot(): HTMLElement | DocumentFragment {
    return this.host.renderRoot;
  }
  get settings(): Settings {
    return this.host.settings;
  }

  /** The page may not come back, or the element is being moved: what is known is told at once. */
  interrupt(): void {
    this.noteTaking.save();
    this.recorder.interrupt(this.playback.currentTime);
  }

  /** Another item is shown, or none. */
  end(): void {
    this.life.abort();
    this.recorder.end();
    this.wakefulness.stop();
    this.touch.cancel();
    this.eyes.end();
    this.limiting.keeper?.close();
    this.lockScreen?.abort();
    this.hints.stop();
    this.texts.detach();
    this.playback.detach();
  }

  // ---- On the stage -----------------------------------------------------------------------------------------

  render(): TemplateResult {
    return onStage(this.view, this.panels.drawing);
  }
  key(event: KeyboardEvent): boolean {
    return actOnKey(event, this.view);
  }
  /** A mouse on the picture plays and pauses; a finger calls the controls, as on every phone. */
  pointer(event: PointerEvent): void {
    if (event.button !== 0) return;
    const isUp = event.type === 'pointerup';
    if (isUp && this.panels.open !== null) this.acts.openPanel(null);
    else if (event.pointerType !== 'touch') {
      if (isUp) this.acts.toggle();
    } else if (isUp) this.touch.up(event);
    else if (event.type === 'pointerdown') this.touch.down(event);
    else this.touch.cancel();
  }
  wake(): void {
    this.wakefulness.wake();
  }
  rest(): void {
    this.wakefulness.rest();
  }

  private get view(): PlayerView {
    const { host, item, playback, texts, acts, screen } = this;
    const notes = host.known?.notes ?? null;
    this.noteTaking.settle(notes?.items ?? []);
    return {
      t: host.t.bind(host),
      item,
      playback,
      texts,
      acts,
      screen,
      format: host.format,
      loop: this.practice.loop,
      follow: this.practice.along,
      notes,
      cues: this.asking.keeper,
      limits: this.limiting.keeper,
      noteTaking: this.noteTaking,
      preferences: this.preferences,
      restMinutes: this.eyes.minutes,
      ui: {
        panel: this.panels.open,
        preview: this.seeking.preview,
        dragging: this.seeking.dragging,
        awake: this.wakefulness.awake,
        hint: this.hints.current,
        search: this.search,
        limit: this.seeking.limit,
      },
      volume: host.settings.volume,
      muted: host.settings.muted,
      watched: this.recorder.watched,
    };
  }

  private listen(): void {
    const { signal } = this.life;
    globalThis.addEventListener('pagehide', () => this.interrupt(), { signal });
    document.addEventListener('visibilitychange', () => this.recorder.flush(), { signal });
    this.host.addEventListener('fullscreenchange', () => this.host.requestUpdate(), { signal });
  }

  private applySound(): void {
    this.media.volume = this.host.settings.volume;
    this.media.muted = this.host.settings.muted;
  }

  private mayRest(): boolean {
    if (this.playback.phase !== 'playing' || this.item.kind !== 'video' || this.panels.open !== null || this.seeking.dragging) return false;
    return this.host.renderRoot.querySelector('.bar :focus-visible') === null;
  }

  private onMediaEvent(type: string): void {
    const { media } = this;
    if (type === 'seeking') this.seeking.noticeForeign(media.currentTime);
    if (type === 'timeupdate' && !media.seeking) this.seeking.tick(media.currentTime);
    this.recorder.media(type, media);
    if (type === 'timeupdate' || type === 'playing') this.practice.follow();
    this.asking.media(type);
    this.limiting.media(type, this.item.resourceId !== null);
    if (type === 'timeupdate' && !media.paused) this.eyes.tick();
    if (type === 'play') this.texts.prepare();
    if (type === 'playing') this.onPlaying();
    if (type === 'playing' || type === 'seeked' || type === 'ratechange') tellLockScreen(media);
    if (type === 'enterpictureinpicture' || type === 'leavepictureinpicture') this.texts.drawByBrowser(type.startsWith('enter'));
    this.host.mediaEvent(type);
  }

  private onPlaying(): void {
    this.wake();
    void this.panels.load();
    if (this.item.resourceId && !this.host.known?.notes) this.host.ask(new LsPlayerNotesRequestEvent(this.item.resourceId));
    this.lockScreen?.abort();
    this.lockScreen = new AbortController();
    const { acts, playback } = this;
    takeLockScreen(
      this.item,
      {
        play: () => acts.playFrom(),
        pause: () => playback.pause(),
        seek: (seconds) => this.seek(seconds),
        nudge: (seconds) => this.seek(playback.currentTime + seconds),
      },
      this.lockScreen.signal,
    );
  }

  /** Twice as fast while a finger rests on the picture. */
  private holdRate(on: boolean): void {
    if (this.playback.phase !== 'playing') return;
    this.playback.setRate(on ? heldRate : (this.host.settings.rate ?? this.preferences.rate));
    if (on) this.hint('fast');
  }

  private progressDetail(): PlayerProgressDetail {
    const { duration } = this.playback;
    return {
      resourceId: this.item.resourceId,
      taskId: this.host.taskId,
      positionSeconds: this.playback.currentTime,
      durationSeconds: Number.isFinite(duration) ? duration : null,
      watched: this.recorder.watched,
      ratio: this.recorder.ratio,
    };
  }
}
