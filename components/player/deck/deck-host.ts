/** What a deck is given: the element it plays for, and what it begins with. */
import type { Format } from '../../base/format.ts';
import type { LsRequestEvent } from '../../base/events.ts';
import type { Progress, ProgressRecord } from '../../base/ports/index.ts';
import type { Passage } from '../media/passage.ts';
import type { PlayerProgressDetail } from '../player.events.ts';
import type { PlayerData, PlayerItem } from '../player.types.ts';
import type { Settings } from './settings.ts';

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
  /** The part that is played; `null`: the whole. */
  readonly passage: Passage | null;
  /** Form of an address that leads to a part; empty where there is none. */
  readonly link: string;
  readonly format: Format;
  /** From now on that part, or with `null` the whole. */
  choose(passage: Passage | null): void;
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
