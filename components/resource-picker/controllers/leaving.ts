/** What Escape does where something stands open. This code comes with the first thing that it could shut. */
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

const detail = '.detail';

/**
 * Escape shuts the innermost of what stands open where the keyboard is, and is then heard by nobody else: a picker often stands in a dialog
 * of its host, which the same key would close with everything in it.
 */
export function leave(event: KeyboardEvent, { renderRoot: root }: LsElement, options: LeavingOptions): void {
  if (event.key !== 'Escape' || isComposing(event) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const path = event.composedPath().filter((place) => place instanceof Element && root.contains(place));
  // The browser closes the innermost dialog itself. A host that closes its own by keys would do so, too.
  if (event.composedPath().slice(0, event.composedPath().indexOf(root)).some((place) => place instanceof HTMLDialogElement)) return event.stopPropagation();
  options.giveUp(event);
  // Whoever has taken it shows so.
  if (event.defaultPrevented) return;
  const open = openIn(root, options).find(({ inside }) => path.some((place) => place instanceof Element && place.matches(inside)));
  if (open === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const unsent = open.inside === detail ? unsentIn(root) : null;
  if (unsent !== null) return unsent.focus();
  open.shut();
  if (open.back !== undefined) find(root, open.back)?.focus();
}

type Root = LsElement['renderRoot'];
const find = (root: Root, css: string): HTMLElement | null => root.querySelector(css);

function openIn(root: Root, { exporting, basket, shutFilters, close }: LeavingOptions): readonly Open[] {
  const formats = (['basket', 'detail'] as const).filter((place) => exporting.isOpen(place));
  // Where there is room they stand beside the results, open or not.
  const areFiltersOpen = (find(root, '.chip--filters[aria-expanded="true"]')?.offsetParent ?? null) !== null;
  return [
    ...formats.map((place) => ({ inside: `.export, [data-export="${place}"]`, shut: () => exporting.toggle(place), back: `[data-export="${place}"]` })),
    ...(basket.isOpen ? [{ inside: '.basket', shut: basket.toggle, back: '.basket__toggle' }] : []),
    ...(areFiltersOpen ? [{ inside: '.filters, .chip--filters', shut: shutFilters, back: '.chip--filters' }] : []),
    { inside: detail, shut: close },
  ];
}

/** Words in the closer look that nobody has sent would be gone with it: then the keyboard goes to the button that leaves it all the same. */
function unsentIn(root: Root): HTMLElement | null {
  const isWritten = [...root.querySelectorAll<HTMLTextAreaElement>(`${detail} textarea`)].some(({ value, defaultValue }) => value !== defaultValue);
  return isWritten ? find(root, '.detail__back') : null;
}
