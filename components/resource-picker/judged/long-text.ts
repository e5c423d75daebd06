import { html, type TemplateResult } from 'lit';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from '../view/picker-view.ts';
import './judged.locales.ts';

/** A text of any length: its beginning, and all of it for whoever wants to read on. */
export function longText(view: Pick<PickerView, 't'>, text: string, longest: number): TemplateResult {
  const beginning = html`<bdi dir="auto">${shorten(text, longest)}</bdi>`;
  if (text.length <= longest) return beginning;
  return html`${beginning}
    <details class="long-text">
      <summary>${view.t('resource-picker-judged.text.all')}</summary>
      <p class="long-text__all" tabindex="0" dir="auto">${text}</p>
    </details>`;
}
