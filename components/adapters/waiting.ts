/** Waiting until it makes sense to try again. */

const longestMs = 60_000;

/** How long to wait after so many failures in a row: doubled each time, and never the same for a whole class at once. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return Math.min(longestMs, 500 * 2 ** Math.min(failures, 10)) * (0.5 + random() / 2);
}

/** Whether the person can see the page. A worker has none that could be hidden. */
export const isSeen = (): boolean => typeof document === 'undefined' || document.visibilityState === 'visible';

/**
 * Calls back when the line may be back: the browser says so, or the person looks at the page again.
 * Works in a service worker as well, where there is no page to look at.
 */
export function whenLineMayBeBack(callback: () => void, signal: AbortSignal): void {
  const onVisible = () => {
    if (isSeen()) callback();
  };
  globalThis.addEventListener('online', callback, { signal });
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', onVisible, { signal });
}

/** Rests for a while: until the time is up, the line may be back, or `signal` ends. */
export function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      resolve();
    };
    if (signal.aborted) {
      end();
      return;
    }
    const timer = setTimeout(end, milliseconds);
    over.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    signal.addEventListener('abort', end, { signal: over.signal });
    whenLineMayBeBack(end, over.signal);
  });
}
