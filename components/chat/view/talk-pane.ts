import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Conversation } from '../../base/ports/index.ts';
import type { TalkState } from '../chat.types.ts';
import { renderProblem } from '../../base/views.ts';
import { renderSkeleton } from '../../base/skeleton.ts';
import type { ChatView } from './chat-view.ts';
import { renderComposer } from './composer.ts';
import { badge, contextOf, titleOf } from './names.ts';
import { renderPanel } from './panel.ts';

/** One talk: about whom it is, its messages, and where one writes. */
export function renderTalkPane(view: ChatView): TemplateResult {
  const { t, data, acts } = view;
  const { talk } = data;
  if (talk === null) {
    return html`<section class="talk talk--none" aria-label=${t('chat.talk.none')}><p>${icon('message', 'large')}</p><p>${t('chat.talk.none')}</p></section>`;
  }
  const conversation = talk.type === 'ready' ? talk.conversation : data.conversations.find(({ id }) => id === talk.conversationId);
  return html`<section class="talk" part="talk" aria-label=${conversation === undefined ? t('chat.talk') : titleOf(conversation, data.readerId, view)}>
    <header class="pane__head talk__head">
      <button class="button button--quiet button--icon talk__back" type="button" aria-label=${t('chat.back')} @click=${() => acts.open('')}>${icon('chevron-start')}</button>
      ${conversation === undefined ? nothing : renderHeading(conversation, view)}
      ${talk.type === 'ready'
        ? html`<button class="button button--quiet button--icon talk__settings" type="button" aria-expanded=${view.panel?.kind === 'settings'} aria-label=${t('chat.settings')} @click=${() => (view.panel?.kind === 'settings' ? acts.closePanel() : acts.openPanel({ kind: 'settings' }))}>${icon('more')}</button>`
        : nothing}
    </header>
    ${renderTalk(talk, view)}
  </section>`;
}

function renderHeading(conversation: Conversation, view: ChatView): TemplateResult {
  return html`<div class="talk__heading">
    <h2 class="pane__title talk__title" tabindex="-1"><bdi dir="auto">${titleOf(conversation, view.data.readerId, view)}</bdi></h2>
    <p class="talk__context">${icon(conversation.kind === 'class' ? 'class' : 'family', 'small')}<span>${contextOf(conversation, view)}</span></p>
  </div>`;
}

function renderTalk(talk: TalkState, view: ChatView): TemplateResult {
  const { t, acts } = view;
  if (talk.type === 'loading') return html`<div class="talk__body">${renderSkeleton(t('base.loading'), 'rows', 5)}</div>`;
  if (talk.type === 'error') return html`<div class="talk__body talk__problem">${renderProblem(talk.problem, t, acts.reload)}</div>`;
  return html`${talk.problem === undefined ? nothing : html`<div class="talk__problem">${renderProblem(talk.problem, t)}</div>`}
    <div class="talk__body">
      <div class="talk__scroller" tabindex="0" role="region" aria-label=${t('chat.messages')}>
        ${talk.entries.length === 0 ? html`<p class="gone">${t('chat.talk.empty')}</p>` : nothing}
        ${talk.hasBefore || talk.entries.length === 0 ? nothing : html`<p class="gone">${t('chat.begin')}</p>`}
        <ul class="rows" aria-label=${t('chat.messages')}></ul>
      </div>
      ${view.isAtEnd && !talk.hasAfter ? nothing : renderJump(view)}
    </div>
    ${view.panel === null ? renderComposer(talk, view) : renderPanel(view.panel, talk, view)}`;
}

function renderJump({ t, newBelow, acts }: ChatView): TemplateResult {
  return html`<button class="jump" type="button" @click=${acts.toEnd}>
    ${icon('chevron-down', 'small')}<span>${newBelow > 0 ? t('chat.jump.new', { count: newBelow, shown: badge(newBelow) }) : t('chat.jump')}</span>
  </button>`;
}
