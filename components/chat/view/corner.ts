import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { MessageValues } from '../../base/i18n.ts';
import { badge } from './names.ts';

export interface Corner {
  t(key: string, values?: MessageValues): string;
  readonly isOpen: boolean;
  readonly unread: number;
  /** What it opens. */
  readonly content: TemplateResult;
  readonly onToggle: () => void;
}

/** A button for the corner of a page. It opens when somebody presses it, never by itself. */
export function renderCorner({ t, isOpen, unread, content, onToggle }: Corner): TemplateResult {
  return html`<div class="corner" @keydown=${(event: KeyboardEvent) => onKey(event, isOpen, onToggle)}>
    ${isOpen
      ? html`<section class="corner__panel" aria-label=${t('chat.talks')}>
          <div class="corner__bar">
            <span>${t('chat.talks')}</span>
            <button class="button button--quiet button--icon corner__close" type="button" aria-label=${t('base.close')} @click=${onToggle}>${icon('close')}</button>
          </div>
          ${content}
        </section>`
      : nothing}
    <button class="corner__button" part="button" type="button" aria-expanded=${isOpen} @click=${onToggle}>
      ${icon('message')}<span>${t('chat.corner')}</span>
      ${unread > 0 ? html`<span class="count"><span class="visually-hidden">${t('chat.unread', { count: unread })}</span><span aria-hidden="true">${badge(unread)}</span></span>` : nothing}
    </button>
  </div>`;
}

function onKey(event: KeyboardEvent, isOpen: boolean, onToggle: () => void): void {
  // What stands in front has its own use for the key and says so.
  if (event.key !== 'Escape' || !isOpen || event.defaultPrevented || event.isComposing) return;
  event.preventDefault();
  onToggle();
}
