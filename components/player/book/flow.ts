/** In which direction a text goes on in its box, and how far on it is: down, or to one side. */
export type Flow = 'down' | 'right' | 'left';

export class FlowBox {
  readonly flow: Flow;
  readonly isPaged: boolean;
  private readonly box: HTMLElement;

  constructor(box: HTMLElement, flow: Flow, isPaged: boolean) {
    this.box = box;
    this.flow = flow;
    this.isPaged = isPaged;
  }

  /** How much of it is seen at once. */
  get extent(): number {
    if (this.isPaged) return leafOf(this.box);
    return this.flow === 'down' ? this.box.clientHeight : this.box.clientWidth;
  }
  get end(): number {
    return this.flow === 'down' ? this.box.scrollHeight : this.box.scrollWidth;
  }
  /** How far on the first of it is that is seen. */
  get position(): number {
    return this.flow === 'down' ? this.box.scrollTop : Math.abs(this.box.scrollLeft);
  }
  set position(place: number) {
    const wanted = Math.max(0, this.isPaged ? Math.floor((place + 2) / this.extent) * this.extent : place);
    if (this.flow === 'down') this.box.scrollTop = wanted;
    else this.box.scrollLeft = this.flow === 'left' ? -wanted : wanted;
  }
  get isAtStart(): boolean {
    return this.position <= 1;
  }
  get isAtEnd(): boolean {
    return this.position + this.extent >= this.end - 2;
  }

  /** Some of it can be seen. */
  isSeen(element: Element): boolean {
    const { top, right, bottom, left } = this.box.getBoundingClientRect();
    return [...element.getClientRects()].some((rect) => rect.bottom > top + 1 && rect.top < bottom - 1 && rect.right > left + 1 && rect.left < right - 1);
  }
  /** It stands before all that can be seen. */
  isBefore(element: Element): boolean {
    const [rect] = element.getClientRects();
    return rect !== undefined && !this.isSeen(element) && this.measure(rect) < this.position;
  }

  /** How far on something stands. */
  measure(rect: DOMRect): number {
    const box = this.box.getBoundingClientRect();
    const { clientLeft, clientTop, clientWidth } = this.box;
    if (this.flow === 'down') return rect.top - box.top - clientTop + this.position;
    if (this.flow === 'right') return rect.left - box.left - clientLeft + this.position;
    return box.left + clientLeft + clientWidth - rect.right + this.position;
  }
}

/** Whole pixels, so that after many pages nothing has moved. */
export const leafOf = (box: HTMLElement): number => Math.max(1, Math.floor(box.getBoundingClientRect().width));
