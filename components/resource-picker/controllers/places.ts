import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LsElement } from '../../base/index.ts';
import type { PickerData, PickerTaxonomy } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import type { Browsing } from '../places/browsing.ts';
import { LateViews } from './late-views.ts';

export interface PlacesOptions {
  data(): PickerData | null;
  /** Reads what is below a place; an empty id is the root. */
  ask(nodeId: string): void;
}

/** The way through the teaching taxonomy: its code and its data come when it is first in sight, or when somebody is at a place. */
export class Places implements ReactiveController {
  readonly #host: LsElement;
  readonly #options: PlacesOptions;
  readonly #late: LateViews<typeof import('../places/places.ts')>;
  #browsing: Browsing | undefined;
  #sight: IntersectionObserver | undefined;
  /** What is watched: drawn anew it is another node. */
  #soon: Element | null = null;
  /** Counts drawings, so that what is guarded knows when it is another. */
  version = 0;

  constructor(host: LsElement, options: PlacesOptions) {
    this.#host = host;
    this.#options = options;
    this.#late = new LateViews(host, () => import('../places/places.ts'), ({ placesStyles }) => placesStyles);
    host.addController(this);
  }

  hostUpdate(): void {
    const data = this.#options.data();
    if (data?.taxonomy && data.query.node !== undefined) this.#late.want();
    const { views } = this.#late;
    if (views !== null && this.#browsing === undefined) {
      this.#sight?.disconnect();
      this.#browsing = new views.Browsing({ changed: () => this.#changed(), ask: this.#options.ask });
      this.version += 1;
    }
    if (data?.taxonomy && this.#browsing?.follow(data.taxonomy)) this.version += 1;
  }

  hostUpdated(): void {
    const taxonomy = this.#options.data()?.taxonomy ?? null;
    if (taxonomy !== null && this.#browsing !== undefined) this.#browsing.ask(taxonomy);
    else this.#watch();
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#soon = null;
  }

  panel(view: PickerView, taxonomy: PickerTaxonomy): TemplateResult | typeof nothing {
    const { views } = this.#late;
    return views === null || this.#browsing === undefined ? html`<div class="places-soon"></div>` : views.placesPanel(view, taxonomy, this.#browsing);
  }
  crumbs(view: PickerView, taxonomy: PickerTaxonomy): TemplateResult | typeof nothing {
    return this.#late.views?.crumbs(view, taxonomy) ?? nothing;
  }

  /** Folded away it is not in sight. */
  #watch(): void {
    const soon = this.#host.renderRoot.querySelector('.places-soon');
    if (soon === this.#soon) return;
    this.#sight?.disconnect();
    this.#soon = soon;
    if (soon === null) return;
    this.#sight = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#late.want();
    });
    this.#sight.observe(soon);
  }

  #changed(): void {
    this.version += 1;
    this.#host.requestUpdate();
  }
}
