import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Suggesting } from '../controllers/suggesting.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from './picker-view.ts';

/** What begins like the words that are being typed, before the results: nothing lies under it, and nothing moves when it comes. */
export function suggestionRow({ t }: PickerView, suggesting: Suggesting): TemplateResult | typeof nothing {
  const { row } = suggesting;
  if (row === null) return nothing;
  return html`<div class="chips suggested" role="group" aria-label=${t('resource-picker.suggestions')} @mousedown=${suggesting.keepKeyboard}>
    ${row.map(
      (line) =>
        html`<button
          type="button"
          class="chip suggested__words"
          @click=${({ currentTarget, detail }: MouseEvent) => {
            // Pressed by the keyboard, which goes on where the next words are written: the button goes.
            if (detail === 0 && currentTarget instanceof Element) currentTarget.closest('.picker__ask')?.querySelector<HTMLElement>('.search__input')?.focus();
            suggesting.choose(line);
          }}
        >
          ${icon('search', 'small')} <bdi dir="auto" class="line">${shorten(line.text)}</bdi>
        </button>`,
    )}
  </div>`;
}
