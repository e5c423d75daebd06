import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerView } from '../view/player-view.ts';
import './casting.locales.ts';

/** In the bar, only where there is another screen. Its picture is here, as most pages have none. */
export function castButton({ casting, t }: PlayerView): TemplateResult | typeof nothing {
  if (!casting?.canCast) return nothing;
  const label = t(casting.isElsewhere ? 'player-casting.back' : 'player-casting.send');
  return html`<button
    type="button"
    class="control on-stage control--cast ${casting.isElsewhere ? 'control--on' : ''}"
    part="button"
    aria-label=${label}
    title=${label}
    @click=${() => void casting.toggle()}
  >
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 8.5V6.5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-4.5M4 12a6.5 6.5 0 0 1 6.5 6.5M4 15.5a3 3 0 0 1 3 3"></path>
    </svg>
  </button>`;
}

/** The picture is on another screen; here are its controls. */
export function elsewhere({ casting, t }: PlayerView): TemplateResult | typeof nothing {
  if (!casting?.isElsewhere) return nothing;
  return html`<div class="over over--dim" role="status">
    <div class="message">
      <p class="message__title">${t('player-casting.elsewhere')}</p>
      <p>${t('player-casting.elsewhere.text')}</p>
    </div>
  </div>`;
}
