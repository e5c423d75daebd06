/** Which of the texts that a plan may have stand in its form: a first plan has none of them, and what was asked for or says something stays until another plan is opened. */
import type { ReactiveControllerHost } from 'lit';
import type { PlaceKeeper } from './place-keeper.ts';

export class AskedTexts {
  readonly #host: ReactiveControllerHost;
  readonly #places: PlaceKeeper;
  readonly #asked = new Set<string>();

  constructor(host: ReactiveControllerHost, places: PlaceKeeper) {
    [this.#host, this.#places] = [host, places];
  }

  /** Whether it stands in the form. Emptied letter by letter it does not go from under the keyboard. */
  shows(key: string, words: string): boolean {
    if (words.trim() !== '') this.#asked.add(key);
    return this.#asked.has(key);
  }

  /** The person wants to write it, in the field `css`. */
  ask(key: string, css: string): void {
    this.#asked.add(key);
    this.#host.requestUpdate();
    this.#places.focus(css);
  }

  /** Another plan is opened. */
  close(): void {
    this.#asked.clear();
  }
}
