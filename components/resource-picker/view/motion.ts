/** A page that has stood so long is read; until then somebody is on the way to somewhere else. In milliseconds. */
const calmAfter = 150;

/** Whether the page, or a box in it, is being scrolled. */
export class Motion {
  #last = -Infinity;
  readonly #onScroll = (): void => {
    this.#last = performance.now();
  };

  /** Begins to watch; once more does nothing. */
  begin(): void {
    addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
  }

  end(): void {
    removeEventListener('scroll', this.#onScroll, { capture: true });
  }

  /** Milliseconds until it is calm; 0 when it is. */
  get untilCalm(): number {
    return Math.max(0, this.#last + calmAfter - performance.now());
  }
}
