import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { Announcement, AskOption, FamilyAnswer } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import { slotsByDay, slotTime } from './slots.ts';
import type { View } from './view.ts';

/** Who says it, when, until when, and in what state it is. */
export function renderAbout({ sender, organisation, at, dueAt, urgentReason, state, received, attachments = [] }: Announcement, { t, format, now }: View): TemplateResult {
  return html`<p class="item__about">
    ${urgentReason === null ? nothing : html`<span class="badge badge--danger">${icon('alert', 'small')}${t('announcements.urgent')}</span>`}
    ${received?.toAnswer === true ? html`<span class="badge badge--warning">${t('announcements.mark.to-answer')}</span>` : nothing}
    ${state === 'scheduled' ? html`<span class="badge badge--info">${icon('clock', 'small')}${t('announcements.scheduled', { when: format.dateTime(at) })}</span>` : nothing}
    ${state === 'recalled' ? html`<span class="badge">${t('announcements.recalled')}</span>` : nothing}
    <span>${person(sender.name)} · ${person(organisation.name)}</span>
    ${state === 'scheduled' ? nothing : html`<time datetime=${at} title=${format.dateTime(at)}>${format.ago(at, now)}</time>`}
    ${attachments.length === 0 ? nothing : html`<span>${t('announcements.files', { count: attachments.length })}</span>`}
    ${dueAt === null ? nothing : html`<span>${t('announcements.due', { when: format.dateTime(dueAt) })}</span>`}
    ${received?.toAnswer === true && received.remindedAt !== null ? html`<span>${t('announcements.reminded-you', { when: format.ago(received.remindedAt, now) })}</span>` : nothing}
  </p>`;
}

/** Words of people, with their line breaks. */
export function renderBody(text: string): TemplateResult {
  return html`<p class="item__text">${person(text)}</p>`;
}

/** Where something is chosen of what there is. */
const isChoosing = ({ ask }: Announcement): boolean => ask.kind === 'choice' || ask.kind === 'appointment' || ask.kind === 'sign-up';

/** What was answered so may be answered otherwise; what was signed or received stays so. */
export const isChangeable = (announcement: Announcement): boolean => isChoosing(announcement) || announcement.ask.kind === 'consent';

/** After its time nothing is chosen any more; a receipt, a signature or a consent may come late. */
export const isOver = (announcement: Announcement, { now }: Pick<View, 'now'>): boolean => isChoosing(announcement) && isPast(announcement.dueAt, now);

/** What has begun is neither taken nor given back. */
export const hasBegun = ({ ask }: Announcement, { choices }: Pick<FamilyAnswer, 'choices'>, { now }: Pick<View, 'now'>): boolean =>
  ask.kind === 'appointment' && ask.slots.some(({ id, startsAt }) => choices.includes(id) && Date.parse(startsAt) < now);

const isPast = (dueAt: string | null, now: number): boolean => dueAt !== null && Date.parse(dueAt) < now;

function optionsOf(ask: Announcement['ask'], t: View['t']): readonly AskOption[] {
  const plain = (id: string, label: string, capacity: number | null = null): AskOption => ({ id, label: t(label), capacity, startsAt: null });
  if (ask.kind === 'consent') return [plain('agree', 'announcements.consent.agree'), plain('refuse', 'announcements.consent.refuse')];
  if (ask.kind === 'sign-up') return [plain('join', 'announcements.sign-up.join', ask.capacity), plain('decline', 'announcements.sign-up.decline')];
  return ask.kind === 'choice' ? ask.options : [];
}

/** Who comes when, for who sent it. */
export function renderSchedule({ ask, sent, counts }: Announcement, { t, format }: View): TemplateResult | typeof nothing {
  if (ask.kind !== 'appointment') return nothing;
  const declined = counts.find(({ optionId }) => optionId === 'decline')?.count ?? 0;
  const comes = new Map((sent?.appointments ?? []).map((one) => [one.slotId, one]));
  return html`<section class="schedule" aria-label=${t('announcements.appointment.schedule')}>
    <h4 class="answered__title">${t('announcements.appointment.schedule')}</h4>
    <p class="item__note">${person(ask.place)}</p>
    ${declined === 0 ? nothing : html`<p class="item__note">${t('announcements.appointment.declined', { count: declined })}</p>`}
    ${slotsByDay(ask, format).map(
      ({ day, slots }) =>
        html`<p class="slots__day">${day}</p>
          <dl class="counts">
            ${slots.map((slot) => {
              const one = comes.get(slot.id);
              return html`<div data-slot=${slot.id}>
                <dt><time datetime=${slot.startsAt}>${slotTime(slot, ask, format)}</time></dt>
                <dd>${one === undefined ? html`<span class="schedule__free">${t('announcements.appointment.free')}</span>` : html`${person(one.child.name)} <span class="family__class">${person(one.by.name)}</span>`}</dd>
              </div>`;
            })}
          </dl>`,
    )}
  </section>`;
}

/** How often each was chosen, in the order of the options. */
export function renderCounts({ ask, counts, dueAt }: Announcement, { t, format, now }: View): TemplateResult | typeof nothing {
  const options = optionsOf(ask, t);
  if (options.length === 0) return nothing;
  if (ask.kind === 'choice' && ask.anonymous === true && counts.length === 0) return html`<p class="item__note">${icon('info', 'small')}<span>${t(isPast(dueAt, now) ? 'announcements.anonymous.few' : 'announcements.anonymous.later')}</span></p>`;
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
  const isTold = isPast(dueAt, view.now) ? results !== 'sender' && (results === 'closed' || hasAnswered) : results === 'answered' && hasAnswered && !anonymous;
  return isTold ? html`<h4 class="answered__title">${view.t('announcements.results')}</h4>${renderCounts(announcement, view)}` : nothing;
}
