import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon } from '../../base/icons.ts';
import type { TaxonomyLevel, TaxonomyNode } from '../../base/index.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from './picker-view.ts';
import { stageName } from './words.ts';

interface Row {
  /** `null` is the root: the whole catalogue. */
  readonly id: string | null;
  readonly label: string;
  readonly count: number | null;
  readonly level: number;
  readonly place: number;
  readonly size: number;
  /** `null` where there is nothing below. */
  readonly isOpen: boolean | null;
}

/**
 * The teaching taxonomy: the way from the root to where one is, and what is below. Each choice narrows the next list; arrows
 * go up and down, into a place and back out, as in any tree.
 */
export function taxonomyTree(view: PickerView, level: TaxonomyLevel): TemplateResult {
  const { t, query, acts } = view;
  const here = query.node ?? null;
  return html`<div class="facet">
    <p class="facet__label" id="taxonomy-label">${t('resource-picker.taxonomy')}</p>
    <div class="tree" role="tree" aria-labelledby="taxonomy-label" @keydown=${(event: KeyboardEvent) => onKeydown(event, view, level)}>
      ${rowsOf(view, level).map(
        ({ id, label, count, level: depth, place, size, isOpen }) =>
          html`<div
            class="tree__item tree__item--${Math.min(depth, 7)}"
            role="treeitem"
            data-node=${id ?? ''}
            tabindex=${id === here ? '0' : '-1'}
            aria-level=${depth}
            aria-posinset=${place}
            aria-setsize=${size}
            aria-selected=${id === here ? 'true' : 'false'}
            aria-expanded=${ifDefined(expanded(isOpen))}
            @click=${() => acts.filter('node', id ?? '')}
          >
            ${isOpen === null ? html`<span class="tree__leaf"></span>` : icon(isOpen ? 'chevron-down' : 'chevron-end', 'small')}
            <bdi dir="auto" class="facet__name">${shorten(label)}</bdi>
            ${count === null ? '' : html`<span class="facet__count figures">${view.format.number(count)}</span>`}
          </div>`,
      )}
    </div>
  </div>`;
}

function expanded(isOpen: boolean | null): 'true' | 'false' | undefined {
  if (isOpen === null) return undefined;
  return isOpen ? 'true' : 'false';
}

function rowsOf(view: PickerView, { path, children }: TaxonomyLevel): Row[] {
  const label = (node: TaxonomyNode): string => (node.kind === 'stage' ? stageName(view, node.label) : node.label);
  const root: Row = { id: null, label: view.t('resource-picker.taxonomy.all'), count: null, level: 1, place: 1, size: 1, isOpen: true };
  const way = path.map((node, index): Row => ({ id: node.id, label: label(node), count: node.count, level: index + 2, place: 1, size: 1, isOpen: node.hasChildren ? true : null }));
  const below = children.map(
    (node, index): Row => ({ id: node.id, label: label(node), count: node.count, level: path.length + 2, place: index + 1, size: children.length, isOpen: node.hasChildren ? false : null }),
  );
  return [root, ...way, ...below];
}

function onKeydown(event: KeyboardEvent, { acts, query }: PickerView, { path }: TaxonomyLevel): void {
  const tree = event.currentTarget;
  if (!(tree instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const items = [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const at = items.findIndex((item) => item === event.target);
  const item = items[at];
  if (!item) return;
  const isRtl = getComputedStyle(tree).direction === 'rtl';
  const [into, out] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const focus = (next: HTMLElement | undefined): void => next?.focus();
  const node = item.dataset['node'] ?? '';
  if (event.key === 'ArrowDown') focus(items[at + 1]);
  else if (event.key === 'ArrowUp') focus(items[at - 1]);
  else if (event.key === 'Home') focus(items[0]);
  else if (event.key === 'End') focus(items.at(-1));
  else if (event.key === 'Enter' || event.key === ' ') acts.filter('node', node);
  else if (event.key === into) {
    if (item.ariaExpanded === 'false') acts.filter('node', node);
    else focus(items[at + 1]);
  } else if (event.key === out) {
    const parent = path.findIndex(({ id }) => id === node);
    if (node !== '' && node === query.node) acts.filter('node', path[parent - 1]?.id ?? '');
    else focus(items[parent === -1 ? path.length : parent]);
  } else return;
  event.preventDefault();
}
