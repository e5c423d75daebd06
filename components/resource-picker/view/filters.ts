import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate, type Facet, type FacetValue } from '../../base/index.ts';
import { activeFilters, canFilter, filters, filterValue, lengths, type Filter } from '../model/query.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerTaxonomy } from '../resource-picker.types.ts';
import '../late/late.locales.ts';
import { filterLabel, filterName } from './filter-words.ts';
import type { PickerView } from './picker-view.ts';
import { stageName } from './words.ts';

export type Facets = Partial<Record<Facet, readonly FacetValue[]>>;

/** Values of a facet that stand there at once; the rest come when they are asked for. */
const fewValues = 6;

export { filterStyles } from './filter.styles.ts';

/** Everything the results can be narrowed by, each value with how many there are. */
export function filterGroups(view: PickerView, facets: Facets, { taxonomy, total }: { taxonomy: PickerTaxonomy | null; total: number }): TemplateResult {
  const groups = filters.filter((filter): filter is Facet => filter !== 'type' && filter !== 'node' && !view.fixed.includes(filter));
  return html`${taxonomy === null || view.fixed.includes('node') ? nothing : view.places.panel(view, taxonomy)}
  ${groups.map((filter) => facetGroup(view, filter, facets[filter] ?? [], total))}`;
}

function facetGroup(view: PickerView, filter: Filter, counted: readonly FacetValue[], total: number): TemplateResult | typeof nothing {
  const chosen = filterValue(view.query, filter);
  const offered = counted.filter(({ value }) => canFilter(filter, value));
  const known = chosen !== '' && !offered.some(({ value }) => value === chosen) ? [...offered, { value: chosen, count: 0 }] : offered;
  // A choice between one is none, unless not all that was found have it.
  const isYes = filter === 'offline' || filter === 'accessibility';
  if (chosen === '' && !isYes && known.length < 2 && (known[0]?.count ?? total) >= total) return nothing;
  if (known.length === 0) return nothing;
  const ordered = [...known].sort((a, b) => naturalPlace(filter, a.value) - naturalPlace(filter, b.value));
  // What is chosen must not hide behind "more".
  const place = ordered.findIndex(({ value }) => value === chosen);
  const few = Math.max(fewValues, place + 1);
  const rest = ordered.length > few + 1 ? ordered.slice(few) : [];
  const label = filterLabel(view, filter);
  return html`<div class="facet" role="group" aria-label=${label}>
    <p class="facet__label" aria-hidden="true">${label}</p>
    ${ordered.slice(0, ordered.length - rest.length).map((value) => facetValue(view, filter, value, chosen))}
    ${rest.length === 0
      ? nothing
      : html`<details class="facet__rest">
          <summary>${view.t('resource-picker-late.facet.more', { count: rest.length })}</summary>
          ${rest.map((value) => facetValue(view, filter, value, chosen))}
        </details>`}
  </div>`;
}

/** Grades and lengths have an order of their own; elsewhere the most frequent comes first, as the counts came. */
function naturalPlace(filter: Filter, value: string): number {
  if (filter === 'grade') return Number(value);
  return filter === 'length' ? lengths.findIndex((length) => length === value) : 0;
}

function facetValue(view: PickerView, filter: Filter, facet: FacetValue, chosen: string): TemplateResult {
  const { value, count } = facet;
  const isChosen = value === chosen;
  return html`<button
    type="button"
    class="facet__value"
    data-value=${value}
    aria-pressed=${isChosen ? 'true' : 'false'}
    @click=${() => view.acts.filter(filter, isChosen ? '' : value)}
  >
    <bdi dir="auto" class="facet__name">${shorten(filterName(view, filter, facet))}</bdi>
    <span class="facet__count figures">${view.format.number(count)}</span>
  </button>`;
}

/** What the results are narrowed by, in one line, each to be taken away. */
export function activeChips(view: PickerView, facets: Facets, taxonomy: PickerTaxonomy | null): TemplateResult | typeof nothing {
  const { t, query, fixed, acts } = view;
  const active = activeFilters(query, [...fixed, 'type']);
  if (active.length === 0 && !(query.q && view.favourites)) return nothing;
  return html`<div class="active" role="group" aria-label=${t('resource-picker-late.filters.active')}>
    ${active.map((filter) => {
      const name = shorten(activeName(view, facets, taxonomy, filter));
      return html`<button
        type="button"
        class="active__filter"
        aria-label=${t('resource-picker-late.filters.remove', { label: filterLabel(view, filter), value: isolate(name) })}
        @click=${({ currentTarget }: Event) => {
          // The last one goes with its line: the keyboard goes on below it.
          if (active.length === 1 && currentTarget instanceof HTMLElement) currentTarget.closest('.picker')?.querySelector<HTMLElement>('.result-bar select')?.focus();
          acts.filter(filter, '');
        }}
      >
        <bdi dir="auto" class="line">${name}</bdi> ${icon('close', 'small')}
      </button>`;
    })}
    ${active.length === 0 ? nothing : html`<button type="button" class="button button--quiet button--small" @click=${acts.clearFilters}>${t('resource-picker.filters.clear')}</button>`}
    ${keepSearch(view, facets, taxonomy, active)}
  </div>`;
}

/** Keeps the question under the name of what it asks. */
function keepSearch(view: PickerView, facets: Facets, taxonomy: PickerTaxonomy | null, active: readonly Filter[]): TemplateResult | typeof nothing {
  const { t, query, favourites, acts } = view;
  if (favourites === null) return nothing;
  const names = [query.q, ...active.map((filter) => activeName(view, facets, taxonomy, filter))].filter(Boolean);
  return html`<button type="button" class="button button--quiet button--small active__keep" @click=${() => acts.keepSearch(shorten(names.join(' · ')))}>
    ${icon('star', 'small')} ${t('resource-picker-late.search.keep')}
  </button>`;
}

/** What an active filter is called: a place by its label in the tree, the rest by the label of the facet. */
function activeName(view: PickerView, facets: Facets, taxonomy: PickerTaxonomy | null, filter: Filter): string {
  const value = filterValue(view.query, filter);
  if (filter === 'node') {
    const node = taxonomy?.path.find(({ id }) => id === value);
    return node ? (node.kind === 'stage' ? stageName(view, node.label) : node.label) : filterLabel(view, filter);
  }
  return filterName(view, filter, facets[filter]?.find((facet) => facet.value === value) ?? { value });
}
