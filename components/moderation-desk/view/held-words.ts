/** Words that are looked at before they are shown: one a line. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { DeskData } from '../moderation-desk.types.ts';

export interface HeldWordsOptions {
  readonly t: Translate;
  readonly isSending: boolean;
  /** They have just been kept. */
  readonly isKept: boolean;
  onSubmit(form: HTMLFormElement): void;
}

export function renderHeldWords({ place, words }: NonNullable<DeskData['words']>, { t, isSending, isKept, onSubmit }: HeldWordsOptions): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onSubmit(event.currentTarget);
  };
  return html`<form class="words" novalidate @submit=${send}>
    <div class="field">
      <label class="words__title" for="words">${t('moderation-desk.words', { place: isolate(place) })}</label>
      <p class="field__hint" id="words-hint">${t('moderation-desk.words.hint')}</p>
      <textarea class="input" id="words" name="words" rows="4" dir="auto" aria-describedby="words-hint" .value=${words.join('\n')}></textarea>
    </div>
    <div class="buttons">
      <button class="button" type="submit" aria-busy=${isSending}>${t('moderation-desk.words.save')}</button>
      ${isKept ? html`<p class="kept" role="status">${icon('done', 'small')}${t('moderation-desk.words.kept')}</p>` : nothing}
    </div>
  </form>`;
}

/** One word a line; a list from elsewhere may have commas. */
export function readWords(form: HTMLFormElement): string[] {
  const value = new FormData(form).get('words');
  return typeof value === 'string' ? [...new Set(value.split(/[\n,，、;；]/u).map((word) => word.trim()))].filter((word) => /[\p{L}\p{N}]/u.test(word)) : [];
}
