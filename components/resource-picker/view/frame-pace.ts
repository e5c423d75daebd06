/** A frame that came so soon after the last one had time left for more, in milliseconds: a little over one at 60 a second. */
const quick = 20;
/** One that came so late was missed by a screen of 60 frames a second. */
const late = 30;
/** After so long nothing was drawn in between, and the time says nothing of the machine. */
const idle = 200;

/**
 * How many items are drawn in a frame: one at first, ever more where frames stay quick, and one again when one was late or
 * nothing was drawn for a while. One quick frame proves little, for its time is that of the screen and not of the work: a
 * machine that needs two of the screen's frames for one drawing is now and then asked twice in a row.
 */
export class FramePace {
  #items = 1;
  #last = -Infinity;
  #quickBefore = false;
  #isSlow = false;

  /** Frames came late, and have not been quick again since. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /**
   * @param now when this frame began, in milliseconds
   * @returns how many items it should draw
   */
  next(now: number): number {
    const since = now - this.#last;
    this.#last = now;
    const isQuick = since < quick;
    if (since > late && since < idle) this.#isSlow = true;
    else if (isQuick && this.#quickBefore) this.#isSlow = false;
    if (since > late) this.#items = 1;
    else if (isQuick && this.#quickBefore) this.#items *= 2;
    this.#quickBefore = isQuick;
    return this.#items;
  }
}
