import type { ReactiveController } from 'lit';
import type { LsElement } from '../../base/index.ts';
import type { PickerData } from '../resource-picker.types.ts';
import type { OfflineViews } from '../view/picker-view.ts';
import { LateViews } from './late-views.ts';

/** What is kept on this machine: its views come when something can be kept, and the dialog with all of it opens and closes. */
export class OnDevice implements ReactiveController {
  readonly #host: LsElement;
  readonly #data: () => PickerData | null;
  readonly #late: LateViews<typeof import('../view/offline.ts')>;
  #isOpen = false;

  constructor(host: LsElement, data: () => PickerData | null) {
    this.#host = host;
    this.#data = data;
    this.#late = new LateViews(host, () => import('../view/offline.ts'), ({ offlineStyles }) => offlineStyles);
    host.addController(this);
  }

  get views(): OfflineViews | null {
    return this.#late.views;
  }
  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostUpdate(): void {
    const data = this.#data();
    const offer = data?.detail?.type === 'ready' ? (data.detail.offer?.type ?? 'none') : 'none';
    const isNeeded = offer === 'choices' || offer === 'open-in-browser' || offer === 'refused' || (data?.kept?.items.length ?? 0) > 0;
    if (isNeeded) this.#late.want();
  }

  hostUpdated(): void {
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.device');
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('#device-title')?.focus();
  }

  readonly open = (): void => {
    this.#isOpen = true;
    this.#host.requestUpdate();
  };

  readonly close = (): void => {
    // Closing by the dialog itself gives the keyboard back to the button that opened it.
    this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.device')?.close();
    this.#isOpen = false;
    this.#host.requestUpdate();
  };
}
