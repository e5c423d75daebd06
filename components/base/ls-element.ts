import { LitElement, type CSSResultGroup, type CSSResultOrNative, type PropertyValues } from 'lit';
import { version } from './build.ts';
import { I18nController } from './controllers/i18n.ts';
import { formatFor, type Format } from './format.ts';
import type { MessageValues } from './i18n.ts';
import type { Direction } from './language.ts';
import { elementStyles, rightToLeftStyles } from './ls-element.styles.ts';
import { hostStyles } from './styles/host.styles.ts';

/**
 * The base of every element: shared styles first, words in the language of the place, direction, and custom states.
 * Everything else is a controller that the element takes when it needs it.
 */
export class LsElement extends LitElement {
  /** Version of the copy of the library that this class belongs to. */
  static readonly version: string = version;

  protected readonly internals: ElementInternals = this.attachInternals();
  readonly #i18n = new I18nController(this);
  #inner: HTMLElement | undefined;

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return super.finalizeStyles([hostStyles, elementStyles, styles ?? []]);
  }

  /**
   * The language of the words that are shown.
   * @internal for the element and its helpers
   */
  get language(): string {
    return this.#i18n.language;
  }

  /** @internal */
  get direction(): Direction {
    return this.#i18n.direction;
  }

  /**
   * Dates, numbers and lists in the language of the place.
   * @internal
   */
  get format(): Format {
    return formatFor(this.#i18n.language);
  }

  /**
   * The text of a key in the language of the place, at once; Chinese until another language has come.
   * @internal
   */
  t(key: string, values?: MessageValues): string {
    return this.#i18n.t(key, values);
  }

  /**
   * Sets a custom state, for hosts to style by: `ls-player:state(playing)`. Chromium before 125 takes `:--playing`, Firefox
   * 115 and Safari 16 have none; so nothing inside an element may depend on it.
   */
  protected toggleState(name: string, on: boolean): void {
    const states = this.internals.states as CustomStateSet | undefined;
    if (states === undefined || name === '') return;
    for (const form of [name, `--${name}`]) {
      try {
        if (on) states.add(form);
        else states.delete(form);
      } catch {
        // This browser wants the dashed form only.
      }
    }
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const shadow = super.createRenderRoot();
    // Screen readers and fonts go by `lang`, which host pages often lack; a host's own attributes are not ours to write.
    const inner = document.createElement('div');
    inner.className = 'ls-root';
    shadow.appendChild(inner);
    this.#inner = inner;
    return inner;
  }

  protected override update(changed: PropertyValues<this>): void {
    if (this.#inner !== undefined) {
      // Written again, even the same words make the browser style everything inside anew.
      if (this.#inner.lang !== this.language) this.#inner.lang = this.language;
      if (this.#inner.dir !== this.direction) this.#inner.dir = this.direction;
      this.#adoptDirection();
    }
    super.update(changed);
  }

  #adoptDirection(): void {
    const sheet = rightToLeftStyles.styleSheet;
    const shadow = this.shadowRoot;
    if (shadow === null || sheet === undefined) return;
    const others = shadow.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    if (others.length === shadow.adoptedStyleSheets.length) {
      if (this.direction === 'rtl') shadow.adoptedStyleSheets = [...others, sheet];
    } else if (this.direction === 'ltr') shadow.adoptedStyleSheets = others;
  }
}
