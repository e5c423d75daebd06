import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isPlainEnter, type Facet, type FacetValue, type ResourceQuery } from '../../base/index.ts';
import { activeFilters, filterValue, sorts, type Filter } from '../model/query.ts';
import type { Layout, PickerView } from './picker-view.ts';
import { gradeName, stageName, typeIcon, typeName } from './words.ts';

type Facets = Partial<Record<Facet, FacetValue[]>>;

/** The search field. Enter and typing search, but not while an input method is composing. */
export function searchField(view: PickerView): TemplateResult {
  const label = view.t('resource-picker.search');
  const typed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) view.acts.type(event.currentTarget.value);
  };
  return html`<div class="search input-box" role="search" part="search">
    <span class="input-box__start">${icon('search', 'small')}</span>
    <input
      class="input search__input"
      type="search"
      .enterKeyHint=${'search'}
      autocomplete="off"
      spellcheck="false"
      maxlength="200"
      aria-label=${label}
      placeholder=${view.t('resource-picker.search.placeholder')}
      .value=${view.words}
      @compositionend=${typed}
      @input=${(event: Event) => {
        if (!(event instanceof InputEvent && event.isComposing)) typed(event);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (isPlainEnter(event)) view.acts.search();
      }}
    />
  </div>`;
}

/** Type as chips, the rest as selects; every choice says how many there are. */
export function filterBar(view: PickerView, facets: Facets): TemplateResult {
  const { t, types, query } = view;
  const fixed: Filter[] = types.length < 3 ? ['type'] : [];
  const active = activeFilters(query, fixed);
  return html`<div class="filters" part="filters" role="group" aria-label=${t('resource-picker.filters')}>
    ${types.length > 1 ? typeChips(view, facets.type ?? []) : nothing}
    <div class="filters__selects">
      ${select(view, facets, 'subject', t('resource-picker.subject'), (value) => value)}
      ${select(view, facets, 'stage', t('resource-picker.stage'), (value) => stageName(view, value))}
      ${select(view, facets, 'grade', t('resource-picker.grade.label'), (value) => gradeName(view, value))}
      ${active.length > 0
        ? html`<button type="button" class="button button--quiet" @click=${view.acts.clearFilters}>
            ${icon('close', 'small')} ${t('resource-picker.filters.clear')}
          </button>`
        : nothing}
    </div>
  </div>`;
}

function typeChips(view: PickerView, counts: readonly FacetValue[]): TemplateResult {
  const { t, types, query, acts } = view;
  const countOf = (type: string): number | undefined => counts.find(({ value }) => value === type)?.count;
  const chip = (value: string, label: string, count: number | undefined): TemplateResult =>
    html`<button type="button" class="chip" part="chip" aria-pressed=${(query.type ?? '') === value ? 'true' : 'false'} @click=${() => acts.filter('type', value)}>
      ${value ? icon(typeIcon(value), 'small') : nothing} ${label} ${count === undefined ? nothing : html`<span class="chip__count">${count}</span>`}
    </button>`;
  return html`<div class="chips" role="group" aria-label=${t('resource-picker.type')}>
    ${types.length === 3 ? chip('', t('resource-picker.type.all'), undefined) : nothing} ${types.map((type) => chip(type, typeName(view, type), countOf(type)))}
  </div>`;
}

function select(view: PickerView, facets: Facets, filter: Filter, label: string, name: (value: string) => string): TemplateResult {
  const chosen = filterValue(view.query, filter);
  const values = facets[filter] ?? [];
  const listed = chosen !== '' && !values.some(({ value }) => value === chosen) ? [...values, { value: chosen, count: 0 }] : values;
  const ordered = filter === 'grade' ? [...listed].sort((a, b) => Number(a.value) - Number(b.value)) : listed;
  return html`<label class="input-box filters__select">
    <span class="visually-hidden">${label}</span>
    <select class="input ${chosen ? 'filters__chosen' : ''}" @change=${(event: Event) => onSelect(event, (value) => view.acts.filter(filter, value))}>
      <option value="" .selected=${chosen === ''}>${label}</option>
      ${ordered.map(({ value, count }) => html`<option value=${value} .selected=${value === chosen}>${name(value)} (${count})</option>`)}
    </select>
    <span class="input-box__end">${icon('chevron-down', 'small')}</span>
  </label>`;
}

function onSelect(event: Event, act: (value: string) => void): void {
  if (event.currentTarget instanceof HTMLSelectElement) act(event.currentTarget.value);
}

/** How many there are, in which order, and how they are laid out. */
export function resultBar(view: PickerView, total: number | null): TemplateResult {
  const { t, query, layout, acts } = view;
  const sortNames: Record<NonNullable<ResourceQuery['sort']>, string> = {
    fit: t('resource-picker.sort.fit'),
    newest: t('resource-picker.sort.newest'),
    title: t('resource-picker.sort.title'),
  };
  const layoutButton = (name: Layout, label: string): TemplateResult =>
    html`<button
      type="button"
      class="button button--quiet button--icon"
      aria-label=${label}
      title=${label}
      aria-pressed=${layout === name ? 'true' : 'false'}
      @click=${() => acts.lay(name)}
    >
      ${icon(name)}
    </button>`;
  return html`<div class="result-bar">
    <p class="result-bar__count figures" role="status">${total === null ? '' : t('resource-picker.count', { count: total })}</p>
    <label class="input-box result-bar__sort">
      <span class="visually-hidden">${t('resource-picker.sort')}</span>
      <select
        class="input"
        @change=${(event: Event) =>
          onSelect(event, (value) => {
            const sort = sorts.find((candidate) => candidate === value);
            if (sort) acts.sort(sort);
          })}
      >
        ${sorts.map((sort) => html`<option value=${sort} .selected=${(query.sort ?? 'fit') === sort}>${sortNames[sort]}</option>`)}
      </select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </label>
    <div class="result-bar__layout" role="group" aria-label=${t('resource-picker.layout')}>
      ${layoutButton('grid', t('resource-picker.layout.grid'))} ${layoutButton('list', t('resource-picker.layout.list'))}
    </div>
  </div>`;
}
