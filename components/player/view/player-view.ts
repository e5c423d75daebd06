/** What the templates of the player see: facts to show, and acts that a control can ask for. */
import type { Format } from '../../base/format.ts';
import type { Interval } from '../../base/ports/index.ts';
import type { Casting } from '../casting/casting.ts';
import type { Describing } from '../deck/describing.ts';
import type { Preferences } from '../deck/preferences.ts';
import type { Screen } from '../deck/screen.ts';
import type { FollowAlong } from '../follow/follow-along.ts';
import type { Loop } from '../learning/loop.ts';
import type { NoteTaking } from '../learning/note-taking.ts';
import type { PassageSharing } from '../passage/passage-sharing.ts';
import type { Passage } from '../media/passage.ts';
import type { LiveKeeper } from '../live/live-keeper.ts';
import type { Playback } from '../media/playback.ts';
import type { CaptionPlace, Texts } from '../media/texts.ts';
import type { PinyinKeeper } from '../pinyin/pinyin-keeper.ts';
import type { PlayerItem, PlayerNotes } from '../player.types.ts';
import type { CueKeeper } from '../questions/cue-keeper.ts';
import type { SecondPicture } from '../second/second-picture.ts';
import type { WatchKeeper } from '../limits/watch-keeper.ts';
import type { Hint, Said } from './hint.ts';

export type PanelName = 'contents' | 'captions' | 'practice' | 'notes' | 'questions' | 'settings';

/** What only the view knows. */
export interface ViewState {
  panel: PanelName | null;
  /** Position under the pointer or the dragged thumb, or `null`. */
  preview: number | null;
  dragging: boolean;
  /** Controls are in sight. */
  awake: boolean;
  hint: Hint | Said | null;
  /** What is looked for in the transcript. */
  search: string;
  /** Furthest place that may be gone to, or `null` where all is free. */
  limit: number | null;
}

export interface PlayerActs {
  toggle(): void;
  /** Plays from there, or from where it stands. */
  playFrom(seconds?: number): void;
  seek(seconds: number): void;
  setVolume(volume: number): void;
  /** Returns how loud it is then, where it is heard. */
  toggleMute(): number;
  setRate(rate: number): void;
  chooseQuality(id: number | null): void;
  saveData(on: boolean): void;
  /** Sound without the picture. */
  soundOnly(on: boolean): void;
  showCaption(index: number | null, place?: CaptionPlace): void;
  /** Pinyin over Chinese words. */
  showPinyin(on: boolean): void;
  /** What happens in the picture, read aloud. */
  describe(on: boolean): void;
  prefer(change: Partial<Preferences>): void;
  searchTranscript(words: string): void;
  loopFrom(): void;
  loopTo(): void;
  loopEnd(): void;
  loopCount(count: number): void;
  stepFrame(direction: -1 | 1): void;
  /** Plays a part and stops at its end. */
  playPart(passage: Passage): void;
  openPanel(panel: PanelName | null): void;
  preview(seconds: number | null, dragging: boolean): void;
  /** Goes on after a rest, or without one. */
  playOn(): void;
  endRest(): void;
  toggleFullscreen(): void;
  toggleSmallWindow(): void;
  retry(): void;
  /** Says in words what a key has set. */
  say(words: string): void;
  /** What was typed or chosen is drawn again. */
  refresh(): void;
}

export interface PlayerView {
  t(key: string, values?: Record<string, string | number>): string;
  readonly format: Format;
  readonly item: PlayerItem;
  readonly playback: Playback;
  readonly texts: Texts;
  readonly screen: Screen;
  readonly loop: Loop;
  /** The part that was asked for; `null`: the whole. */
  readonly part: Passage | null;
  /** `null` until its part is here. */
  readonly sharing: PassageSharing | null;
  /** `null` until its part is here. */
  readonly follow: FollowAlong | null;
  /** `null` where nobody keeps any. */
  readonly notes: PlayerNotes | null;
  readonly noteTaking: NoteTaking;
  /** `null` where nobody is asked anything. */
  readonly cues: CueKeeper | null;
  /** `null` where nobody limits how long. */
  readonly limits: WatchKeeper | null;
  readonly describing: Describing;
  /** A film beside the lesson; `null` until its part is here. */
  readonly second: SecondPicture | null;
  /** Another screen in the room; `null` until its part is here. */
  readonly casting: Casting | null;
  /** Of what is live, once its part is here; `null` of an ordinary lesson. */
  readonly live: LiveKeeper | null;
  readonly pinyin: PinyinKeeper;
  readonly preferences: Preferences;
  /** Minutes after which eyes are to rest. */
  readonly restMinutes: number;
  readonly ui: Readonly<ViewState>;
  readonly acts: PlayerActs;
  readonly volume: number;
  readonly muted: boolean;
  /** Stretches watched in all sessions. */
  readonly watched: readonly Interval[];
}
