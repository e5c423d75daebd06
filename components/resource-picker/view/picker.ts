import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/index.ts';
import type { Narrowing } from '../controllers/narrowing.ts';
import type { OpenedBasket } from '../controllers/opened-basket.ts';
import type { Patience } from '../controllers/patience.ts';
import type { Suggesting } from '../controllers/suggesting.ts';
import { filters, filterValue } from '../model/query.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerData } from '../resource-picker.types.ts';
import { basket } from './basket.ts';
import type { CompareOptions } from './compare.ts';
import { detail } from './detail.ts';
import { nothingFound } from './nothing-found.ts';
import type { PickerView } from './picker-view.ts';
import { resultBar } from './result-bar.ts';
import { results } from './results.ts';
import { searchField } from './search-field.ts';
import { suggestionRow } from './suggestion-row.ts';
import { typeChips } from './type-chips.ts';

export interface PickerOptions {
  /** `null` while there is nothing to show. */
  readonly data: PickerData | null;
  /** Counts, which may still be those of the question before. */
  readonly facets: PickerData['facets'];
  /** What stands in place of the data, or above them. */
  readonly notice: unknown;
  readonly patience: Patience;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly narrowing: Narrowing;
  readonly suggesting: Suggesting;
  /** The list goes on by itself when its end comes near. */
  readonly isGoingOn: boolean;
  readonly complaint: string | null;
  readonly basket: OpenedBasket;
  readonly compare: CompareOptions & { readonly isOpen: boolean; readonly views: typeof import('./compare.ts') | null };
  /** The place that shows all that is kept on this machine. */
  readonly device: { readonly isOpen: boolean; readonly onClose: () => void };
  readonly onTemplate: () => void;
}

/** The whole picker: asking above or beside, what was found, the closer look, and at the foot what is chosen and compared. */
export function picker(view: PickerView, options: PickerOptions): TemplateResult {
  const { data, facets, narrowing, compare } = options;
  const taxonomy = data?.taxonomy ?? null;
  return html`<div class="picker ${data?.detail ? 'picker--opened' : ''} ${view.query.q ? 'picker--asked' : ''}" @keydown=${options.onKeydown}>
    <div class="picker__ask">${searchField(view, options.suggesting)} ${typeChips(view, facets, narrowing.isOpen, narrowing.toggle)} ${suggestionRow(view, options.suggesting)}</div>
    <div class="picker__main">
      ${guard([facets, taxonomy, view.places.version, ...narrowing.depends, filtersOf(view), String(view.fixed), view.t('resource-picker.filters')], () => narrowing.panel(view, facets))}
      <div class="picker__results" aria-busy=${!options.patience.isLong && (data === null || data.busy || view.table.isComing) ? 'true' : 'false'}>
        ${taxonomy === null || view.fixed.includes('node') ? nothing : view.places.crumbs(view, taxonomy)} ${aboveResults(view, narrowing.chips(view, facets))} ${meantNotice(view, data)} ${data === null || data.items.length > 0 || options.patience.isLong ? resultBar(view, data?.total ?? null, options.patience) : nothing} ${options.notice}
        ${data === null ? nothing : data.items.length === 0 ? nothingFound(view, data.heldOnly === true) : results(view, data, options.isGoingOn)}
      </div>
      ${data?.detail ? detail(view, data.detail) : nothing}
    </div>
    <div class="picker__foot" part="foot">
      ${compare.views?.compareBar(view, compare) ?? nothing}
      ${view.mode === 'pick'
        ? html`${options.complaint === null ? nothing : html`<p class="field__error" role="alert">${icon('alert', 'small')} ${options.complaint}</p>`}
          ${basket(view, options.basket)}`
        : nothing}
    </div>
    ${compare.isOpen && data !== null ? (compare.views?.compareDialog(view, compare) ?? nothing) : nothing} ${options.device.isOpen ? (view.offlineViews?.deviceDialog(view, options.device.onClose) ?? nothing) : nothing}
    <slot name="card" hidden @slotchange=${options.onTemplate}></slot>
  </div>`;
}

/** What the filters show of the question: its words are none of it. */
function filtersOf({ query }: PickerView): string {
  return JSON.stringify(filters.map((filter) => filterValue(query, filter)));
}

function aboveResults(view: PickerView, chips: TemplateResult | typeof nothing): TemplateResult | typeof nothing {
  return view.offlineViews?.withDeviceButton(view, chips) ?? chips;
}

/** Says what was searched for instead, where a word was mistyped or written in pinyin. */
function meantNotice({ t, query }: PickerView, data: PickerData | null): TemplateResult | typeof nothing {
  if (!data?.meant || !query.q) return nothing;
  return html`<p class="meant small quiet" role="status">${t('resource-picker.meant', { meant: isolate(shorten(data.meant)), words: isolate(shorten(query.q)) })}</p>`;
}
