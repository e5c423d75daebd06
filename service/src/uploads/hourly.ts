/** Work that is done once an hour, never twice at a time. */
const hourMs = 3_600_000;

export class Hourly {
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | null = null;

  constructor(work: () => Promise<void>, onError: (error: unknown) => void) {
    this.#timer = setInterval(() => {
      this.#running ??= work()
        .catch(onError)
        .finally(() => (this.#running = null));
    }, hourMs).unref();
  }

  /** No more of it begins; what runs comes to its end. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
