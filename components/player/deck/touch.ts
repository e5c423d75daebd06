/** Fingers on the picture: a tap calls the controls, a double tap at a side jumps, holding plays at double speed. */

const doubleTapMilliseconds = 300;
const holdMilliseconds = 500;
/** A finger that moves further is scrolling the page. */
const stillPixels = 12;
/** The outer thirds jump; the middle only calls the controls. */
const side = 1 / 3;

export interface TouchActs {
  tap(): void;
  /** A double tap at a side; `-1` is the beginning of time, on the left. */
  jump(direction: -1 | 1): void;
  hold(on: boolean): void;
}

export class Touch {
  private readonly acts: TouchActs;
  private lastTap = { at: Number.NEGATIVE_INFINITY, direction: 0 };
  private start: { x: number; y: number } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private holding = false;

  constructor(acts: TouchActs) {
    this.acts = acts;
  }

  down(event: PointerEvent): void {
    this.start = { x: event.clientX, y: event.clientY };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.holding = true;
      this.acts.hold(true);
    }, holdMilliseconds);
  }

  up(event: PointerEvent): void {
    const { start } = this;
    if (this.cancel() || !start) return;
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > stillPixels) return;
    const direction = directionOf(event);
    const isDouble = event.timeStamp - this.lastTap.at < doubleTapMilliseconds && direction !== 0 && direction === this.lastTap.direction;
    this.lastTap = { at: event.timeStamp, direction };
    if (isDouble) this.acts.jump(direction);
    else this.acts.tap();
  }

  /** The finger went elsewhere. Answers whether it had been holding. */
  cancel(): boolean {
    const { holding } = this;
    clearTimeout(this.timer);
    this.holding = false;
    this.start = null;
    if (holding) this.acts.hold(false);
    return holding;
  }
}

function directionOf({ currentTarget, clientX }: PointerEvent): -1 | 0 | 1 {
  if (!(currentTarget instanceof Element)) return 0;
  const { left, width } = currentTarget.getBoundingClientRect();
  const share = (clientX - left) / width;
  return share < side ? -1 : share > 1 - side ? 1 : 0;
}
