import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cssVars } from '../../base/controllers/css-vars.ts';
import type { ResourceSummary } from '../../base/index.ts';
import type { PickerData, PickerLayout } from '../resource-picker.types.ts';
import type { Block, Outline } from './block.ts';
import type { Gap } from './block-plan.ts';
import { card } from './card.ts';
import { longList } from './long-list.ts';
import type { PickerView } from './picker-view.ts';

/** How many resources are drawn together, and how high such a block is until it has been measured. */
const blocks: Readonly<Record<PickerLayout, { readonly blockSize: number; readonly height: number }>> = {
  grid: { blockSize: 4, height: 340 },
  list: { blockSize: 3, height: 360 },
  table: { blockSize: 5, height: 300 },
};

/** The found resources, as cards, as rows or as a table. */
export function results(view: PickerView, { items, total, detail, nextCursor, busy }: PickerData, isGoingOn: boolean): TemplateResult {
  const opened = detail?.id ?? null;
  const { acts } = view;
  const { drawn: layout, views } = view.table;
  if (layout === null) return html`${view.table.standIn()}`;
  const body = (draw: (block: Block<ResourceSummary>) => TemplateResult, gap: (gap: Gap, outline: Outline) => TemplateResult): unknown =>
    longList({
      items,
      shape: layout,
      ...blocks[layout],
      depends: dependsOn(view, opened, total),
      draw,
      gap,
      sketches: layout !== 'table' && view.template === null,
      ...(isGoingOn ? { atEnd: acts.more } : {}),
    });
  const more = html`<button type="button" class="button button--wide results__more" aria-busy=${busy ? 'true' : 'false'} @click=${acts.more}>
    ${view.t('resource-picker.more', { shown: items.length, count: total })}
  </button>`;
  const found =
    layout === 'table' && views !== null
      ? views.table(view, total, body((block) => views.rows(view, block, opened), views.rowGap))
      : html`<div class="results results--${layout}" role="list" part="results" aria-label=${view.t('resource-picker.results')}>
          ${body((block) => cards(view, block, opened, total), cardGap)}
        </div>`;
  return html`${view.table.standIn()} ${found} ${nextCursor ? more : nothing}`;
}

/** All that a card shows besides its resource. Typing a word changes nothing of it, so no card is drawn again. */
function dependsOn(view: PickerView, opened: string | null, total: number): readonly unknown[] {
  const { t, mode, rules, selection, compared, favourites, filing, template } = view;
  // The words of a language come all at once: one stands for all.
  return [opened, total, mode, rules.multiple, rules.max, selection, compared, favourites, filing.shown, template, t('resource-picker.compare')];
}

/** A run of cards. The box around them is for drawing only: a reader hears one list with its full length. */
function cards(view: PickerView, { index, from, items, keys, whole, unfinished }: Block<ResourceSummary>, opened: string | null, total: number): TemplateResult {
  return html`<div class="block" role="presentation" data-block=${index} ${cssVars({ '--_block-height': unfinished && `${unfinished.height}px` })}>
    ${repeat(
      items,
      (_item, place) => keys[place],
      (item, place) => html`<div class="results__item" role="listitem" aria-setsize=${total} aria-posinset=${from + place + 1}>${card(view, item, { isOpen: item.id === opened, isSketch: place >= whole })}</div>`,
    )}
  </div>`;
}

/** Where nothing is drawn yet, the ground shows where cards will stand. */
function cardGap({ from, to, height }: Gap, { columns, rowHeight }: Outline): TemplateResult {
  return html`<div
    class="gap"
    role="presentation"
    data-gap=${from}
    data-to=${to}
    ${cssVars({ '--_gap-height': `${height}px`, '--_columns': `${columns}`, '--_row-height': `${rowHeight}px` })}
  ></div>`;
}
