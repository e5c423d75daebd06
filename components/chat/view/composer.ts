import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import { isPlainEnter } from '../../base/ime.ts';
import type { Conversation } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { ChatView, ReadyTalk } from './chat-view.ts';
import { titleOf } from './names.ts';

/** As many characters a message may have. */
export const longest = 10_000;
/** From here on the writer is told how many are left. */
const tellFrom = 9000;

/** Where the reader writes, or why not. */
export function renderComposer(talk: ReadyTalk, view: ChatView): TemplateResult {
  const { t, writing, acts } = view;
  const { conversation } = talk;
  if (!conversation.can.send) return html`<p class="composer composer--closed">${icon('lock', 'small')}${t('chat.obstacle.read-only')}</p>`;
  if (conversation.obstacle !== null) return renderObstacle(conversation, view);
  const count = Array.from(writing.text).length;
  const isTooLong = count > longest;
  const isEmpty = writing.text.trim() === '';
  return html`<form class="composer" @submit=${(event: Event) => onSubmit(event, view)}>
    ${conversation.answersFrom === null ? nothing : html`<p class="composer__hint">${icon('clock', 'small')}<span>${t(conversation.can.setHours ? 'chat.quiet-until' : 'chat.answers-from', { time: view.format.dateTime(conversation.answersFrom) })}</span></p>`}
    ${conversation.reviewed && !conversation.can.moderate ? html`<p class="composer__hint">${icon('eye', 'small')}<span>${t('chat.reviewed')}</span></p>` : nothing}
    ${renderAbout(view)}
    <div class="composer__line">
      <label class="composer__field">
        <span class="visually-hidden">${labelOf(conversation, view)}</span>
        <span class="composer__size" aria-hidden="true">${writing.text}${'\u200b'}</span>
        <textarea
          class="input composer__input"
          rows="1"
          dir=${ifDefined(writing.text === '' ? undefined : 'auto')}
          .enterKeyHint=${view.enterSends ? 'send' : 'enter'}
          placeholder=${t('chat.write')}
          aria-invalid=${isTooLong ? 'true' : 'false'}
          .value=${live(writing.text)}
          @input=${(event: Event) => event.target instanceof HTMLTextAreaElement && acts.type(event.target.value)}
          @keydown=${(event: KeyboardEvent) => onKey(event, view)}
        ></textarea>
      </label>
      <button class="button button--primary composer__send" type="submit" aria-disabled=${isEmpty || isTooLong ? 'true' : 'false'}>
        ${t(writing.about?.kind === 'edit' ? 'chat.save' : 'chat.send')}
      </button>
    </div>
    ${count < tellFrom
      ? nothing
      : html`<p class=${isTooLong ? 'field__error' : 'field__hint'} role="status">${isTooLong ? t('chat.too-long', { count: count - longest }) : t('chat.left', { count: longest - count })}</p>`}
  </form>`;
}

function renderAbout({ t, writing, acts }: ChatView): TemplateResult | typeof nothing {
  const { about } = writing;
  if (about === null) return nothing;
  const words = about.kind === 'edit' ? t('chat.about.edit') : t('chat.about.reply');
  return html`<div class="composer__about">
    <p class="composer__about-text"><b>${words}</b> <bdi dir="auto">${about.entry.text}</bdi></p>
    <button class="button button--quiet button--icon button--small" type="button" aria-label=${t('chat.about.leave')} @click=${acts.leaveAbout}>${icon('close', 'small')}</button>
  </div>`;
}

function renderObstacle({ obstacle, blocked }: Conversation, { t, format }: ChatView): TemplateResult {
  const time = obstacle?.until ? format.dateTime(obstacle.until) : '';
  const words = {
    closed: () => t('chat.obstacle.closed'),
    ended: () => t('chat.obstacle.ended'),
    muted: () => t('chat.obstacle.muted', { time }),
    blocked: () => (blocked ? t('chat.obstacle.blocked.own') : t('chat.obstacle.blocked')),
    slow: () => t('chat.obstacle.slow', { time }),
  };
  return html`<p class="composer composer--closed" role="status">${icon('lock', 'small')}<span>${words[obstacle?.reason ?? 'closed']()} ${obstacle?.words ? person(obstacle.words) : nothing}</span></p>`;
}

function labelOf(conversation: Conversation, view: ChatView): string {
  const to = titleOf(conversation, view.data.readerId, view);
  const { child } = conversation;
  return child === null ? view.t('chat.write-to', { to }) : view.t('chat.write-to-about', { to, child: isolate(child.name) });
}

function onSubmit(event: Event, { acts }: ChatView): void {
  event.preventDefault();
  acts.send();
}

function onKey(event: KeyboardEvent, { acts, enterSends, writing }: ChatView): void {
  const isCommand = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
  if (isCommand || (enterSends && isPlainEnter(event))) {
    event.preventDefault();
    acts.send();
  } else if (event.key === 'Escape' && writing.about !== null && !event.isComposing) {
    event.preventDefault();
    acts.leaveAbout();
  }
}
