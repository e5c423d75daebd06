/** One learner in the roll: a choice of four, and a word on it where it is not as usual. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import type { AttendanceEntry, AttendanceStatus } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { statuses, statusWords } from './status.ts';

/** What stands in a row: as the service knows it, or as it was chosen since. */
export interface Chosen {
  readonly status: AttendanceStatus;
  readonly note: string;
}
export interface RollRowOptions {
  readonly t: Translate;
  readonly chosen: Chosen;
  onChoose(chosen: Chosen): void;
}
const kinds = { illness: 'attendance.leave.illness', personal: 'attendance.leave.personal' } as const;
const parts = { day: 'attendance.leave.day', morning: 'attendance.leave.morning', afternoon: 'attendance.leave.afternoon' } as const;

export function renderRollRow({ learner, leave, undecided, marked }: AttendanceEntry, { t, chosen, onChoose }: RollRowOptions): TemplateResult {
  const { status, note } = chosen;
  const write = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) onChoose({ status, note: event.target.value });
  };
  return html`<li class="row" part="learner" data-id=${learner.id} data-status=${status}>
    <fieldset class="row__choices">
      <legend class="row__name">${person(learner.name)}</legend>
      ${statuses.map(
        (one) => html`<label class="choice">
          <input type="radio" name="status-${learner.id}" value=${one} .checked=${live(one === status)} @change=${() => onChoose({ status: one, note })} />${t(statusWords[one])}
        </label>`,
      )}
    </fieldset>
    ${leave === null
      ? nothing
      : html`<p class="row__leave"><span class="badge badge--info">${icon('calendar', 'small')}${t(kinds[leave.kind])} · ${t(parts[leave.part])}</span>${leave.reason === null ? nothing : html` ${person(leave.reason)}`}</p>`}
    ${undecided === null
      ? nothing
      : html`<p class="row__leave"><span class="badge badge--warning">${icon('clock', 'small')}${t('attendance.leave.undecided')}</span> ${t(kinds[undecided.kind])} · ${t(parts[undecided.part])}${undecided.reason === null ? nothing : html` ${person(undecided.reason)}`}</p>`}
    ${status === 'present'
      ? nothing
      : html`<div class="field">
          <label class="field__label" for="note-${learner.id}">${t('attendance.note')}</label>
          <input class="input" id="note-${learner.id}" maxlength="200" dir="auto" .value=${live(note)} @input=${write} />
        </div>`}
    ${marked === 'queued'
      ? html`<p class="row__about">${icon('sync', 'small')}${t('attendance.queued.one')}</p>`
      : marked?.corrected
        ? html`<p class="row__about">${t('attendance.corrected', { name: isolate(marked.by.name) })}</p>`
        : nothing}
  </li>`;
}
