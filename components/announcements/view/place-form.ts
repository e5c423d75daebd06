/** Forms for what there is only so much of: a time of one's own, a place on a list. What others have taken is not named. */
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { Ask } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { FormOptions } from './answer-form.ts';
import { slotsByDay, slotTime, takenOf } from './slots.ts';

type Appointment = Extract<Ask, { kind: 'appointment' }>;
type SignUp = Extract<Ask, { kind: 'sign-up' }>;

/** Said where the form is: somebody was faster. */
const renderTooLate = ({ t, isTooLate }: FormOptions, key: string): TemplateResult | typeof nothing =>
  isTooLate ? html`<p class="ask__late" role="alert">${icon('alert', 'small')}<span>${t(key)}</span></p>` : nothing;

/** Times that are free, and the own one. */
export function renderAppointment(options: FormOptions, ask: Appointment, whose: TemplateResult): TemplateResult {
  const { t, format, now, announcement, children, before, missing, isSending, onAnswer, onMissing } = options;
  const name = `slot-${announcement.id}-${children[0]?.id ?? ''}`;
  const taken = takenOf(announcement);
  const hasDeclined = before.includes('decline');
  const days = slotsByDay({ ...ask, slots: ask.slots.filter(({ id, startsAt }) => before.includes(id) || (!taken.has(id) && Date.parse(startsAt) > now)) }, format);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const slot = event.currentTarget instanceof HTMLFormElement ? new FormData(event.currentTarget).get(name) : null;
    if (typeof slot !== 'string') onMissing();
    else onAnswer({ choices: [slot], signature: null });
  };
  return html`<form class="ask" novalidate @submit=${onSubmit}>
    <p class="ask__note">${icon('info', 'small')}<span>${t('announcements.appointment.about', { place: isolate(ask.place), minutes: ask.minutes })}</span></p>
    ${renderTooLate(options, 'announcements.appointment.too-late')}
    <fieldset class="field" aria-describedby=${missing ? `${name}-problem` : nothing}>
      <legend class="field__label">${whose}</legend>
      ${days.length === 0 ? html`<p class="item__note">${t('announcements.appointment.none')}</p>` : nothing}
      ${repeat(
        days,
        ({ day }) => day,
        ({ day, slots }) =>
          html`<p class="slots__day" id="${name}-${slots[0]?.id}">${day}</p>
            <div class="slots" role="group" aria-labelledby="${name}-${slots[0]?.id}">
              ${repeat(
                slots,
                ({ id }) => id,
                (slot) =>
                  html`<label class="choice option slot">
                    <input type="radio" name=${name} value=${slot.id} ?checked=${before.includes(slot.id)} /><time datetime=${slot.startsAt}>${slotTime(slot, ask, format)}</time>
                  </label>`,
              )}
            </div>`,
      )}
      ${missing ? html`<p class="field__error" id="${name}-problem">${icon('alert', 'small')}${t('announcements.appointment.missing')}</p>` : nothing}
    </fieldset>
    <div class="buttons">
      ${days.length === 0 ? nothing : html`<button class="button button--primary" type="submit" aria-busy=${isSending}>${t(before.length === 0 || hasDeclined ? 'announcements.appointment.act' : 'announcements.appointment.change')}</button>`}
      ${hasDeclined
        ? nothing
        : html`<button class="button" type="button" data-choice="decline" aria-busy=${isSending} @click=${() => onAnswer({ choices: ['decline'], signature: null })}>${t('announcements.appointment.decline')}</button>`}
      ${before.length === 0 || hasDeclined
        ? nothing
        : html`<button class="button" type="button" aria-busy=${isSending} @click=${() => onAnswer({ choices: [], signature: null })}>${t('announcements.appointment.withdraw')}</button>`}
    </div>
  </form>`;
}

/** Joining and not joining are as near and as large as each other. */
export function renderSignUp(options: FormOptions, { capacity }: SignUp, whose: TemplateResult): TemplateResult {
  const { t, announcement, before, isSending, onAnswer } = options;
  const left = capacity === null ? null : Math.max(0, capacity - (announcement.counts.find(({ optionId }) => optionId === 'join')?.count ?? 0));
  const isFull = left === 0 && !before.includes('join');
  const button = (choice: 'join' | 'decline', label: string, isOff: boolean) =>
    html`<button class="button consent__act" type="button" data-choice=${choice} ?disabled=${isOff} aria-busy=${isSending} aria-pressed=${ifDefined(before.length === 0 ? undefined : before.includes(choice))} @click=${() => onAnswer({ choices: [choice], signature: null })}>
      ${label}
    </button>`;
  return html`<div class="ask">
    <p class="ask__note">
      ${icon('info', 'small')}<span>${left === null ? nothing : html`<span class="option__left">${t(left === 0 ? 'announcements.sign-up.full' : 'announcements.choice.left', { count: left })}</span>`} ${t('announcements.sign-up.about')}</span>
    </p>
    ${renderTooLate(options, 'announcements.sign-up.too-late')} ${whose}
    <div class="consent">${button('join', t('announcements.sign-up.join'), isFull)} ${button('decline', t('announcements.sign-up.decline'), false)}</div>
  </div>`;
}
