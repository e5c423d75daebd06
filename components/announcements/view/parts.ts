import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Announcement, AskOption } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { View } from './view.ts';

/** Who says it, when, until when, and in what state it is. */
export function renderAbout({ sender, organisation, at, dueAt, urgentReason, state, received, attachments = [] }: Announcement, { t, format }: View): TemplateResult {
  return html`<p class="item__about">
    ${urgentReason === null ? nothing : html`<span class="badge badge--danger">${icon('alert', 'small')}${t('announcements.urgent')}</span>`}
    ${received?.toAnswer === true ? html`<span class="badge badge--warning">${t('announcements.mark.to-answer')}</span>` : nothing}
    ${state === 'scheduled' ? html`<span class="badge badge--info">${icon('clock', 'small')}${t('announcements.scheduled', { when: format.dateTime(at) })}</span>` : nothing}
    ${state === 'recalled' ? html`<span class="badge">${t('announcements.recalled')}</span>` : nothing}
    <span>${person(sender.name)} · ${person(organisation.name)}</span>
    ${state === 'scheduled' ? nothing : html`<time datetime=${at} title=${format.dateTime(at)}>${format.ago(at)}</time>`}
    ${attachments.length === 0 ? nothing : html`<span>${t('announcements.files', { count: attachments.length })}</span>`}
    ${dueAt === null ? nothing : html`<span>${t('announcements.due', { when: format.dateTime(dueAt) })}</span>`}
    ${received?.toAnswer === true && received.remindedAt !== null ? html`<span>${t('announcements.reminded-you', { when: format.ago(received.remindedAt) })}</span>` : nothing}
  </p>`;
}

/** Words of people, with their line breaks. */
export function renderBody(text: string): TemplateResult {
  return html`<p class="item__text">${person(text)}</p>`;
}

const isPast = (dueAt: string | null): boolean => dueAt !== null && Date.parse(dueAt) < Date.now();

/** How often each was chosen, in the order of the options. */
export function renderCounts({ ask, counts, dueAt }: Announcement, { t, format }: View): TemplateResult | typeof nothing {
  const consent: readonly AskOption[] = [
    { id: 'agree', label: t('announcements.consent.agree'), capacity: null, startsAt: null },
    { id: 'refuse', label: t('announcements.consent.refuse'), capacity: null, startsAt: null },
  ];
  const options = ask.kind === 'choice' ? ask.options : ask.kind === 'consent' ? consent : [];
  if (options.length === 0) return nothing;
  if (ask.kind === 'choice' && ask.anonymous === true && counts.length === 0) return html`<p class="item__note">${icon('info', 'small')}<span>${t(isPast(dueAt) ? 'announcements.anonymous.few' : 'announcements.anonymous.later')}</span></p>`;
  return html`<dl class="counts">
    ${options.map(({ id, label, capacity, startsAt }) => {
      const count = counts.find(({ optionId }) => optionId === id)?.count ?? 0;
      return html`<div>
        <dt>${startsAt === null ? nothing : html`${format.dateTime(startsAt)} `}${person(label)}</dt>
        <dd>${capacity === null ? format.number(count) : t('announcements.counts.of', { count, all: capacity })}</dd>
      </div>`;
    })}
  </dl>`;
}

/** What becomes of the answers to a choice, told before one answers. */
export function renderResultRule({ ask }: Announcement, { t }: View): TemplateResult | typeof nothing {
  if (ask.kind !== 'choice') return nothing;
  const { results = 'sender', anonymous = false } = ask;
  const whoSees = anonymous ? 'announcements.anonymous.sender' : 'announcements.results.sender';
  const rule = results === 'sender' ? whoSees : results === 'answered' && !anonymous ? 'announcements.results.answered' : 'announcements.results.closed';
  return html`<p class="item__note">${icon('info', 'small')}<span>${anonymous ? t('announcements.anonymous') : nothing} ${t(rule)}</span></p>`;
}

/** The counts that a family is told. */
export function renderTold(announcement: Announcement, children: readonly { readonly answer: unknown }[], view: View): TemplateResult | typeof nothing {
  const { ask, dueAt } = announcement;
  if (ask.kind !== 'choice') return nothing;
  const { results = 'sender', anonymous = false } = ask;
  const hasAnswered = children.some(({ answer }) => answer !== null);
  const isTold = isPast(dueAt) ? results !== 'sender' && (results === 'closed' || hasAnswered) : results === 'answered' && hasAnswered && !anonymous;
  return isTold ? html`<h4 class="answered__title">${view.t('announcements.results')}</h4>${renderCounts(announcement, view)}` : nothing;
}
