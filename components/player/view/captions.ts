import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { PlayerView } from './player-view.ts';

/** What is said, in one language or two, in the size and on the ground that the person likes. */
export function captionLines({ texts, ui, preferences }: PlayerView): TemplateResult | typeof nothing {
  const languages = texts.captionLines;
  if (languages.length === 0) return nothing;
  const { captionSize, captionGround } = preferences;
  return html`<div
    class="captions captions--${captionSize} captions--on-${captionGround} ${ui.awake ? 'captions--raised' : ''}"
    part="captions"
  >
    ${languages.map(
      ({ language, lines }) =>
        html`<div class="captions__language" lang=${ifDefined(language || undefined)}>
          ${lines.map((line) => html`<p class="captions__line" dir="auto"><span>${line}</span></p>`)}
        </div>`,
    )}
  </div>`;
}
