import { html, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { ResourceSummary } from '../../base/index.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import type { PickerView } from './picker-view.ts';

/** The way to report an error, bad content or an infringement, on every card; it answers with a number that can be quoted. */
export function reportFlag({ t, acts }: PickerView, item: ResourceSummary): TemplateResult {
  return html`<button
    type="button"
    class="item__tool item__tool--report card__act"
    aria-label=${t('resource-picker.report.of', { title: shorten(item.title, longestTitle) })}
    title=${t('resource-picker.report')}
    @click=${() => acts.report(item)}
  >
    ${icon('flag', 'small')}
  </button>`;
}
