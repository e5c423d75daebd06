/**
 * Periods in which the use of a resource is told: whole weeks, as many together as it takes for enough different people. Nothing is
 * held back within a period, so nothing can be worked out from sums, nor from two answers at different times (decision 0104).
 */

/** So many different people stand behind every figure. */
export const threshold = 5;
/** A number of people as it is told: where they are few, each of them might be known by it, and that there is nobody is told as little. */
export const toldCount = (people: number): number | null => (people < threshold ? null : people);
/** So many periods are told of one by one; earlier ones stand in the sum alone. */
export const periodsShown = 26;

/** A week in which somebody was there. */
export interface WeekOfUse {
  /** As `weekNumber` counts. */
  week: number;
  /** Different people, by id, where they are fewer than enough; else `null`. */
  people: readonly string[] | null;
}

/** Weeks that are told of together; the last ones wait where they have too few people. */
export interface Period {
  from: number;
  /** Exclusive. */
  until: number;
}

/** @param weeks in order */
export function periodsOf(weeks: readonly WeekOfUse[]): Period[] {
  const periods: Period[] = [];
  let from: number | undefined;
  let together = new Set<string>();
  for (const { week, people } of weeks) {
    from ??= week;
    for (const id of people ?? []) together.add(id);
    if (people !== null && together.size < threshold) continue;
    periods.push({ from, until: week + 1 });
    from = week + 1;
    together = new Set();
  }
  return periods;
}
