import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { PickerTaxonomy } from '../resource-picker.types.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from '../view/picker-view.ts';
import type { Browsing } from './browsing.ts';
import { nodeName } from './names.ts';
import type { NoteRow, PlaceRow, Row } from './rows.ts';

/**
 * The taxonomy as a tree, by the pattern of WAI-ARIA: siblings stay in sight, what is below a place comes when it is opened.
 * Choosing a place narrows the results; opening one only looks into it.
 */
export function tree(view: PickerView, taxonomy: PickerTaxonomy, browsing: Browsing): TemplateResult {
  const rows = browsing.rows(taxonomy);
  const chosen = view.query.node ?? '';
  const stop = browsing.stop(rows, chosen);
  return html`<div class="tree" role="tree" tabindex="-1" aria-labelledby="taxonomy-label" @keydown=${(event: KeyboardEvent) => onKeydown(event, view, browsing, rows)} @focusin=${({ target }: Event) => onFocus(target, browsing)}>
    ${repeat(
      rows,
      ({ key }) => key,
      (row) => html`<div
        class="tree__item tree__item--${Math.min(row.level, 6)} ${row.type === 'place' ? '' : 'tree__item--note'}"
        role="treeitem"
        data-key=${row.key}
        tabindex=${row.key === stop ? '0' : '-1'}
        aria-level=${row.level}
        aria-posinset=${row.place}
        aria-setsize=${row.size}
        aria-selected=${row.key === chosen ? 'true' : 'false'}
        aria-expanded=${ifDefined(row.type === 'place' && row.isOpen !== null ? (String(row.isOpen) as 'true' | 'false') : undefined)}
        aria-busy=${ifDefined(row.type === 'place' && row.isBusy ? 'true' : undefined)}
        @click=${(event: MouseEvent) => onClick(event, view, browsing, row)}
      >
        ${row.type === 'place' ? place(view, row) : note(view, row)}
      </div>`,
    )}
  </div>`;
}

function place(view: PickerView, { node, isOpen, isBusy }: PlaceRow): TemplateResult {
  const mark = isOpen === null ? nothing : isBusy ? html`<span class="tree__wait"></span>` : icon(isOpen ? 'chevron-down' : 'chevron-end', 'small');
  return html`<span class="tree__toggle">${mark}</span>
    <bdi dir="auto" class="facet__name">${shorten(nodeName(view, node))}</bdi>
    <span class="facet__count figures">${view.format.number(node.count)}</span>`;
}

function note({ t }: PickerView, { type, rest }: NoteRow): TemplateResult {
  return html`<span class="tree__toggle">${icon(type === 'failed' ? 'alert' : 'plus', 'small')}</span>
    <span class="facet__name">${type === 'failed' ? t('resource-picker-places.failed') : t('resource-picker-places.more', { count: rest })}</span>`;
}

function onFocus(target: EventTarget | null, browsing: Browsing): void {
  if (target instanceof HTMLElement && target.dataset['key'] !== undefined) browsing.reached(target.dataset['key']);
}

function onClick({ target, currentTarget }: MouseEvent, view: PickerView, browsing: Browsing, row: Row): void {
  if (currentTarget instanceof HTMLElement) currentTarget.focus();
  const isToggle = target instanceof Element && target.closest('.tree__toggle') !== null;
  if (row.type === 'place' && row.isOpen !== null && isToggle) browsing.open([row.key], !row.isOpen);
  else act(view, browsing, row);
}

/** Chooses a place and opens it, reads again what could not be read, or draws more. */
function act({ acts }: PickerView, browsing: Browsing, row: Row): void {
  if (row.type === 'place') {
    if (row.isOpen === false) browsing.open([row.key], true);
    acts.filter('node', row.key);
  } else if (row.type === 'failed') browsing.again(row.of);
  else browsing.more(row.of);
}

function onKeydown(event: KeyboardEvent, view: PickerView, browsing: Browsing, rows: readonly Row[]): void {
  const { currentTarget: tree, target, key, timeStamp } = event;
  if (!(tree instanceof HTMLElement) || !(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const at = rows.findIndex((row) => row.key === target.dataset['key']);
  const row = rows[at];
  if (row === undefined) return;
  const focus = (next: string | null | undefined): void => [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')].find((item) => item.dataset['key'] === next)?.focus();
  const isRtl = getComputedStyle(tree).direction === 'rtl';
  const [into, out] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const isOpen = row.type === 'place' ? row.isOpen : null;
  if (key === 'ArrowDown') focus(rows[at + 1]?.key);
  else if (key === 'ArrowUp') focus(rows[at - 1]?.key);
  else if (key === 'Home') focus(rows[0]?.key);
  else if (key === 'End') focus(rows.at(-1)?.key);
  else if (key === into) {
    if (isOpen === false) browsing.open([row.key], true);
    else if (isOpen === true && rows[at + 1]?.parent === row.key) focus(rows[at + 1]?.key);
  } else if (key === out) {
    if (isOpen === true) browsing.open([row.key], false);
    else focus(row.parent);
  } else if (key === 'Enter' || key === ' ') {
    // The row with these words goes: what it belongs to has the keyboard then, or the one before.
    if (row.type !== 'place') focus(row.type === 'failed' ? row.parent : rows[at - 1]?.key);
    act(view, browsing, row);
  } else if (key === '*') {
    browsing.open(rows.flatMap((other) => (other.type === 'place' && other.parent === row.parent && other.isOpen === false ? [other.key] : [])), true);
  } else if (key.length === 1) {
    focus(browsing.find(rows, at, key, { time: timeStamp, nameOf: (node) => nodeName(view, node) })?.key);
  } else return;
  event.preventDefault();
}
