import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface RovingFocusOptions {
  /** Selects the items inside the shadow root. */
  readonly items: string;
  /** Which arrows lead on; `both` takes them all. */
  readonly direction: 'horizontal' | 'vertical' | 'both';
  /** The item that Tab leads to at first, and after a choice by other means. */
  readonly current?: () => HTMLElement | undefined;
}

/**
 * One stop for Tab in a group of controls; arrows, Home and End lead through it. "Next" is where the language reads on, so
 * the horizontal arrows change places in Uyghur. Templates leave `tabindex` of the items alone.
 */
export class RovingFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: RovingFocusOptions;
  #stop: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: RovingFocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    // Not on the host: the browser keeps a step of the focus inside one shadow root to itself.
    this.#host.shadowRoot?.addEventListener('keydown', this.#onKeydown);
    this.#host.shadowRoot?.addEventListener('focusin', this.#onFocusin);
  }

  hostDisconnected(): void {
    this.#host.shadowRoot?.removeEventListener('keydown', this.#onKeydown);
    this.#host.shadowRoot?.removeEventListener('focusin', this.#onFocusin);
  }

  hostUpdated(): void {
    const items = this.#items();
    const kept = this.#stop !== undefined && items.includes(this.#stop) ? this.#stop : undefined;
    const hasFocus = kept !== undefined && kept === this.#host.shadowRoot?.activeElement;
    this.#setStop(hasFocus ? kept : (this.#options.current?.() ?? kept ?? items[0]), items);
  }

  readonly #onFocusin = (event: Event): void => {
    const items = this.#items();
    const item = items.find((candidate) => event.composedPath().includes(candidate));
    if (item !== undefined) this.#setStop(item, items);
  };

  readonly #onKeydown = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const items = this.#items();
    const from = items.findIndex((item) => event.composedPath()[0] === item);
    if (from < 0) return;
    const to = this.#target(event.key, from, items.length);
    if (to === undefined) return;
    // Also at the ends: the page must not scroll away under the focus.
    event.preventDefault();
    items[to]?.focus();
  };

  #target(key: string, from: number, count: number): number | undefined {
    if (key === 'Home') return 0;
    if (key === 'End') return count - 1;
    const step = this.#step(key);
    return step === 0 ? undefined : Math.min(Math.max(from + step, 0), count - 1);
  }

  #step(key: string): number {
    const { direction } = this.#options;
    if (direction !== 'horizontal' && key === 'ArrowDown') return 1;
    if (direction !== 'horizontal' && key === 'ArrowUp') return -1;
    if (direction === 'vertical') return 0;
    const reading = getComputedStyle(this.#host).direction === 'rtl' ? -1 : 1;
    if (key === 'ArrowRight') return reading;
    return key === 'ArrowLeft' ? -reading : 0;
  }

  #setStop(stop: HTMLElement | undefined, items: readonly HTMLElement[]): void {
    this.#stop = stop;
    for (const item of items) item.tabIndex = item === stop ? 0 : -1;
  }

  #items(): HTMLElement[] {
    return Array.from(this.#host.shadowRoot?.querySelectorAll<HTMLElement>(this.#options.items) ?? []);
  }
}
