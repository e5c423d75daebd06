import type { ReactiveController } from 'lit';
import type { LsElement } from '../../base/index.ts';
import { mostCompared } from '../model/selection.ts';
import { LateViews } from './late-views.ts';

/** What lies side by side, and the dialog that shows it. */
export class Comparing implements ReactiveController {
  readonly #host: LsElement;
  #ids: readonly string[] = [];
  #isOpen = false;
  #onlyDifferent = false;
  readonly #late: LateViews<typeof import('../view/compare.ts')>;

  constructor(host: LsElement) {
    this.#host = host;
    this.#late = new LateViews(host, () => import('../view/compare.ts'), ({ compareStyles }) => compareStyles);
    host.addController(this);
  }

  get ids(): readonly string[] {
    return this.#ids;
  }
  /** The line and the dialog, once something lies side by side and they have come. */
  get views(): typeof import('../view/compare.ts') | null {
    return this.#late.views;
  }
  get isOpen(): boolean {
    return this.#isOpen;
  }
  get onlyDifferent(): boolean {
    return this.#onlyDifferent;
  }

  hostUpdate(): void {
    if (this.#ids.length > 0) this.#late.want();
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
