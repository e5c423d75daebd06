/** A page that hangs says nothing of it: it is asked now and then, and whoever does not answer hangs. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Asking {
  /** Settles when the page answers, whatever it says. */
  readonly ask: () => Promise<unknown>;
  readonly everyMs: number;
  /** So long a page may be at work without an answer. */
  readonly patienceMs: number;
  /** Nobody needs to know any more. */
  readonly signal: AbortSignal;
}

/** Resolves with true once a page has not answered in time, and with false when nobody needs to know any more. */
export async function fallsSilent({ ask, everyMs, patienceMs, signal }: Asking): Promise<boolean> {
  const pause = (milliseconds: number): Promise<void> => delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  for (;;) {
    await pause(everyMs);
    if (signal.aborted) return false;
    // A page that is gone refuses, which is an answer, at once where its window was stopped: the runner hears of it by itself.
    const answer = Promise.resolve().then(ask).then(() => true, () => true);
    if (!(await Promise.race([answer, pause(patienceMs).then(() => false)]))) return !signal.aborted;
  }
}
