/** What a guardian sees of a child: today, and the days that were not as usual. Nothing is counted. */
import { html, nothing, type TemplateResult } from 'lit';
import { noonOf } from '../../base/china-day.ts';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { AttendanceStatus, ChildAttendance } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { statusLooks, statusWords } from './status.ts';

const badge = (status: AttendanceStatus, t: Translate): TemplateResult =>
  html`<span class=${statusLooks[status].badge}>${icon(statusLooks[status].icon, 'small')}${t(statusWords[status])}</span>`;

export function renderChild({ learner, day, today, days }: ChildAttendance, t: Translate, format: Format): TemplateResult {
  const say = (on: string): string => `${format.day(noonOf(on))} ${format.weekday(noonOf(on))}`;
  const earlier = days.filter((one) => one.day !== day);
  const note = days.find((one) => one.day === day)?.note ?? null;
  return html`<li class="card child" part="child" data-id=${learner.id}>
    <h3 class="child__name">${person(learner.name)}</h3>
    <p class="child__today"><span>${t('attendance.today', { day: say(day) })}</span> ${today === null ? html`<span class="quiet">${t('attendance.unsaid')}</span>` : badge(today, t)}</p>
    ${note === null ? nothing : html`<p class="child__note">${person(note)}</p>`}
    ${today === 'absent' ? html`<p class="child__note child__note--absent">${t('attendance.absent.family')}</p>` : nothing}
    ${earlier.length === 0
      ? nothing
      : html`<h4 class="child__before">${t('attendance.before')}</h4>
          <ul class="days">
            ${earlier.map((one) => html`<li class="days__one"><time datetime=${one.day}>${say(one.day)}</time> ${badge(one.status, t)}${one.note === null ? nothing : html` ${person(one.note)}`}</li>`)}
          </ul>`}
  </li>`;
}
