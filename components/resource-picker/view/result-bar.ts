import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { layouts } from '../model/address.ts';
import { sorts } from '../model/query.ts';
import type { Patience } from '../controllers/patience.ts';
import type { PickerLayout } from '../resource-picker.types.ts';
import type { PickerView } from './picker-view.ts';

/** How many there are, or that it takes long to know; in which order, and how they are laid out. */
export function resultBar(view: PickerView, total: number | null, patience: Patience): TemplateResult {
  const { t, query, layout, acts } = view;
  const sortNames: Record<(typeof sorts)[number], string> = {
    fit: t('resource-picker.sort.fit'),
    newest: t('resource-picker.sort.newest'),
    rating: t('resource-picker.sort.rating'),
    use: t('resource-picker.sort.use'),
    title: t('resource-picker.sort.title'),
  };
  const layoutNames: Record<PickerLayout, string> = {
    grid: t('resource-picker.layout.grid'),
    list: t('resource-picker.layout.list'),
    table: t('resource-picker.layout.table'),
  };
  return html`<div class="result-bar">
    <div class="result-bar__said">
      <p class="result-bar__count figures" role="status">${patience.isLong ? t('resource-picker.slow') : total === null ? '' : t('resource-picker.count', { count: total })}${patience.isGivenUp ? html` · ${t('resource-picker.slow.given-up')}` : nothing}</p>
      ${patience.canGiveUp ? html`<button type="button" class="button button--small" @click=${patience.giveUp}>${t('resource-picker.slow.cancel')}</button>` : nothing}
    </div>
    <label class="input-box result-bar__sort">
      <span class="visually-hidden">${t('resource-picker.sort')}</span>
      <select
        class="input"
        @change=${({ currentTarget }: Event) => {
          const value = currentTarget instanceof HTMLSelectElement ? currentTarget.value : '';
          const sort = sorts.find((candidate) => candidate === value);
          if (sort) acts.sort(sort);
        }}
      >
        ${sorts.map((sort) => html`<option value=${sort} .selected=${(query.sort ?? 'fit') === sort}>${sortNames[sort]}</option>`)}
      </select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </label>
    <div class="result-bar__layout" role="group" aria-label=${t('resource-picker.layout')}>
      ${layouts.map(
        (name) =>
          html`<button
            type="button"
            class="button button--quiet button--icon"
            aria-label=${layoutNames[name]}
            title=${layoutNames[name]}
            aria-pressed=${layout === name ? 'true' : 'false'}
            @click=${() => acts.lay(name)}
          >
            ${icon(name)}
          </button>`,
      )}
    </div>
  </div>`;
}
