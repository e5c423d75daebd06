/** An announcement as its sender sees it: how far it is, who still needs a call, and what can be done. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { AnnouncedFamily, Announcement } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { FamilyFilter, FamilyView } from '../announcements.types.ts';
import { choiceWords, renderAnswerForm } from './answer-form.ts';
import { hasBegun, isOver, renderAbout, renderBody, renderCounts, renderSchedule } from './parts.ts';
import type { View } from './view.ts';

export interface SentOptions extends View {
  readonly isOpen: boolean;
  /** The person was asked whether to take it back. */
  readonly isRecalling: boolean;
  readonly families: FamilyView | null;
  readonly reminded: number | null;
  /** The child for whom an answer from paper is being entered. */
  readonly entering: string | null;
  readonly sending: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
  /** Somebody else was faster, by announcement and child. */
  readonly tooLate: string;
  files(): TemplateResult | typeof nothing;
  onToggle(): void;
  onFamilies(filter: FamilyFilter | null, more?: boolean): void;
  onRemind(): void;
  onRecall(step: 'ask' | 'do' | 'leave'): void;
  onEnter(childId: string | null): void;
  onMissing(key: string): void;
  onAnswer(childIds: string[], answer: { choices: string[]; signature: string | null }): void;
}
const filters: readonly (readonly [FamilyFilter, string])[] = [
  ['all', 'announcements.families.all'],
  ['unread', 'announcements.families.unread'],
  ['unanswered', 'announcements.families.unanswered'],
  ['joined', 'announcements.families.joined'],
];

export function renderSent(announcement: Announcement, options: SentOptions): TemplateResult {
  const { t, format, isOpen, onToggle } = options;
  const { id, title, sent, ask, state } = announcement;
  return html`<li class="card item" part="announcement" data-state=${state}>
    <h3 class="item__head">
      <button class="item__open" type="button" aria-expanded=${isOpen} aria-controls="body-${id}" @click=${onToggle}>
        <span class="item__title">${person(title)}</span>${icon(isOpen ? 'chevron-up' : 'chevron-down', 'small')}
      </button>
    </h3>
    ${renderAbout(announcement, options)}
    <p class="item__about"><bdi>${format.list(sent?.places ?? [])}</bdi></p>
    ${sent === null || state === 'scheduled'
      ? nothing
      : html`<div class="reach">
          ${renderMeter(t('announcements.reach.read', { count: sent.read, all: sent.families }), sent.read, sent.families)}
          ${ask.kind === 'none' ? nothing : renderMeter(t('announcements.reach.answered', { count: sent.answered, all: sent.families }), sent.answered, sent.families)}
          ${sent.reachable < sent.families ? html`<p class="item__note">${icon('info', 'small')}${t('announcements.reach.unreachable', { count: sent.families - sent.reachable })}</p>` : nothing}
        </div>`}
    <div id="body-${id}" ?hidden=${!isOpen}>
      ${isOpen ? html`${renderBody(announcement.text)} ${options.files()} ${renderCounts(announcement, options)} ${renderSchedule(announcement, options)} ${renderActs(announcement, options)} ${renderFamilies(announcement, options)}` : nothing}
    </div>
  </li>`;
}

const renderMeter = (words: string, value: number, most: number): TemplateResult =>
  html`<div class="reach__line"><span>${words}</span><progress class="meter" aria-hidden="true" max=${Math.max(most, 1)} value=${value}></progress></div>`;

function renderActs({ state, ask }: Announcement, { t, isRecalling, families, reminded, onFamilies, onRemind, onRecall }: SentOptions): TemplateResult | typeof nothing {
  if (state === 'recalled') return nothing;
  if (isRecalling) {
    return html`<div class="recall" role="group" aria-label=${t('announcements.recall.ask')}>
      <p>${t('announcements.recall.ask')}</p>
      <div class="buttons">
        <button class="button button--danger recall__do" type="button" @click=${() => onRecall('do')}>${t('announcements.recall.do')}</button>
        <button class="button" type="button" @click=${() => onRecall('leave')}>${t('announcements.recall.leave')}</button>
      </div>
    </div>`;
  }
  return html`<div class="buttons acts">
      ${state === 'sent'
        ? html`<button class="button" type="button" aria-expanded=${families !== null} @click=${() => onFamilies(families === null ? 'all' : null)}>${icon('users', 'small')}${t('announcements.families')}</button>
            <button class="button remind" type="button" @click=${onRemind}>${icon('bell', 'small')}${t(ask.kind === 'none' ? 'announcements.remind.unread' : 'announcements.remind.unanswered')}</button>`
        : nothing}
      <button class="button button--quiet recall" type="button" @click=${() => onRecall('ask')}>${t('announcements.recall')}</button>
    </div>
    ${reminded === null ? nothing : html`<p class="item__note" role="status">${reminded === 0 ? t('announcements.reminded.none') : t('announcements.reminded', { count: reminded })}</p>`}`;
}

function renderFamilies(announcement: Announcement, options: SentOptions): TemplateResult | typeof nothing {
  const { t, families, onFamilies } = options;
  if (families === null) return nothing;
  return html`<section class="families" aria-label=${t('announcements.families')}>
    <div class="buttons" role="group" aria-label=${t('announcements.families.filter')}>
      ${filters
        .filter(([filter]) => (filter === 'joined' ? announcement.ask.kind === 'sign-up' : filter !== 'unanswered' || announcement.ask.kind !== 'none'))
        .map(([filter, key]) => html`<button class="button button--small" type="button" aria-pressed=${families.filter === filter} @click=${() => onFamilies(filter)}>${t(key)}</button>`)}
    </div>
    <p class="item__note" role="status">${t('announcements.families.count', { count: families.total })}</p>
    <ul class="families__list">
      ${repeat(
        families.items,
        ({ child }) => child.id,
        (family) => renderFamily(announcement, family, options),
      )}
    </ul>
    ${families.more ? html`<button class="button" type="button" @click=${() => onFamilies(families.filter, true)}>${t('announcements.families.more')}</button>` : nothing}
  </section>`;
}

function renderFamily(announcement: Announcement, family: AnnouncedFamily, options: SentOptions): TemplateResult {
  const { t, format, entering, onEnter, sending, missing, tooLate, onMissing, onAnswer } = options;
  const { child, guardians, answer, remindedAt } = family;
  const key = `${announcement.id} ${child.id}`;
  return html`<li class="family" data-child=${child.id}>
    <p class="family__name">${person(child.name)} <span class="family__class">${person(family.class.name)}</span></p>
    <p class="family__state">
      ${guardians.length === 0
        ? html`<span class="badge badge--warning">${t('announcements.family.unreachable')}</span>`
        : guardians.map(({ name, readAt }) => html`<span class="guardian">${icon(readAt === null ? 'clock' : 'check', 'small')}<bdi>${t(readAt === null ? 'announcements.family.unread' : 'announcements.family.read', { name })}</bdi></span>`)}
      ${remindedAt === null ? nothing : html`<span>${t('announcements.family.reminded', { when: format.ago(remindedAt) })}</span>`}
    </p>
    ${answer === null
      ? nothing
      : html`<p class="family__answer">${icon('done', 'small')}<bdi>${t(answer.onBehalf ? 'announcements.family.on-behalf' : 'announcements.family.answered', { name: answer.by.name })} ${choiceWords(options, announcement, answer)}</bdi></p>`}
    ${!mayEnter(announcement, answer, options)
      ? nothing
      : entering === child.id
        ? renderAnswerForm({
            t, format, now: options.now, announcement, children: [child], before: answer?.choices ?? [], isSending: sending.has(key), missing: missing.has(key), isTooLate: tooLate === key,
            onMissing: () => onMissing(key),
            onAnswer: (given) => onAnswer([child.id], given),
          })
        : html`<button class="button button--quiet button--small family__enter" type="button" @click=${() => onEnter(child.id)}>
            <bdi>${t(answer === null ? 'announcements.family.enter' : 'announcements.family.change', { name: child.name })}</bdi>
          </button>`}
  </li>`;
}

/** What came on paper is entered. Places and appointments are also changed and freed for whoever calls; of the rest only what was entered here. */
function mayEnter(announcement: Announcement, answer: AnnouncedFamily['answer'], view: View): boolean {
  const { ask, state } = announcement;
  if (ask.kind === 'none' || state !== 'sent') return false;
  if (answer === null) return true;
  if (isOver(announcement, view) || hasBegun(announcement, answer, view)) return false;
  const isEntered = answer.own && answer.onBehalf;
  return ask.kind === 'appointment' || ask.kind === 'sign-up' || (isEntered && (ask.kind === 'consent' || (ask.kind === 'choice' && ask.anonymous !== true)));
}
