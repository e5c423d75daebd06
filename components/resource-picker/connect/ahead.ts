/** Searches that are asked while typing goes on, so that the answer is there when it rests. */
import type { Answer, CallOptions, ResourcePage, ResourceQuery } from '../../base/index.ts';
import { sameQuestion } from '../model/query.ts';

/** An answer, and how many milliseconds it took. */
export interface Timed {
  readonly answer: Answer<ResourcePage>;
  readonly took: number;
}

type Load = (query: ResourceQuery, options: CallOptions) => Promise<Answer<ResourcePage>>;

/** More on their way would only fill the line, and the service. */
const most = 2;
/** Milliseconds: an older answer may no longer be true. */
const freshFor = 2000;

export class Ahead {
  readonly #load: Load;
  readonly #end: AbortSignal;
  readonly #underWay = new Set<Promise<Timed>>();
  #newest: { readonly query: ResourceQuery; readonly asked: Promise<Timed>; readonly at: number; readonly take: () => void } | undefined;

  /** @param end ends what is under way */
  constructor(load: Load, end: AbortSignal) {
    this.#load = load;
    this.#end = end;
  }

  /** Asks a question that may be put next, unless too many are being asked. */
  begin(query: ResourceQuery): void {
    if (this.#underWay.size >= most || (this.#newest !== undefined && sameQuestion(this.#newest.query, query))) return;
    let take = (): void => undefined;
    // Each prefix of a word that was kept would push out something that was read.
    const taken = new Promise<void>((resolve) => (take = resolve));
    const asked = this.#ask(query, { signal: this.#end, taken });
    this.#newest = { query, asked, at: performance.now(), take };
    this.#underWay.add(asked);
    const ended = (): void => void this.#underWay.delete(asked);
    // Whoever takes the answer hears of a failure.
    asked.then(ended, ended);
  }

  /** The answer to a question: one that was asked ahead is good for once. */
  async answer(query: ResourceQuery, signal: AbortSignal): Promise<Timed> {
    const newest = this.#newest;
    this.#newest = undefined;
    if (newest === undefined || performance.now() - newest.at > freshFor || !sameQuestion(newest.query, query)) return this.#ask(query, { signal });
    const timed = await newest.asked.catch(() => undefined);
    signal.throwIfAborted();
    // What failed ahead of its time is asked again, by whoever waits for it now.
    if (timed === undefined) return this.#ask(query, { signal });
    newest.take();
    return timed;
  }

  async #ask(query: ResourceQuery, options: CallOptions): Promise<Timed> {
    const begun = performance.now();
    const answer = await this.#load(query, options);
    return { answer, took: performance.now() - begun };
  }
}
