import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { icon } from '../../base/icons.ts';
import type { Message } from '../../base/ports/index.ts';
import type { Hearing } from '../../base/attachments/voice-view.ts';
import type { ChatData, Entry, UnsentMessage } from '../chat.types.ts';
import { continues, isSent, ownOf, timeOf } from '../model/talk.ts';
import type { AttachmentViews } from './attaching.ts';
import type { ChatView, ReadyTalk } from './chat-view.ts';
import { linked } from './links.ts';
import { gistOf, roleOf } from './names.ts';
import type { ReadAloud } from './read-aloud.ts';
import { renderTranslation, translationAct } from './translation.ts';

/** What a row needs to know besides its message. Acts are `data-act` of buttons: one listener serves all rows. */
export interface RowView extends Pick<ChatView, 't' | 'format' | 'now'> {
  readonly talk: ReadyTalk;
  /** The message whose acts are shown. */
  readonly openKey: string | null;
  /** Messages whose whole text the reader wants. */
  readonly unfolded: ReadonlySet<string>;
  readonly aloud: Pick<ReadAloud, 'isOffered' | 'reading' | 'mute'>;
  readonly canWrite: boolean;
  /** Texts that the reader has taken back in this visit and may want again. */
  readonly takenBack: ReadonlyMap<string, string>;
  /** What shows attachments, once it has come; and their bytes. */
  readonly attachmentViews: AttachmentViews | null;
  readonly files: ChatData['files'];
  readonly onSeen: (attachmentId: string) => void;
  readonly hearing: Hearing;
  readonly translations: ChatData['translations'];
  readonly find: (id: string, before: Entry) => Entry | undefined;
}

/** Longer texts show their beginning and a button. */
const foldAt = 600;

export function renderMessageRow(entry: Entry, previous: Entry | undefined, view: RowView): TemplateResult {
  const { t, format, talk } = view;
  const when = timeOf(entry);
  const isNewDay = previous === undefined || format.date(timeOf(previous)) !== format.date(when);
  const isFirstUnread = isSent(entry) && entry.sequence === talk.unreadFrom;
  const goesOn = !isNewDay && !isFirstUnread && continues(entry, previous);
  return html`${isNewDay ? html`<p class="day"><time datetime=${when}>${format.day(when)} ${format.weekday(when)}</time></p>` : nothing}
    ${isFirstUnread ? html`<p class="unread-line"><span>${t('chat.unread-line')}</span></p>` : nothing}
    ${isSent(entry) && (entry.state === 'retracted' || (entry.state === 'hidden' && entry.text === '' && entry.attachments.length === 0)) ? renderGone(entry, view) : renderMessage(entry, goesOn, view)}`;
}

function renderMessage(entry: Entry, goesOn: boolean, view: RowView): TemplateResult {
  const { t, format } = view;
  const own = ownOf(entry);
  const isOpen = view.openKey === entry.id;
  const isPinned = isSent(entry) && entry.pinned;
  const when = timeOf(entry);
  const who = isSent(entry) && !own ? entry.author : undefined;
  return html`<div class=${classMap({ message: true, 'message--own': own, 'message--on': goesOn, 'message--open': isOpen })}>
    ${who === undefined || goesOn ? nothing : html`<span class="message__face ${who.role === 'teacher' ? 'message__face--teacher' : ''}" aria-hidden="true">${initialOf(who.name)}</span>`}
    <p class=${goesOn ? 'visually-hidden' : 'message__who'}>
      ${who === undefined ? html`<span class="visually-hidden">${t('chat.you')}</span>` : html`<bdi dir="auto" class="message__name">${who.name}</bdi> <span class="message__role">${roleOf(who, view)}</span>`}
      <time datetime=${when}>${format.time(when)}</time>
    </p>
    <div class="message__line">
      <div class="bubble" part="message">
        ${isPinned ? html`<p class="bubble__mark">${icon('star', 'small')}${t('chat.message.pinned')}</p>` : nothing}
        ${entry.replyTo === null ? nothing : renderQuote(entry.replyTo, entry, view)} ${renderAttached(entry, view)} ${entry.text === '' ? nothing : renderText(entry, view)} ${renderTranslation(entry, view)}
      </div>
      <button class="message__more" type="button" data-act="acts" aria-expanded=${isOpen} aria-label=${t('chat.acts')}>${icon('more', 'small')}</button>
    </div>
    ${renderNote(entry, view)} ${isOpen ? renderActs(entry, view) : nothing} ${renderAloud(entry, isOpen, view)}
  </div>`;
}

/** What is attached, or until it can be shown, that it is. */
function renderAttached(entry: Entry, view: RowView): TemplateResult | typeof nothing {
  const { attachments } = entry;
  if (attachments.length === 0) return nothing;
  return view.attachmentViews?.renderAttached(attachments, view) ?? html`<p class="bubble__text">${attachments.map((one) => gistOf({ text: '', attachments: [one] }, view.t))}</p>`;
}

function renderText({ id, text }: Entry, { t, unfolded }: RowView): TemplateResult {
  const isFolded = text.length > foldAt && !unfolded.has(id);
  // Cut between characters as people count them: half an emoji is no text.
  const shown = isFolded ? `${Array.from(text.slice(0, foldAt)).slice(0, -1).join('')}…` : text;
  return html`<p class="bubble__text" dir="auto">${linked(shown)}</p>
    ${isFolded ? html`<button class="link" type="button" data-act="unfold">${t('chat.message.whole')}</button>` : nothing}`;
}

function renderQuote(id: string, entry: Entry, { t, find }: RowView): TemplateResult {
  const quoted = find(id, entry);
  if (quoted === undefined) return html`<p class="quote">${t('chat.quote.older')}</p>`;
  const text = gistOf(quoted, t) || t('chat.quote.gone');
  return html`<button class="quote" type="button" data-act="quote" data-quote=${id}>
    <span class="visually-hidden">${t('chat.quote')}</span>
    <bdi dir="auto" class="quote__name">${isSent(quoted) && !quoted.own ? quoted.author.name : t('chat.you')}</bdi>
    <span class="quote__text" dir="auto">${text}</span>
  </button>`;
}

/** What is to be said about a message besides its words: only what differs from "it has arrived". */
function renderNote(entry: Entry, view: RowView): TemplateResult | typeof nothing {
  const { t } = view;
  if (!isSent(entry)) return renderUnsent(entry, view);
  if (entry.state === 'waiting') {
    return html`<p class="message__note message__note--wait">${icon('clock', 'small')}${t(entry.own ? 'chat.message.waiting.own' : 'chat.message.waiting')}
      ${entry.can.moderate ? html`<button class="link" type="button" data-act="show">${t('chat.let-through')}</button><button class="link" type="button" data-act="hide">${t('chat.hide')}</button>` : nothing}
    </p>`;
  }
  if (entry.state === 'hidden') return html`<p class="message__note">${icon('eye', 'small')}${t('chat.message.hidden')} ${entry.reason === null ? nothing : html`<bdi dir="auto">${entry.reason}</bdi>`}</p>`;
  return entry.editedAt === null ? nothing : html`<p class="message__note">${t('chat.message.edited')}</p>`;
}

function renderUnsent({ state, problem, progress, attachments }: UnsentMessage, { t, format, canWrite }: RowView): TemplateResult {
  // Words are gone in a moment; a photo over a thin line takes long enough to change one's mind.
  const stop = attachments.length === 0 ? nothing : html`<button class="link" type="button" data-act="stop-sending">${t('chat.stop-sending')}</button>`;
  if (state !== 'refused' && progress !== undefined && progress > 0) return html`<p class="message__note">${icon('sync', 'small')}${t('chat.message.sending-files', { share: format.percent(progress) })} ${stop}</p>`;
  if (state === 'sending') return html`<p class="message__note">${icon('sync', 'small')}${t('chat.message.sending')} ${stop}</p>`;
  if (state === 'queued') return html`<p class="message__note message__note--wait">${icon('offline', 'small')}${t('chat.message.queued')} ${stop}</p>`;
  return html`<div class="message__note message__note--refused" role="alert">
    ${icon('alert', 'small')}<span>${problem?.title ? problem.title : t('chat.message.refused')} ${problem?.action ?? ''}</span>
    ${canWrite && attachments.length === 0 ? html`<button class="link" type="button" data-act="write-again">${t('chat.write-again')}</button>` : nothing}
    <button class="link" type="button" data-act="resend">${t('chat.resend')}</button>
    <button class="link" type="button" data-act="discard">${t('chat.discard')}</button>
  </div>`;
}

function renderGone(message: Message, { t, takenBack, canWrite }: RowView): TemplateResult {
  const { id, own, state, author } = message;
  const words = state === 'hidden' ? t('chat.message.hidden') : own ? t('chat.message.retracted.own') : t('chat.message.retracted');
  return html`<p class="gone">
    ${own || state === 'hidden' ? nothing : html`<bdi dir="auto">${author.name}</bdi> `}${words}
    ${message.reason ? html`<bdi dir="auto">${message.reason}</bdi>` : nothing}
    ${canWrite && takenBack.has(id) ? html`<button class="link" type="button" data-act="write-again">${t('chat.write-again')}</button>` : nothing}
  </p>`;
}

/** What is being read can be stopped also where its acts are put away; what no voice reads is said. */
function renderAloud({ id }: Entry, isOpen: boolean, { t, aloud }: RowView): TemplateResult | typeof nothing {
  if (aloud.mute === id) return html`<p class="message__note" role="status">${icon('volume', 'small')}${t('chat.read-aloud.none')}</p>`;
  if (aloud.reading !== id || isOpen) return nothing;
  return html`<p class="message__note">${icon('volume', 'small')}<button class="link" type="button" data-act="read-aloud">${t('chat.read-aloud.stop')}</button></p>`;
}

function renderActs(entry: Entry, view: RowView): TemplateResult {
  const { t, format, aloud, canWrite } = view;
  const translation = translationAct(entry, view);
  const can = isSent(entry) ? entry.can : undefined;
  const isEditable = isSent(entry) && Date.parse(entry.editableUntil) > view.now();
  const act = (name: string, words: string): TemplateResult => html`<button class="button button--small" type="button" data-act=${name}>${words}</button>`;
  return html`<div class="acts" role="group" aria-label=${t('chat.acts')}>
    ${canWrite && isSent(entry) ? act('reply', t('chat.reply')) : nothing} ${entry.text === '' ? nothing : act('copy', t('chat.copy'))}
    ${translation === undefined ? nothing : act(translation.act, translation.words)}
    ${aloud.isOffered && entry.text !== '' ? act('read-aloud', t(aloud.reading === entry.id ? 'chat.read-aloud.stop' : 'chat.read-aloud')) : nothing}
    ${can?.edit && isEditable ? act('edit', t('chat.edit')) : nothing} ${can?.retract && isEditable ? act('retract', t('chat.retract')) : nothing}
    ${can?.report ? act('report', t('chat.report')) : nothing}
    ${isSent(entry) && can?.moderate ? renderModeration(entry, t, act) : nothing}
    <time class="acts__time" datetime=${timeOf(entry)}>${format.dateTime(timeOf(entry))}</time>
  </div>`;
}

function renderModeration({ state, pinned, own, author }: Message, t: RowView['t'], act: (name: string, words: string) => TemplateResult): TemplateResult {
  return html`${act(pinned ? 'unpin' : 'pin', pinned ? t('chat.unpin') : t('chat.pin'))}
  ${state === 'shown' ? act('hide', t('chat.hide')) : act('show', t('chat.show'))}
  ${own || author.role === 'teacher' ? nothing : act('mute', t('chat.mute'))}`;
}

function initialOf(name: string): string {
  return Array.from(name)[0] ?? '';
}
