/** An announcement as a family sees it: the message, what is for the own child alone, and what is asked. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { AnnouncedChild, Announcement, FamilyAnswer } from '../../base/ports/index.ts';
import { flag } from '../../base/report/flag.ts';
import { isolate, person } from '../../base/text.ts';
import { choiceWords, renderAnswerForm } from './answer-form.ts';
import { hasBegun, isChangeable, isOver as isOverNow, renderAbout, renderBody, renderResultRule, renderTold } from './parts.ts';
import type { View } from './view.ts';

export interface ReceivedOptions extends View {
  readonly isOpen: boolean;
  /** Children whose own part is uncovered. */
  readonly revealed: ReadonlySet<string>;
  /** Children whose answer is being changed. */
  readonly changing: ReadonlySet<string>;
  readonly sending: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
  /** Somebody else was faster, by announcement and child. */
  readonly tooLate: string;
  files(): TemplateResult | typeof nothing;
  onToggle(): void;
  onReport(): void;
  onReveal(childId: string): void;
  onChange(childId: string): void;
  onMissing(key: string): void;
  onAnswer(childIds: string[], answer: { choices: string[]; signature: string | null }): void;
}

export function renderReceived(announcement: Announcement, options: ReceivedOptions): TemplateResult {
  const { t, isOpen, onToggle, onReport } = options;
  const { id, received, urgentReason, state, title } = announcement;
  const isUnread = received?.readAt === null;
  return html`<li class="card item" part="announcement" data-unread=${isUnread} data-state=${state}>
    <div class="item__row">
      <h3 class="item__head">
        <button class="item__open" type="button" aria-expanded=${isOpen} aria-controls="body-${id}" @click=${onToggle}>
          <span class="item__title">
            ${isUnread ? html`<span class="dot"></span><span class="visually-hidden">${t('announcements.mark.unread')}</span>` : nothing}${person(title)}
          </span>
          ${icon(isOpen ? 'chevron-up' : 'chevron-down', 'small')}
        </button>
      </h3>
      ${flag(t('announcements.report', { title: isolate(title) }), onReport)}
    </div>
    ${renderAbout(announcement, options)}
    <div id="body-${id}" ?hidden=${!isOpen}>
      ${isOpen
        ? html`${urgentReason === null ? nothing : html`<p class="item__why">${icon('alert', 'small')}<span>${t('announcements.urgent.why')} ${person(urgentReason)}</span></p>`}
          ${state === 'recalled' ? html`<p class="item__note">${t('announcements.recalled.text')}</p>` : html`${renderBody(announcement.text)} ${options.files()}`}
          ${(received?.children ?? []).map((child) => renderPersonal(child, options))} ${state === 'sent' ? renderAnswers(announcement, received?.children ?? [], options) : nothing}`
        : nothing}
    </div>
  </li>`;
}

/** What is only about one child stays covered until somebody wants to read it: a phone lies on tables. */
function renderPersonal({ child, personal }: AnnouncedChild, { t, revealed, onReveal }: ReceivedOptions): TemplateResult | typeof nothing {
  if (personal === null) return nothing;
  const isOpen = revealed.has(child.id);
  return html`<section class="personal">
    <button class="button button--soft button--small" type="button" aria-expanded=${isOpen} @click=${() => onReveal(child.id)}>
      ${icon('eye', 'small')}<bdi>${t(isOpen ? 'announcements.personal.hide' : 'announcements.personal.show', { name: child.name })}</bdi>
    </button>
    ${isOpen ? html`<div class="personal__text">${renderBody(personal)}</div>` : nothing}
  </section>`;
}

function renderAnswers(announcement: Announcement, children: readonly AnnouncedChild[], options: ReceivedOptions): TemplateResult | typeof nothing {
  const { ask } = announcement;
  if (ask.kind === 'none') return nothing;
  const isOver = isOverNow(announcement, options);
  const open = children.filter(({ answer }) => answer === null).map(({ child }) => child);
  // A receipt says the same for all children: one press is enough. A decision is made for each.
  const groups = ask.kind === 'receipt' || ask.kind === 'signature' ? (open.length > 0 ? [open] : []) : open.map((child) => [child]);
  return html`${repeat(
    children.filter(({ answer }) => answer !== null),
    ({ child }) => child.id,
    (one) => renderAnswered(announcement, one, isOver, options),
  )}
  ${isOver && open.length > 0 ? html`<p class="item__note">${options.t('announcements.over')}</p>` : nothing}
  ${isOver
    ? nothing
    : repeat(
        groups,
        (group) => group[0]?.id,
        (group) => renderForm(announcement, group, [], options),
      )}
  ${isOver || open.length === 0 ? nothing : renderResultRule(announcement, options)} ${renderTold(announcement, children, options)}`;
}

function renderForm(announcement: Announcement, children: readonly { id: string; name: string }[], before: readonly string[], options: ReceivedOptions): TemplateResult | typeof nothing {
  const key = `${announcement.id} ${children[0]?.id ?? ''}`;
  return renderAnswerForm({
    t: options.t,
    format: options.format,
    now: options.now,
    announcement,
    children,
    before,
    isSending: options.sending.has(key),
    missing: options.missing.has(key),
    isTooLate: options.tooLate === key,
    onMissing: () => options.onMissing(key),
    onAnswer: (answer) => options.onAnswer(children.map(({ id }) => id), answer),
  });
}

function renderAnswered(announcement: Announcement, { child, answer }: AnnouncedChild, isOver: boolean, options: ReceivedOptions): TemplateResult | typeof nothing {
  if (answer === null) return nothing;
  const { t, format, changing, onChange } = options;
  const { ask } = announcement;
  const mayChange = (answer.own || answer.isLeft === true) && !isOver && !hasBegun(announcement, answer, options) && isChangeable(announcement);
  const isUnsure = answer.isWaiting === true && (ask.kind === 'appointment' ? !answer.choices.includes('decline') : answer.choices.includes('join'));
  return html`<div class="answered">
    <p class="answered__words" tabindex="-1" data-child=${child.id}>
      ${icon(isUnsure ? 'clock' : 'done', 'small')}<bdi>${answeredWords(options, announcement, child.name, answer)}</bdi>
      <time datetime=${answer.answeredAt}>${format.dateTime(answer.answeredAt)}</time>
    </p>
    ${isUnsure ? html`<p class="item__note" role="status">${icon('offline', 'small')}<span>${t('announcements.waiting.place')}</span></p>` : nothing}
    ${mayChange && !changing.has(child.id)
      ? html`<button class="button button--quiet button--small" type="button" @click=${() => onChange(child.id)}>${t('announcements.change')}</button>`
      : nothing}
    ${mayChange && changing.has(child.id) ? renderForm(announcement, [child], answer.choices, options) : nothing}
  </div>`;
}

function answeredWords(view: View, announcement: Announcement, name: string, answer: FamilyAnswer): string {
  if (answer.onBehalf && answer.choices.length === 0) return view.t('announcements.answered.on-behalf', { name });
  if (!answer.own && !answer.onBehalf) return view.t('announcements.answered.other', { name });
  const words = choiceWords(view, announcement, answer);
  if (answer.onBehalf) return view.t('announcements.answered.arranged', { name, words });
  return words === '' ? view.t('announcements.answered.receipt', { name }) : view.t('announcements.answered.with', { name, words });
}
