import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/index.ts';
import type { Ordering } from '../controllers/ordering.ts';
import { isFull } from '../model/selection.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import { exportButton } from './export-button.ts';
import type { PickerView } from './picker-view.ts';

export interface BasketOptions {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly ordering: Ordering;
  readonly titleOf: (id: string) => string | null;
}

/** What is chosen, always in sight and always to be undone; opened, it is a list to put in order. */
export function basket(view: PickerView, options: BasketOptions): TemplateResult {
  const { t, selection, rules, acts } = view;
  const { isOpen, onToggle } = options;
  const isEmpty = selection.length === 0;
  const titles = selection.map(({ id }) => shorten(options.titleOf(id) ?? t('resource-picker.basket.unknown')));
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
        : html`<button type="button" class="button button--soft button--small basket__toggle" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="basket" @click=${onToggle}>
            ${t(isOpen ? 'resource-picker.basket.close' : 'resource-picker.basket.open')} ${icon(isOpen ? 'chevron-down' : 'chevron-up', 'small')}
          </button>`}
    </div>
    ${view.giving?.of.panel(view, view.giving.state) ?? nothing}
    <div id="basket" class="basket__panel" ?hidden=${isEmpty || !isOpen}>
      ${isEmpty || !isOpen
        ? nothing
        : html`<ol class="basket__rows">
              ${repeat(selection, ({ id }) => id, ({ id }, place) => row(view, options, id, place))}
            </ol>
            <div class="buttons basket__acts">
              <button type="button" class="button button--small" @click=${acts.print}>${icon('print', 'small')} ${t('resource-picker.basket.print')}</button>
              ${exportButton(view, 'basket')}
              <button type="button" class="button button--quiet button--small" @click=${acts.clear}>${t('resource-picker.basket.clear')}</button>
            </div>
            ${view.exporting === null ? nothing : view.exporting.of.panel('basket', view, selection.map(({ id }) => id), view.exporting.outcome)}`}
    </div>
  </section>`;
}

/** For which class or course: the first line is empty, nobody is chosen beforehand. */
function targetField({ t, targets, target, acts }: PickerView): TemplateResult {
  return html`<label class="target">
    <span class="quiet small">${t('resource-picker.target')}</span>
    <span class="input-box"><select class="input" @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLSelectElement && acts.aim(currentTarget.value)}>
      <option value="" ?selected=${target === ''}>${t('resource-picker.target.none')}</option>
      ${targets.map(({ name, label }) => html`<option value=${name} ?selected=${name === target}>${label}</option>`)}
    </select><span class="input-box__end">${icon('chevron-down', 'small')}</span></span>
  </label>`;
}

function countWords({ t, selection, rules }: PickerView): string {
  return Number.isFinite(rules.max) && rules.multiple
    ? t('resource-picker.basket.count-of', { count: selection.length, max: rules.max })
    : t('resource-picker.basket.count', { count: selection.length });
}

function row(view: PickerView, { ordering, titleOf }: BasketOptions, id: string, place: number): TemplateResult {
  const { t, acts, selection } = view;
  const title = shorten(titleOf(id) ?? t('resource-picker.basket.unknown'), longestTitle);
  const { drag } = ordering;
  const from = selection.findIndex((picked) => picked.id === drag?.id);
  const marks = drag === null ? '' : drag.id === id ? 'basket__row--dragged' : drag.place === place ? (place < from ? 'basket__row--before' : 'basket__row--after') : '';
  return html`<li class="basket__row ${marks}" data-id=${id}>
    ${selection.length < 2
      ? nothing
      : html`<button
          type="button"
          class="basket__tool basket__grip"
          aria-label=${t('resource-picker.basket.grip', { title: isolate(title), place: place + 1 })}
          title=${t('resource-picker.basket.grip.hint')}
          @keydown=${(event: KeyboardEvent) => ordering.onKeydown(event, id)}
          @pointerdown=${(event: PointerEvent) => ordering.onPointerDown(event, id)}
          @pointermove=${ordering.onPointerMove}
          @pointerup=${ordering.onPointerUp}
          @pointercancel=${ordering.onPointerCancel}
        >
          ${icon('grip', 'small')}
        </button>`}
    <span class="basket__number figures" aria-hidden="true">${place + 1}</span>
    <button type="button" class="basket__open" @click=${() => acts.open(id)}><bdi dir="auto" class="basket__title lines-2">${title}</bdi></button>
    ${selection.length < 2 ? nothing : placeMenu(view, ordering, id, title, place)}
    <button type="button" class="basket__tool basket__remove" aria-label=${t('resource-picker.basket.remove', { title: isolate(title) })} @click=${() => acts.remove(id)}>
      ${icon('close', 'small')}
    </button>
  </li>`;
}

/** The menu of places, for whoever neither drags nor counts key presses. */
function placeMenu({ t, selection }: PickerView, ordering: Ordering, id: string, title: string, place: number): TemplateResult {
  return html`<label class="input-box basket__place">
    <span class="visually-hidden">${t('resource-picker.basket.place', { title: isolate(title) })}</span>
    <select
      class="input"
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) ordering.moveTo(id, Number(currentTarget.value), 'select');
      }}
    >
      ${selection.map((_, index) => html`<option value=${index} .selected=${index === place}>${t('resource-picker.basket.place-number', { place: index + 1 })}</option>`)}
    </select>
    <span class="input-box__end">${icon('chevron-down', 'small')}</span>
  </label>`;
}
