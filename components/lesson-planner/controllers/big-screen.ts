/** What the class looks at: the console without what is the teacher's alone, on the whole screen where the browser lets it. */
import type { ReactiveController, ReactiveElement } from 'lit';

export class BigScreen implements ReactiveController {
  isOn = false;
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.#onChange);
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.#onChange);
    this.isOn = false;
  }

  turn(isOn: boolean): void {
    this.#host.requestUpdate();
    if (!isOn) return this.leave();
    this.isOn = true;
    // Where the browser, or the page around, does not let it, it is as large as the page.
    if (document.fullscreenEnabled) void this.#host.requestFullscreen().catch(() => undefined);
  }

  leave(): void {
    this.isOn = false;
    // Phones that know no whole screen do not even have a `null` for it.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  /** Escape leaves the whole screen. */
  readonly #onChange = (): void => {
    if (document.fullscreenElement !== null || !this.isOn) return;
    this.isOn = false;
    this.#host.requestUpdate();
  };
}
