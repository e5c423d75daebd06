/**
 * What time it is where the service is, as far as its answers say. Clocks of machines are wrong by years; what ends, begins or may be taken
 * back does so by the service's clock.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Freshness } from './state.ts';

type Said = Pick<Freshness, 'asOf' | 'stale'>;

export class ServiceClock implements ReactiveController {
  readonly #said: () => Said | undefined;
  /** What the newest answer of the service said, and when it came by a clock that nobody sets. */
  #anchor: { readonly at: number; readonly heardAt: number } | undefined;

  /** @param said how fresh the data are that the element has now */
  constructor(host: ReactiveControllerHost, said: () => Said | undefined) {
    this.#said = said;
    host.addController(this);
  }

  hostUpdate(): void {
    const said = this.#said();
    if (said === undefined || said.stale) return;
    const at = Date.parse(said.asOf);
    // An older answer that is shown again tells nothing of now.
    if (at > (this.#anchor?.at ?? -Infinity)) this.#anchor = { at, heardAt: performance.now() };
  }

  /** Milliseconds since 1970. Where the service has said nothing yet, this machine's clock has to do, but never before what is kept. */
  now(): number {
    if (this.#anchor !== undefined) return this.#anchor.at + performance.now() - this.#anchor.heardAt;
    const kept = Date.parse(this.#said()?.asOf ?? '');
    return Number.isFinite(kept) ? Math.max(kept, Date.now()) : Date.now();
  }
}
