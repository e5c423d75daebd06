import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isPlainEnter } from '../../base/ime.ts';
import type { MessageHit } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { ChatView } from './chat-view.ts';

/** Words in everything that the reader may see. */
export function renderSearch(view: ChatView): TemplateResult {
  const { t, data, acts } = view;
  const { found } = data;
  return html`<section class="talks" aria-label=${t('chat.search')}>
    <header class="pane__head">
      <button class="button button--quiet button--icon" type="button" aria-label=${t('chat.back')} @click=${() => acts.turnSide('talks')}>${icon('chevron-start')}</button>
      <h2 class="pane__title" tabindex="-1">${t('chat.search')}</h2>
    </header>
    <form class="finder" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <div class="input-box">
        <span class="input-box__start">${icon('search', 'small')}</span>
        <input class="input finder__input" type="search" .enterKeyHint=${'search'} aria-label=${t('chat.search.words')} placeholder=${t('chat.search.words')} @keydown=${(event: KeyboardEvent) => onKey(event, view)} />
      </div>
    </form>
    <div class="talks__scroller">
      <p class="side-note" role="status">${found === null ? t('chat.search.hint') : found.items.length === 0 ? t('chat.search.none', { words: isolate(found.words) }) : t('chat.search.count', { count: found.items.length })}</p>
      <ul class="talks__list">
        ${found?.items.map((hit) => renderHit(hit, found.words, view))}
      </ul>
      ${found?.more ? html`<p class="talks__more"><button class="button button--quiet" type="button" @click=${() => acts.search(found.words, true)}>${t('base.more')}</button></p>` : nothing}
    </div>
  </section>`;
}

function renderHit({ message, conversation }: MessageHit, words: string, { t, format, acts, now }: ChatView): TemplateResult {
  const place = conversation.kind === 'class' ? (conversation.title ?? '') : t('chat.context.child', { child: isolate(conversation.child?.name ?? '') });
  return html`<li class="talk-row">
    <span class="talk-row__lead" aria-hidden="true">${icon(conversation.kind === 'class' ? 'class' : 'user')}</span>
    <button class="talk-row__open" type="button" data-hit=${message.id} @click=${() => acts.open(conversation.id, message.sequence)}>
      <span class="talk-row__title"><bdi dir="auto">${message.own ? t('chat.you') : message.author.name}</bdi></span>
      <span class="talk-row__context"><bdi dir="auto">${place}</bdi></span>
      <span class="talk-row__last found" dir="auto">${marked(message.text, words)}</span>
    </button>
    <span class="talk-row__side"><time datetime=${message.sentAt}>${format.ago(message.sentAt, now())}</time></span>
  </li>`;
}

/** So much of a text before and after what was found. */
const around = 24;

function marked(text: string, words: string): TemplateResult | string {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return Array.from(text).slice(0, around * 2).join('');
  const before = Array.from(text.slice(0, at));
  const after = Array.from(text.slice(at + words.length));
  return html`${before.length > around ? '…' : ''}${before.slice(-around).join('')}<mark>${text.slice(at, at + words.length)}</mark>${after.slice(0, around).join('')}${after.length > around ? '…' : ''}`;
}

function onKey(event: KeyboardEvent, { acts }: ChatView): void {
  if (!isPlainEnter(event) || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const words = event.target.value.trim();
  if (words !== '') acts.search(words, false);
}
