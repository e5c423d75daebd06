import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import { isPlainEnter } from '../../base/ime.ts';
import type { Conversation } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import { has, type ChatView, type ReadyTalk } from './chat-view.ts';
import { gistOf, titleOf } from './names.ts';

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
  const { attaching } = writing;
  const isEmpty = writing.text.trim() === '' && attaching.drafts.length === 0;
  const canAttach = writing.about?.kind !== 'edit' && has(view, 'attachments');
  return html`<form class="composer" @submit=${(event: Event) => onSubmit(event, view)} @dragover=${(event: DragEvent) => onDragover(event, canAttach)} @drop=${(event: DragEvent) => onDrop(event, view, canAttach)}>
    ${conversation.answersFrom === null ? nothing : html`<p class="composer__hint">${icon('clock', 'small')}<span>${t(conversation.can.setHours ? 'chat.quiet-until' : 'chat.answers-from', { time: view.format.dateTime(conversation.answersFrom) })}</span></p>`}
    ${conversation.kind === 'private' && conversation.participants.length > 2
      ? html`<p class="composer__hint">${icon('family', 'small')}<span>${t('chat.readers', { names: titleOf(conversation, view.data.readerId, view) })}</span></p>`
      : nothing}
    ${conversation.reviewed && !conversation.can.moderate ? html`<p class="composer__hint">${icon('eye', 'small')}<span>${t('chat.reviewed')}</span></p>` : nothing}
    ${has(view, 'retract') ? nothing : html`<p class="composer__hint">${icon('info', 'small')}<span>${t('chat.lacks.retract')}${has(view, 'report') ? nothing : html` ${t('chat.lacks.report')}`}</span></p>`}
    ${renderAbout(view)} ${renderTray(view)}
    ${attaching.recording === null ? nothing : view.attachmentViews?.renderRecorder(attaching.recording, t, { onStop: acts.endRecording, onCancel: acts.cancelRecording })}
    <div class="composer__line" ?hidden=${attaching.recording !== null}>
      ${canAttach ? renderAttach(view) : nothing}
      ${canAttach && isEmpty ? html`<button class="button button--quiet button--icon composer__record" type="button" aria-label=${t('chat.record')} title=${t('chat.record')} @click=${acts.record}>${icon('microphone')}</button>` : nothing}
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
          @paste=${(event: ClipboardEvent) => onPaste(event, view, canAttach)}
          @keydown=${(event: KeyboardEvent) => onKey(event, view)}
        ></textarea>
      </label>
      <button class="button button--primary composer__send" type="submit" aria-disabled=${isEmpty || isTooLong || attaching.busy ? 'true' : 'false'}>
        ${t(writing.about?.kind === 'edit' ? 'chat.save' : 'chat.send')}
      </button>
    </div>
    ${count < tellFrom
      ? nothing
      : html`<p class=${isTooLong ? 'field__error' : 'field__hint'} role="status">${isTooLong ? t('chat.too-long', { count: count - longest }) : t('chat.left', { count: longest - count })}</p>`}
  </form>`;
}

/** Pictures of any kind are drawn anew; of files those that the contract allows. */
const accepted = 'image/*,.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.txt';

function renderAttach({ t, acts }: ChatView): TemplateResult {
  return html`<button class="button button--quiet button--icon composer__attach" type="button" aria-label=${t('chat.attach')} title=${t('chat.attach')} @click=${onChoose}>${icon('plus')}</button>
    <input class="composer__files" type="file" multiple hidden accept=${accepted} @change=${(event: Event) => onChosen(event, acts)} />`;
}

/** What is added to the message. */
function renderTray({ t, format, writing, attachmentViews, playing, acts }: ChatView): TemplateResult | typeof nothing {
  const { attaching } = writing;
  if (attachmentViews === null) return attaching.busy ? html`<p class="field__hint" role="status">${t('base.loading')}</p>` : nothing;
  return attachmentViews.renderTray({ t, format, ...attaching, saysRule: true, onRemove: acts.detach, onDescribe: acts.describe, hearing: { playing, onPlay: acts.playDraft, onSeek: acts.seek } });
}

function onChoose({ currentTarget }: Event): void {
  const input = currentTarget instanceof HTMLElement ? currentTarget.nextElementSibling : null;
  if (input instanceof HTMLInputElement) input.click();
}

function onChosen({ target }: Event, acts: ChatView['acts']): void {
  if (!(target instanceof HTMLInputElement) || target.files === null || target.files.length === 0) return;
  acts.attach([...target.files]);
  // The same file can be chosen again after it was removed.
  target.value = '';
}

function onPaste(event: ClipboardEvent, { acts }: ChatView, canAttach: boolean): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!canAttach || files.length === 0) return;
  event.preventDefault();
  acts.attach(files);
}

function onDragover(event: DragEvent, canAttach: boolean): void {
  if (canAttach && event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

function onDrop(event: DragEvent, { acts }: ChatView, canAttach: boolean): void {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (!canAttach || files.length === 0) return;
  event.preventDefault();
  acts.attach(files);
}

function renderAbout({ t, writing, acts }: ChatView): TemplateResult | typeof nothing {
  const { about } = writing;
  if (about === null) return nothing;
  const words = about.kind === 'edit' ? t('chat.about.edit') : t('chat.about.reply');
  return html`<div class="composer__about">
    <p class="composer__about-text"><b>${words}</b> <bdi dir="auto">${gistOf(about.entry, t)}</bdi></p>
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
