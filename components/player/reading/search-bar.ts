/** The field in which words are looked for, and the way from place to place. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { TextSearch } from './search.ts';

export interface SearchBar {
  t(key: string, values?: Record<string, string | number>): string;
  readonly search: TextSearch;
  look(words: string): void;
  step(direction: 1 | -1): void;
  close(): void;
}

export function searchBar({ t, search, look, step, close }: SearchBar): TemplateResult {
  const button = (name: string, picture: 'chevron-up' | 'chevron-down' | 'close', act: () => void): TemplateResult =>
    html`<button type="button" class="button button--quiet paper__tool" aria-label=${name} title=${name} @click=${act}>${icon(picture)}</button>`;
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || !(event.currentTarget instanceof HTMLInputElement)) return;
    const { value } = event.currentTarget;
    if (event.key === 'Escape') close();
    else if (event.key !== 'Enter') return;
    else if (value.trim() === search.words) step(event.shiftKey ? -1 : 1);
    else look(value);
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div class="paper__search" role="search">
    ${icon('search', 'small')}
    <input
      class="paper__words"
      type="search"
      .enterKeyHint=${'search'}
      maxlength="100"
      aria-label=${t('player-reading.search')}
      placeholder=${t('player-reading.search')}
      .value=${search.words}
      @keydown=${keys}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof HTMLInputElement && event.currentTarget.value.trim() !== search.words) look(event.currentTarget.value);
      }}
    />
    <span class="paper__found" role="status">${said({ t, search })}</span>
    ${search.hits.length > 0
      ? html`${button(t('player-reading.search.previous'), 'chevron-up', () => step(-1))} ${button(t('player-reading.search.next'), 'chevron-down', () => step(1))}`
      : nothing}
    ${button(t('player-reading.search.close'), 'close', close)}
  </div>`;
}

function said({ t, search }: Pick<SearchBar, 't' | 'search'>): string {
  const { hits, number, isLooking, words } = search;
  if (words === '') return '';
  if (hits.length === 0) return t(isLooking ? 'player-reading.search.looking' : 'player-reading.search.none');
  return t('player-reading.search.place', { number, count: hits.length });
}
