/** A page that has stood so long is read; until then somebody is on the way to somewhere else. In milliseconds. */
const calmAfter = 150;
/** Where so many screens pass in a second, nobody reads: somebody flings the page to a place further on. */
const flung = 3;
/** Events of one frame come together; a speed of less time than this is none. In milliseconds. */
const frame = 16;

/** Whether the page, or a box in it, is being scrolled, and how fast. */
export class Motion {
  #last = -Infinity;
  /** Pixels a millisecond. */
  #speed = 0;
  #place = { of: null as EventTarget | null, top: 0 };
  readonly #onScroll = (event: Event): void => {
    const of = event.composedPath()[0] ?? null;
    // Read at the begin of a frame, before anything was changed in it: nothing is laid out for this.
    const top = of instanceof Element ? of.scrollTop : scrollY;
    const now = performance.now();
    this.#speed = of === this.#place.of ? Math.abs(top - this.#place.top) / Math.max(frame, now - this.#last) : 0;
    this.#place = { of, top };
    this.#last = now;
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

  /** What passes by now passes too fast to be read. */
  get isFlung(): boolean {
    return this.untilCalm > 0 && this.#speed * 1000 > flung * innerHeight;
  }
}
