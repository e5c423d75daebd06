/** Days and hours of schools: the country has one time zone, which has kept UTC+8 without summer time since 1991. */

/** What the clocks of China are ahead of UTC, in milliseconds. */
export const chinaOffsetMs = 8 * 3_600_000;
export const dayMs = 24 * 3_600_000;

/** The calendar day in China, `yyyy-mm-dd`, at a moment in milliseconds. */
export const dayInChina = (moment: number): string => new Date(moment + chinaOffsetMs).toISOString().slice(0, 10);

/** The moment at which that day began. */
export const startOfDayInChina = (moment: number): number => Math.floor((moment + chinaOffsetMs) / dayMs) * dayMs - chinaOffsetMs;
