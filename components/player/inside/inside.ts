/** What is opened inside the box, and what it needs of the player. */
import type { TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { LsRequestEvent } from '../../base/events.ts';
import type { Launch } from '../../base/ports/courses.ts';
import type { ProgressRecord } from '../../base/ports/index.ts';
import type { PlayerData } from '../player.types.ts';

export interface InsideHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  readonly format: Format;
  /** Language of the words here. */
  readonly language: string;
  /** Task in whose course it is read. */
  readonly taskId: string | null;
  /** Page of a paper that the host asks for. */
  readonly pageToStart: number | null;
  /** What is known of it: how far the person was, and notes once they are here. */
  readonly known: PlayerData | null;
  t(key: string, values?: Record<string, string | number>): string;
  requestUpdate(): void;
  records(records: readonly ProgressRecord[]): void;
  /** Asks the connection, unless a host says no. */
  ask(event: LsRequestEvent): void;
  /** Asks for a unit of the course, or with `null` for what lies at a tool; the answer is `null` when a host does it in its own way. */
  launch(unit: number | null): Promise<Launch | null>;
  /** Asks for everything again: something was done in the course. */
  reload(): void;
}

/** What is opened. */
export interface Opening {
  readonly title: string;
  readonly url: string;
  /** `null` when the player was given an address, not a resource. */
  readonly resourceId: string | null;
  /** Page to go on from, with how far down it as a fraction; `null`: where the person was on whatever device. */
  readonly page: number | null;
}

export interface Inside {
  /** Where somebody reads, to go on from when it is opened again. */
  readonly pageInView?: number;
  render(): TemplateResult;
  /** Takes the keyboard, once it is drawn. */
  focus(): void;
  end(): void;
}
