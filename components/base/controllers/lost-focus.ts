import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface LostFocusOptions {
  /** Selects, inside the shadow root, one focusable node for each item of the list. */
  readonly items: string;
  /** Takes the focus when the list is empty; give it `tabindex="-1"` if it is no control. */
  readonly fallback: string;
}

/**
 * Keeps the keyboard's place when what has the focus goes away: its item where that stays, else the item that took its place, else
 * the last one, else the fallback. Otherwise the browser sends a keyboard user back to the top of the page.
 */
export class LostFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LostFocusOptions;
  #active: Element | null = null;
  #item: HTMLElement | undefined;
  #place = -1;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LostFocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#active = this.#host.shadowRoot?.activeElement ?? null;
    const active = this.#active;
    const items = this.#items();
    this.#place = active === null ? -1 : items.findIndex((item) => item.contains(active));
    this.#item = items[this.#place];
  }

  hostUpdated(): void {
    if (this.#place < 0 || this.#active === null || this.#active.isConnected) return;
    if (this.#item?.isConnected) {
      this.#item.focus();
      return;
    }
    const items = this.#items();
    const fallback = this.#host.shadowRoot?.querySelector<HTMLElement>(this.#options.fallback);
    (items[this.#place] ?? items.at(-1) ?? fallback)?.focus();
  }

  #items(): HTMLElement[] {
    return Array.from(this.#host.shadowRoot?.querySelectorAll<HTMLElement>(this.#options.items) ?? []);
  }
}
