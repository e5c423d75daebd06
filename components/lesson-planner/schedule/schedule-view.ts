/** The timetable of a week and the lessons of a term: what both are drawn with, and what stands above them. */
import { html, nothing, type TemplateResult } from 'lit';
import { noonOf, today } from '../../base/china-day.ts';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { PlanReview } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { TermSchedule } from '../lesson-planner.types.ts';
import { endsDrag } from '../view/drag.ts';
import { choosing } from '../view/face.ts';
import { renderSaving } from '../view/plan-bar.ts';
import { isKnownDay, weekdayOf, weekKinds, type Calendar, type Hour, type MadeUp, type PlannedLesson, type ScheduleChange, type SchoolCalendar } from './schedule.ts';

export interface ScheduleFace {
  readonly t: Translate;
  readonly format: Format;
  readonly schedule: TermSchedule;
  readonly days: SchoolCalendar;
  readonly calendar: Calendar;
  /** Titles of the plans as they are now. */
  readonly titles: ReadonlyMap<string, string>;
  /** Of those that were handed in, how it stands. */
  readonly reviews: ReadonlyMap<string, PlanReview>;
  /** Of the lessons of a term so many are drawn: the first ones at once, the others after them. */
  readonly reach: number;
  /** Courses whose hours are looked at, and the one to which a plan is added: what is long is drawn when it is wanted. */
  readonly opened: ReadonlySet<string>;
  /** The moment that it is drawn. */
  readonly now: number;
  /** Monday of the week that is shown. */
  readonly monday: string;
  /** The lesson whose menu is open; empty: none. */
  readonly menu: string;
  change(change: ScheduleChange): void;
  onCopyTerm(termId: string | null): void;
  onWeek(monday: string): void;
  onMenu(key: string): void;
  onOpened(key: string): void;
  onOpen(planId: string): void;
  onView(view: 'week' | 'term' | 'plan'): void;
  onMove(lesson: PlannedLesson, before: string | null): void;
  onMoveBy(lesson: PlannedLesson, by: -1 | 1): void;
  onMoveKey(event: KeyboardEvent, lesson: PlannedLesson): void;
  onDragStart(event: PointerEvent, lesson: PlannedLesson): void;
  onFallOut(hour: Hour, isOut: boolean): void;
}

/** The plan's title as it is now; as it was where the plan is not there any more. */
export function titleOfLesson({ planId, title }: PlannedLesson, { titles, t }: Pick<ScheduleFace, 'titles' | 't'>): string {
  const now = (titles.get(planId) ?? title).trim();
  return now === '' ? t('lesson-planner.untitled') : now;
}

/** A day and an hour in one line. */
export const whenOf = ({ day, period }: Pick<Hour, 'day' | 'period'>, { t, format }: Pick<ScheduleFace, 't' | 'format'>): string =>
  t('lesson-planner.when', { day: format.day(noonOf(day)), weekday: format.weekday(noonOf(day)), period });

export function renderScheduleBar(face: ScheduleFace, view: 'week' | 'term'): TemplateResult {
  const { t, schedule, change, onView } = face;
  const turn = (to: 'week' | 'term', words: string): TemplateResult =>
    html`<button class="button button--small" type="button" name=${to} aria-pressed=${view === to} @click=${() => onView(to)}>${words}</button>`;
  return html`<div class="bar" part="bar">
    <button class="button button--quiet button--small" type="button" name="back" @click=${() => onView('plan')}>${icon('chevron-start', 'small')}${t('lesson-planner.back')}</button>
    ${renderSaving({ t, plan: schedule })}
    <div class="buttons bar__acts">
      ${turn('week', t('lesson-planner.week'))} ${turn('term', t('lesson-planner.term'))}
      <button class="button button--small" type="button" name="undo" aria-disabled=${!schedule.canUndo} @click=${() => schedule.canUndo && change({ act: 'undo' })}>${t('lesson-planner.undo')}</button>
      <button class="button button--small" type="button" name="redo" aria-disabled=${!schedule.canRedo} @click=${() => schedule.canRedo && change({ act: 'redo' })}>${t('lesson-planner.redo')}</button>
    </div>
  </div>`;
}

/** What a teacher has to know of the calendar: where its data end, times at which two courses meet, and weekends on which a school must say what it teaches. */
export function renderCalendarNotes({ t, format, schedule, calendar, days, now, change }: ScheduleFace): TemplateResult | typeof nothing {
  const { term, makeup } = schedule.content;
  const clashes = calendar.clashes.filter(({ day }) => day >= today(now));
  const isBeyond = term.end > days.coverageEnd;
  const open = days.workdays.filter((day) => day >= term.start && day <= term.end && day >= today(now));
  const [clash] = clashes;
  if (!isBeyond && open.length === 0 && clash === undefined) return nothing;
  return html`<div class="card notes" part="notes">
    ${isBeyond ? html`<p class="fact" data-tone="warning" data-fact="coverage">${icon('alert', 'small')}<span>${t('lesson-planner.calendar.end', { day: format.date(noonOf(days.coverageEnd)) })}</span></p>` : nothing}
    ${clash === undefined ? nothing : html`<p class="fact" data-tone="warning" data-fact="clash">${icon('alert', 'small')}<span>${t('lesson-planner-schedule.clash', { count: clashes.length, when: whenOf(clash, { t, format }) })}</span></p>`}
    ${open.map(
      (day) => html`<div class="field field--line">
        <span class="field__label" id=${`makeup-${day}`}>${t('lesson-planner.calendar.workday', { day: format.day(noonOf(day)), weekday: format.weekday(noonOf(day)) })}</span>
        <span class="input-box">
          <select class="input" name="makeup" data-day=${day} aria-labelledby=${`makeup-${day}`} @change=${choosing((value) => change({ act: 'follow-weekday', day, weekday: value === '' ? null : Number(value), weeks: makeup.get(day)?.weeks ?? 'own' }))}>
            <option value="" .selected=${!makeup.has(day)}>${t('lesson-planner.calendar.no-lessons')}</option>
            ${[1, 2, 3, 4, 5].map((weekday) => html`<option value=${weekday} .selected=${makeup.get(day)?.weekday === weekday}>${t('lesson-planner.calendar.follows', { weekday: nameOfWeekday(weekday, format) })}</option>`)}
          </select>
          <span class="input-box__end">${icon('chevron-down', 'small')}</span>
        </span>
        ${renderMadeUpWeeks(day, makeup.get(day), { t, change })}
      </div>`,
    )}
  </div>`;
}

const madeUpWeeks: Readonly<Record<MadeUp['weeks'], string>> = {
  own: 'lesson-planner.calendar.weeks.own',
  odd: 'lesson-planner.calendar.weeks.odd',
  even: 'lesson-planner.calendar.weeks.even',
};

/** Of which weeks its lessons are, once it is known of which weekday. */
function renderMadeUpWeeks(day: string, now: MadeUp | undefined, { t, change }: Pick<ScheduleFace, 't' | 'change'>): TemplateResult | typeof nothing {
  if (now === undefined) return nothing;
  const choose = choosing((value) => change({ act: 'follow-weekday', day, weekday: now.weekday, weeks: weekKinds.find((one) => one === value) ?? 'own' }));
  return html`<span class="input-box">
    <select class="input" name="makeup-weeks" aria-label=${t('lesson-planner.calendar.weeks')} aria-describedby=${`makeup-${day}`} @change=${choose}>
      ${weekKinds.map((one) => html`<option value=${one} .selected=${now.weeks === one}>${t(madeUpWeeks[one])}</option>`)}
    </select>
    <span class="input-box__end">${icon('chevron-down', 'small')}</span>
  </span>`;
}

/** What is said of a day of which nobody knows yet whether it is a holiday. */
export const renderUnknownDay = (day: string, { t, days }: Pick<ScheduleFace, 't' | 'days'>): TemplateResult | typeof nothing =>
  isKnownDay(day, days) ? nothing : html`<span class="badge" data-unknown>${t('lesson-planner.calendar.unknown')}</span>`;

/** A Monday that everybody knows. */
const anyMonday = 5;
export const nameOfWeekday = (weekday: number, format: Format): string => format.weekday(noonOf(`2026-01-${String(anyMonday + weekday - 1).padStart(2, '0')}`));

/** The handle of a lesson with its menu: what it does, keys and a drag do, too. */
export function renderHandle(lesson: PlannedLesson, face: ScheduleFace, hour: Hour | undefined): TemplateResult {
  const { t, menu, onMenu, onMoveKey, onDragStart } = face;
  const isOpen = menu === lesson.id;
  return html`<button class="button button--icon button--small step__handle" type="button" aria-label=${t('lesson-planner.move', { title: isolate(titleOfLesson(lesson, face)) })} aria-expanded=${isOpen}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" title=${t('lesson-planner.move.hint')} data-handle=${lesson.id}
      @click=${(event: MouseEvent) => endsDrag(event) || onMenu(isOpen ? '' : lesson.id)}
      @keydown=${(event: KeyboardEvent) => onMoveKey(event, lesson)} @pointerdown=${(event: PointerEvent) => onDragStart(event, lesson)}>${icon('grip', 'small')}</button>
    ${isOpen ? renderMenu(lesson, face, hour) : nothing}`;
}

function renderMenu(lesson: PlannedLesson, { t, change, onMoveBy, onFallOut, onMenu }: ScheduleFace, hour: Hour | undefined): TemplateResult {
  const act = (name: string, words: string, run: () => void): TemplateResult => html`<button class="button button--small" type="button" name=${name} @click=${run}>${words}</button>`;
  return html`<div class="places" role="group" aria-label=${t('lesson-planner.move.to')}>
    ${act('earlier', t('lesson-planner.lesson.earlier'), () => onMoveBy(lesson, -1))} ${act('later', t('lesson-planner.lesson.later'), () => onMoveBy(lesson, 1))}
    ${hour === undefined ? nothing : act('fall-out', t('lesson-planner.lesson.fall-out'), () => onFallOut(hour, true))}
    ${act('take-out', t('lesson-planner.lesson.take-out'), () => {
      onMenu('');
      change({ act: 'remove-lesson', id: lesson.id });
    })}
  </div>`;
}

export const isWeekend = (day: string): boolean => weekdayOf(day) > 5;
