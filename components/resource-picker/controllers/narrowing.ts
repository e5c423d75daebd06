import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LsElement } from '../../base/index.ts';
import { activeFilters } from '../model/query.ts';
import type { PickerData } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import { LateViews } from './late-views.ts';

/** Everything that results can be narrowed by: it comes when the first ones have been painted. */
export class Narrowing implements ReactiveController {
  readonly #host: LsElement;
  readonly #data: () => PickerData | null;
  readonly #late: LateViews<typeof import('../view/filters.ts')>;
  #isOpen = false;
  #frame = 0;
  #isDue = false;

  constructor(host: LsElement, data: () => PickerData | null) {
    this.#host = host;
    this.#data = data;
    this.#late = new LateViews(host, () => import('../view/filters.ts'), ({ filterStyles }) => filterStyles);
    host.addController(this);
  }

  /** Unfolded, where there is no room beside the results. */
  get isOpen(): boolean {
    return this.#isOpen;
  }
  /** On what of this the drawing depends. */
  get depends(): readonly unknown[] {
    return [this.#isOpen, this.#late.views, this.#late.isMissing];
  }

  readonly toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#host.requestUpdate();
  };

  shut(): void {
    if (this.#isOpen) this.toggle();
  }

  hostUpdate(): void {
    if (this.#isDue) this.#late.want();
    else if (this.#data() !== null && this.#frame === 0) this.#frame = requestAnimationFrame(() => setTimeout(() => this.#begin()));
  }

  #begin(): void {
    this.#isDue = true;
    this.#late.want();
  }

  /** The column, or what is folded away. */
  panel(view: PickerView, facets: PickerData['facets']): TemplateResult {
    const data = this.#data();
    const { views } = this.#late;
    return html`<div class="filters ${this.#isOpen ? 'filters--open' : ''}" id="filters" part="filters" role="group" aria-label=${view.t('resource-picker.filters')}>
      ${data === null ? nothing : (views?.filterGroups(view, facets, { taxonomy: data.taxonomy, total: data.total }) ?? this.#late.standIn('text', 3))}
      <slot name="filters"></slot>
    </div>`;
  }

  /** What the results are narrowed by; its place, where there is something. */
  chips(view: PickerView, facets: PickerData['facets']): TemplateResult | typeof nothing {
    const { views } = this.#late;
    if (views !== null) return views.activeChips(view, facets, this.#data()?.taxonomy ?? null);
    return activeFilters(view.query, [...view.fixed, 'type']).length > 0 ? html`<div class="active"></div>` : nothing;
  }
}
