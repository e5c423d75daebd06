import type { LsElement } from '../../base/index.ts';

/** Copies the line that names whose a resource is, and knows how that went. */
export class Copying {
  readonly #host: LsElement;
  #outcome: 'no' | 'yes' | 'by-hand' = 'no';

  constructor(host: LsElement) {
    this.#host = host;
  }

  get outcome(): 'no' | 'yes' | 'by-hand' {
    return this.#outcome;
  }

  /** Another resource: nothing of it was copied yet. */
  begin(): void {
    this.#outcome = 'no';
  }

  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#outcome = 'yes';
    } catch {
      // Without TLS there is no clipboard: the line is marked, so that it can be copied by hand.
      const line = this.#host.renderRoot.querySelector('.attribution__text');
      if (line) getSelection()?.selectAllChildren(line);
      this.#outcome = 'by-hand';
    }
    this.#host.requestUpdate();
  }
}
