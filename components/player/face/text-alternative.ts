import { html, nothing, type TemplateResult } from 'lit';
import type { Aloud } from '../aloud/aloud.ts';

/** The experiment in words: for whoever cannot see or work it, or has no line for it. */
export function textAlternative(steps: readonly string[] | undefined, t: (key: string) => string, aloud: Aloud): TemplateResult | typeof nothing {
  if (!steps || steps.length === 0) return nothing;
  return html`<details class="alternative" part="alternative">
    <summary>${t('player-inside.alternative')}</summary>
    <ol>
      ${steps.map((step) => html`<li><bdi dir="auto">${step}</bdi></li>`)}
    </ol>
    <div class="buttons">${aloud.button(steps, 'button')}</div>
  </details>`;
}
