import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Announcement } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { View } from './view.ts';

/** Who says it, when, until when, and in what state it is. */
export function renderAbout({ sender, organisation, at, dueAt, urgentReason, state, received }: Announcement, { t, format }: View): TemplateResult {
  return html`<p class="item__about">
    ${urgentReason === null ? nothing : html`<span class="badge badge--danger">${icon('alert', 'small')}${t('announcements.urgent')}</span>`}
    ${received?.toAnswer === true ? html`<span class="badge badge--warning">${t('announcements.mark.to-answer')}</span>` : nothing}
    ${state === 'scheduled' ? html`<span class="badge badge--info">${icon('clock', 'small')}${t('announcements.scheduled', { when: format.dateTime(at) })}</span>` : nothing}
    ${state === 'recalled' ? html`<span class="badge">${t('announcements.recalled')}</span>` : nothing}
    <span>${person(sender.name)} · ${person(organisation.name)}</span>
    ${state === 'scheduled' ? nothing : html`<time datetime=${at} title=${format.dateTime(at)}>${format.ago(at)}</time>`}
    ${dueAt === null ? nothing : html`<span>${t('announcements.due', { when: format.dateTime(dueAt) })}</span>`}
    ${received?.toAnswer === true && received.remindedAt !== null ? html`<span>${t('announcements.reminded-you', { when: format.ago(received.remindedAt) })}</span>` : nothing}
  </p>`;
}

/** Words of people, with their line breaks. */
export function renderBody(text: string): TemplateResult {
  return html`<p class="item__text">${person(text)}</p>`;
}
