import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LsRequestEvent, ResourceSummary } from '../../base/index.ts';
import type { FilingDesk } from '../filing/filing-desk.ts';
import type { LsResourcePicker } from '../resource-picker.ts';
import { LsResourceFavouriteRequestEvent } from '../resource-picker.events.ts';
import type { PickerShelf } from '../resource-picker.types.ts';
import { LateViews } from './late-views.ts';

export interface FilingOptions {
  shelf(): PickerShelf | null;
  request(event: LsRequestEvent): void;
}

/** From a star that was pressed to a folder and to tags. One press keeps; the rest comes after it, and nobody need go on. */
export class Filing implements ReactiveController {
  readonly #host: LsResourcePicker;
  readonly #options: FilingOptions;
  readonly #late: LateViews<typeof import('../filing/filing-desk.ts')>;
  #desk: FilingDesk | undefined;
  /** The resource beside whose star the way stands. */
  #beside: string | null = null;
  #source: object;

  constructor(host: LsResourcePicker, options: FilingOptions) {
    this.#host = host;
    this.#source = host;
    this.#options = options;
    this.#late = new LateViews(host, () => import('../filing/filing-desk.ts'), ({ filingStyles }) => filingStyles);
    host.addController(this);
    host.addEventListener(LsResourceFavouriteRequestEvent.type, ({ detail: { resourceId, kept } }) => this.#go(kept ? resourceId : null));
  }

  /** Beside which star the way is drawn. */
  get shown(): string | null {
    return this.#desk === undefined || this.#options.shelf()?.filed === undefined ? null : this.#beside;
  }

  beside(item: Pick<ResourceSummary, 'id' | 'title'>): TemplateResult | typeof nothing {
    return this.shown === item.id ? (this.#desk?.way(item) ?? nothing) : nothing;
  }

  /** In the closer look it stands as long as the resource is kept. */
  inDetail(item: Pick<ResourceSummary, 'id' | 'title'>): TemplateResult | typeof nothing {
    this.#want();
    return this.#options.shelf()?.filed === undefined ? nothing : (this.#desk?.act(item) ?? nothing);
  }

  hostUpdate(): void {
    const { source } = this.#host;
    // Another person: what the one before has begun is nothing for them.
    if (source !== this.#source) {
      this.#beside = null;
      this.#desk?.forget();
    }
    this.#source = source;
    const { views } = this.#late;
    if (views !== null) this.#desk ??= new views.FilingDesk(this.#host, { ...this.#options, shown: () => this.shown, leave: () => this.#go(null) });
  }

  #want(): void {
    if (this.#options.shelf()?.filed !== undefined) this.#late.want();
  }

  #go(beside: string | null): void {
    if (beside !== null) this.#want();
    if (beside === this.#beside) return;
    this.#beside = beside;
    this.#host.requestUpdate();
  }
}
