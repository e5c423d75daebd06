import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import { importAgain } from '../../base/import-again.ts';
import type { LsElement } from '../../base/index.ts';
import type { SkeletonShape } from '../../base/skeleton.ts';
import { renderBareState } from '../../base/views.ts';

/** Views that most people never see: their code and their styles come when they are first wanted. */
export class LateViews<Views> implements ReactiveController {
  readonly #host: LsElement;
  readonly #load: () => Promise<Views>;
  readonly #stylesOf: ((views: Views) => CSSResult | readonly CSSResult[]) | undefined;
  #views: Views | null = null;
  #coming: Promise<void> | undefined;
  /** Somebody sees where they will stand. */
  #isAwaited = false;
  #isMissing = false;

  constructor(host: LsElement, load: () => Promise<Views>, stylesOf?: (views: Views) => CSSResult | readonly CSSResult[]) {
    this.#host = host;
    this.#load = load;
    this.#stylesOf = stylesOf;
    host.addController(this);
  }

  /** `null` until they have come; then the host is drawn again. */
  get views(): Views | null {
    return this.#views;
  }
  /** Somebody waits for them, and the line broke. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** What stands in their place: bones while they come; where they do not, that there is no line, and a way to try again. */
  standIn(skeleton: SkeletonShape, count: number): TemplateResult {
    this.#isAwaited = true;
    return renderBareState({ type: this.#isMissing ? 'offline' : 'loading' }, (key, values) => this.#host.t(key, values), { skeleton, count, retry: this.#again });
  }

  readonly #again = (): void => {
    this.leave();
    this.#host.requestUpdate();
  };

  /** Nobody waits any more: what did not come is tried again when it is wanted next. */
  leave(): void {
    this.#isAwaited = this.#isMissing = false;
    window.removeEventListener('online', this.#again);
  }
  hostDisconnected(): void {
    this.leave();
  }

  /**
   * Fetches them, once; not while it is said that they did not come.
   * @param onFailure the line broke; the next want tries again. Without it nothing is drawn anew then: whoever wants them with
   * each drawing would ask again at once, and again.
   */
  want(onFailure?: () => void): void {
    if (!this.#isMissing) this.#coming ??= this.#fetch(onFailure);
  }

  async #fetch(onFailure?: () => void): Promise<void> {
    try {
      const views = await importAgain(this.#load);
      const { shadowRoot } = this.#host;
      const sheets = [this.#stylesOf?.(views) ?? []].flat().flatMap(({ styleSheet }) => styleSheet ?? []);
      if (shadowRoot && sheets.length > 0) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, ...sheets];
      this.#views = views;
    } catch {
      this.#coming = undefined;
      this.#isMissing = this.#isAwaited;
      if (this.#isMissing) window.addEventListener('online', this.#again);
      if (onFailure === undefined && !this.#isMissing) return;
      onFailure?.();
    }
    this.#host.requestUpdate();
  }
}
