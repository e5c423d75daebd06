import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { OpenedBasket } from '../controllers/opened-basket.ts';
import { isFull } from '../model/selection.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from './picker-view.ts';

/** What is chosen, always in sight and always to be undone; opened, it is a list to put in order. */
export function basket(view: PickerView, opened: OpenedBasket): TemplateResult {
  const { t, selection, rules, nameOf } = view;
  const { isOpen, toggle } = opened;
  const isEmpty = selection.length === 0;
  const titles = selection.map(({ id }) => shorten(nameOf(id)));
  return html`<section class="basket ${isEmpty ? 'basket--empty' : ''}" part="basket" aria-label=${t('resource-picker.basket')}>
    <div class="basket__bar">
      ${view.targets.length === 0 ? nothing : targetField(view)}
      <p class="basket__count" role="status">
        <span>${isEmpty ? t('resource-picker.basket.empty') : countWords(view)}</span>
        ${isFull(selection, rules) && !isEmpty ? html`<span class="quiet small">${t('resource-picker.basket.full')}</span>` : nothing}
      </p>
      ${isEmpty || isOpen ? nothing : html`<p class="basket__titles line">${titles.map((title, index) => html`${index > 0 ? ' · ' : nothing}<bdi dir="auto">${title}</bdi>`)}</p>`}
      ${isEmpty
        ? nothing
        : html`<button type="button" class="button button--soft button--small basket__toggle" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="basket" @click=${toggle}>
            ${t(isOpen ? 'resource-picker.basket.close' : 'resource-picker.basket.open')} ${icon(isOpen ? 'chevron-down' : 'chevron-up', 'small')}
          </button>`}
    </div>
    ${view.giving?.of.panel(view, view.giving.state) ?? nothing}
    <div id="basket" class="basket__panel" ?hidden=${isEmpty || !isOpen}>
      ${isEmpty || !isOpen ? nothing : opened.list(view)}
    </div>
  </section>`;
}

/** For which class or course: the first line is empty, nobody is chosen beforehand. */
function targetField({ t, targets, target, acts }: PickerView): TemplateResult {
  return html`<label class="target">
    <span class="quiet small">${t('resource-picker.target')}</span>
    <span class="input-box"><select class="input" @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLSelectElement && acts.aim(currentTarget.value)}>
      <option value="" .selected=${target === ''}>${t('resource-picker.target.none')}</option>
      ${targets.map(({ name, label }) => html`<option value=${name} .selected=${name === target}>${label}</option>`)}
    </select><span class="input-box__end">${icon('chevron-down', 'small')}</span></span>
  </label>`;
}

function countWords({ t, selection, rules }: PickerView): string {
  return Number.isFinite(rules.max) && rules.multiple
    ? t('resource-picker.basket.count-of', { count: selection.length, max: rules.max })
    : t('resource-picker.basket.count', { count: selection.length });
}
