import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../../base/icons.ts';
import type { Format, MessageValues } from '../../base/index.ts';
import type { Aloud } from '../aloud/aloud.ts';
import { textAlternative } from './text-alternative.ts';
import { formOf } from '../media/item.ts';
import type { PlayerItem, PlayerKind } from '../player.types.ts';

type Opened = Exclude<PlayerKind, 'video' | 'audio'>;
const pictures: Record<Opened, IconName> = { document: 'worksheet', picture: 'picture', course: 'course', link: 'link' };
/** Written out in full, so that a search finds the keys. */
const words: Record<Opened, { text: string; act: string }> = {
  document: { text: 'player-inside.document.text', act: 'player-inside.document.open' },
  picture: { text: 'player-inside.picture.text', act: 'player-inside.picture.open' },
  course: { text: 'player-inside.course.text', act: 'player-inside.course.open' },
  link: { text: 'player-inside.link.text', act: 'player-inside.link.open' },
};

interface Words {
  t(key: string, values?: MessageValues): string;
  readonly format: Format;
}

export interface OpeningActs {
  /** What keeps it from being opened here. */
  hindrance: 'loading' | 'line' | null;
  /** Page of a paper at which the person was last. */
  page: number | null;
  open(): void;
  /** Reads what is in words. */
  aloud: Aloud;
}

/**
 * What is not played but opened. A web course opens here, in a frame of an origin of its own, and paper to read here, too; what
 * is at a provider opens in a tab without a handle to this page. A picture opens here alone: in a tab, a drawing (SVG) could run script.
 */
export function openingCard(item: PlayerItem, kind: Opened, say: Words, { hindrance, page, open, aloud }: OpeningActs): TemplateResult {
  const rendition = item.renditions[0];
  const { text, act } = words[kind];
  const note = rendition?.sizeBytes ? html`<span class="opening__note">${say.format.bytes(rendition.sizeBytes)}</span>` : nothing;
  const form = formOf(rendition);
  const isRead = form !== null;
  const isHere = kind === 'course' || kind === 'picture' || isRead;
  const read = page !== null && page > 1 ? say.t('player-inside.document.resume', { page }) : say.t('player-inside.document.read');
  return html`<div class="opening" part="opening">
    <span class="opening__picture">${icon(form === 'epub' ? 'book' : pictures[kind], 'large')}</span>
    ${item.title ? html`<p class="opening__title"><bdi dir="auto">${item.title}</bdi></p>` : nothing}
    <p class="opening__text">${say.t(form === 'epub' ? 'player-inside.book.text' : text, { provider: item.provider || hostOf(rendition?.url) })}</p>
    ${rendition
      ? html`<div class="buttons opening__acts">
          ${isHere
            ? html`<button type="button" class="button button--primary" aria-busy=${hindrance === 'loading' ? 'true' : 'false'} @click=${open}>
                ${icon(isRead ? 'book' : kind === 'picture' ? 'eye' : 'play')} ${isRead ? read : say.t(act)} ${kind === 'course' ? nothing : note}
              </button>`
            : nothing}
          ${isHere && form !== 'pdf'
            ? nothing
            : html`<a class=${isRead ? 'button' : 'button button--primary'} href=${rendition.url} target="_blank" rel="noopener">
                ${icon(isRead ? 'print' : 'open')} ${say.t(act)} ${isRead ? nothing : note}
              </a>`}
          ${kind === 'document' || kind === 'picture'
            ? html`<a class="button" href=${rendition.url} download>${icon('download')} ${say.t('player-inside.document.keep')}</a>`
            : nothing}
        </div>`
      : nothing}
    ${textAlternative(item.textAlternative, (key) => say.t(key), aloud)}
    ${hindrance === 'line' ? html`<p class="opening__text" role="alert">${say.t('player.start.line-lost')}</p>` : nothing}
  </div>`;
}

export function hostOf(url: string | undefined): string {
  try {
    return new URL(url ?? '', location.href).host;
  } catch {
    return '';
  }
}
