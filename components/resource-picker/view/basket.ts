import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isFull } from '../model/selection.ts';
import type { PickerView } from './picker-view.ts';

/** What is chosen, always in sight and always to be undone. */
export function basket(view: PickerView, titleOf: (id: string) => string | null): TemplateResult {
  const { t, selection, rules, acts } = view;
  const chosen = Number.isFinite(rules.max) && rules.multiple
    ? t('resource-picker.basket.count-of', { count: selection.length, max: rules.max })
    : t('resource-picker.basket.count', { count: selection.length });
  return html`<section class="basket ${selection.length === 0 ? 'basket--empty' : ''}" part="basket" aria-label=${t('resource-picker.basket')}>
    <p class="basket__count" role="status">
      ${selection.length === 0 ? t('resource-picker.basket.empty') : chosen}
      ${isFull(selection, rules) ? html`<span class="quiet">${t('resource-picker.basket.full')}</span>` : nothing}
    </p>
    ${selection.length === 0
      ? nothing
      : html`<ul class="basket__items" role="list">
            ${selection.map(({ id }) => {
              const title = titleOf(id) ?? t('resource-picker.basket.unknown');
              return html`<li class="basket__item">
                <bdi dir="auto" class="line">${title}</bdi>
                <button type="button" class="basket__remove" aria-label=${t('resource-picker.basket.remove', { title })} @click=${() => acts.remove(id)}>
                  ${icon('close', 'small')}
                </button>
              </li>`;
            })}
          </ul>
          ${selection.length > 1
            ? html`<button type="button" class="button button--quiet button--small" @click=${acts.clear}>${t('resource-picker.basket.clear')}</button>`
            : nothing}`}
  </section>`;
}
