import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isComposing, type ResourceQuery } from '../../base/index.ts';
import { painted } from '../../base/painted.ts';
import { askedWords } from '../model/query.ts';

/** What is suggested: a line of the list under the search field, a button of the row. */
export interface SuggestionLine {
  readonly kind: 'saved' | 'recent' | 'suggestion';
  readonly text: string;
  /** What the line says behind its text: what kind of thing it is, or how much is new. */
  readonly note: string;
  /** The question of a saved search. */
  readonly query: ResourceQuery | null;
}

/** Where results take longer, suggestions are asked for before them. */
export const restMilliseconds = 250;
/** More do not fit beside each other, and whoever wants them opens the list. */
const mostInRow = 5;

export interface SuggestingOptions {
  ask(words: string): void;
  /** What stands in the field. */
  words(): string;
  /** True when the results on the screen are those of the words in the field. */
  isAnswered(): boolean;
  lines(): readonly SuggestionLine[];
  choose(line: SuggestionLine): void;
}

/**
 * What is suggested while words are typed: a row between the field and the results, which covers neither and keeps its place for as long as
 * the words are those that were typed; and a list over the results, opened by a press on the field or by arrows, and walked by arrows.
 * Never in the way of an input method. Where results come quickly, suggestions are asked for once these are painted.
 */
export class Suggesting implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: SuggestingOptions;
  #isWanted = false;
  #active = -1;
  /** The words that were typed last, as they were typed. */
  #typed = '';
  /** Words for which nothing was asked yet. */
  #due: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: SuggestingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#due = null;
    this.#isWanted = false;
  }

  hostUpdated(): void {
    const due = this.#due;
    if (due === null || !this.#options.isAnswered()) return;
    void painted().then(() => this.#ask(due));
  }

  /** The list under the field. */
  get lines(): readonly SuggestionLine[] {
    return this.#isWanted ? this.#options.lines() : [];
  }
  get active(): number {
    return Math.min(this.#active, this.lines.length - 1);
  }
  /** The row before the results; `null` where none is to be, or to come. */
  get row(): readonly SuggestionLine[] | null {
    const isTyped = this.#typed.trim() !== '' && this.#typed === this.#options.words();
    return isTyped ? this.#options.lines().slice(0, mostInRow) : null;
  }

  readonly open = (): void => this.#show(true, -1);
  readonly close = (): void => {
    // The focus also goes elsewhere while the picker draws, and nothing is to be drawn again by that alone.
    if (this.#isWanted || this.#active !== -1) this.#show(false, -1);
  };
  /** The field keeps the keyboard, while somebody presses what is suggested. */
  readonly keepKeyboard = (event: Event): void => event.preventDefault();

  /** Words were typed: what begins with them is asked for. */
  typed(words: string): void {
    clearTimeout(this.#timer);
    this.close();
    this.#typed = words;
    this.#due = words.trim() === '' ? null : words;
    if (this.#due !== null) this.#timer = setTimeout(() => this.#ask(words), restMilliseconds);
  }

  choose(line: SuggestionLine): void {
    this.close();
    this.#due = null;
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

  #ask(words: string): void {
    if (this.#due !== words) return;
    clearTimeout(this.#timer);
    this.#due = null;
    this.#options.ask(askedWords(words));
  }

  #show(isWanted: boolean, active: number): void {
    this.#isWanted = isWanted;
    this.#active = active;
    this.#host.requestUpdate();
  }
}
