/** What the clocks of China show at a moment, whatever the machine is set to: a school's times are meant in Beijing time. */

/** A point in time, as ports give it (RFC 3339) or as a script has it. */
export type Moment = string | number | Date;

export interface CalendarParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Hour and minute, of 24. */
  readonly time: string;
  /** Number of the day, for differences and for the day of the week. */
  readonly ordinal: number;
}

const dayMs = 24 * 3_600_000;
/** Clocks have been ahead of UTC by this since the last summer time, in 1991. */
const offsetMs = 8 * 3_600_000;
const sinceMs = Date.UTC(1992, 0, 1);

/** `undefined` for what is no point in time. */
export function partsOf(moment: Moment): CalendarParts | undefined {
  const instant = new Date(moment);
  const milliseconds = instant.getTime();
  if (Number.isNaN(milliseconds)) return undefined;
  const local = new Date(milliseconds + offsetMs);
  // The first question to `Intl` about a time zone costs a page some 20 ms, four times that on a slow machine. The last hours that a `Date` knows
  // are over in China.
  if (milliseconds < sinceMs || Number.isNaN(local.getTime())) return partsByIntl(instant);
  return parts(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate(), local.getUTCHours(), local.getUTCMinutes());
}

function parts(year: number, month: number, day: number, hour: number, minute: number): CalendarParts {
  const midnight = new Date(0);
  // `Date.UTC` takes the years of the first century for those of the last.
  midnight.setUTCFullYear(year, month - 1, day);
  return { year, month, day, time: `${twoDigits(hour)}:${twoDigits(minute)}`, ordinal: midnight.getTime() / dayMs };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

let calendar: Intl.DateTimeFormat | undefined;

/** Earlier there were summer times, and an hour of Shanghai's own. */
function partsByIntl(instant: Date): CalendarParts {
  calendar ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'Asia/Shanghai',
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const found = new Map(calendar.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => found.get(type) ?? 0;
  return parts(part('year'), part('month'), part('day'), part('hour'), part('minute'));
}
