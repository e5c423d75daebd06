/**
 * The lessons of a term, as plain data. What is kept is the order of lessons in each course and what falls out; on which day a lesson
 * comes is worked out from the timetable, so that one lesson that falls out moves all that follow by one small write.
 */
import { byOrder } from '../model/order.ts';
import type { Bell, Bells } from './bells.ts';

/** One class in one subject: what is taught there one lesson after the other. */
export interface Course {
  readonly id: string;
  readonly order: string;
  readonly name: string;
  /** The first day on which it has lessons; empty: it begins with the term. */
  readonly from: string;
}
export const weekParities = ['all', 'odd', 'even'] as const;
export type WeekParity = (typeof weekParities)[number];

/** Of a day of work at the weekend: which weekday's lessons it has, in weeks of which kind; `own`: as in the week in which it lies. */
export interface MadeUp {
  readonly weekday: number;
  readonly weeks: (typeof weekKinds)[number];
}
export const weekKinds = ['own', 'odd', 'even'] as const;

/** No school day has more hours. */
export const mostPeriods = 12;
/** A school day has at least so many that can be chosen. */
export const usualPeriods = 8;

/** When a course is taught each week. */
export interface Slot {
  readonly id: string;
  readonly courseId: string;
  /** 1: Monday. */
  readonly weekday: number;
  readonly period: number;
  readonly weeks: WeekParity;
}
/** One lesson of a course, in its place in the order. */
export interface PlannedLesson {
  readonly id: string;
  readonly courseId: string;
  readonly order: string;
  readonly planId: string;
  /** As the plan was called when it was put there: shown where the plan is not. */
  readonly title: string;
  readonly unit: string;
}
export interface TermDates {
  readonly start: string;
  readonly end: string;
}
/** Days of the term without lessons that are no holiday, first and last: an exam week, a sports meeting. */
export interface ClosedDays {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
}
export interface ScheduleContent {
  readonly term: TermDates;
  readonly courses: readonly Course[];
  readonly slots: readonly Slot[];
  readonly lessons: readonly PlannedLesson[];
  /** Hours of a course that fell out, `course/day/period`. */
  readonly fallen: ReadonlySet<string>;
  /** On which weekday's timetable a day of work at the weekend is taught. */
  readonly makeup: ReadonlyMap<string, MadeUp>;
  /** In their order. */
  readonly closed: readonly ClosedDays[];
  readonly bells: Bells;
}

/** Holidays and working weekends, and until when anybody knows of them. */
export interface SchoolCalendar {
  readonly source: string;
  /** The last day of which it says anything, yyyy-mm-dd. */
  readonly coverageEnd: string;
  readonly holidays: Readonly<Record<string, string>>;
  /** Days of work at a weekend (调休). */
  readonly workdays: readonly string[];
}

export type ScheduleChange =
  | { readonly act: 'set-term'; readonly term: TermDates }
  | { readonly act: 'add-course'; readonly id: string; readonly name: string; readonly from?: string }
  | { readonly act: 'set-course-start'; readonly id: string; readonly from: string }
  | { readonly act: 'remove-course'; readonly id: string }
  | { readonly act: 'set-slot'; readonly courseId: string; readonly weekday: number; readonly period: number; readonly weeks: WeekParity | null }
  | { readonly act: 'add-lesson'; readonly id: string; readonly courseId: string; readonly planId: string; readonly title: string }
  /** Before another lesson of that course; `null`: at its end. */
  | { readonly act: 'move-lesson'; readonly id: string; readonly before: string | null }
  | { readonly act: 'set-unit'; readonly id: string; readonly unit: string }
  | { readonly act: 'remove-lesson'; readonly id: string }
  | { readonly act: 'fall-out'; readonly courseId: string; readonly day: string; readonly period: number; readonly isOut: boolean }
  | { readonly act: 'follow-weekday'; readonly day: string; readonly weekday: number | null; readonly weeks?: MadeUp['weeks'] }
  | ({ readonly act: 'close-days' } & ClosedDays)
  | { readonly act: 'open-days'; readonly id: string }
  /** `null`: nobody knows when that hour is. */
  | { readonly act: 'set-bell'; readonly period: number; readonly bell: Bell | null }
  /** What another term had, as far as it is not here yet. */
  | { readonly act: 'take-over'; readonly courses: readonly Course[]; readonly slots: readonly Slot[]; readonly lessons: readonly PlannedLesson[]; readonly bells?: Bells }
  | { readonly act: 'undo' | 'redo' };

/** One hour in which a course is taught, or would be. */
export interface Hour {
  readonly courseId: string;
  readonly day: string;
  readonly period: number;
  readonly isOut: boolean;
  /** What is taught in it; absent: nothing is planned for it yet. */
  readonly lesson?: PlannedLesson;
}
export interface Calendar {
  readonly hours: readonly Hour[];
  /** Lessons for which the term has no hour left. */
  readonly beyond: readonly PlannedLesson[];
  /** Of each time at which the teacher would have to be in two places, the hour that stands there first. */
  readonly clashes: readonly Hour[];
}

const dayMs = 86_400_000;
export const addDays = (day: string, count: number): string => new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
/** 1: Monday. */
export const weekdayOf = (day: string): number => ((new Date(day).getUTCDay() + 6) % 7) + 1;
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));
/** The first week of a term is the one in which it begins. */
export const weekOf = (day: string, { start }: TermDates): number => Math.floor((Date.parse(mondayOf(day)) - Date.parse(mondayOf(start))) / (7 * dayMs)) + 1;
export const keyOf = ({ courseId, day, period }: Pick<Hour, 'courseId' | 'day' | 'period'>): string => `${courseId}/${day}/${period}`;

/** The term of a day, by its id, with the dates that are usual: everybody may set others. */
export function termOf(day: string): { readonly id: string; readonly term: TermDates } {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const autumn = (begin: number) => ({ id: `${begin}-autumn`, term: { start: `${begin}-09-01`, end: `${begin + 1}-01-22` } });
  if (month >= 8) return autumn(year);
  return month === 1 ? autumn(year - 1) : { id: `${year}-spring`, term: { start: `${year}-02-23`, end: `${year}-07-10` } };
}

/** The terms of a year back, the nearest first. */
export function earlierTerms(id: string): readonly string[] {
  const [year = '', season] = id.split('-');
  return season === 'autumn' ? [`${year}-spring`, `${Number(year) - 1}-autumn`] : [`${Number(year) - 1}-autumn`, `${Number(year) - 1}-spring`];
}

/** By which weekday's timetable a day is taught; `null`: nothing is taught. */
export function taughtAs(day: string, { holidays, workdays }: SchoolCalendar, makeup: ScheduleContent['makeup']): number | null {
  if (holidays[day] !== undefined) return null;
  const weekday = weekdayOf(day);
  if (weekday <= 5) return weekday;
  return workdays.includes(day) ? (makeup.get(day)?.weekday ?? null) : null;
}

/** Whether it is known which days are holidays then: behind it lessons may still fall. */
export const isKnownDay = (day: string, { coverageEnd }: SchoolCalendar): boolean => day <= coverageEnd;

/** What keeps a day free of lessons that is no holiday. */
export const closedOn = (day: string, { closed }: Pick<ScheduleContent, 'closed'>): ClosedDays | undefined => closed.find(({ from, to }) => from <= day && day <= to);

/** All hours of the term in their order, each with the lesson that comes in it. */
export function calendarOf(schedule: ScheduleContent, days: SchoolCalendar): Calendar {
  const { term, courses, slots, fallen, makeup } = schedule;
  const begins = new Map(courses.map(({ id, from }) => [id, from]));
  const hours: { courseId: string; day: string; period: number; isOut: boolean; lesson?: PlannedLesson }[] = [];
  const inOrder = [...slots].sort((one, other) => one.period - other.period);
  for (let day = term.start; day <= term.end; day = addDays(day, 1)) {
    const weekday = taughtAs(day, days, makeup);
    if (weekday === null || closedOn(day, schedule) !== undefined) continue;
    const named = weekdayOf(day) > 5 ? makeup.get(day)?.weeks : undefined;
    const parity = named === undefined || named === 'own' ? (weekOf(day, term) % 2 === 1 ? 'odd' : 'even') : named;
    for (const { courseId, period, weekday: own, weeks } of inOrder) {
      if (own !== weekday || (weeks !== 'all' && weeks !== parity) || day < (begins.get(courseId) ?? '')) continue;
      hours.push({ courseId, day, period, isOut: fallen.has(keyOf({ courseId, day, period })) });
    }
  }
  const beyond: PlannedLesson[] = [];
  const waiting = new Map<string, PlannedLesson[]>();
  for (const lesson of schedule.lessons) {
    const own = waiting.get(lesson.courseId);
    if (own === undefined) waiting.set(lesson.courseId, [lesson]);
    else own.push(lesson);
  }
  for (const own of waiting.values()) own.reverse();
  for (const hour of hours) {
    const lesson = hour.isOut ? undefined : waiting.get(hour.courseId)?.pop();
    if (lesson !== undefined) hour.lesson = lesson;
  }
  for (const own of waiting.values()) beyond.push(...own.reverse());
  return { hours, beyond, clashes: clashesIn(hours) };
}

function clashesIn(hours: readonly Hour[]): Hour[] {
  const meeting = new Map<string, Hour[]>();
  for (const hour of hours) {
    if (hour.isOut) continue;
    const time = `${hour.day} ${hour.period}`;
    const there = meeting.get(time);
    if (there === undefined) meeting.set(time, [hour]);
    else there.push(hour);
  }
  return [...meeting.values()].flatMap(([first, second]) => (first === undefined || second === undefined ? [] : [first]));
}

/** Lessons of one course in their order. */
export const lessonsOf = ({ lessons }: ScheduleContent, courseId: string): readonly PlannedLesson[] => lessons.filter((one) => one.courseId === courseId).sort(byOrder);

/** The lesson before which one goes that is moved by so many places; `undefined`: it stays. */
export function placeBeside(schedule: ScheduleContent, id: string, by: -1 | 1): string | null | undefined {
  const lesson = schedule.lessons.find((one) => one.id === id);
  if (lesson === undefined) return undefined;
  const own = lessonsOf(schedule, lesson.courseId);
  const at = own.findIndex((one) => one.id === id);
  if (at + by < 0 || at + by >= own.length) return undefined;
  return own[by < 0 ? at - 1 : at + 2]?.id ?? null;
}
