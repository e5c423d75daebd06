import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/index.ts';
import { activeFilters } from '../model/query.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from './picker-view.ts';

/** Nothing found: what can be tried next is offered, not only said. */
export function nothingFound({ t, query, types, fixed, acts }: PickerView, isHeldOnly: boolean): TemplateResult {
  const isFiltered = activeFilters(query, types.length < 3 ? [...fixed, 'type'] : fixed).length > 0;
  return html`<div class="state" role="status">
    <span class="state__picture">${icon('search', 'large')}</span>
    <p class="state__title">${query.q ? t('resource-picker.nothing.for', { words: isolate(shorten(query.q)) }) : t('resource-picker.nothing')}</p>
    <p class="state__text">${isHeldOnly ? t('resource-picker.nothing.held') : t('resource-picker.nothing.text')}</p>
    <div class="state__acts">
      ${isFiltered ? html`<button type="button" class="button" @click=${acts.clearFilters}>${t('resource-picker.filters.clear')}</button>` : nothing}
      ${query.q ? html`<button type="button" class="button" @click=${() => acts.search('')}>${t('resource-picker.search.clear')}</button>` : nothing}
    </div>
  </div>`;
}
