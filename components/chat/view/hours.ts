/** When a teacher answers: said by the teacher, read by the family. Messages come at any time. */
import { html, nothing, type TemplateResult } from 'lit';
import { noonOf } from '../../base/china-day.ts';
import type { Format } from '../../base/format.ts';
import type { AnswerHours, Conversation } from '../../base/ports/index.ts';
import type { ChatView } from './chat-view.ts';

/** Weeks begin on Monday; 0 is Sunday. */
const week = [1, 2, 3, 4, 5, 6, 0] as const;
/** Any week of the calendar names the days: this Sunday begins one. */
const nameOf = (day: number, format: Format): string => format.weekday(noonOf(`2026-11-${22 + day}`));
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function renderHours({ kind, hours, can }: Conversation, view: ChatView): TemplateResult | typeof nothing {
  if (kind !== 'private' || hours === null) return nothing;
  const { t, format } = view;
  const days = week.filter((day) => hours.days.includes(day)).map((day) => nameOf(day, format));
  return html`<div class="panel__form">
    <p role="status">${t(can.setHours ? 'chat.hours.own' : 'chat.hours.of', { days: days.join(t('chat.hours.and')), from: clock(hours.fromMinute), to: clock(hours.toMinute) })}</p>
    ${can.setHours ? renderForm(hours, view) : nothing}
  </div>`;
}

function renderForm(hours: AnswerHours, { t, format, acts }: ChatView): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const said = readHours(event.currentTarget, t('chat.hours.wrong'));
    if (said !== undefined) acts.setHours(said);
  };
  const time = (name: 'from' | 'to', minute: number): TemplateResult =>
    html`<label class="field"><span class="field__label">${t(name === 'from' ? 'chat.hours.from' : 'chat.hours.to')}</span>
      <input class="input" type="time" name=${name} required .value=${clock(Math.min(minute, 1439))} />
    </label>`;
  return html`<form class="panel__form hours" @submit=${submit} @input=${clear}>
    <fieldset class="panel__choices">
      <legend class="field__label">${t('chat.hours.days')}</legend>
      ${week.map((day) => html`<label class="choice"><input type="checkbox" name="day" value=${day} .checked=${hours.days.includes(day)} />${nameOf(day, format)}</label>`)}
    </fieldset>
    <div class="hours__times">${time('from', hours.fromMinute)} ${time('to', hours.toMinute)}</div>
    <p class="field__hint">${t('chat.hours.hint')}</p>
    <div class="buttons"><button class="button" type="submit">${t('chat.hours.save')}</button></div>
  </form>`;
}

const lastField = (form: HTMLFormElement): HTMLInputElement | null => form.querySelector<HTMLInputElement>('[name=to]');

/** What was wrong is said at the last field, until something is changed. */
function clear({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLFormElement) lastField(currentTarget)?.setCustomValidity('');
}

function readHours(form: HTMLFormElement, wrong: string): AnswerHours | undefined {
  const values = new FormData(form);
  const minuteOf = (name: string): number => {
    const value = values.get(name);
    const [hour = Number.NaN, minute = Number.NaN] = typeof value === 'string' ? value.split(':').map(Number) : [];
    return hour * 60 + minute;
  };
  const said = { days: values.getAll('day').map(Number), fromMinute: minuteOf('from'), toMinute: minuteOf('to') };
  if (said.days.length > 0 && said.fromMinute < said.toMinute) return said;
  lastField(form)?.setCustomValidity(wrong);
  form.reportValidity();
  return undefined;
}
