/**
 * Tabs of one person in one browser: one of them has the turn, and tells the others. The turn is a Web Lock, so that a tab
 * which dies hands it over at once; one which the browser has put to sleep with its lock is passed over.
 */
import * as v from 'valibot';
import { ChangeEvent } from '../../../contract/src/schemas/notice.ts';
import { isSeen } from '../waiting.ts';

/** What the tab that has the line says of it. */
const Told = v.object({
  /** The sequence before, and the one now. */
  after: v.nullable(v.string()),
  sequence: v.nullable(v.string()),
  event: v.optional(ChangeEvent),
  /** Something was missed, and nobody knows what. */
  isUnsure: v.optional(v.boolean()),
});
export type Told = v.InferOutput<typeof Told>;

export interface TabsOptions {
  locks: LockManager;
  /** So long the tab that has the turn may take to answer. */
  helloMs: number;
  /** So long it may say nothing. */
  silenceMs: number;
  /** Hears what the tab says that has the turn. */
  hear: (told: Told) => void;
  /** Where this tab stands, for another one that asks. */
  stand: () => Told;
}
const hello = 'hello';

export class Tabs {
  readonly #name: string;
  readonly #options: TabsOptions;
  readonly #channel: BroadcastChannel;
  #hasTurn = false;
  /** When somebody should have spoken, by `performance.now()`. */
  #patientUntil = 0;

  /** @param who names those that may hear each other */
  constructor(who: string, options: TabsOptions) {
    this.#name = `ls-changes/1 ${who}`;
    this.#options = options;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === hello) {
        if (this.#hasTurn) this.tell(options.stand());
        return;
      }
      const told = v.safeParse(Told, data);
      if (!told.success) return;
      this.#patientUntil = performance.now() + options.silenceMs;
      options.hear(told.output);
    };
  }

  /** Tells the other tabs. */
  tell(told: Told): void {
    this.#channel.postMessage(told);
  }

  close(): void {
    this.#channel.close();
  }

  /** Waits for the turn and does `work` in it, until it is done or `signal` ends. Rejects when `work` does. */
  async inTurn(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    for (let isTaken = false; !signal.aborted; ) {
      const [waiting, turn] = [new AbortController(), new AbortController()];
      const end = () => {
        waiting.abort();
        turn.abort();
      };
      signal.addEventListener('abort', end, { once: true });
      const next = { isTaken: false };
      this.#watch(() => {
        next.isTaken = true;
        waiting.abort();
      }, waiting.signal);
      let working: Promise<void> | undefined;
      const inside = async () => {
        waiting.abort();
        this.#hasTurn = true;
        working = work(turn.signal);
        await Promise.allSettled([working]);
        return 'over' as const;
      };
      const how = await this.#options.locks.request(this.#name, isTaken ? { steal: true } : { signal: waiting.signal }, inside).catch(reasonOf);
      this.#hasTurn = false;
      waiting.abort();
      if (how !== 'ended') {
        try {
          // Where the browser denies locks, in a sandboxed frame for instance, this tab knows of no others.
          await (working ?? work(turn.signal));
          return;
        } finally {
          signal.removeEventListener('abort', end);
        }
      }
      // Waited in vain, or another tab has taken the turn.
      signal.removeEventListener('abort', end);
      turn.abort();
      await Promise.allSettled([working]);
      ({ isTaken } = next);
    }
  }

  /** Calls `take` when the tab that has the turn says nothing for too long while this one is seen. */
  #watch(take: () => void, signal: AbortSignal): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = () => {
      clearTimeout(timer);
      if (signal.aborted || !isSeen()) return;
      const left = this.#patientUntil - performance.now();
      if (left <= 0) take();
      else timer = setTimeout(check, left);
    };
    const ask = () => {
      this.#patientUntil = performance.now() + this.#options.helloMs;
      this.#channel.postMessage(hello);
      check();
    };
    ask();
    document.addEventListener('visibilitychange', () => isSeen() && ask(), { signal });
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }
}

/** Why a lock was not ours to the end. */
function reasonOf(error: unknown): 'ended' | 'denied' {
  return error instanceof DOMException && error.name === 'AbortError' ? 'ended' : 'denied';
}
