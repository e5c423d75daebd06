import { html, nothing, type TemplateResult } from 'lit';
import { firstIcon } from '../../base/first-icons.ts';
import type { PlayerItem } from '../player.types.ts';

/** Paper that goes with a lesson: in sight before and after play, never in the way of the picture. */
export function paperLink(item: PlayerItem, { t }: { t(key: string): string }): TemplateResult | typeof nothing {
  const paper = item.documents[0];
  if (!paper) return nothing;
  return html`<a class="pill paper on-stage" part="paper" href=${paper.url} target="_blank" rel="noopener" title=${t('player.paper')}>
    ${firstIcon('print', 'small')}<span class="paper__label">${t('player.paper')}</span>
  </a>`;
}
