import type { CSSResult } from 'lit';
import type { LsElement } from '../../base/index.ts';

/** Views that most people never see: their code and their styles come when they are first wanted. */
export class LateViews<Views> {
  readonly #host: LsElement;
  readonly #load: () => Promise<Views>;
  readonly #stylesOf: (views: Views) => CSSResult;
  #views: Views | null = null;
  #coming: Promise<void> | undefined;

  constructor(host: LsElement, load: () => Promise<Views>, stylesOf: (views: Views) => CSSResult) {
    this.#host = host;
    this.#load = load;
    this.#stylesOf = stylesOf;
  }

  /** `null` until they have come; then the host is drawn again. */
  get views(): Views | null {
    return this.#views;
  }

  /**
   * Fetches them, once.
   * @param onFailure the line broke; the next want tries again. Without it nothing is drawn anew then: whoever wants them with
   * each drawing would ask again at once, and again.
   */
  want(onFailure?: () => void): void {
    this.#coming ??= this.#fetch(onFailure);
  }

  async #fetch(onFailure?: () => void): Promise<void> {
    try {
      const views = await this.#load();
      const { shadowRoot } = this.#host;
      const { styleSheet } = this.#stylesOf(views);
      if (shadowRoot && styleSheet) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
      this.#views = views;
    } catch {
      this.#coming = undefined;
      if (onFailure === undefined) return;
      onFailure();
    }
    this.#host.requestUpdate();
  }
}
