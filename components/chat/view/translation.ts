/** A message in the reader's language, below the words that were written: those count. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import type { ChatData, Entry, MessageTranslation } from '../chat.types.ts';
import { isSent } from '../model/talk.ts';
import type { ChatView } from './chat-view.ts';
import { linked } from './links.ts';

type Translated = Pick<ChatData, 'translations'>;

/** What there is of a message as it reads now; what was made of earlier words is none of it. */
export function translationOf({ id, text }: Entry, { translations }: Translated): MessageTranslation | undefined {
  const found = translations?.get(id);
  return found?.of === text ? found : undefined;
}

/** Messages whose translation is not what it was. */
export function translatedAnew(before: Translated['translations'], now: Translated['translations']): string[] {
  return [...new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])].filter((id) => before?.get(id) !== now?.get(id));
}

export function renderTranslation(entry: Entry, view: Translated & Pick<ChatView, 't'>): TemplateResult | typeof nothing {
  const { t } = view;
  const translation = translationOf(entry, view);
  if (translation === undefined) return nothing;
  if (translation.type === 'loading') return html`<p class="translation translation__mark">${icon('language', 'small')}<span>${t('chat.translation.loading')}</span></p>`;
  if (translation.type === 'error') return html`<p class="translation translation__mark">${icon('alert', 'small')}<span>${t('chat.translation.failed')}</span></p>`;
  const { by, text, into } = translation;
  return html`<div class="translation">
    <p class="translation__mark">${icon('language', 'small')}<span>${by === null ? t('chat.translation.machine') : t('chat.translation.machine-by', { by: isolate(by) })}</span></p>
    <p class="bubble__text" dir="auto" lang=${into}>${linked(text)}</p>
  </div>`;
}

/** The act that a message offers: to have it translated, or to put that away. */
export function translationAct(entry: Entry, view: Translated & Pick<ChatView, 't'>): { readonly act: 'translate' | 'put-away'; readonly words: string } | undefined {
  const { t, translations } = view;
  if (translations === null || !isSent(entry) || entry.own || entry.text === '') return undefined;
  const type = translationOf(entry, view)?.type;
  return type === 'ready' || type === 'loading' ? { act: 'put-away', words: t('chat.translation.put-away') } : { act: 'translate', words: t('chat.translate') };
}
