/** Works a schedule: which week is shown, the menu of a lesson, and its moves by a drag, by keys and by the menu, one announcement each. */
import type { LitElement, TemplateResult } from 'lit';
import { noonOf, today } from '../../base/china-day.ts';
import { announce } from '../../base/controllers/announcer.ts';
import type { Format } from '../../base/format.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { PlannerView, TermSchedule } from '../lesson-planner.types.ts';
import { followPointer } from '../view/drag.ts';
import { nextBell } from './bells.ts';
import { DrawnAt } from './drawn-at.ts';
import holidays from './holidays.json' with { type: 'json' };
import { calendarOf, lessonsOf, mondayOf, placeBeside, type Calendar, type Hour, type PlannedLesson, type ScheduleChange, type SchoolCalendar } from './schedule.ts';
import { titleOfLesson, whenOf, type ScheduleFace } from './schedule-view.ts';
import './schedule.locales.ts';
import { renderTerm } from './term-view.ts';
import { renderWeek } from './week-view.ts';

export interface ScheduleDeskOptions {
  readonly t: Translate;
  /** The schedule as it is now. */
  schedule(): TermSchedule | undefined;
  /** The host's own holidays, where it has any. */
  days(): SchoolCalendar | undefined;
  format(): Format;
  change(change: ScheduleChange): void;
  copyTerm(termId: string | null): void;
  open(planId: string | null, view: PlannerView): void;
}

/** So many lessons of a term fill the highest screen; the others follow, so many at a time. */
const firstReach = 24;
const reachStep = 96;

/** A host that takes a change itself may answer late, or never. */
const mostTurns = 20;

export class ScheduleDesk {
  readonly #host: LitElement & { readonly language: string };
  readonly #options: ScheduleDeskOptions;
  readonly #drawnAt: DrawnAt;
  #monday = mondayOf(today());
  #menu = '';
  #reach = firstReach;
  #opened: ReadonlySet<string> = new Set();
  #known: { readonly of: TermSchedule['plans']; readonly titles: ScheduleFace['titles']; readonly reviews: ScheduleFace['reviews'] } | undefined;
  #worked: { readonly content: TermSchedule['content']; readonly days: SchoolCalendar; readonly calendar: Calendar } | undefined;

  constructor(host: LitElement & { readonly language: string }, options: ScheduleDeskOptions) {
    this.#host = host;
    this.#options = options;
    this.#drawnAt = new DrawnAt(host);
  }

  render(schedule: TermSchedule, view: 'week' | 'term'): TemplateResult {
    const { term } = schedule.content;
    // A holiday is no place to begin: the first week of the term is shown before it, the last one after it.
    const monday = this.#monday < mondayOf(term.start) ? mondayOf(term.start) : this.#monday > term.end ? mondayOf(term.end) : this.#monday;
    const now = Date.now();
    const face = this.#face(schedule, monday, now);
    this.#drawnAt.next(view === 'week' ? nextBell(schedule.content.bells, today(now), now) : undefined);
    if (view === 'week') {
      this.#reach = firstReach;
      return renderWeek(face);
    }
    if (this.#reach < schedule.content.lessons.length) void this.#reachOn();
    return renderTerm(face);
  }

  /** Something else is shown: a term that is opened again begins with its first lessons. */
  rest(): void {
    this.#reach = firstReach;
    this.#drawnAt.next(undefined);
  }

  /** When what is drawn has been painted, more of the term is drawn. */
  async #reachOn(): Promise<void> {
    await this.#host.updateComplete;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#reach += reachStep;
        this.#host.requestUpdate();
      }),
    );
  }

  /** What the plans are called, and how it stands with those that were handed in. */
  #knownOf({ plans }: TermSchedule): Pick<ScheduleFace, 'titles' | 'reviews'> {
    if (this.#known?.of !== plans) {
      const reviews = plans?.flatMap(({ id, review }) => (review === undefined || review === null ? [] : [[id, review] as const]));
      this.#known = { of: plans, titles: new Map(plans?.map(({ id, title }) => [id, title])), reviews: new Map(reviews) };
    }
    return this.#known;
  }

  #calendarOf({ content }: TermSchedule): Calendar {
    const days = this.#options.days() ?? holidays;
    if (this.#worked?.content !== content || this.#worked.days !== days) this.#worked = { content, days, calendar: calendarOf(content, days) };
    return this.#worked.calendar;
  }

  #face(schedule: TermSchedule, monday: string, now: number): ScheduleFace {
    const { t, change, open, copyTerm } = this.#options;
    const known = this.#knownOf(schedule);
    return {
      t,
      format: this.#options.format(),
      schedule,
      monday,
      now,
      days: this.#options.days() ?? holidays,
      calendar: this.#calendarOf(schedule),
      menu: this.#menu,
      titles: known.titles,
      reviews: known.reviews,
      reach: this.#reach,
      opened: this.#opened,
      change,
      onCopyTerm: copyTerm,
      onWeek: (to) => {
        this.#monday = to;
        this.#host.requestUpdate();
      },
      onMenu: (key) => this.#setMenu(key),
      onOpened: (key) => {
        if (this.#opened.has(key)) return;
        this.#opened = new Set([...this.#opened, key]);
        this.#host.requestUpdate();
      },
      onOpen: (planId) => open(planId, 'plan'),
      onView: (view) => open(null, view),
      onMove: (lesson, before) => this.#move(lesson, before),
      onMoveBy: (lesson, by) => this.#moveBy(lesson, by),
      onMoveKey: (event, lesson) => this.#onKey(event, lesson),
      onDragStart: (event, lesson) => this.#onDragStart(event, lesson),
      onFallOut: (hour, isOut) => this.#fallOut(hour, isOut),
    };
  }

  #setMenu(key: string): void {
    this.#menu = key;
    this.#host.requestUpdate();
  }

  /** Alt and an arrow: one lesson earlier or later. */
  #onKey(event: KeyboardEvent, lesson: PlannedLesson): void {
    const by = event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    this.#moveBy(lesson, by);
  }

  #moveBy(lesson: PlannedLesson, by: -1 | 1): void {
    const schedule = this.#options.schedule();
    const before = schedule && placeBeside(schedule.content, lesson.id, by);
    if (before !== undefined) this.#move(lesson, before);
  }

  #move(lesson: PlannedLesson, before: string | null): void {
    const { t, format } = this.#options;
    this.#menu = '';
    void this.#change({ act: 'move-lesson', id: lesson.id, before }).then((now) => {
      const hour = this.#calendarOf(now).hours.find((one) => one.lesson?.id === lesson.id);
      const title = isolate(titleOfLesson(lesson, { titles: this.#knownOf(now).titles, t }));
      this.#say(hour === undefined ? t('lesson-planner.lesson.moved.beyond', { title }) : t('lesson-planner.lesson.moved', { title, when: whenOf(hour, { t, format: format() }) }));
      this.#focus(`[data-handle="${CSS.escape(lesson.id)}"]`);
    });
  }

  /** All that follow move by themselves; how many, and until when, is said. */
  #fallOut(hour: Hour, isOut: boolean): void {
    const { schedule, t, format } = this.#options;
    const before = schedule();
    if (before === undefined) return;
    const old = new Map(this.#calendarOf(before).hours.flatMap((one) => (one.lesson === undefined ? [] : [[one.lesson.id, one] as const])));
    const { courseId, day, period } = hour;
    this.#menu = '';
    void this.#change({ act: 'fall-out', courseId, day, period, isOut }).then((now) => {
      const { hours, beyond } = this.#calendarOf(now);
      const moved = hours.filter((one) => one.lesson !== undefined && (old.get(one.lesson.id)?.day !== one.day || old.get(one.lesson.id)?.period !== one.period));
      const last = moved.at(-1);
      const words = { count: moved.length + beyond.filter(({ id }) => old.has(id)).length, day: last === undefined ? '' : format().day(noonOf(last.day)) };
      this.#say(t(isOut ? 'lesson-planner.lesson.fell-out' : 'lesson-planner.lesson.came-back', words));
      this.#focus(`.hour[data-course="${CSS.escape(courseId)}"][data-day="${day}"][data-period="${period}"] ${isOut ? '[name=bring-back]' : '[data-handle]'}`);
    });
  }

  /** Changes the schedule. @returns it as it then is: whoever feeds the element answers a little later */
  async #change(change: ScheduleChange): Promise<TermSchedule> {
    const { schedule } = this.#options;
    const before = schedule();
    this.#options.change(change);
    await Promise.resolve();
    for (let turns = 0; turns < mostTurns && schedule()?.content === before?.content; turns += 1) await new Promise((resolve) => setTimeout(resolve));
    const now = schedule() ?? before;
    if (now === undefined) throw new Error('there is no schedule');
    return now;
  }

  #say(words: string): void {
    announce(words, this.#host.language, this.#host);
  }

  /** Onto another lesson of the course: earlier it goes before it, later behind it. */
  #onDragStart(event: PointerEvent, lesson: PlannedLesson): void {
    const root = this.#host.shadowRoot;
    if (root === null) return;
    const targetAt = (x: number, y: number): HTMLElement | undefined => {
      const found = root.elementFromPoint(x, y)?.closest<HTMLElement>('[data-lesson]');
      const id = found?.dataset['lesson'];
      return found && id !== lesson.id && found.dataset['course'] === lesson.courseId ? found : undefined;
    };
    let target: HTMLElement | undefined;
    const mark = (next: HTMLElement | undefined): void => {
      delete target?.dataset['drop'];
      target = next;
      if (target) target.dataset['drop'] = 'true';
    };
    const source = root.querySelector<HTMLElement>(`[data-lesson="${CSS.escape(lesson.id)}"]`);
    followPointer({
      event,
      onMove: (x, y) => {
        if (source) source.dataset['dragged'] = 'true';
        mark(targetAt(x, y));
      },
      onEnd: (isDrop) => {
        const id = target?.dataset['lesson'];
        mark(undefined);
        delete source?.dataset['dragged'];
        const schedule = this.#options.schedule();
        if (!isDrop || id === undefined || schedule === undefined) return;
        const own = lessonsOf(schedule.content, lesson.courseId).map((one) => one.id);
        const [from, to] = [own.indexOf(lesson.id), own.indexOf(id)];
        this.#move(lesson, to < from ? id : (own[to + 1] ?? null));
      },
    });
  }

  #focus(css: string): void {
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(css)?.focus());
  }
}
