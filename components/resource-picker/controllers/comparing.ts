import type { ReactiveController } from 'lit';
import type { LsElement } from '../../base/index.ts';
import { mostCompared } from '../model/selection.ts';
import { LateViews } from './late-views.ts';

/** What somebody does who is at something. */
const acts = ['keydown', 'pointerdown'] as const;

/** What lies side by side, and the dialog that shows it. */
export class Comparing implements ReactiveController {
  readonly #host: LsElement;
  #ids: readonly string[] = [];
  #isOpen = false;
  /** An address wants it open, and it has not come yet. */
  #isDue = false;
  readonly #onToggle: () => void;
  #onlyDifferent = false;
  /** The keyboard was in the dialog before this drawing. */
  #isInside = false;
  readonly #late: LateViews<typeof import('../view/compare.ts')>;

  /** @param onToggle a person lays something beside the others, or takes it away */
  constructor(host: LsElement, onToggle: () => void) {
    this.#host = host;
    this.#onToggle = onToggle;
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

  hostConnected(): void {
    for (const act of acts) window.addEventListener(act, this.#stay, true);
  }
  hostDisconnected(): void {
    for (const act of acts) window.removeEventListener(act, this.#stay, true);
  }

  hostUpdate(): void {
    if (this.#ids.length > 0) this.#late.want();
    this.#isInside = (this.#host.shadowRoot?.activeElement?.closest('dialog.compare') ?? null) !== null;
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.compare');
    if (dialog === null) return;
    // What was pressed may have gone with it: the button that asks again, or a column that was taken out.
    const isLost = this.#isInside && this.#host.shadowRoot?.activeElement === null;
    if (dialog.open && !isLost) return;
    this.#isDue = false;
    if (!dialog.open) dialog.showModal();
    dialog.querySelector<HTMLElement>('#compare-title')?.focus();
  }

  toggle(id: string): void {
    if (this.#ids.includes(id)) this.#ids = this.#ids.filter((other) => other !== id);
    else if (this.#ids.length < mostCompared) this.#ids = [...this.#ids, id];
    if (this.#ids.length < 2) this.#isOpen = false;
    this.#onToggle();
    this.#host.requestUpdate();
  }

  /**
   * Lays side by side what an address names.
   * @param opens the comparison, too, unless somebody has begun something else before it comes
   */
  lay(ids: readonly string[], opens = false): void {
    this.#isOpen = ids.length > 1 && (opens || (this.#isOpen && !this.#isDue));
    this.#isDue = this.#isOpen && opens;
    this.#ids = ids;
    this.#host.requestUpdate();
  }

  /** It takes the keyboard from nobody: the line at the foot leads to it. */
  readonly #stay = (): void => {
    if (this.#isDue) this.#isDue = this.#isOpen = false;
  };

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
