/** Where a run spends its time: which files take longest, and how much of that is not their tests but what these need before and after. */

/** Files that take less are not worth a line. */
const leastSeconds = 20;
const mostLines = 12;

interface Times {
  whole: number;
  tests: number;
}

export class FileTimes {
  readonly #files = new Map<string, Times>();

  /** A test of a file took so long, its hooks left out. */
  addTest(file: string, seconds: number): void {
    this.#of(file).tests += seconds;
  }

  /** A file took so long from its first to its last line. */
  addFile(file: string, seconds: number): void {
    this.#of(file).whole += seconds;
  }

  /** The longest first. */
  get lines(): string[] {
    const long = [...this.#files].filter(([, { whole }]) => whole >= leastSeconds).sort(([, one], [, other]) => other.whole - one.whole);
    return long.slice(0, mostLines).map(([file, { whole, tests }]) => `${Math.round(whole)} s, ${Math.round(tests)} s of it in tests: ${file}`);
  }

  #of(file: string): Times {
    const times = this.#files.get(file) ?? { whole: 0, tests: 0 };
    this.#files.set(file, times);
    return times;
  }
}
