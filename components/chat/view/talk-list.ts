import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { Conversation, Message } from '../../base/ports/index.ts';
import { has, type ChatView } from './chat-view.ts';
import { renderContacts } from './contacts.ts';
import { badge, contextOf, gistOf, titleOf } from './names.ts';
import { renderSearch } from './search.ts';

/** What stands beside the open talk: the list of talks, people to write to, or a search. */
export function renderSide(view: ChatView): TemplateResult {
  if (view.side === 'contacts') return renderContacts(view);
  return view.side === 'search' ? renderSearch(view) : renderTalkList(view);
}

/** The talks of the reader, the one with the newest message first. */
function renderTalkList(view: ChatView): TemplateResult {
  const { t, data } = view;
  return html`<section class="talks" part="talks" aria-label=${t('chat.talks')}>
    <header class="pane__head">
      <h2 class="pane__title">${t('chat.talks')}</h2>
      ${has(view, 'search') ? html`<button class="button button--quiet button--icon" type="button" data-side="search" aria-label=${t('chat.search')} @click=${() => view.acts.turnSide('search')}>${icon('search')}</button>` : nothing}
      ${has(view, 'open') ? html`<button class="button button--quiet button--icon" type="button" data-side="contacts" aria-label=${t('chat.new')} @click=${() => view.acts.turnSide('contacts')}>${icon('plus')}</button>` : nothing}
    </header>
    <div class="talks__scroller">
      ${data.conversations.length === 0
        ? html`<div class="side-note"><p>${t('chat.empty.text')}</p>${has(view, 'open') ? html`<p><button class="button button--primary" type="button" @click=${() => view.acts.turnSide('contacts')}>${t('chat.new')}</button></p>` : nothing}</div>`
        : nothing}
      <ul class="talks__list">
        ${repeat(
          data.conversations,
          ({ id }) => id,
          (conversation) => renderRow(conversation, view),
        )}
      </ul>
      ${data.more
        ? html`<p class="talks__more"><button class="button button--quiet" type="button" @click=${view.acts.moreTalks}>${t('chat.talks.more')}</button></p>`
        : nothing}
    </div>
  </section>`;
}

function renderRow(conversation: Conversation, view: ChatView): TemplateResult {
  const { t, format, data, acts } = view;
  const { id, kind, unread, lastMessage, createdAt } = conversation;
  const isOpen = data.talk?.conversationId === id;
  const when = lastMessage?.sentAt ?? createdAt;
  const title = titleOf(conversation, data.readerId, view);
  return html`<li class="talk-row ${isOpen ? 'talk-row--open' : ''}" ?data-unread=${unread > 0}>
    <span class="talk-row__lead" aria-hidden="true">${kind === 'class' ? icon('class') : icon('user')}</span>
    <button class="talk-row__open" type="button" data-conversation=${id} aria-current=${isOpen ? 'true' : 'false'} @click=${() => acts.open(id)}>
      <span class="talk-row__title"><bdi dir="auto">${title}</bdi></span>
      <span class="talk-row__context">${contextOf(conversation, view)}</span>
      <span class="talk-row__last" dir="auto">${renderLast(conversation, view)}</span>
    </button>
    <span class="talk-row__side">
      <time datetime=${when}>${format.ago(when, view.now())}</time>
      ${unread > 0 ? html`<span class="count"><span class="visually-hidden">${t('chat.unread', { count: unread })}</span><span aria-hidden="true">${badge(unread)}</span></span>` : nothing}
    </span>
  </li>`;
}

function renderLast({ id, lastMessage, pendingCount }: Conversation, { t, draftOf }: ChatView): TemplateResult | string {
  const draft = draftOf(id).trim();
  if (draft !== '') return html`<b class="talk-row__draft">${t('chat.draft')}</b> <bdi dir="auto">${draft}</bdi>`;
  if (pendingCount > 0) return html`<b class="talk-row__draft">${t('chat.pending', { count: pendingCount })}</b>`;
  if (lastMessage === null) return t('chat.talk.empty');
  const text = lastMessage.state === 'shown' || lastMessage.state === 'waiting' ? gistOf(lastMessage, t) : stateWord(lastMessage, t);
  // In a private talk it is clear who the other one is.
  return lastMessage.own ? html`${t('chat.you')} <bdi dir="auto">${text}</bdi>` : html`<bdi dir="auto">${lastMessage.author.name}</bdi>${t('chat.colon')}<bdi dir="auto">${text}</bdi>`;
}

function stateWord({ state, own }: Message, t: ChatView['t']): string {
  if (state === 'hidden') return t('chat.message.hidden');
  return own ? t('chat.message.retracted.own') : t('chat.message.retracted');
}
