/** Pages are turned by keys, as of a remote control, and by a finger. */

/** So far a finger moves at least. */
const swipe = 40;

export interface Leafing {
  isLeafed(): boolean;
  readonly isBackward: boolean;
  turn(direction: 1 | -1): void;
}

export function hearTurns(box: HTMLElement, { isLeafed, isBackward, turn }: Leafing, signal: AbortSignal): void {
  const right = isBackward ? -1 : 1;
  const left = isBackward ? 1 : -1;
  const directions = new Map<string, 1 | -1>([['ArrowRight', right], ['ArrowLeft', left], ['ArrowDown', 1], ['PageDown', 1], [' ', 1], ['ArrowUp', -1], ['PageUp', -1]]);
  let touchedAt: number | null = null;
  const key = (event: KeyboardEvent): void => {
    const direction = directions.get(event.key);
    if (direction === undefined || !isLeafed() || event.ctrlKey || event.altKey || event.metaKey || !isOfPage(event)) return;
    event.preventDefault();
    event.stopPropagation();
    turn(direction);
  };
  const release = ({ clientX }: PointerEvent): void => {
    const way = touchedAt === null ? 0 : clientX - touchedAt;
    touchedAt = null;
    if (isLeafed() && Math.abs(way) >= swipe) turn(way < 0 === !isBackward ? 1 : -1);
  };
  /** Buttons and players in the book have keys of their own. */
  const isOfPage = (event: KeyboardEvent): boolean => {
    const [at] = event.composedPath();
    return at === box || (at instanceof Element && at.matches('[role="link"], a[href]'));
  };
  box.addEventListener('keydown', key, { signal });
  box.addEventListener('pointerdown', ({ clientX, pointerType }) => (touchedAt = pointerType === 'touch' ? clientX : null), { signal });
  box.addEventListener('pointerup', release, { signal });
}
