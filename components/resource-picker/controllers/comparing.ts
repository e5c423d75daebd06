import type { ReactiveController } from 'lit';
import type { LsElement } from '../../base/index.ts';
import { mostCompared } from '../model/selection.ts';

/** What lies side by side, and the dialog that shows it. */
export class Comparing implements ReactiveController {
  readonly #host: LsElement;
  #ids: readonly string[] = [];
  #isOpen = false;
  #onlyDifferent = false;

  constructor(host: LsElement) {
    this.#host = host;
    host.addController(this);
  }

  get ids(): readonly string[] {
    return this.#ids;
  }
  get isOpen(): boolean {
    return this.#isOpen;
  }
  get onlyDifferent(): boolean {
    return this.#onlyDifferent;
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.compare');
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('#compare-title')?.focus();
  }

  toggle(id: string): void {
    if (this.#ids.includes(id)) this.#ids = this.#ids.filter((other) => other !== id);
    else if (this.#ids.length < mostCompared) this.#ids = [...this.#ids, id];
    if (this.#ids.length < 2) this.#isOpen = false;
    this.#host.requestUpdate();
  }

  readonly open = (): void => {
    this.#isOpen = true;
    this.#host.requestUpdate();
  };

  readonly close = (): void => {
    // Closing by the dialog itself gives the keyboard back to the button that opened it.
    this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.compare')?.close();
    this.#isOpen = false;
    this.#host.requestUpdate();
  };

  readonly show = (onlyDifferent: boolean): void => {
    this.#onlyDifferent = onlyDifferent;
    this.#host.requestUpdate();
  };
}
