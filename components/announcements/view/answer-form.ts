/** The one small form: what an announcement asks for, in the shape that fits it. Nothing is chosen beforehand. */
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import type { Announcement, AskOption, FamilyAnswer } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import { renderAppointment, renderSignUp } from './place-form.ts';
import { slotWords } from './slots.ts';
import type { View } from './view.ts';

export interface FormOptions extends View {
  readonly announcement: Announcement;
  /** The children whom one answer is for. */
  readonly children: readonly { readonly id: string; readonly name: string }[];
  /** What was answered before, where it may be changed. */
  readonly before: readonly string[];
  /** An answer is on its way: a second press asks for nothing. */
  readonly isSending: boolean;
  /** What to write what is missing beside, while something is. */
  readonly missing: boolean;
  /** Somebody else was faster with what was asked for last. */
  readonly isTooLate: boolean;
  onAnswer(answer: { choices: string[]; signature: string | null }): void;
  onMissing(): void;
}

/** The form of an announcement for some children. */
export function renderAnswerForm(options: FormOptions): TemplateResult | typeof nothing {
  switch (options.announcement.ask.kind) {
    case 'none':
      return nothing;
    case 'receipt':
      return html`<div class="ask">${renderAct(options, 'announcements.receipt.act', () => options.onAnswer({ choices: [], signature: null }))}</div>`;
    case 'signature':
      return renderSignature(options);
    case 'consent':
      return renderConsent(options, options.announcement.ask.refusal);
    case 'choice':
      return renderChoice(options, options.announcement.ask.options, options.announcement.ask.most);
    case 'appointment':
      return renderAppointment(options, options.announcement.ask, renderFor(options));
    case 'sign-up':
      return renderSignUp(options, options.announcement.ask, renderFor(options));
  }
}

/** Whose answer it is, where it is not plain from the place. */
function renderFor({ t, format, children }: FormOptions): TemplateResult {
  return html`<span class="ask__for"><bdi>${t('announcements.for', { names: format.list(children.map(({ name }) => name)) })}</bdi></span>`;
}

function renderAct(options: FormOptions, key: string, act: () => void): TemplateResult {
  return html`${renderFor(options)}
    <button class="button button--primary ask__act" type="button" aria-busy=${options.isSending} @click=${act}>${icon('check', 'small')}${options.t(key)}</button>`;
}

function renderSignature(options: FormOptions): TemplateResult {
  const { t, announcement, children, missing, onAnswer, onMissing } = options;
  const id = `sign-${announcement.id}-${children[0]?.id ?? ''}`;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = event.currentTarget instanceof HTMLFormElement ? new FormData(event.currentTarget).get('signature') : null;
    const signature = typeof name === 'string' ? name.trim() : '';
    if (signature === '') onMissing();
    else onAnswer({ choices: [], signature });
  };
  return html`<form class="ask" novalidate @submit=${onSubmit}>
    ${renderFor(options)}
    <div class="field">
      <label class="field__label" for=${id}>${t('announcements.signature.label')}</label>
      <input class="input" id=${id} name="signature" maxlength="60" autocomplete="name" dir="auto" aria-invalid=${missing} aria-describedby="${id}-hint" />
      <p class=${missing ? 'field__error' : 'field__hint'} id="${id}-hint">${missing ? t('announcements.signature.missing') : t('announcements.signature.hint')}</p>
    </div>
    <button class="button button--primary ask__act" type="submit" aria-busy=${options.isSending}>${icon('check', 'small')}${t('announcements.signature.act')}</button>
  </form>`;
}

/** Two buttons that look and weigh the same: neither is the main one. */
function renderConsent(options: FormOptions, refusal: string): TemplateResult {
  const { t, before, isSending, onAnswer } = options;
  const button = (choice: 'agree' | 'refuse', label: string) =>
    html`<button class="button consent__act" type="button" data-choice=${choice} aria-busy=${isSending} aria-pressed=${ifDefined(before.length === 0 ? undefined : before.includes(choice))} @click=${() => onAnswer({ choices: [choice], signature: null })}>
      ${label}
    </button>`;
  return html`<div class="ask">
    <p class="ask__note">${icon('info', 'small')}<span>${t('announcements.consent.refusal')} ${person(refusal)}</span></p>
    ${renderFor(options)}
    <div class="consent">${button('agree', t('announcements.consent.agree'))} ${button('refuse', t('announcements.consent.refuse'))}</div>
  </div>`;
}

function renderChoice(options: FormOptions, choices: readonly AskOption[], most: number): TemplateResult {
  const { t, announcement, children, before, missing, onAnswer, onMissing } = options;
  const name = `choice-${announcement.id}-${children[0]?.id ?? ''}`;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = event.currentTarget instanceof HTMLFormElement ? new FormData(event.currentTarget).getAll(name) : [];
    const chosen = given.filter((one): one is string => typeof one === 'string');
    if (chosen.length > most || (chosen.length === 0 && before.length === 0)) onMissing();
    else onAnswer({ choices: chosen, signature: null });
  };
  return html`<form class="ask" novalidate @submit=${onSubmit}>
    <fieldset class="field" aria-describedby=${missing ? `${name}-problem` : nothing}>
      <legend class="field__label">${renderFor(options)} ${most > 1 ? t('announcements.choice.most', { count: most }) : nothing}</legend>
      <div class="options">
        ${repeat(
          choices,
          ({ id }) => id,
          (option) => renderOption(options, option, name, most > 1),
        )}
      </div>
      ${missing ? html`<p class="field__error" id="${name}-problem">${icon('alert', 'small')}${t('announcements.choice.missing', { count: most })}</p>` : nothing}
    </fieldset>
    <div class="buttons">
      <button class="button button--primary" type="submit" aria-busy=${options.isSending}>${t(before.length === 0 ? 'announcements.choice.act' : 'announcements.choice.change')}</button>
      ${before.length === 0
        ? nothing
        : html`<button class="button" type="button" aria-busy=${options.isSending} @click=${() => onAnswer({ choices: [], signature: null })}>${t('announcements.choice.withdraw')}</button>`}
    </div>
  </form>`;
}

function renderOption({ t, format, announcement, before }: FormOptions, option: AskOption, name: string, isMany: boolean): TemplateResult {
  const { id, capacity, startsAt } = option;
  const left = capacity === null ? null : Math.max(0, capacity - (announcement.counts.find(({ optionId }) => optionId === id)?.count ?? 0));
  const isFull = left === 0 && !before.includes(id);
  return html`<label class="choice option" data-full=${isFull}>
    <input type=${isMany ? 'checkbox' : 'radio'} name=${name} value=${id} ?checked=${before.includes(id)} ?disabled=${isFull} />
    <span>
      ${startsAt === null ? nothing : html`<time datetime=${startsAt}>${format.weekday(startsAt)} ${format.dateTime(startsAt)}</time>`} ${person(option.label)}
      ${left === null ? nothing : html`<span class="option__left">${isFull ? t('announcements.choice.full') : t('announcements.choice.left', { count: left })}</span>`}
    </span>
  </label>`;
}

/** What was chosen, in words. */
export function choiceWords({ t, format }: View, { ask }: Announcement, { choices, signature }: Pick<FamilyAnswer, 'choices' | 'signature'>): string {
  if (ask.kind === 'consent') return t(choices.includes('agree') ? 'announcements.consent.agree' : 'announcements.consent.refuse');
  if (ask.kind === 'signature') return signature ?? '';
  if (ask.kind === 'sign-up') return t(choices.includes('join') ? 'announcements.sign-up.join' : 'announcements.sign-up.decline');
  if (ask.kind === 'appointment' && choices.includes('decline')) return t('announcements.appointment.decline');
  if (ask.kind === 'appointment') return ask.slots.filter(({ id }) => choices.includes(id)).map((slot) => `${slotWords(slot, ask, format)} ${ask.place}`).join();
  if (ask.kind !== 'choice') return '';
  return format.list(
    ask.options.filter(({ id }) => choices.includes(id)).map(({ label, startsAt }) => (startsAt === null ? label : `${format.dateTime(startsAt)} ${label}`)),
  );
}
