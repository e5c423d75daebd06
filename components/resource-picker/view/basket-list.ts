/** The opened list of what is chosen: put in order, printed, taken along as a file. This code comes with the first choice. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/index.ts';
import type { Ordering } from '../controllers/ordering.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import '../late/late.locales.ts';
import { exportButton } from './export-button.ts';
import type { PickerView } from './picker-view.ts';

export { Ordering } from '../controllers/ordering.ts';
export { basketListStyles } from './basket-list.styles.ts';

export function basketList(view: PickerView, ordering: Ordering): TemplateResult {
  const { t, selection, acts } = view;
  return html`<ol class="basket__rows">
      ${repeat(selection, ({ id }) => id, ({ id }, place) => row(view, ordering, id, place))}
    </ol>
    <div class="buttons basket__acts">
      <button type="button" class="button button--small" @click=${acts.print}>${icon('print', 'small')} ${t('resource-picker-late.basket.print')}</button>
      ${exportButton(view, 'basket')}
      <button type="button" class="button button--quiet button--small" @click=${acts.clear}>${t('resource-picker-late.basket.clear')}</button>
    </div>
    ${view.exporting === null ? nothing : view.exporting.of.panel('basket', view, selection.map(({ id }) => id), view.exporting.outcome)}`;
}

function row(view: PickerView, ordering: Ordering, id: string, place: number): TemplateResult {
  const { t, acts, selection } = view;
  const title = shorten(view.nameOf(id), longestTitle);
  const { drag } = ordering;
  const from = selection.findIndex((picked) => picked.id === drag?.id);
  const marks = drag === null ? '' : drag.id === id ? 'basket__row--dragged' : drag.place === place ? (place < from ? 'basket__row--before' : 'basket__row--after') : '';
  return html`<li class="basket__row ${marks}" data-id=${id}>
    ${selection.length < 2
      ? nothing
      : html`<button
          type="button"
          class="basket__tool basket__grip"
          aria-label=${t('resource-picker-late.basket.grip', { title: isolate(title), place: place + 1 })}
          title=${t('resource-picker-late.basket.grip.hint')}
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
    <button type="button" class="basket__tool basket__remove" aria-label=${t('resource-picker-late.basket.remove', { title: isolate(title) })} @click=${() => acts.remove(id)}>
      ${icon('close', 'small')}
    </button>
  </li>`;
}

/** The menu of places, for whoever neither drags nor counts key presses. */
function placeMenu({ t, selection }: PickerView, ordering: Ordering, id: string, title: string, place: number): TemplateResult {
  return html`<label class="input-box basket__place">
    <span class="visually-hidden">${t('resource-picker-late.basket.place', { title: isolate(title) })}</span>
    <select
      class="input"
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) ordering.moveTo(id, Number(currentTarget.value), 'select');
      }}
    >
      ${selection.map((_, index) => html`<option value=${index} .selected=${index === place}>${t('resource-picker-late.basket.place-number', { place: index + 1 })}</option>`)}
    </select>
    <span class="input-box__end">${icon('chevron-down', 'small')}</span>
  </label>`;
}
