import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isPlainEnter } from '../../base/index.ts';
import type { PickerView } from './picker-view.ts';

/** The search field. Enter and typing search, but not while an input method is composing. */
export function searchField(view: PickerView): TemplateResult {
  const { t, words, acts } = view;
  const typed = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) acts.type(event.currentTarget.value);
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
      aria-label=${t('resource-picker.search')}
      placeholder=${t('resource-picker.search.placeholder')}
      .value=${words}
      @compositionend=${typed}
      @input=${(event: Event) => {
        if (!(event instanceof InputEvent && event.isComposing)) typed(event);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (isPlainEnter(event)) acts.search();
      }}
    />
    ${words === ''
      ? nothing
      : html`<button type="button" class="search__clear" aria-label=${t('resource-picker.search.clear')} @click=${onClear(view)}>${icon('close', 'small')}</button>`}
  </div>`;
}

/** The keyboard goes on where the next words are written. */
function onClear({ acts }: PickerView): (event: Event) => void {
  return ({ currentTarget }) => {
    acts.search('');
    if (currentTarget instanceof HTMLElement) currentTarget.closest('.search')?.querySelector('input')?.focus();
  };
}
