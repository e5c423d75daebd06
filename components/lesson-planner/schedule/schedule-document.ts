/** The schedule of a term that is being changed: a Yjs document, so that two devices of a teacher merge like everything else. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from '../../base/base64.ts';
import { byOrder, keyBetween } from '../model/order.ts';
import { lessonsOf, mostPeriods, weekKinds, weekParities, type MadeUp, type ScheduleChange, type ScheduleContent, type TermDates } from './schedule.ts';

const Day = v.pipe(v.string(), v.isoDate());
const Term = v.object({ start: Day, end: Day });
const CourseValue = v.object({ name: v.string(), order: v.fallback(v.string(), ''), from: v.fallback(Day, '') });
const SlotValue = v.object({ courseId: v.string(), weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)), period: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPeriods)), weeks: v.picklist(weekParities) });
const LessonValue = v.object({ courseId: v.string(), planId: v.string(), title: v.string(), unit: v.fallback(v.string(), ''), order: v.fallback(v.string(), '') });
/** No term is longer: a year that was mistyped would not end. */
const mostDays = 300;

/** What a schedule was read as: whoever has the same updates again need not take them apart again. */
export interface ReadSchedule {
  readonly updates: readonly string[];
  readonly content: ScheduleContent;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((update, at) => update === other[at]);

type History = Extract<ScheduleChange, { readonly act: 'undo' | 'redo' }>;
const isOfHistory = (change: ScheduleChange): change is History => change.act === 'undo' || change.act === 'redo';

/** What can be read of a map; anything else is left out. */
function readAll<Schema extends v.GenericSchema>(map: Y.Map<unknown>, schema: Schema): [string, v.InferOutput<Schema>][] {
  return [...map].flatMap(([key, value]): [string, v.InferOutput<Schema>][] => {
    const parsed = v.safeParse(schema, value instanceof Y.Map ? value.toJSON() : value);
    return parsed.success ? [[key, parsed.output]] : [];
  });
}

const Weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));
/** The weekday alone, as earlier releases read it, where the week is the own one. */
const MadeUpValue = v.union([v.pipe(Weekday, v.transform((weekday): MadeUp => ({ weekday, weeks: 'own' }))), v.object({ weekday: Weekday, weeks: v.picklist(weekKinds) })]);

const Closed = v.object({ from: Day, to: Day, name: v.string() });
const Time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
const BellValue = v.pipe(v.object({ begin: Time, end: Time }), v.check(({ begin, end }) => begin < end));

const isPeriod = (period: number): boolean => Number.isInteger(period) && period >= 1 && period <= mostPeriods;

export class ScheduleDocument {
  readonly #doc = new Y.Doc();
  readonly #term = this.#doc.getMap<unknown>('term');
  readonly #courses = this.#doc.getMap<unknown>('courses');
  readonly #slots = this.#doc.getMap<unknown>('slots');
  readonly #lessons = this.#doc.getMap<unknown>('lessons');
  readonly #fallen = this.#doc.getMap<unknown>('fallen');
  readonly #makeup = this.#doc.getMap<unknown>('makeup');
  readonly #closed = this.#doc.getMap<unknown>('closed');
  readonly #bells = this.#doc.getMap<unknown>('bells');
  readonly #own = Symbol('own');
  readonly #undo = new Y.UndoManager([this.#term, this.#courses, this.#slots, this.#lessons, this.#fallen, this.#makeup, this.#closed, this.#bells], { trackedOrigins: new Set([this.#own]), captureTimeout: 0 });
  readonly #usual: TermDates;
  /** What the service had when it was last read: edits follow upon that. */
  #known = Y.encodeStateVector(this.#doc);
  #content: ScheduleContent | undefined;
  #received: readonly string[] = [];
  /** What was received is not taken apart yet: that takes longer than to draw it, and is needed for changes only. */
  #isWaiting = false;

  constructor(usual: TermDates) {
    this.#usual = usual;
    // Whoever hears of updates has each written out; here it is enough that there was one.
    this.#doc.on('afterTransaction', () => (this.#content = undefined));
  }

  get content(): ScheduleContent {
    return (this.#content ??= this.#read());
  }

  get canUndo(): boolean {
    return this.#undo.undoStack.length > 0;
  }

  get canRedo(): boolean {
    return this.#undo.redoStack.length > 0;
  }

  /**
   * Takes in what the service has. What cannot be read is left out.
   * @param before what was read in another view, if anything was
   */
  receive(updates: readonly string[], before?: ReadSchedule): void {
    if (isSame(updates, this.#received)) return;
    this.#settle();
    this.#received = updates;
    this.#isWaiting = this.#isEmpty && before !== undefined && isSame(updates, before.updates);
    if (this.#isWaiting) this.#content = before?.content;
    else this.#take(updates);
  }

  get #isEmpty(): boolean {
    return this.#doc.store.clients.size === 0;
  }

  /** From here on the document itself must have what was received. */
  #settle(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.#take(this.#received);
  }

  #take(updates: readonly string[]): void {
    // Where nothing is there yet, what comes is all there is: a term is read once, not twice.
    const isFirst = this.#isEmpty;
    const theirs = isFirst ? this.#doc : new Y.Doc();
    for (const update of updates) {
      try {
        const bytes = fromBase64(update);
        Y.applyUpdate(this.#doc, bytes, 'received');
        if (!isFirst) Y.applyUpdate(theirs, bytes);
      } catch {
        // The rest can still be read.
      }
    }
    this.#known = Y.encodeStateVector(theirs);
    if (!isFirst) theirs.destroy();
  }

  /** All that the service did not have when it was last read. */
  unsent(): string {
    this.#settle();
    return toBase64(Y.encodeStateAsUpdate(this.#doc, this.#known));
  }

  /** Does an act. What it is about may be gone meanwhile: then it does nothing. */
  apply(change: ScheduleChange): void {
    this.#settle();
    if (!isOfHistory(change)) this.#doc.transact(() => this.#do(change), this.#own);
    else if (change.act === 'undo') this.#undo.undo();
    else this.#undo.redo();
  }

  #do(change: Exclude<ScheduleChange, History>): void {
    switch (change.act) {
      case 'set-term':
        return void this.#term.set('dates', change.term);
      case 'add-course':
        return void this.#courses.set(change.id, { name: change.name, order: keyBetween(this.content.courses.at(-1)?.order ?? '', null), from: change.from ?? '' });
      case 'set-course-start': {
        const course = this.content.courses.find(({ id }) => id === change.id);
        if (course !== undefined) this.#courses.set(course.id, { name: course.name, order: course.order, from: change.from });
        return;
      }
      case 'remove-course':
        return this.#courses.delete(change.id);
      case 'set-slot': {
        const { courseId, weekday, period, weeks } = change;
        const key = `${courseId}/${weekday}/${period}`;
        if (weeks === null) this.#slots.delete(key);
        else this.#slots.set(key, { courseId, weekday, period, weeks });
        return;
      }
      case 'add-lesson': {
        const { id, courseId, planId, title } = change;
        const order = keyBetween(lessonsOf(this.content, courseId).at(-1)?.order ?? '', null);
        return void this.#lessons.set(id, new Y.Map(Object.entries({ courseId, planId, title, order, unit: '' })));
      }
      case 'move-lesson':
        return this.#move(change.id, change.before);
      case 'set-unit': {
        const lesson = this.#lessons.get(change.id);
        if (lesson instanceof Y.Map) lesson.set('unit', change.unit);
        return;
      }
      case 'remove-lesson':
        return this.#lessons.delete(change.id);
      case 'fall-out': {
        const key = `${change.courseId}/${change.day}/${change.period}`;
        if (change.isOut) this.#fallen.set(key, true);
        else this.#fallen.delete(key);
        return;
      }
      case 'take-over':
        return this.#takeOver(change);
      case 'close-days': {
        const [from, to] = [change.from, change.to].sort();
        return void this.#closed.set(change.id, { from, to, name: change.name });
      }
      case 'open-days':
        return this.#closed.delete(change.id);
      case 'set-bell':
        if (change.bell === null) this.#bells.delete(String(change.period));
        else this.#bells.set(String(change.period), change.bell);
        return;
      case 'follow-weekday':
        if (change.weekday === null) this.#makeup.delete(change.day);
        else this.#makeup.set(change.day, (change.weeks ?? 'own') === 'own' ? change.weekday : { weekday: change.weekday, weeks: change.weeks });
    }
  }

  #takeOver({ courses, slots, lessons, bells }: Extract<ScheduleChange, { readonly act: 'take-over' }>): void {
    const isNew = new Set(courses.filter(({ id }) => !this.#courses.has(id)).map(({ id }) => id));
    for (const { id, name, order } of courses) if (isNew.has(id)) this.#courses.set(id, { name, order, from: '' });
    for (const { id, ...slot } of slots) if (isNew.has(slot.courseId)) this.#slots.set(id, slot);
    for (const { id, ...lesson } of lessons) if (!this.#lessons.has(id)) this.#lessons.set(id, new Y.Map(Object.entries(lesson)));
    for (const [period, bell] of bells ?? []) if (!this.#bells.has(String(period))) this.#bells.set(String(period), bell);
  }

  #move(id: string, before: string | null): void {
    const lesson = this.#lessons.get(id);
    const now = this.content.lessons.find((one) => one.id === id);
    if (!(lesson instanceof Y.Map) || now === undefined) return;
    const others = lessonsOf(this.content, now.courseId).filter((one) => one.id !== id);
    const at = others.findIndex((one) => one.id === before);
    const place = before === null || at < 0 ? others.length : at;
    lesson.set('order', keyBetween(others[place - 1]?.order ?? '', others[place]?.order ?? null));
  }

  #read(): ScheduleContent {
    const courses = readAll(this.#courses, CourseValue).map(([id, course]) => ({ id, ...course })).sort(byOrder);
    const known = new Set(courses.map(({ id }) => id));
    const dates = v.safeParse(Term, this.#term.get('dates'));
    const isTerm = dates.success && dates.output.start < dates.output.end && Date.parse(dates.output.end) - Date.parse(dates.output.start) < mostDays * 86_400_000;
    return {
      term: isTerm ? dates.output : this.#usual,
      courses,
      slots: readAll(this.#slots, SlotValue).flatMap(([id, slot]) => (known.has(slot.courseId) ? [{ id, ...slot }] : [])),
      lessons: readAll(this.#lessons, LessonValue).flatMap(([id, lesson]) => (known.has(lesson.courseId) ? [{ id, ...lesson }] : [])).sort(byOrder),
      fallen: new Set([...this.#fallen.keys()]),
      makeup: new Map(readAll(this.#makeup, MadeUpValue)),
      closed: readAll(this.#closed, Closed).map(([id, days]) => ({ id, ...days })).sort((one, other) => (one.from < other.from || (one.from === other.from && one.id < other.id) ? -1 : 1)),
      bells: new Map(readAll(this.#bells, BellValue).flatMap(([key, bell]) => (isPeriod(Number(key)) ? [[Number(key), bell] as const] : [])).sort(([one], [other]) => one - other)),
    };
  }
}
