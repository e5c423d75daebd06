import type { ReactiveController, TemplateResult } from 'lit';
import type { LsResourcePicker } from '../resource-picker.ts';
import type { PickerData, PickerDetail } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import { LateViews } from './late-views.ts';

/**
 * Takes the keyboard into the closer look when it opens, and back to its card when it closes. What stands in it comes when the first
 * results have been painted: most people take one soon, and some when the line is gone.
 */
export class CloserLook implements ReactiveController {
  readonly #host: LsResourcePicker;
  readonly #data: () => PickerData | null;
  readonly #late: LateViews<typeof import('../judged/index.ts')>;
  #openedBefore: string | null = null;
  #waits = false;
  /** The keyboard was in it before this drawing. */
  #isInside = false;
  #frame = 0;

  constructor(host: LsResourcePicker, data: () => PickerData | null, load = () => import('../judged/index.ts')) {
    this.#host = host;
    this.#data = data;
    this.#late = new LateViews(host, load, ({ detailStyles, judgedStyles }) => [detailStyles, judgedStyles]);
    host.addController(this);
  }

  /** Nobody knows yet whether it comes. */
  get isComing(): boolean {
    return this.#late.views === null && !this.#late.isMissing;
  }
  /** Somebody waits for it, and the line broke. */
  get isMissing(): boolean {
    return this.#late.isMissing;
  }

  /** Everything about the resource; `null` until that can be drawn. */
  of(view: PickerView, shown: Extract<PickerDetail, { type: 'ready' }>): TemplateResult | null {
    const { views } = this.#late;
    if (views !== null) return views.closerLook(view, shown, views.preview(this.#host, shown.resource));
    // From now on somebody waits for it.
    this.standIn();
    return null;
  }
  standIn(): TemplateResult {
    return this.#late.standIn('text', 1);
  }

  hostUpdate(): void {
    const data = this.#data();
    if (data?.detail) this.#late.want();
    else this.#late.leave();
    this.#isInside = (this.#host.shadowRoot?.activeElement?.closest('.detail') ?? null) !== null;
    if (data !== null && this.#frame === 0) this.#frame = requestAnimationFrame(() => setTimeout(() => this.#late.want()));
  }

  hostUpdated(): void {
    const shown = this.#data()?.detail ?? null;
    const opened = shown?.id ?? null;
    const before = this.#openedBefore;
    // The heading of what was loading is another one than that of what came, and so is what stood there instead; whoever had gone elsewhere stays there.
    const isLost = this.#waits && this.#isInside && this.#host.shadowRoot?.activeElement === null;
    this.#waits = shown !== null && this.#isAwaiting(shown);
    this.#openedBefore = opened;
    if (opened === before && !isLost) return;
    const { renderRoot } = this.#host;
    const card = [...renderRoot.querySelectorAll<HTMLElement>('.item__open')].find(({ dataset }) => dataset['id'] === before);
    (opened === null ? card : renderRoot.querySelector<HTMLElement>('#detail-title'))?.focus();
  }

  #isAwaiting({ type }: PickerDetail): boolean {
    return type === 'loading' || (type === 'ready' && this.#late.views === null);
  }
}
