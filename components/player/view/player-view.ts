/** What the templates of the player see: facts to show, and acts that a control can ask for. */
import type { Interval } from '../../base/ports/index.ts';
import type { Playback } from '../media/playback.ts';
import type { Texts } from '../media/texts.ts';
import type { PlayerItem } from '../player.types.ts';

export type PanelName = 'contents' | 'captions' | 'settings';

/** What only the view knows. */
export interface ViewState {
  panel: PanelName | null;
  /** Position under the pointer or the dragged thumb, or `null`. */
  preview: number | null;
  dragging: boolean;
  /** Controls are in sight. */
  awake: boolean;
  fullscreen: boolean;
}

export interface PlayerActs {
  toggle(): void;
  /** Plays from there, or from where it stands. */
  playFrom(seconds?: number): void;
  seek(seconds: number): void;
  setVolume(volume: number): void;
  toggleMute(): void;
  setRate(rate: number): void;
  chooseQuality(id: number | null): void;
  saveData(on: boolean): void;
  showCaption(index: number | null): void;
  openPanel(panel: PanelName | null): void;
  preview(seconds: number | null, dragging: boolean): void;
  toggleFullscreen(): void;
  retry(): void;
}

export interface PlayerView {
  t(key: string, values?: Record<string, string | number>): string;
  readonly item: PlayerItem;
  readonly playback: Playback;
  readonly texts: Texts;
  readonly ui: Readonly<ViewState>;
  readonly acts: PlayerActs;
  readonly volume: number;
  readonly muted: boolean;
  readonly canFullscreen: boolean;
  /** Where the person was the last time, if there is something to go on with. */
  readonly resumeAt: number | null;
  /** Stretches watched in all sessions. */
  readonly watched: readonly Interval[];
}
