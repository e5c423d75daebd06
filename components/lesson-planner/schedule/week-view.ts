/** The timetable of one week: a table of days and hours, each with the lesson that comes in it. */
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { noonOf, today } from '../../base/china-day.ts';
import { icon } from '../../base/icons.ts';
import { renderReviewBadge } from '../review/review.ts';
import { hourAt, momentAt, type Bell } from './bells.ts';
import { addDays, closedOn, isKnownDay, mondayOf, weekOf, type Hour } from './schedule.ts';
import { isWeekend, nameOfWeekday, renderCalendarNotes, renderHandle, renderScheduleBar, renderUnknownDay, titleOfLesson, whenOf, type ScheduleFace } from './schedule-view.ts';

/** A school has at least so many hours a day. */
const leastPeriods = 6;

export function renderWeek(face: ScheduleFace): TemplateResult {
  const { t, schedule, calendar } = face;
  const { courses } = schedule.content;
  return html`${renderScheduleBar(face, 'week')} ${renderCalendarNotes(face)}
    <section class="week" part="week">
      ${renderNavigation(face)} ${renderNow(face)}
      ${courses.length === 0 ? html`<p class="none">${t('lesson-planner.week.empty')}</p>` : renderTable(calendar.hours, face)}
    </section>`;
}

function renderNavigation({ t, format, schedule, monday, onWeek }: ScheduleFace): TemplateResult {
  const { term } = schedule.content;
  const number = weekOf(monday, term);
  const go = (name: string, to: string, words: string, isThere: boolean): TemplateResult =>
    html`<button class="button button--small" type="button" name=${name} aria-disabled=${!isThere} @click=${() => isThere && onWeek(to)}>${words}</button>`;
  const words = t(number % 2 === 1 ? 'lesson-planner.week.odd' : 'lesson-planner.week.even', { number, from: format.day(noonOf(monday)), to: format.day(noonOf(addDays(monday, 6))) });
  return html`<div class="week__bar">
    <h3 id="week" aria-live="polite">${words}</h3>
    <div class="buttons">
      ${go('previous-week', addDays(monday, -7), t('lesson-planner.week.previous'), addDays(monday, -1) >= term.start)}
      ${go('this-week', mondayOf(today()), t('lesson-planner.week.this'), monday !== mondayOf(today()))}
      ${go('next-week', addDays(monday, 7), t('lesson-planner.week.next'), addDays(monday, 7) <= term.end)}
    </div>
  </div>`;
}

/** The own lesson that goes on, or else the next one of the day. */
function renderNow(face: ScheduleFace): TemplateResult | typeof nothing {
  const { t, schedule, calendar, now } = face;
  const { bells, courses } = schedule.content;
  const own = calendar.hours.flatMap((hour) => {
    const bell = hour.day === today(now) && !hour.isOut ? bells.get(hour.period) : undefined;
    return bell === undefined || momentAt(hour.day, bell.end) <= now ? [] : [{ hour, bell }];
  });
  const [first] = own.sort((one, other) => (one.bell.begin < other.bell.begin ? -1 : 1));
  if (first === undefined) return nothing;
  const { hour, bell } = first;
  const course = courses.find(({ id }) => id === hour.courseId)?.name ?? '';
  const isOn = momentAt(hour.day, bell.begin) <= now;
  const words = isOn ? t('lesson-planner-schedule.now', { period: hour.period, end: bell.end }) : t('lesson-planner-schedule.next', { period: hour.period, begin: bell.begin });
  return html`<p class="fact" data-fact=${isOn ? 'now' : 'next'}>${icon('clock', 'small')}<span>${words} <bdi dir="auto">${course}</bdi>${hour.lesson === undefined ? nothing : html` · <bdi dir="auto">${titleOfLesson(hour.lesson, face)}</bdi>`}</span></p>`;
}

/** What makes a day another one than its weekday. */
function renderDayNote(day: string, face: ScheduleFace): TemplateResult | typeof nothing {
  const { t, format, days, schedule } = face;
  const name = days.holidays[day] ?? closedOn(day, schedule.content)?.name;
  if (name !== undefined) return html`<span class="badge" data-free><bdi dir="auto">${name}</bdi></span>`;
  const follows = isWeekend(day) ? schedule.content.makeup.get(day) : undefined;
  if (follows !== undefined) return html`<span class="badge" data-follows>${t('lesson-planner.calendar.follows', { weekday: nameOfWeekday(follows.weekday, format) })}</span>`;
  return renderUnknownDay(day, face);
}

function renderTable(all: readonly Hour[], face: ScheduleFace): TemplateResult {
  const { t, format, monday, now } = face;
  const { bells, slots } = face.schedule.content;
  const sunday = addDays(monday, 6);
  const hours = all.filter(({ day }) => day >= monday && day <= sunday);
  const shown = Array.from({ length: 7 }, (_, index) => addDays(monday, index)).filter((day) => !isWeekend(day) || hours.some((hour) => hour.day === day));
  const periods = Math.max(leastPeriods, ...bells.keys(), ...slots.map(({ period }) => period));
  const current = shown.includes(today(now)) ? hourAt(bells, today(now), now) : undefined;
  return html`<div class="week__scroll" role="region" aria-labelledby="week" tabindex="0">
    <table class="table timetable">
      <thead>
        <tr>
          <th scope="col">${t('lesson-planner.period.short')}</th>
          ${shown.map(
            (day) => html`<th scope="col" data-day=${day} aria-current=${ifDefined(day === today(now) ? 'date' : undefined)}>
              ${format.weekday(noonOf(day))}<br />${format.day(noonOf(day))} ${renderDayNote(day, face)}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${Array.from({ length: periods }, (_, index) => index + 1).map(
          (period) => html`<tr>
            <th scope="row" aria-current=${ifDefined(period === current ? 'time' : undefined)}>${period} ${renderBell(bells.get(period))}</th>
            ${shown.map((day) => html`<td>${renderTime(hours.filter((hour) => hour.day === day && hour.period === period), face)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const renderBell = (bell: Bell | undefined): TemplateResult | typeof nothing => (bell === undefined ? nothing : html`<span class="bell"><span>${bell.begin}</span> <span>${bell.end}</span></span>`);

/** All that is at one time; of two courses it is said that they meet. */
function renderTime(there: readonly Hour[], face: ScheduleFace): TemplateResult {
  const isClash = there.filter(({ isOut }) => !isOut).length > 1;
  return html`${isClash ? html`<span class="hour__out" data-clash>${icon('alert', 'small')}${face.t('lesson-planner-schedule.clash.here')}</span>` : nothing}${there.map((hour) => renderHour(hour, face))}`;
}

function renderHour(hour: Hour, face: ScheduleFace): TemplateResult {
  const { t, schedule, onOpen, onFallOut } = face;
  const { courseId, isOut, lesson } = hour;
  const course = schedule.content.courses.find(({ id }) => id === courseId)?.name ?? '';
  return html`<div class="hour" data-course=${courseId} data-day=${hour.day} data-period=${hour.period} data-out=${isOut} data-unknown=${!isKnownDay(hour.day, face.days)} data-lesson=${lesson?.id ?? nothing}>
    <span class="hour__course"><bdi dir="auto">${course}</bdi></span>
    ${isOut
      ? html`<span class="hour__out">${icon('alert', 'small')}${t('lesson-planner.lesson.out')}</span>
          <button class="button button--small button--quiet" type="button" name="bring-back" aria-label=${t('lesson-planner.lesson.bring-back.one', { when: whenOf(hour, face) })} @click=${() => onFallOut(hour, false)}>${t('lesson-planner.lesson.bring-back')}</button>`
      : lesson === undefined
        ? html`<span class="hour__none">${t('lesson-planner.lesson.none')}</span>`
        : html`<button class="hour__open" type="button" @click=${() => onOpen(lesson.planId)}><bdi dir="auto">${titleOfLesson(lesson, face)}</bdi></button>${renderReviewBadge({ review: face.reviews.get(lesson.planId) }, t)}${renderHandle(lesson, face, hour)}`}
  </div>`;
}
