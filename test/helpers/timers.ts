/** Timers of a test's own: what would take minutes takes none, and a busy machine changes nothing. */
export class Timers {
  private readonly due = new Map<number, { act: () => void; delay: number }>();
  private count = 0;

  /** How long each that waits was told to wait. */
  get delays(): number[] {
    return [...this.due.values()].map(({ delay }) => delay);
  }

  set(act: () => void, delay = 0): number {
    this.count += 1;
    this.due.set(this.count, { act, delay });
    return this.count;
  }

  clear(id: number): void {
    this.due.delete(id);
  }

  /** The time of all that wait has come. */
  pass(): void {
    const now = [...this.due.values()];
    this.due.clear();
    for (const { act } of now) act();
  }
}

const names = ['setTimeout', 'clearTimeout'] as const;

/** Gives each test of the file its own timers. */
export function withTimers(): () => Timers {
  const real = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  let timers = new Timers();
  beforeEach(() => {
    const own = (timers = new Timers());
    Object.defineProperty(globalThis, 'setTimeout', { configurable: true, value: (act: () => void, delay?: number) => own.set(act, delay) });
    Object.defineProperty(globalThis, 'clearTimeout', { configurable: true, value: (id: number) => own.clear(id) });
  });
  afterEach(() => {
    for (const [name, descriptor] of real) if (descriptor) Object.defineProperty(globalThis, name, descriptor);
  });
  return () => timers;
}
