/** When the hours of a school day begin and end, and which of them it is now. */

/** Times of day as clocks show them, `08:00`. */
export interface Bell {
  readonly begin: string;
  readonly end: string;
}
/** By the number of the hour. */
export type Bells = ReadonlyMap<number, Bell>;

/** A time of day at a school, as a point in time: wherever the machine thinks it is, schools have the time of Beijing. */
export const momentAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);

/** The hour that goes on at a moment of that day; `undefined`: none does. */
export const hourAt = (bells: Bells, day: string, now: number): number | undefined => [...bells].find(([, { begin, end }]) => momentAt(day, begin) <= now && now < momentAt(day, end))?.[0];

/** When it rings next that day; `undefined`: not any more. */
export function nextBell(bells: Bells, day: string, now: number): number | undefined {
  const later = [...bells.values()].flatMap(({ begin, end }) => [momentAt(day, begin), momentAt(day, end)]).filter((moment) => moment > now);
  return later.length === 0 ? undefined : Math.min(...later);
}

/** Hours that begin before the one before them is over. */
export function overlapping(bells: Bells): readonly number[] {
  let over = '';
  return [...bells].sort(([one], [other]) => one - other).flatMap(([period, { begin, end }]) => {
    const isEarly = begin < over;
    over = end;
    return isEarly ? [period] : [];
  });
}
