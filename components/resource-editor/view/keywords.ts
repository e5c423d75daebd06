/** Keywords as tags: a semicolon, Enter or leaving the field makes one of what was typed. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { isComposing } from '../../base/ime.ts';
import { splitList } from '../model/draft.ts';
import { describedBy, renderLabel, renderProblem, type FieldContext } from './field.ts';

export function renderKeywords(context: FieldContext): TemplateResult {
  const { t, draft, isFixed, problemOf, change } = context;
  const { keywords } = draft;
  const take = (input: EventTarget | null): void => {
    if (!(input instanceof HTMLInputElement) || input.value.trim() === '') return;
    const next = [...new Set([...keywords, ...splitList(input.value)])];
    input.value = '';
    if (next.length !== keywords.length) change({ keywords: next });
  };
  const onKeydown = (event: KeyboardEvent): void => {
    const { currentTarget: input, key } = event;
    if (!(input instanceof HTMLInputElement) || isComposing(event)) return;
    if (key === 'Enter') {
      event.preventDefault();
      take(input);
    } else if (key === 'Backspace' && input.value === '' && keywords.length > 0) change({ keywords: keywords.slice(0, -1) });
  };
  const onInput = (event: InputEvent): void => {
    if (!event.isComposing && event.currentTarget instanceof HTMLInputElement && /[;\uff1b]/.test(event.currentTarget.value)) take(event.currentTarget);
  };
  return html`<div class="field">
    <label class="field__label" for="keywords">${renderLabel(t('resource-editor.keywords'), false, context)}</label>
    ${keywords.length === 0
      ? nothing
      : html`<ul class="tags">
          ${repeat(keywords, (keyword) => keyword, (keyword) => html`<li class="tag">
            <bdi dir="auto">${keyword}</bdi>
            <button class="button button--icon button--quiet" type="button" ?disabled=${isFixed} aria-label=${t('resource-editor.keywords.remove', { keyword })} @click=${() => change({ keywords: keywords.filter((one) => one !== keyword) })}>${icon('close', 'small')}</button>
          </li>`)}
        </ul>`}
    <input class="input" id="keywords" dir="auto" autocomplete="off" ?readonly=${isFixed} aria-invalid=${problemOf('keywords') !== undefined} aria-describedby=${describedBy('keywords', context, 'keywords-hint')}
      @keydown=${onKeydown} @input=${onInput} @change=${(event: Event) => take(event.currentTarget)} />
    <p class="field__hint" id="keywords-hint">${t('resource-editor.keywords.hint')}</p>
    ${renderProblem('keywords', context)}
  </div>`;
}
