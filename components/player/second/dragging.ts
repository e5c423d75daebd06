/** A pointer that takes the second picture along. */

/** A finger is not quite still when it presses. */
const still = 6;

interface Held {
  /** Where the pointer was. */
  readonly from: { readonly x: number; readonly y: number };
  /** Where it took hold, from the upper left corner of the window. */
  readonly grip: { readonly x: number; readonly y: number };
  isMoving: boolean;
}

export class Dragging {
  private held: Held | null = null;
  private dragged = false;

  begin(event: PointerEvent): void {
    const { currentTarget, button, clientX, clientY, pointerId } = event;
    this.dragged = false;
    if (button !== 0 || !(currentTarget instanceof HTMLElement)) return;
    const { left, top } = currentTarget.getBoundingClientRect();
    currentTarget.setPointerCapture(pointerId);
    this.held = { from: { x: clientX, y: clientY }, grip: { x: clientX - left, y: clientY - top }, isMoving: false };
  }

  /** Tells how far across and down it is, of the way that there is. */
  move({ currentTarget, clientX, clientY }: PointerEvent, put: (across: number, down: number) => void): void {
    const { held } = this;
    const field = currentTarget instanceof HTMLElement ? currentTarget.parentElement?.querySelector('.second__field') : null;
    if (!held || !field || !(currentTarget instanceof HTMLElement)) return;
    if (!held.isMoving && Math.hypot(clientX - held.from.x, clientY - held.from.y) < still) return;
    held.isMoving = this.dragged = true;
    const room = field.getBoundingClientRect();
    const { width, height } = currentTarget.getBoundingClientRect();
    const across = share(clientX - held.grip.x - room.left, room.width - width);
    const isRightToLeft = getComputedStyle(currentTarget).direction === 'rtl';
    put(isRightToLeft ? 1 - across : across, share(clientY - held.grip.y - room.top, room.height - height));
  }

  end(): void {
    this.held = null;
    // The click that ends a drag comes at once; a later one without a pointer, as some screen readers press, is a press.
    setTimeout(() => (this.dragged = false));
  }

  /** Whether the press that ends here had moved it. A key moves nothing before. */
  wasDrag({ detail }: MouseEvent): boolean {
    return detail !== 0 && this.dragged;
  }
}

const share = (way: number, room: number): number => (room > 0 ? Math.max(0, Math.min(1, way / room)) : 0);
