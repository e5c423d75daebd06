import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { InsideHost } from './inside.ts';

export interface InsideBar {
  title: string;
  /** Words on the way out. */
  leaveWords: string;
  leave(): void;
  /** What else there is to do. */
  more?: TemplateResult | typeof nothing;
}

/** The bar over what is opened: the way out always stands in the same place, whatever happens below it. */
export function insideBar(host: InsideHost, { title, leaveWords, leave, more = nothing }: InsideBar): TemplateResult {
  const isFull = host.matches(':fullscreen');
  const words = host.t(isFull ? 'player.fullscreen.exit' : 'player.fullscreen');
  return html`<div class="inside__bar">
    <button type="button" class="button inside__leave" @click=${leave}>${icon('arrow-start')} <span>${leaveWords}</span></button>
    <p class="inside__title"><bdi dir="auto">${title}</bdi></p>
    ${more}
    ${document.fullscreenEnabled
      ? html`<button
          type="button"
          class="button inside__icon"
          aria-label=${words}
          @click=${() => void (isFull ? document.exitFullscreen() : host.requestFullscreen()).then(() => host.requestUpdate())}
        >
          ${icon(isFull ? 'fullscreen-exit' : 'fullscreen')}
        </button>`
      : nothing}
  </div>`;
}
