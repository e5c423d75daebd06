/** Somebody who waits for the next change without a stream: behind a proxy that collects answers, an answer must end. */
import type { Hub, Subscriber } from './hub.ts';

export class ChangeWaiter implements Subscriber {
  readonly personId: string;
  readonly #told: Promise<void>;
  #tell: () => void = () => undefined;

  constructor(personId: string) {
    this.personId = personId;
    this.#told = new Promise((resolve) => (this.#tell = resolve));
  }

  deliver(): boolean {
    this.#tell();
    return true;
  }

  end(): void {
    this.#tell();
  }

  /** Resolves when something came, the time is up, or `signal` ends. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    const timer = setTimeout(() => this.#tell(), milliseconds);
    const end = (): void => this.#tell();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    await this.#told;
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** Asks `read`, and if it finds nothing once more after the next change; what comes in between is not missed. */
export async function askAgainAfterChange<Found>(
  { hub, tenantId, personId }: { hub: Hub; tenantId: string; personId: string },
  { read, isEnough, milliseconds, signal }: { read: () => Promise<Found>; isEnough: (found: Found) => boolean; milliseconds: number; signal: AbortSignal },
): Promise<Found> {
  const waiter = new ChangeWaiter(personId);
  // Heard from here on, and only then asked.
  await hub.subscribe(tenantId, waiter);
  try {
    const found = await read();
    if (isEnough(found)) return found;
    await waiter.wait(milliseconds, signal);
    return signal.aborted ? found : await read();
  } finally {
    hub.unsubscribe(tenantId, waiter);
  }
}
