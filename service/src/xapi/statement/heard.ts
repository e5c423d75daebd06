/** When something happened of which a statement tells, by our clock. */

/** Before it no moment of the contract is: a clock may say any year. */
export const earliestMoment = '1900-01-01T00:00:00.000Z';
const earliest = Date.parse(earliestMoment);

/**
 * Whatever a clock says, nothing has happened after it was heard, nor in a year that nobody can write.
 * @param clockOffset milliseconds by which the clock that wrote it is behind ours
 * @param heardAt when it was stored
 */
export function happenedAt(timestamp: string, clockOffset: number | null, heardAt: string | Date): number {
  return Math.max(Math.min(Date.parse(timestamp) + (clockOffset ?? 0), new Date(heardAt).getTime()), earliest);
}
