import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isComposing, type ResourceQuery } from '../../base/index.ts';
import { askedWords } from '../model/query.ts';

/** One line under the search field. */
export interface SuggestionLine {
  readonly kind: 'saved' | 'recent' | 'suggestion';
  readonly text: string;
  /** What the line says behind its text: what kind of thing it is, or how much is new. */
  readonly note: string;
  /** The question of a saved search. */
  readonly query: ResourceQuery | null;
}

/** Suggestions wait for the finger, and let the results go first, where these come at once. */
const restMilliseconds = 250;

export interface SuggestingOptions {
  ask(words: string): void;
  /** True when the results on the screen are those of the words in the field. */
  isAnswered(): boolean;
  lines(): readonly SuggestionLine[];
  choose(line: SuggestionLine): void;
}

/**
 * The list under the search field: opened by typing, by a press on the field or by arrows, walked by arrows, never in the way
 * of an input method. What typing opened goes as soon as the results are there, which it would lie over, unless somebody is
 * just choosing from it.
 */
export class Suggesting implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: SuggestingOptions;
  #isWanted = false;
  #isTyped = false;
  /** A pointer is on its way in the list: it must not vanish under it. */
  #isPointedAt = false;
  #active = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: SuggestingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#isWanted = false;
  }

  hostUpdate(): void {
    if (this.#isWanted && this.#isTyped && !this.#isPointedAt && this.#active < 0 && this.#options.isAnswered()) this.#isWanted = false;
  }

  get lines(): readonly SuggestionLine[] {
    return this.#isWanted ? this.#options.lines() : [];
  }
  get active(): number {
    return Math.min(this.#active, this.lines.length - 1);
  }

  readonly open = (): void => {
    this.#isTyped = false;
    this.#show(true, -1);
  };
  readonly close = (): void => {
    clearTimeout(this.#timer);
    this.#isPointedAt = false;
    // The focus also goes elsewhere while the picker draws, and nothing is to be drawn again by that alone.
    if (this.#isWanted || this.#active !== -1) this.#show(false, -1);
  };

  readonly onPointerMove = ({ movementX, movementY }: PointerEvent): void => {
    // A list that opens under a resting mouse is not pointed at.
    if (movementX !== 0 || movementY !== 0) this.#isPointedAt = true;
  };
  readonly onPointerDown = (event: Event): void => {
    // The field keeps the keyboard.
    event.preventDefault();
    this.#isPointedAt = true;
  };
  readonly onPointerLeave = ({ pointerType }: PointerEvent): void => {
    // A finger leaves before its press counts.
    if (pointerType !== 'mouse') return;
    this.#isPointedAt = false;
    this.#host.requestUpdate();
  };

  /** Words were typed: what begins with them is asked for. */
  typed(words: string): void {
    clearTimeout(this.#timer);
    this.open();
    this.#isTyped = true;
    if (words.trim() !== '') this.#timer = setTimeout(() => this.#options.ask(askedWords(words)), restMilliseconds);
  }

  choose(line: SuggestionLine): void {
    this.close();
    this.#options.choose(line);
  }

  /** True when the key belonged to the list. */
  takes(event: KeyboardEvent): boolean {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return false;
    const { lines, active } = this;
    const chosen = lines[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!this.#isWanted) {
        this.open();
        if (event.key === 'ArrowDown' && this.lines.length > 0) this.#show(true, 0);
      } else if (lines.length > 0) {
        // One place more than lines: between the last and the first stands the field itself.
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.#show(true, ((active + 1 + step + lines.length + 1) % (lines.length + 1)) - 1);
      }
    } else if (event.key === 'Escape' && lines.length > 0) this.close();
    else if (event.key === 'Enter' && chosen !== undefined) this.choose(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #show(isWanted: boolean, active: number): void {
    this.#isWanted = isWanted;
    this.#active = active;
    this.#host.requestUpdate();
  }
}
