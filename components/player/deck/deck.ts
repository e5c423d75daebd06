/**
 * The deck: everything that moves while one item plays. It is loaded when play is near, holds playback, timed texts and
 * what is recorded, and draws over the stage. The element owns it and hears of it through `DeckHost`.
 */
import type { TemplateResult } from 'lit';
import type { Progress } from '../../base/ports/index.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { StageDeck } from '../face/stage.ts';
import { minutesFor } from '../learning/eye-rest.ts';
import { LsPlayerNoteChangeRequestEvent, LsPlayerNotesRequestEvent } from '../learning/note-events.ts';
import { NoteTaking } from '../learning/note-taking.ts';
import type { Passage } from '../media/passage.ts';
import { Playback } from '../media/playback.ts';
import { Texts } from '../media/texts.ts';
import { PinyinKeeper } from '../pinyin/pinyin-keeper.ts';
import type { PlayerItem } from '../player.types.ts';
import type { Hint, Said } from '../view/hint.ts';
import { actOnKey } from '../view/keyboard.ts';
import { barStyles } from '../view/bar.styles.ts';
import { onStage } from '../view/on-stage.ts';
import { overlayStyles } from '../view/overlay.styles.ts';
import type { Casting } from '../casting/casting.ts';
import type { SecondPicture } from '../second/second-picture.ts';
import type { PlayerView } from '../view/player-view.ts';
import { seekStyles } from '../view/seek.styles.ts';
import type { Recorder } from '../watching/recorder.ts';
import { makeActs } from './acts.ts';
import { Asking } from './asking.ts';
import type { DeckHost, DeckStart } from './deck-host.ts';
import { Describing } from './describing.ts';
import { Hints } from './hints.ts';
import { Limiting } from './limiting.ts';
import { Living } from './living.ts';
import { LockScreen } from './lock-screen.ts';
import { Manner } from './manner.ts';
import { PanelKeeper } from './panel-keeper.ts';
import { Part } from './part.ts';
import { Pointing } from './pointing.ts';
import { Practice } from './practice.ts';
import { recorderFor } from './recording.ts';
import { RestKeeper } from './rest-keeper.ts';
import { Screen } from './screen.ts';
import { Seeking } from './seeking.ts';
import { Wakefulness } from './wakefulness.ts';

export class Deck implements StageDeck {
  readonly playback: Playback;
  readonly manner: Manner;
  readonly texts: Texts;
  readonly screen: Screen;
  readonly panels: PanelKeeper;
  readonly practice: Practice;
  readonly eyes: RestKeeper;
  readonly noteTaking: NoteTaking;
  readonly recorder: Recorder;
  readonly asking: Asking;
  readonly limiting: Limiting;
  readonly living: Living;
  readonly describing: Describing;
  readonly seeking = new Seeking(this);
  readonly part: Part;
  readonly pinyin = new PinyinKeeper({ draw: (putOver) => this.texts.put(putOver), requestUpdate: () => this.requestUpdate() });
  readonly wakefulness: Wakefulness;
  readonly acts = makeActs(this);
  private readonly host: DeckHost;
  readonly item: PlayerItem;
  readonly media: HTMLMediaElement;
  private readonly life = new AbortController();
  private readonly pointing = new Pointing(this);
  private readonly lockScreen: LockScreen;
  private readonly hints = new Hints(() => this.requestUpdate());
  private search = '';
  private kept: SecondPicture | null = null;
  private cast: Casting | null = null;

  constructor(host: DeckHost, { item, media, progress, at }: DeckStart) {
    this.host = host;
    this.item = item;
    this.media = media;
    const changed = (): void => host.requestUpdate();
    this.playback = new Playback({ changed: () => this.onChange(), event: (type) => this.onMediaEvent(type), over: (keeps) => this.onOver(keeps) });
    this.living = new Living(this, host);
    this.manner = new Manner(host, media, this.playback);
    this.texts = new Texts(changed);
    this.screen = new Screen(host, media);
    this.panels = new PanelKeeper(host);
    this.practice = new Practice(this, media, host, this.life.signal);
    this.part = new Part(this, host);
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
    this.describing = new Describing(this, host);
    this.lockScreen = new LockScreen(item, media, {
      play: () => this.acts.playFrom(),
      pause: () => this.playback.pause(),
      seek: (seconds) => this.seek(seconds),
      nudge: (seconds) => this.seek(this.playback.currentTime + seconds),
    });
    this.wakefulness = new Wakefulness(changed, () => this.mayRest());
    this.recorder = recorderFor(host, item, this.playback);
    if (host.shadowRoot) adopt(host.shadowRoot, [overlayStyles, barStyles, seekStyles]);
    this.playback.attach(media, item, at);
    this.manner.apply();
    this.texts.attach([...media.querySelectorAll('track')], item.tracks, item.directory, host.language);
    const { caption, secondCaption } = this.manner.preferences;
    this.texts.prefer({ first: caption, second: secondCaption });
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
      'stage--worded': phase === 'failed' || phase === 'line-lost' || this.cast?.isElsewhere === true,
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
    const place = from ?? this.part.again;
    if (place !== undefined) this.seek(place);
    this.texts.prepare();
    this.wake();
    this.panels.keepFocus();
    await this.playback.play();
  }

  /** The person goes there. */
  seek(seconds: number): void {
    this.part.left(seconds);
    this.seeking.seek(seconds);
  }
  /** Goes there without that being an act of the person. */
  jump(seconds: number): void {
    this.seeking.jump(seconds);
  }

  searchTranscript(words: string): void {
    this.search = words;
    this.host.requestUpdate();
  }

  /** Says a short word on the picture. */
  hint(hint: Hint | Said): void {
    this.hints.say(hint);
  }

  /** From now on that part, or with `null` the whole. */
  choose(passage: Passage | null): void {
    this.host.choose(passage);
  }

  requestUpdate(): void {
    this.host.requestUpdate();
  }

  /** Somebody repeats a passage. */
  get repeats(): boolean {
    return this.practice.loop.passage !== null;
  }

  /** A question that is to be answered before going on, in seconds. */
  get barrier(): number | null {
    return this.asking.keeper?.barrier ?? null;
  }

  get stageRoot(): HTMLElement | DocumentFragment {
    return this.host.renderRoot;
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
    this.part.stop();
    this.wakefulness.stop();
    this.pointing.cancel();
    this.eyes.end();
    this.asking.keeper?.aloud.stop();
    this.describing.keeper?.stop();
    this.limiting.keeper?.close();
    this.lockScreen.release();
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
  pointer(event: PointerEvent): void {
    this.pointing.on(event);
  }
  wake(): void {
    this.wakefulness.wake();
  }
  rest(): void {
    this.wakefulness.rest();
  }

  private get view(): PlayerView {
    const { host, item, playback, texts, acts, screen } = this;
    const notes = playback.hasPlaces ? (host.known?.notes ?? null) : null;
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
      part: this.part.passage,
      sharing: this.practice.sharing,
      follow: this.practice.along,
      notes,
      cues: this.asking.keeper,
      limits: this.limiting.keeper,
      noteTaking: this.noteTaking,
      live: this.living.keeper,
      describing: this.describing,
      second: this.second,
      casting: this.casting,
      pinyin: this.pinyin,
      preferences: this.manner.preferences,
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

  /** A film beside the lesson: it comes with the panels. */
  private get second(): SecondPicture | null {
    const { drawing } = this.panels;
    if (drawing) this.kept ??= new drawing.SecondPicture(this.host, this, this.life.signal);
    return this.kept;
  }

  /** Another screen: it is looked for when the panels are here. */
  private get casting(): Casting | null {
    const { drawing } = this.panels;
    if (drawing) this.cast ??= new drawing.Casting(this, this.life.signal);
    return this.cast;
  }

  private listen(): void {
    const { signal } = this.life;
    globalThis.addEventListener('pagehide', () => this.interrupt(), { signal });
    document.addEventListener('visibilitychange', () => this.recorder.flush(), { signal });
    this.host.addEventListener('fullscreenchange', () => this.host.requestUpdate(), { signal });
  }

  private onChange(): void {
    this.living.look();
    this.host.requestUpdate();
  }

  /** What was live has ended, and is a lesson like others. */
  private onOver(keeps: boolean): void {
    this.recorder.over(keeps);
    this.living.over();
    if (!keeps) this.practice.end();
  }

  private mayRest(): boolean {
    if (this.playback.phase !== 'playing' || this.item.kind !== 'video' || this.panels.open !== null || this.seeking.dragging) return false;
    return this.host.renderRoot.querySelector('.bar :focus-visible') === null;
  }

  private onMediaEvent(type: string): void {
    const { media } = this;
    if (type === 'seeking') this.seeking.noticeForeign(media.currentTime);
    if (type === 'timeupdate' && !media.seeking) this.seeking.tick(media.currentTime);
    this.recorder.media(type, media, this.playback.isLive);
    if (type === 'timeupdate' || type === 'playing') this.practice.follow();
    this.part.media(type);
    this.asking.media(type);
    this.describing.media(type);
    this.limiting.media(type, this.item.resourceId !== null);
    if (type === 'timeupdate' && !media.paused) this.eyes.tick();
    if (type === 'play') this.texts.prepare();
    if (type === 'playing') this.onPlaying();
    if (type === 'playing' || type === 'seeked' || type === 'ratechange') this.lockScreen.tell(this.playback.duration);
    if (type === 'enterpictureinpicture' || type === 'leavepictureinpicture') this.texts.drawByBrowser(type.startsWith('enter'));
    this.host.mediaEvent(type);
  }

  private onPlaying(): void {
    this.wake();
    void this.panels.load();
    if (this.manner.preferences.pinyin && !this.pinyin.on && this.texts.hasChinese) void this.pinyin.set(true);
    if (this.manner.preferences.descriptions && this.texts.hasDescriptions) void this.describing.set(true);
    if (this.item.resourceId && this.playback.hasPlaces && !this.host.known?.notes) this.host.ask(new LsPlayerNotesRequestEvent(this.item.resourceId));
    this.lockScreen.take();
  }
}
