import type { ReactiveController } from 'lit';
import type { LsElement } from '../../base/index.ts';
import type { PickerDetail } from '../resource-picker.types.ts';
import type { JudgedViews } from '../view/picker-view.ts';
import { LateViews } from './late-views.ts';

/** Takes the keyboard into the closer look when it opens, and back to its card when it closes; what only it needs comes then. */
export class CloserLook implements ReactiveController {
  readonly #host: LsElement;
  readonly #shown: () => PickerDetail | null;
  readonly #late: LateViews<JudgedViews>;
  #openedBefore: string | null = null;
  #waits = false;

  constructor(host: LsElement, shown: () => PickerDetail | null) {
    this.#host = host;
    this.#shown = shown;
    this.#late = new LateViews(host, () => import('../judged/index.ts'), ({ judgedStyles }) => judgedStyles);
    host.addController(this);
  }

  /** Names of rare codes, ratings and comments, figures, what belongs to it; `null` until they have come. */
  get views(): JudgedViews | null {
    return this.#late.views;
  }

  hostUpdate(): void {
    if (this.#shown() !== null) this.#late.want();
  }

  hostUpdated(): void {
    const shown = this.#shown();
    const opened = shown?.id ?? null;
    const before = this.#openedBefore;
    const isLoaded = shown !== null && shown.type !== 'loading' && this.#waits && this.#host.shadowRoot?.activeElement === null;
    this.#waits = shown?.type === 'loading';
    this.#openedBefore = opened;
    // The heading of what was loading is another one than that of what came.
    if (opened === before && !isLoaded) return;
    const { renderRoot } = this.#host;
    const card = [...renderRoot.querySelectorAll<HTMLElement>('.item__open')].find(({ dataset }) => dataset['id'] === before);
    (opened === null ? card : renderRoot.querySelector<HTMLElement>('#detail-title'))?.focus();
  }
}
