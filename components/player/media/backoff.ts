/** Tries again after 1, 2, 4 … 30 seconds, and at once when the browser says that the line is back. */
const firstDelay = 1000;
const longestDelay = 30_000;

export class Backoff {
  private readonly attempt: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private delay = firstDelay;
  private started = false;

  constructor(attempt: () => void) {
    this.attempt = attempt;
  }

  /** True from the first failure until `stop`. */
  get waiting(): boolean {
    return this.started;
  }

  /** A try failed, and may say so more than once: the next one comes later than the last. */
  start(): void {
    this.started = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.delay = Math.min(longestDelay, this.delay * 2);
      this.attempt();
    }, this.delay);
  }

  stop(): void {
    this.started = false;
    this.delay = firstDelay;
    clearTimeout(this.timer);
  }
}
