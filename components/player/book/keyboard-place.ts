/** The keyboard's place follows the eyes: after scrolling or leafing, Tab goes on from what is seen and not from a link that is far behind. */

export interface Stops {
  /** Where the keyboard stops in the text, in order. */
  readonly stops: readonly HTMLElement[];
  readonly focused: Element | null;
  isSeen(element: Element): boolean;
  /** It stands before what is seen. */
  isBefore(element: Element): boolean;
  /** Brings it where it is seen. */
  show(element: Element): void;
}

export function keepKeyboardPlace(box: HTMLElement, stopsOf: () => Stops | null, signal: AbortSignal): void {
  const key = (event: KeyboardEvent): void => {
    // WebKitGTK calls Tab with Shift by another name.
    const isTab = event.key === 'Tab' || event.code === 'Tab';
    if (!isTab || event.ctrlKey || event.altKey || event.metaKey) return;
    const text = stopsOf();
    const { focused } = text ?? {};
    const isAtBox = event.composedPath()[0] === box && !event.shiftKey;
    if (!text || !(isAtBox || (focused && !text.isSeen(focused)))) return;
    const { stops } = text;
    const next = event.shiftKey ? stops.findLast((stop) => text.isSeen(stop) || text.isBefore(stop)) : stops.find((stop) => !text.isBefore(stop));
    if (next) {
      event.preventDefault();
      // Engines bring along what gets the keyboard in their own time, and not all of them for each of several columns.
      next.focus({ preventScroll: true });
      text.show(next);
    } else if (event.shiftKey) {
      event.preventDefault();
      box.focus();
    } else {
      // All are behind: the browser goes on from the last of them.
      stops.at(-1)?.focus({ preventScroll: true });
    }
  };
  box.addEventListener('keydown', key, { signal });
}

/** Nobody presses Enter at a link that they do not see. */
export function leaveUnseen(box: HTMLElement, text: Stops | null): void {
  if (text?.focused && !text.isSeen(text.focused)) box.focus({ preventScroll: true });
}
