import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { ResourceSummary } from '../../base/index.ts';
import type { PickerView } from './picker-view.ts';

/** How many people have used it; a figure that the service counts and nobody writes. Of few a card says nothing: most would say the same. */
export function useMark({ t, format }: PickerView, { uses }: Partial<ResourceSummary>): TemplateResult | typeof nothing {
  return typeof uses !== 'number' ? nothing : html`<span class="use-mark figures">${t('resource-picker.uses', { number: format.number(uses) })}</span>`;
}

/** The average in a few characters, for a card. */
export function ratingMark({ t, format }: PickerView, { rating }: Partial<ResourceSummary>): TemplateResult | typeof nothing {
  if (typeof rating?.average !== 'number') return nothing;
  const words = t('resource-picker.rating.average', { average: rating.average.toFixed(1), count: rating.count });
  return html`<span class="rating-mark figures" title=${words}>${icon('star', 'small')}<span aria-hidden="true">${format.number(rating.average, 1)}</span><span class="visually-hidden">${words}</span></span>`;
}
