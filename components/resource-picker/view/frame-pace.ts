/** A frame that came so soon after the last one had time left for more, in milliseconds: a little over one at 60 a second. */
const quick = 20;
/** One that came so late was missed by a screen of 60 frames a second. */
const late = 30;
/** After so long nothing was drawn in between, and the time says nothing of the machine. */
const idle = 200;
/** So many quick frames in a row show that a machine can do more than it once could. */
const proof = 30;

/**
 * How many items are drawn in a frame: one at first, ever more where frames stay quick, and one again when one was late or
 * nothing was drawn for a while. One quick frame proves little, for its time is that of the screen and not of the work: a
 * machine that needs two of the screen's frames for one drawing is now and then asked twice in a row. So while the page moves,
 * what was once too much is not tried again soon; who waits for an answer wants all of it.
 *
 * A slow machine draws in every second frame only while the page moves: what one frame has drawn is still being put on the screen
 * in the next, and a drawing on top of that is the longest frame of all.
 */
export class FramePace {
  #items = 1;
  #most = Infinity;
  #last = -Infinity;
  #quickInRow = 0;
  #isSlow = false;
  #isResting = false;

  /** Frames came late, and have not been quick again since. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /**
   * @param now when this frame began, in milliseconds
   * @param isMoving somebody scrolls, and sees each late frame
   * @returns how many items it should draw; none in a frame to rest
   */
  next(now: number, isMoving: boolean): number {
    const since = now - this.#last;
    this.#last = now;
    // How long a frame took in which nothing was drawn says nothing of drawing.
    if (this.#isResting && since < idle) {
      this.#isResting = false;
      return this.#items;
    }
    this.#quickInRow = since < quick ? this.#quickInRow + 1 : 0;
    if (since > late) {
      if (since < idle) this.#tooMuch(isMoving);
      this.#items = 1;
    } else if (this.#quickInRow > 1) {
      if (this.#quickInRow % proof === 0) {
        this.#isSlow = false;
        this.#most *= 2;
      }
      this.#items = Math.min(this.#items * 2, isMoving ? this.#most : Infinity);
    }
    this.#isResting = isMoving && this.#isSlow && since < idle;
    return this.#isResting ? 0 : this.#items;
  }

  #tooMuch(isMoving: boolean): void {
    this.#isSlow = true;
    if (isMoving) this.#most = Math.max(1, Math.floor(this.#items / 2));
  }
}
