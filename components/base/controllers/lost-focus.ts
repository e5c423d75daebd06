import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface LostFocusOptions {
  /** Selects, inside the shadow root, one focusable node for each item of the list. */
  readonly items: string;
  /** Takes the focus when the list is empty; give it `tabindex="-1"` if it is no control. */
  readonly fallback: string;
}

/**
 * Keeps the keyboard's place when the item that has the focus goes away: on to the item that took its place, else the last
 * one, else the fallback. Otherwise the browser sends a keyboard user back to the top of the page.
 */
export class LostFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LostFocusOptions;
  #active: Element | null = null;
  #place = -1;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LostFocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#active = this.#host.shadowRoot?.activeElement ?? null;
    const active = this.#active;
    this.#place = active === null ? -1 : this.#items().findIndex((item) => item === active || item.contains(active));
  }

  hostUpdated(): void {
    if (this.#place < 0 || this.#active === null || this.#active.isConnected) return;
    const items = this.#items();
    const fallback = this.#host.shadowRoot?.querySelector<HTMLElement>(this.#options.fallback);
    (items[this.#place] ?? items.at(-1) ?? fallback)?.focus();
  }

  #items(): HTMLElement[] {
    return Array.from(this.#host.shadowRoot?.querySelectorAll<HTMLElement>(this.#options.items) ?? []);
  }
}
