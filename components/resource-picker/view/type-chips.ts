import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { activeFilters } from '../model/query.ts';
import type { PickerData } from '../resource-picker.types.ts';
import type { PickerView } from './picker-view.ts';
import { typeIcon, typeName } from './words.ts';

/** Type as chips, with the way to all the other filters where these are not beside the results. */
export function typeChips(view: PickerView, facets: PickerData['facets'], isOpen: boolean, onToggle: () => void): TemplateResult {
  const { t, types, query, fixed, acts } = view;
  const count = activeFilters(query, [...fixed, 'type']).length;
  const chip = (value: string, label: string, number: number | undefined): TemplateResult =>
    html`<button type="button" class="chip" part="chip" aria-pressed=${(query.type ?? '') === value ? 'true' : 'false'} @click=${() => acts.filter('type', value)}>
      ${value ? icon(typeIcon(value), 'small') : nothing} ${label} ${number === undefined ? nothing : html`<span class="chip__count">${view.format.number(number)}</span>`}
    </button>`;
  return html`<div class="chips">
    <button type="button" class="chip chip--filters" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="filters" @click=${onToggle}>
      ${icon('filter', 'small')} ${t('resource-picker.filters')} ${count > 0 ? html`<span class="count">${count}</span>` : nothing}
    </button>
    ${types.length > 1
      ? html`<div class="chips__group" role="group" aria-label=${t('resource-picker.type')}>
          ${types.length === 3 ? chip('', t('resource-picker.type.all'), undefined) : nothing}
          ${types.map((type) => chip(type, typeName(view, type), facets.type?.find(({ value }) => value === type)?.count))}
        </div>`
      : nothing}
  </div>`;
}
