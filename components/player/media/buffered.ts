/** Rounding of times: a place so close before a piece is in it. */
const closeBy = 0.05;

/** Whether there is something to play at a place, and `ahead` seconds more. */
export function hasData({ buffered }: HTMLMediaElement, seconds: number, ahead = closeBy): boolean {
  return Array.from({ length: buffered.length }, (_, range) => seconds >= buffered.start(range) - closeBy && seconds + ahead < buffered.end(range)).some(Boolean);
}

/** Somebody waits for the next picture. */
export const isHungry = ({ readyState }: HTMLMediaElement): boolean => readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
