import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../base/icons.ts';
import { isComposing, isPlainEnter } from '../../base/index.ts';
import type { SuggestionLine, Suggesting } from '../controllers/suggesting.ts';
import { longestWords } from '../model/query.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from './picker-view.ts';

const lineIcons: Record<SuggestionLine['kind'], IconName> = { saved: 'star', recent: 'clock', suggestion: 'search' };

/** The search field and what it suggests. Enter and typing search, but not while an input method is composing. */
export function searchField(view: PickerView, suggesting: Suggesting): TemplateResult {
  const { t, words, acts } = view;
  const { lines, active } = suggesting;
  const isCut = words.trim().length > longestWords;
  const typed = ({ currentTarget: field, type, timeStamp }: Event): void => {
    if (!(field instanceof HTMLInputElement)) return;
    if (type === 'input') acts.type(field.value, false, timeStamp);
    // In Safari the key that ends it comes after the end.
    else setTimeout(() => acts.type(field.value, !entered.delete(field), timeStamp));
  };
  return html`<div class="search" role="search" part="search" @focusout=${(event: FocusEvent) => onLeave(event, suggesting)}>
    <div class="input-box">
      <span class="input-box__start">${icon('search', 'small')}</span>
      <input
        class="input search__input"
        type="search"
        role="combobox"
        .enterKeyHint=${'search'}
        autocomplete="off"
        spellcheck="false"
        aria-label=${t('resource-picker.search')}
        aria-describedby=${isCut ? 'search-cut' : nothing}
        aria-autocomplete="list"
        aria-controls="suggestions"
        aria-expanded=${lines.length > 0 ? 'true' : 'false'}
        aria-activedescendant=${active < 0 ? nothing : `suggestion-${active}`}
        placeholder=${t('resource-picker.search.placeholder')}
        .value=${words}
        @click=${suggesting.open}
        @compositionend=${typed}
        @input=${(event: Event) => {
          if (!(event instanceof InputEvent && event.isComposing)) typed(event);
        }}
        @keydown=${(event: KeyboardEvent) => {
          noteComposing(event);
          if (!suggesting.takes(event) && isPlainEnter(event)) acts.search();
        }}
      />
      ${words === ''
        ? nothing
        : html`<button type="button" class="search__clear" aria-label=${t('resource-picker.search.clear')} @click=${onClear(view)}>${icon('close', 'small')}</button>`}
    </div>
    <p class="search__cut quiet small" id="search-cut" role="status">${isCut ? t('resource-picker.search.cut', { count: longestWords }) : nothing}</p>
    <div
      class="suggestions"
      id="suggestions"
      role="listbox"
      aria-label=${t('resource-picker.suggestions')}
      ?hidden=${lines.length === 0}
      @pointerdown=${suggesting.keepKeyboard}
    >
      ${lines.map(
        (line, index) =>
          html`<div
            class="suggestion ${index === active ? 'suggestion--active' : ''}"
            role="option"
            id=${`suggestion-${index}`}
            aria-selected=${index === active ? 'true' : 'false'}
            @click=${() => suggesting.choose(line)}
          >
            ${icon(lineIcons[line.kind], 'small')} <bdi dir="auto" class="line suggestion__text">${shorten(line.text)}</bdi>
            <span class="suggestion__note">${line.note}</span>
          </div>`,
      )}
    </div>
  </div>`;
}

/** Fields in which Enter was the last key of a composition: it takes the letters as they stand, and nobody has looked for that word. */
const entered = new WeakSet<EventTarget>();

function noteComposing(event: KeyboardEvent): void {
  if (event.currentTarget === null || !isComposing(event)) return;
  // Chromium and Firefox may call every key of an input method `Process`.
  if (event.key === 'Enter' || /Enter$/.test(event.code)) entered.add(event.currentTarget);
  else entered.delete(event.currentTarget);
}

function onLeave({ currentTarget, relatedTarget }: FocusEvent, suggesting: Suggesting): void {
  const isInside = currentTarget instanceof Element && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
  if (!isInside) suggesting.close();
}

/** The keyboard goes on where the next words are written. */
function onClear({ acts }: PickerView): (event: Event) => void {
  return ({ currentTarget }) => {
    acts.search('');
    if (currentTarget instanceof HTMLElement) currentTarget.closest('.search')?.querySelector('input')?.focus();
  };
}
