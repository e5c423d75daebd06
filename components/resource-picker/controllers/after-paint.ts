import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Holds back what is not looked at first: a new value is given out once the drawing that it came with has been painted, so
 * that results do not wait for the numbers beside them. The first value is given out at once.
 */
export class AfterPaint<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #shown: Value | undefined;
  #next: Value | undefined;
  #isDue = false;
  #frame = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#isDue = true;
  }

  /** What is to be drawn now. */
  of(value: Value): Value {
    if (this.#shown === undefined || this.#isDue || document.hidden) {
      this.#isDue = false;
      this.#shown = this.#next = value;
    } else if (value !== this.#shown && value !== this.#next) {
      this.#next = value;
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() =>
        setTimeout(() => {
          this.#isDue = true;
          this.#host.requestUpdate();
        }),
      );
    }
    return this.#shown;
  }
}
