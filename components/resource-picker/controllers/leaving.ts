import { isComposing, type LsElement } from '../../base/index.ts';
import type { Exporting } from './exporting.ts';
import type { OpenedBasket } from './opened-basket.ts';

export interface LeavingOptions {
  readonly exporting: Exporting;
  readonly basket: OpenedBasket;
  /** Gives up what takes long, where something does, and takes the key then. */
  giveUp(event: KeyboardEvent): void;
  /** Shuts the filters, where they stand open behind their button. */
  shutFilters(): void;
  /** Leaves the closer look. */
  close(): void;
}

/** Something that stands open: where the keyboard is in it, what shuts it, and where the keyboard goes then. */
interface Open {
  readonly inside: string;
  readonly shut: () => void;
  /** The button that has opened it; without one, whatever shuts it sees to the keyboard. */
  readonly back?: string;
}

/**
 * Escape shuts the innermost of what stands open where the keyboard is, and is then heard by nobody else: a picker often stands in a dialog
 * of its host, which the same key would close with everything in it.
 */
export class Leaving {
  readonly #host: LsElement;
  readonly #options: LeavingOptions;

  constructor(host: LsElement, options: LeavingOptions) {
    this.#host = host;
    this.#options = options;
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const path = event.composedPath().filter((place) => place instanceof Element);
    // The browser closes the innermost dialog itself. A host that closes its own by keys would do so, too.
    if (path.slice(0, path.indexOf(this.#host)).some((place) => place.localName === 'dialog')) return event.stopPropagation();
    this.#options.giveUp(event);
    // Whoever has taken it shows so.
    if (event.defaultPrevented) return;
    const open = this.#open.find(({ inside }) => path.some((place) => this.#host.renderRoot.contains(place) && place.matches(inside)));
    if (open === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const unsent = open.inside === detail ? this.#unsent : undefined;
    if (unsent !== undefined) return unsent.focus();
    open.shut();
    if (open.back !== undefined) this.#find(open.back)?.focus();
  };

  get #open(): readonly Open[] {
    const { exporting, basket, shutFilters, close } = this.#options;
    const formats = (['basket', 'detail'] as const).filter((place) => exporting.isOpen(place));
    return [
      ...formats.map((place) => ({ inside: `.export, [data-export="${place}"]`, shut: () => exporting.toggle(place), back: `[data-export="${place}"]` })),
      ...(basket.isOpen ? [{ inside: '.basket', shut: basket.toggle, back: '.basket__toggle' }] : []),
      // Where there is room they stand beside the results, open or not.
      ...((this.#find('.chip--filters[aria-expanded="true"]')?.offsetParent ?? null) !== null ? [{ inside: '.filters, .chip--filters', shut: shutFilters, back: '.chip--filters' }] : []),
      { inside: detail, shut: close },
    ];
  }

  /** Words in the closer look that nobody has sent would be gone with it: the keyboard goes to the button that leaves it all the same. */
  get #unsent(): HTMLElement | undefined {
    const isWritten = [...this.#host.renderRoot.querySelectorAll<HTMLTextAreaElement>(`${detail} textarea`)].some(({ value, defaultValue }) => value !== defaultValue);
    return isWritten ? (this.#find('.detail__back') ?? undefined) : undefined;
  }

  #find(css: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector(css);
  }
}

const detail = '.detail';
