/** The lessons of a term, course by course, in their order, with the day on which each comes; and what the term is made of. */
import { html, nothing, type TemplateResult } from 'lit';
import { today } from '../../base/china-day.ts';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { newId } from '../../base/id.ts';
import { isolate } from '../../base/text.ts';
import { choosing } from '../view/face.ts';
import { earlierTerms, lessonsOf, usualPeriods, weekOf, weekParities, type Course, type Hour, type PlannedLesson, type TermDates, type WeekParity } from './schedule.ts';
import { nameOfWeekday, renderCalendarNotes, renderHandle, renderScheduleBar, renderUnknownDay, titleOfLesson, whenOf, type ScheduleFace } from './schedule-view.ts';
import { renderTermFrame } from './term-frame.ts';

const parityNames: Readonly<Record<WeekParity, string>> = { all: 'lesson-planner.parity.all', odd: 'lesson-planner.parity.odd', even: 'lesson-planner.parity.even' };

export function renderTerm(face: ScheduleFace): TemplateResult {
  const { t, schedule } = face;
  const { courses } = schedule.content;
  // Of each course its first lessons, as far as it goes.
  let left = face.reach;
  const reachOf = (course: Course): number => {
    const own = Math.max(0, left);
    left -= schedule.content.lessons.filter(({ courseId }) => courseId === course.id).length;
    return own;
  };
  return html`${renderScheduleBar(face, 'term')} ${renderCalendarNotes(face)}
    <section class="term" part="term">
      ${renderTermFrame(face)} ${courses.length === 0 ? html`<p class="none">${t('lesson-planner.term.empty')}</p>` : nothing}
      ${repeat(
        courses,
        ({ id }) => id,
        (course) => renderCourse(course, { ...face, reach: reachOf(course) }),
      )}
      ${renderNewCourse(face)} ${renderEarlier(face)}
    </section>`;
}

/** A course that is begun in the middle of a term has no lessons in the hours that are past. */
const startOf = ({ start, end }: TermDates): string => (today() > start && today() <= end ? today() : '');

function renderNewCourse({ t, schedule, change }: ScheduleFace): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const name = new FormData(form).get('course');
    if (typeof name !== 'string' || name.trim() === '') return;
    change({ act: 'add-course', id: newId(), name: name.trim(), from: startOf(schedule.content.term) });
    form.reset();
  };
  return html`<form class="begin" @submit=${submit}>
    <label class="field">
      <span class="field__label">${t('lesson-planner.course.name')}</span>
      <input class="input" name="course" dir="auto" maxlength="60" autocomplete="off" />
    </label>
    <button class="button" type="submit">${icon('plus', 'small')}${t('lesson-planner.course.add')}</button>
  </form>`;
}

/** An earlier term, to be taken over; while that goes on, how far it is, and how to stop it. */
function renderEarlier({ t, schedule, onCopyTerm }: ScheduleFace): TemplateResult {
  const { copying, copied, termId } = schedule;
  const nameOf = (id: string): string => t(id.endsWith('autumn') ? 'lesson-planner.term.autumn' : 'lesson-planner.term.spring', { year: id.slice(0, 4) });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement) || copying !== undefined) return;
    const earlier = new FormData(event.currentTarget).get('earlier');
    if (typeof earlier === 'string') onCopyTerm(earlier);
  };
  return html`<section class="earlier" aria-labelledby="earlier">
    <h3 id="earlier">${t('lesson-planner.earlier')}</h3>
    <p class="field__hint">${t('lesson-planner.earlier.hint')}</p>
    <form class="begin" @submit=${submit}>
      <label class="field">
        <span class="field__label">${t('lesson-planner.earlier.term')}</span>
        <span class="input-box">
          <select class="input" name="earlier">
            ${earlierTerms(termId).map((id) => html`<option value=${id}>${nameOf(id)}</option>`)}
          </select>
          <span class="input-box__end">${icon('chevron-down', 'small')}</span>
        </span>
      </label>
      <button class="button" type="submit" name="copy-term" aria-disabled=${copying !== undefined}>${t('lesson-planner.earlier.copy')}</button>
    </form>
    ${copying === undefined
      ? nothing
      : html`<div class="earlier__progress">
          <progress class="meter" max=${Math.max(1, copying.total)} .value=${copying.done} aria-label=${t('lesson-planner.earlier')}></progress>
          <span>${t('lesson-planner.earlier.progress', { done: copying.done, total: copying.total })}</span>
          <button class="button button--small" type="button" name="stop-copy" @click=${() => onCopyTerm(null)}>${t('lesson-planner.earlier.stop')}</button>
        </div>`}
    <p role="status">${copied === undefined || copying !== undefined ? nothing : copied === 0 ? t('lesson-planner.earlier.none') : t('lesson-planner.earlier.copied', { count: copied })}</p>
  </section>`;
}

function renderCourse(course: Course, face: ScheduleFace): TemplateResult {
  const { t, schedule, calendar } = face;
  const lessons = lessonsOf(schedule.content, course.id);
  const hours = new Map(calendar.hours.flatMap((hour) => (hour.lesson === undefined ? [] : [[hour.lesson.id, hour] as const])));
  const free = calendar.hours.filter((hour) => hour.courseId === course.id && !hour.isOut && hour.lesson === undefined).length;
  const beyond = lessons.filter(({ id }) => !hours.has(id)).length;
  return html`<section class="lane course" data-course=${course.id} aria-labelledby=${`course-${course.id}`}>
    <h3 id=${`course-${course.id}`}><bdi dir="auto">${course.name}</bdi> <span class="lane__minutes">${t('lesson-planner.course.sum', { count: lessons.length, free })}</span></h3>
    ${beyond === 0 ? nothing : html`<p class="fact" data-tone="warning">${icon('alert', 'small')}<span>${t('lesson-planner.course.beyond', { count: beyond })}</span></p>`}
    <ol class="steps">
      ${repeat(
        lessons.slice(0, face.reach),
        ({ id }) => id,
        (lesson, place) => {
          const hour = hours.get(lesson.id);
          // What it shows, and nothing else: of 600 lessons most are as they were.
          return guard([titleOfLesson(lesson, face), lesson.unit, place, hour?.day, hour?.period, face.days.coverageEnd, face.menu === lesson.id, face.format, t('lesson-planner.lesson.unit'), schedule.content.term.start], () => renderLesson(lesson, place, hour, face));
        },
      )}
    </ol>
    ${renderAdd(course, lessons, face)} ${renderTimetable(course, face)}
  </section>`;
}

/** The field of its unit is not `live`: what is drawn meanwhile takes nothing away that is being typed. */
function renderLesson(lesson: PlannedLesson, place: number, hour: Hour | undefined, face: ScheduleFace): TemplateResult {
  const { t, schedule, change, onOpen } = face;
  const week = hour === undefined ? nothing : t('lesson-planner.week.number', { number: weekOf(hour.day, schedule.content.term) });
  const title = titleOfLesson(lesson, face);
  return html`<li class="step lesson" data-lesson=${lesson.id} data-course=${lesson.courseId} data-place=${place}>
    <div class="lesson__line">
      ${renderHandle(lesson, face, hour)}
      <button class="step__open" type="button" @click=${() => onOpen(lesson.planId)}>
        <span class="step__title"><bdi dir="auto">${title}</bdi></span>
        <span class="step__about">${hour === undefined ? html`<span class="lesson__beyond">${t('lesson-planner.lesson.beyond')}</span>` : html`<span>${week}</span><span>${whenOf(hour, face)}</span>${renderUnknownDay(hour.day, face)}`}</span>
      </button>
      <input class="input lesson__unit" dir="auto" maxlength="60" name="unit" placeholder=${t('lesson-planner.lesson.unit')} aria-label=${t('lesson-planner.lesson.unit.of', { title: isolate(title) })} .value=${lesson.unit}
        @change=${choosing((unit) => change({ act: 'set-unit', id: lesson.id, unit }))} />
    </div>
  </li>`;
}

function renderAdd(course: Course, lessons: readonly PlannedLesson[], { t, schedule, change, opened, onOpened }: ScheduleFace): TemplateResult | typeof nothing {
  if (schedule.plans === null) return nothing;
  const known = new Set(lessons.map(({ planId }) => planId));
  const left = schedule.plans.filter(({ id }) => !known.has(id));
  const shown = opened.has(`plans ${course.id}`) ? left : left.slice(0, 1);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const planId = new FormData(event.currentTarget).get('plan');
    const plan = left.find(({ id }) => id === planId);
    if (plan !== undefined) change({ act: 'add-lesson', id: newId(), courseId: course.id, planId: plan.id, title: plan.title });
  };
  if (left.length === 0) return html`<p class="none">${t('lesson-planner.lesson.all-in')}</p>`;
  return html`<form class="begin" @submit=${submit}>
    <label class="field">
      <span class="field__label">${t('lesson-planner.lesson.plan')}</span>
      <span class="input-box">
        <select class="input" name="plan" @focus=${() => onOpened(`plans ${course.id}`)} @pointerenter=${() => onOpened(`plans ${course.id}`)}>
          ${shown.map(({ id, title }) => html`<option value=${id}>${title.trim() === '' ? t('lesson-planner.untitled') : title}</option>`)}
        </select>
        <span class="input-box__end">${icon('chevron-down', 'small')}</span>
      </span>
    </label>
    <button class="button" type="submit">${icon('plus', 'small')}${t('lesson-planner.lesson.add')}</button>
  </form>`;
}

function renderStart({ id, from }: Course, { t, schedule, change }: ScheduleFace): TemplateResult {
  const { start, end } = schedule.content.term;
  return html`<label class="field course__start">
    <span class="field__label">${t('lesson-planner.course.from')}</span>
    <input class="input" type="date" name="course-start" min=${start} max=${end} .value=${live(from < start ? start : from)} @change=${choosing((day) => day !== '' && change({ act: 'set-course-start', id, from: day }))} />
  </label>`;
}

/** Each hour of the week: not taught, taught each week, or in odd or even weeks. */
function renderTimetable(course: Course, face: ScheduleFace): TemplateResult {
  const { t, format, schedule, change, opened, onOpened } = face;
  const own = new Map(schedule.content.slots.filter(({ courseId }) => courseId === course.id).map((slot) => [`${slot.weekday}/${slot.period}`, slot.weeks]));
  const weekdays = [1, 2, 3, 4, 5];
  const periods = Math.max(usualPeriods, ...schedule.content.slots.map(({ period }) => period));
  return html`<details class="removed" @toggle=${() => onOpened(course.id)}>
    <summary>${t('lesson-planner.course.hours', { count: own.size })}</summary>
    ${opened.has(course.id) ? renderHours() : nothing}
  </details>`;

  function renderHours(): TemplateResult {
    return html`${renderStart(course, face)}
    <div class="week__scroll" role="region" aria-label=${t('lesson-planner.course.hours.of', { name: isolate(course.name) })} tabindex="0">
      <table class="table timetable">
        <thead>
          <tr>
            <th scope="col">${t('lesson-planner.period.short')}</th>
            ${weekdays.map((weekday) => html`<th scope="col">${nameOfWeekday(weekday, format)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: periods }, (_, index) => index + 1).map(
            (period) => html`<tr>
              <th scope="row">${period}</th>
              ${weekdays.map((weekday) => {
                const now = own.get(`${weekday}/${period}`);
                const choose = choosing((value) => change({ act: 'set-slot', courseId: course.id, weekday, period, weeks: weekParities.find((one) => one === value) ?? null }));
                return html`<td>
                  <select class="input input--small" data-slot=${`${weekday}/${period}`} aria-label=${t('lesson-planner.slot', { weekday: nameOfWeekday(weekday, format), period })} @change=${choose}>
                    <option value="" .selected=${now === undefined}>—</option>
                    ${weekParities.map((one) => html`<option value=${one} .selected=${now === one}>${t(parityNames[one])}</option>`)}
                  </select>
                </td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="buttons"><button class="button button--small button--quiet" type="button" name="remove-course" @click=${() => change({ act: 'remove-course', id: course.id })}>${t('lesson-planner.course.remove', { name: isolate(course.name) })}</button></p>`;
  }
}
