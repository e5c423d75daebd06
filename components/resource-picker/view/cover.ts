import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ResourceSummary } from '../../base/index.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import { drawnCover } from './drawn-cover.ts';

/** A picture that becomes another shows the old one until that has come: it is made anew. */
function picture(address: string, alternative: string): unknown {
  return keyed(address, html`<img class="item__image" src=${address} alt=${alternative} loading="lazy" decoding="async" width="320" height="180" @error=${onPicture} @load=${onPicture} />`);
}

/**
 * The picture of a resource, which says what it shows where somebody has written that; or one drawn for it, which says nothing that the words do not.
 * A sketch has only the paper of a drawing: to make, lay out and paint the drawing takes longer than all the rest of a card that is passed by.
 */
export function cover(item: Pick<ResourceSummary, 'id' | 'subject' | 'coverUrl' | 'coverAlternative'>, { isSketch = false } = {}): unknown {
  return item.coverUrl && isPicture(item.coverUrl)
    ? picture(item.coverUrl, shorten(item.coverAlternative ?? '', longestTitle))
    : drawnCover({ subject: item.subject, seed: item.id, isSketch });
}

/** A picture that does not come, as without a line, leaves its ground and no broken sign. */
function onPicture({ type, currentTarget }: Event): void {
  if (currentTarget instanceof HTMLImageElement) currentTarget.classList.toggle('item__image--gone', type === 'error');
}

/** A catalogue must not smuggle in another scheme. */
export function isPicture(address: string): boolean {
  try {
    return ['http:', 'https:', 'blob:'].includes(new URL(address, 'https://base.invalid/').protocol);
  } catch {
    return false;
  }
}
