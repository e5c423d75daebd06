/** Days and hours of schools: the country has one time zone, which has kept UTC+8 without summer time since 1991. */

/** What the clocks of China are ahead of UTC, in milliseconds. */
export const chinaOffsetMs = 8 * 3_600_000;
export const dayMs = 24 * 3_600_000;

/** The calendar day in China, `yyyy-mm-dd`, at a moment in milliseconds. */
export const dayInChina = (moment: number): string => new Date(moment + chinaOffsetMs).toISOString().slice(0, 10);

const weekMs = 7 * dayMs;
/** 1970-01-05 was a Monday. */
const firstMondayMs = 4 * dayMs - chinaOffsetMs;
/** Weeks since the first Monday of 1970 in China. */
export const weekNumber = (moment: number): number => Math.floor((moment - firstMondayMs) / weekMs);
/** The moment at which that week began, a Monday. */
export const startOfWeekNumber = (number: number): number => firstMondayMs + number * weekMs;

/** The moment at which that day began. */
export const startOfDayInChina = (moment: number): number => Math.floor((moment + chinaOffsetMs) / dayMs) * dayMs - chinaOffsetMs;
