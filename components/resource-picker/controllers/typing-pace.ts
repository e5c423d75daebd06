/** After a key that stands alone, where answers come quickly: a letter is on the screen by then. */
const shortRest = 40;
/** Before anything was answered, and after a single letter of ours, which is seldom a word. */
const carefulRest = 120;
const longestRest = 400;
/** A letter that is late itself, on a slow machine, is on the screen by then. */
const leastRest = 25;
/** Keys that follow each other sooner are those of a practised hand, from which another will come. */
const practised = 140;
/** So much longer than between its last two keys a practised hand must rest. */
const margin = 8;
/** An answer that takes longer comes over a thin line. */
const quickAnswer = 250;
/** One that comes sooner costs line and service little. */
const quickestAnswer = 150;
/** So many questions may follow each other without an answer: more of them would only fill the line. */
const mostUnanswered = 2;

/**
 * How long typing must rest before it asks. Where answers come quickly: as good as not at all, but for a practised hand just longer than
 * it takes from key to key, so that a word is asked once. On a thin line as long as an answer takes, up to a bound: the letters
 * of a word are then asked together, however slowly they come. One late answer does not make a line thin.
 */
export class TypingPace {
  readonly #isThin: () => boolean;
  #keyAt = -Infinity;
  #askedAt = 0;
  #unanswered = 0;
  /** Milliseconds of the last answer, and of the one before. */
  #took: number | null = null;
  #tookBefore: number | null = null;

  constructor(isThin: () => boolean = isLineThin) {
    this.#isThin = isThin;
  }

  asked(now: number): void {
    this.#askedAt = now;
    this.#unanswered += 1;
  }

  /** @param took milliseconds of the answer, which may have been asked before it was wanted */
  answered(now: number, took = now - this.#askedAt): void {
    if (this.#unanswered > 0) {
      this.#tookBefore = this.#took;
      this.#took = took;
    }
    this.#unanswered = 0;
  }

  /**
   * Answers come so quickly that each letter may be asked while typing goes on: the last one has its answer when it rests.
   * One that was late among quick ones says nothing of the line.
   */
  get isQuick(): boolean {
    return this.#took !== null && Math.min(this.#took, this.#tookBefore ?? Infinity) <= quickestAnswer && !this.#isThin();
  }

  /**
   * A key was pressed: milliseconds from now until it asks for these words, if no other comes. The hand's pace is that of its keys, and not
   * of a machine that hears of them late.
   * @param at when it was pressed
   */
  key(at: number, words: string, now = at): number {
    // Not every event has the page's clock: no key was pressed after it was heard.
    const pressedAt = Math.min(at, now);
    const rest = this.#restAfter(pressedAt, words);
    return Math.max(leastRest, rest - (now - pressedAt));
  }

  #restAfter(at: number, words: string): number {
    const since = Math.max(0, at - this.#keyAt);
    this.#keyAt = at;
    if (this.#isThin() || this.#unanswered >= mostUnanswered) return longestRest;
    if (this.#took === null) return carefulRest;
    if (this.#took > quickAnswer) return Math.min(this.#took, longestRest, this.isQuick ? since + margin : Infinity);
    if (since < practised) return Math.max(shortRest, since + margin);
    return /^[a-z]$/i.test(words.trim()) ? carefulRest : shortRest;
  }
}

/** What the browser itself knows of its line; only Chromium says. */
function isLineThin(): boolean {
  const line: unknown = 'connection' in navigator ? navigator.connection : undefined;
  return typeof line === 'object' && line !== null && 'effectiveType' in line && line.effectiveType !== '4g';
}
