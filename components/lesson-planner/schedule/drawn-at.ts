/** Has the host drawn anew at a moment, as when it rings; one moment at a time, and none while it is not on the page. */
import type { LitElement, ReactiveController } from 'lit';

export class DrawnAt implements ReactiveController {
  readonly #host: LitElement;
  #moment: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** @param moment `undefined`: no more */
  next(moment: number | undefined): void {
    if (moment === this.#moment) return;
    this.#stop();
    if (moment === undefined) return;
    this.#moment = moment;
    this.#timer = setTimeout(() => {
      this.#moment = undefined;
      this.#host.requestUpdate();
    }, moment - Date.now());
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#moment = undefined;
  }
}
