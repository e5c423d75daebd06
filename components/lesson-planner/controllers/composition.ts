/** Whether an input method is in the middle of a word: meanwhile nothing goes out and nothing comes in. */
interface Pending {
  readonly done: Promise<void>;
  end(): void;
}

function pending(): Pending {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { done, end: () => end() };
}

export class Composition {
  #word: Pending | undefined;

  get isOn(): boolean {
    return this.#word !== undefined;
  }

  begin(): void {
    this.end();
    this.#word = pending();
  }

  end(): void {
    this.#word?.end();
    this.#word = undefined;
  }

  /** Settles when no word is being composed. */
  async settled(): Promise<void> {
    while (this.#word !== undefined) await this.#word.done;
  }
}
