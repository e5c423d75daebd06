/** The formula that is being written beside the text: what is typed of it, and what comes of that. The library for it is fetched with the first. */
import type { ReactiveControllerHost } from 'lit';
import type { Formula } from '../model/formula.ts';

export class FormulaWriting {
  /** What is typed; `undefined`: none is being written. */
  typed: string | undefined;
  /** What comes of it; `undefined`: nothing, or it is no formula. */
  formula: Formula | undefined;
  /** The library cannot be had: the line is broken, and it was never fetched. */
  hasFailed = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #put: (formula: Formula | undefined) => void;
  #module: typeof import('../editor/tex.ts') | undefined;
  /** What stood in the field when it was opened. */
  #opened = '';

  constructor(host: ReactiveControllerHost & HTMLElement, put: (formula: Formula | undefined) => void) {
    [this.#host, this.#put] = [host, put];
  }

  /** Whether what is typed can be read: the library is there. */
  get isReading(): boolean {
    return this.#module !== undefined;
  }

  /** Whether something is typed that was not yet put in. */
  get isBusy(): boolean {
    return this.typed !== undefined && this.typed !== this.#opened;
  }

  /** Opens the field for a new one, or for the one that is there. What is being typed stays. */
  async open(formula: Formula | undefined): Promise<void> {
    if (this.isBusy) return this.#field?.focus();
    this.#opened = formula?.tex ?? '';
    [this.typed, this.formula] = [this.#opened, formula];
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#field?.focus();
    this.#field?.select();
    await this.#load();
  }

  get #field(): HTMLInputElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLInputElement>('.rich__formula [name=tex]');
  }

  async #load(): Promise<void> {
    if (this.#module !== undefined) return;
    try {
      this.#module = await import('../editor/tex.ts');
      this.hasFailed = false;
    } catch {
      this.hasFailed = true;
    }
    // What was typed while it was fetched is a formula, too.
    if (this.typed !== undefined && this.formula?.tex !== this.typed.trim()) this.type(this.typed);
    this.#host.requestUpdate();
  }

  type(typed: string): void {
    this.typed = typed;
    if (this.#module !== undefined) this.formula = this.#module.formulaOf(typed);
    else {
      // What stood there before is not what is typed now.
      if (this.formula?.tex !== typed.trim()) this.formula = undefined;
      if (this.hasFailed) void this.#load();
    }
    this.#host.requestUpdate();
  }

  /** Puts it into the text, where it is one. */
  finish(): void {
    if (this.formula !== undefined) this.#end(this.formula);
  }

  leave(): void {
    this.#end(undefined);
  }

  /** The text is no longer written. */
  close(): void {
    [this.typed, this.formula] = [undefined, undefined];
  }

  #end(formula: Formula | undefined): void {
    this.close();
    this.#put(formula);
    this.#host.requestUpdate();
  }
}
