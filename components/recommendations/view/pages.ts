/** A hundred do not stand there at once: a few, and as many more as somebody asks for. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RecommendationsView } from './recommendations-view.ts';

/** So many stand there at first: what fits beside each other on a screen. */
export const firstPage = 6;
/** So many more come with each press. */
export const nextPage = 12;

/** The button for more of a list; `key` says of which. */
export function more({ t, shownOf, onMore }: RecommendationsView, key: string, count: number): TemplateResult | typeof nothing {
  const left = count - shownOf(key);
  if (left <= 0) return nothing;
  return html`<p><button class="button" type="button" data-more=${key} @click=${() => onMore(key)}>${t('recommendations.more', { count: left })}</button></p>`;
}
