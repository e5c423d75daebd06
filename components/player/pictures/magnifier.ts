/** A picture under a glass: how large it is, and which part of it is seen. At first all of it is. */

/** Larger than this nobody needs a step. */
const step = 1.4;
/** Times the size that fits; more where that still hides pixels. */
const most = 8;
/** A wheel tells pixels, or lines. */
const wheelPower = 0.0025;

interface Point {
  readonly x: number;
  readonly y: number;
}

export class Magnifier {
  private readonly box: HTMLElement;
  private readonly picture: HTMLImageElement;
  private readonly changed: () => void;
  /** It is made of lines (SVG). */
  private readonly isDrawn: boolean;
  private times = 1;
  /** Fingers and buttons that are down. */
  private readonly down = new Map<number, Point>();

  /** @param signal ends it */
  constructor(box: HTMLElement, picture: HTMLImageElement, isDrawn: boolean, changed: () => void, signal: AbortSignal) {
    this.box = box;
    this.picture = picture;
    this.isDrawn = isDrawn;
    this.changed = changed;
    picture.draggable = false;
    const listen = <Name extends keyof HTMLElementEventMap>(name: Name, hear: (event: HTMLElementEventMap[Name]) => void): void =>
      box.addEventListener(name, hear, { signal, passive: false });
    listen('wheel', (event) => this.onWheel(event));
    listen('pointerdown', (event) => this.onDown(event));
    listen('pointermove', (event) => this.onMove(event));
    for (const name of ['pointerup', 'pointercancel'] as const) listen(name, (event) => this.onUp(event));
    listen('dblclick', (event) => this.zoomTo(this.isFitted ? 2 : 1, this.within(event)));
    const watch = new ResizeObserver(() => this.lay());
    // The whole box: the bars that come and go with a size must not ask for another.
    watch.observe(box, { box: 'border-box' });
    signal.addEventListener('abort', () => watch.disconnect());
    this.lay();
  }

  /** How many times the size at which all of it is seen. */
  get scale(): number {
    return this.times;
  }
  get isFitted(): boolean {
    return this.times === 1;
  }
  get mayGrow(): boolean {
    return this.times < this.largest;
  }

  grow(direction: 1 | -1): void {
    this.zoomTo(this.times * step ** direction);
  }
  fit(): void {
    this.zoomTo(1);
  }

  /** What lies at the point stays there; without one it is the middle of what is seen. */
  private zoomTo(times: number, at?: Point): void {
    const { box, picture } = this;
    const point = at ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    const before = picture.getBoundingClientRect();
    const ground = box.getBoundingClientRect();
    const share = { x: (ground.x + point.x - before.x) / (before.width || 1), y: (ground.y + point.y - before.y) / (before.height || 1) };
    const wanted = Math.max(1, Math.min(this.largest, times));
    // Almost all of it is all of it.
    this.times = wanted < 1.02 ? 1 : wanted;
    this.lay();
    const after = picture.getBoundingClientRect();
    box.scrollBy({ left: after.x + share.x * after.width - ground.x - point.x, top: after.y + share.y * after.height - ground.y - point.y, behavior: 'instant' });
    this.changed();
  }

  /** Size of the picture, as the box is now. */
  private lay(): void {
    const { box, picture, fitting } = this;
    const { width, height } = this.own;
    // Rounded down: half a pixel too much would bring bars.
    const sized = (side: number): string => String(Math.max(1, Math.floor(side * fitting * this.times)));
    picture.style.setProperty('--_width', sized(width));
    picture.style.setProperty('--_height', sized(height));
    box.classList.toggle('viewer__box--larger', !this.isFitted);
  }

  /** A drawing in lines has no size of its own, which engines say in their own ways. */
  private get own(): { width: number; height: number } {
    const { naturalWidth, naturalHeight } = this.picture;
    return naturalWidth > 1 && naturalHeight > 1 ? { width: naturalWidth, height: naturalHeight } : { width: 300, height: 150 };
  }
  /** A small picture is not blown up: only who wants it larger sees its pixels. Lines have none. */
  private get fitting(): number {
    const { width, height } = this.own;
    // Without the bars that come with what is larger than the box.
    return Math.min(this.isDrawn ? Infinity : 1, this.box.offsetWidth / width, this.box.offsetHeight / height);
  }
  private get largest(): number {
    return Math.max(most, 2 / (this.fitting || 1));
  }

  private within({ clientX, clientY }: MouseEvent): Point {
    const { x, y } = this.box.getBoundingClientRect();
    return { x: clientX - x, y: clientY - y };
  }

  /** Two fingers on a touch pad are told as a wheel with Ctrl, too. */
  private onWheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 40;
    this.zoomTo(this.times * Math.exp(-Math.max(-200, Math.min(200, pixels)) * wheelPower), this.within(event));
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0 || event.target !== this.picture) return;
    this.down.set(event.pointerId, this.within(event));
    // A mouse may leave the box while it drags; a finger is held by the browser.
    if (event.pointerType === 'mouse' && event.isTrusted) this.box.setPointerCapture(event.pointerId);
  }

  private onMove(event: PointerEvent): void {
    const before = this.down.get(event.pointerId);
    if (!before) return;
    const now = this.within(event);
    const other = [...this.down].find(([id]) => id !== event.pointerId)?.[1];
    this.down.set(event.pointerId, now);
    if (!other) {
      this.box.scrollBy({ left: before.x - now.x, top: before.y - now.y, behavior: 'instant' });
      return;
    }
    const apart = (point: Point): number => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    this.zoomTo((this.times * apart(now)) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }

  private onUp({ pointerId }: PointerEvent): void {
    this.down.delete(pointerId);
  }
}
