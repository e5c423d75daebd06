/**
 * Dates, numbers and lists in the language of an element: the only caller of `Intl` in the library. Browsers know no Uyghur
 * or Tibetan (Chromium answers in English without a word), so names of months and phrases come from our own locale files,
 * for all languages and in all browsers alike; `Intl` is left with what is the same in all of them.
 */
import { partsOf, type CalendarParts, type Moment } from './format/calendar.ts';
import { compareNames } from './format/collation.ts';
import { wordBook, type MessageValues } from './i18n.ts';
import './locales/index.ts';

export type { Moment } from './format/calendar.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Writes values in one language. Bad input gives an empty text, never an exception. */
export class Format {
  readonly language: string;

  constructor(language: string) {
    this.language = language;
  }

  /** Year, month and day. */
  date(moment: Moment): string {
    const parts = partsOf(moment);
    return parts === undefined ? '' : this.#say('date', { ...this.#monthAndDay(parts), year: parts.year });
  }

  /** Month and day. */
  day(moment: Moment): string {
    const parts = partsOf(moment);
    return parts === undefined ? '' : this.#say('day', this.#monthAndDay(parts));
  }

  weekday(moment: Moment): string {
    const parts = partsOf(moment);
    // Day 0 of the calendar of computers was a Thursday.
    return parts === undefined ? '' : this.#pick('weekdays', (((parts.ordinal + 4) % 7) + 7) % 7);
  }

  /** Hour and minute, of 24. */
  time(moment: Moment): string {
    return partsOf(moment)?.time ?? '';
  }

  /** Day and time, with the year when it is not this one. */
  dateTime(moment: Moment, now: Moment = Date.now()): string {
    const parts = partsOf(moment);
    if (parts === undefined) return '';
    const date = parts.year === partsOf(now)?.year ? this.day(moment) : this.date(moment);
    return this.#say('date-time', { date, time: parts.time });
  }

  /** How long ago, or in how long; from a week on the date. */
  ago(moment: Moment, now: Moment = Date.now()): string {
    const [parts, today] = [partsOf(moment), partsOf(now)];
    if (parts === undefined || today === undefined) return '';
    const passed = new Date(now).getTime() - new Date(moment).getTime();
    const size = Math.abs(passed);
    if (size < minute) return this.#say('now');
    if (size < hour) return this.#say(passed > 0 ? 'minutes-ago' : 'in-minutes', { count: Math.floor(size / minute) });
    const days = today.ordinal - parts.ordinal;
    if (days === 0) return this.#say(passed > 0 ? 'hours-ago' : 'in-hours', { count: Math.floor(size / hour) });
    if (days === 1) return this.#say('date-time', { date: this.#say('yesterday'), time: parts.time });
    if (days === -1) return this.#say('date-time', { date: this.#say('tomorrow'), time: parts.time });
    if (Math.abs(days) < 7) return this.#say(days > 0 ? 'days-ago' : 'in-days', { count: Math.abs(days) });
    return parts.year === today.year ? this.day(moment) : this.date(moment);
  }

  /** A number with its groups; at most `fractionDigits` behind the point. */
  number(value: number, fractionDigits = 2): string {
    if (!Number.isFinite(value)) return '';
    return numbers(fractionDigits).format(value);
  }

  /** A share of 1 as a percentage without a fraction. Never 100 before all is done. */
  percent(share: number): string {
    if (!Number.isFinite(share)) return '';
    const rounded = Math.round(share * 100);
    return `${rounded === 100 && share < 1 ? 99 : rounded}%`;
  }

  /** A size, in units of a thousand as phones count. */
  bytes(size: number): string {
    if (!Number.isFinite(size) || size < 0) return '';
    let [value, unit] = [size, 0];
    while (value >= 999.5 && unit < byteUnits.length - 1) [value, unit] = [value / 1000, unit + 1];
    return `${this.number(value, value < 10 && unit > 1 ? 1 : 0)}\u00a0${byteUnits[unit] ?? ''}`;
  }

  /** A length of time in its two largest units. */
  duration(seconds: number): string {
    if (!Number.isFinite(seconds) || seconds < 0) return '';
    const total = seconds >= 3600 ? Math.round(seconds / 60) * 60 : Math.round(seconds);
    const counts: readonly (readonly [string, number])[] = [
      ['hours', Math.floor(total / 3600)],
      ['minutes', Math.floor((total % 3600) / 60)],
      ['seconds', total % 60],
    ];
    const first = counts.findIndex(([, count]) => count > 0);
    if (first === -1) return this.#say('seconds', { count: 0 });
    const [large, small] = counts
      .slice(first, first + 2)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => this.#say(name, { count }));
    return small === undefined ? (large ?? '') : this.#say('duration', { large: large ?? '', small });
  }

  /** Several things in one sentence: 语文、数学和英语. */
  list(items: readonly string[]): string {
    return items.reduce((list, item, index) => {
      if (index === 0) return item;
      return this.#say(index === items.length - 1 ? 'and' : 'comma', { list, item });
    }, '');
  }

  /** For sorting names: `people.sort((a, b) => format.compare(a.name, b.name))`. */
  compare(left: string, right: string): number {
    return compareNames(left, right, this.language);
  }

  #monthAndDay(parts: CalendarParts): MessageValues {
    return { month: this.#pick('months', parts.month - 1), day: parts.day };
  }

  #pick(name: string, index: number): string {
    return this.#say(name).split('|')[index] ?? '';
  }

  #say(name: string, values?: MessageValues): string {
    return wordBook().translate(`base.format.${name}`, this.language, values);
  }
}

const byteUnits: readonly string[] = ['B', 'KB', 'MB', 'GB', 'TB'];

const formats = new Map<string, Format>();

/** The format of a language. */
export function formatFor(language: string): Format {
  const known = formats.get(language);
  if (known !== undefined) return known;
  const format = new Format(language);
  formats.set(language, format);
  return format;
}

const numberFormats = new Map<number, Intl.NumberFormat>();

function numbers(fractionDigits: number): Intl.NumberFormat {
  let format = numberFormats.get(fractionDigits);
  if (format === undefined) {
    // The four languages write numbers alike: groups of three with a comma, a point, Western digits.
    format = new Intl.NumberFormat('en-US', { maximumFractionDigits: Math.min(Math.max(fractionDigits, 0), 20) });
    numberFormats.set(fractionDigits, format);
  }
  return format;
}
