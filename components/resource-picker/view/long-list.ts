import { nothing, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { guard } from 'lit/directives/guard.js';
import { PartType, type ChildPart, type PartInfo } from 'lit/directive.js';

/** A run of items that is drawn as a whole, or stands as an empty box of the same height. */
export interface Block<Item> {
  readonly index: number;
  /** Place of the first item in the whole list. */
  readonly from: number;
  /** `null` while nobody is near. */
  readonly items: readonly Item[] | null;
  /** Height of the empty box, in pixels. */
  readonly height: number;
}

export interface LongListOptions<Item> {
  readonly items: readonly Item[];
  /** What makes blocks higher or lower when it changes: the layout. */
  readonly shape: string;
  /** About so many items make a block; it is rounded up to full rows. */
  readonly blockSize: number;
  /** Height of a block until one has been measured. */
  readonly height: number;
  /** Draws a block into one node that carries `data-block` with its index. */
  draw(block: Block<Item>): TemplateResult;
  /** The end of the list has come near. */
  atEnd?(): void;
}

/** Most items in the document; a very large screen keeps fewer in reserve. */
const mostItems = 190;
/** Items that are drawn before anything has been measured. */
const firstItems = 24;

/**
 * Draws only what is on the screen or near it, in blocks: ten thousand cards scroll as lightly as a hundred. At most one
 * block is drawn a frame, and the one that holds the keyboard's place always stays.
 */
class LongListDirective extends AsyncDirective {
  readonly #near = new Set<number>();
  readonly #heights = new Map<number, number>();
  readonly #watched = new Set<Element>();
  #options: LongListOptions<unknown> | undefined;
  #container: Element | undefined;
  #drawn: ReadonlySet<number> = new Set();
  #columns = 1;
  #width = 0;
  #revision = 0;
  #frame = 0;
  #toldEnd = -1;
  #sight: IntersectionObserver | undefined;
  #size: ResizeObserver | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.CHILD) throw new Error('longList stands between tags.');
  }

  override update(part: ChildPart, [options]: [LongListOptions<unknown>]): unknown {
    if (part.parentNode instanceof Element) this.#container = part.parentNode;
    if (options.shape !== this.#options?.shape) this.#heights.clear();
    if (options.items !== this.#options?.items) this.#toldEnd = -1;
    this.#options = options;
    this.#revision += 1;
    this.#drawn = this.#wanted(this.#drawn);
    queueMicrotask(() => this.#watch());
    return this.#render();
  }

  override render(_options: LongListOptions<unknown>): unknown {
    return nothing;
  }

  protected override disconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#sight?.disconnect();
    this.#size?.disconnect();
    this.#sight = this.#size = undefined;
    this.#watched.clear();
    this.#near.clear();
  }

  protected override reconnected(): void {
    this.#watch();
  }

  get #blockSize(): number {
    const { blockSize = 1 } = this.#options ?? {};
    return Math.max(1, Math.ceil(blockSize / this.#columns)) * this.#columns;
  }

  #render(): unknown {
    const options = this.#options;
    if (options === undefined) return nothing;
    const size = this.#blockSize;
    const count = Math.ceil(options.items.length / size);
    const estimate = this.#estimate(options.height);
    return Array.from({ length: count }, (_, index) => {
      const isDrawn = this.#drawn.has(index);
      const height = isDrawn ? 0 : (this.#heights.get(index) ?? estimate);
      return guard([isDrawn ? this.#revision : height, size], () => {
        const from = index * size;
        return options.draw({ index, from, items: isDrawn ? options.items.slice(from, from + size) : null, height });
      });
    });
  }

  /** Blocks are alike: the first that was measured stands for all that were not. */
  #estimate(fallback: number): number {
    const [first] = this.#heights.values();
    return first ?? fallback;
  }

  #watch(): void {
    const container = this.#container;
    if (!this.isConnected || container === undefined || typeof IntersectionObserver === 'undefined') return;
    this.#sight ??= new IntersectionObserver((entries) => this.#onSight(entries), { rootMargin: '100% 0px' });
    if (this.#size === undefined) {
      // In the next frame: what is drawn here would be measured again at once.
      this.#size = new ResizeObserver(() => requestAnimationFrame(() => this.#onSize()));
      this.#size.observe(container);
    }
    for (const gone of [...this.#watched].filter((block) => block.parentElement !== container)) {
      this.#sight.unobserve(gone);
      this.#watched.delete(gone);
      this.#near.delete(indexOf(gone));
    }
    for (const block of container.children) {
      if (!block.hasAttribute('data-block') || this.#watched.has(block)) continue;
      this.#watched.add(block);
      this.#sight.observe(block);
    }
  }

  #onSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      if (!target.isConnected) continue;
      const index = indexOf(target);
      if (this.#drawn.has(index) && boundingClientRect.height > 0) this.#heights.set(index, boundingClientRect.height);
      if (isIntersecting) this.#near.add(index);
      else this.#near.delete(index);
    }
    this.#approach();
    this.#tellEnd();
  }

  #onSize(): void {
    if (!this.isConnected) return;
    const block = this.#container?.querySelector('[data-block]');
    const tracks = block ? getComputedStyle(block).gridTemplateColumns : 'none';
    const columns = tracks === 'none' || tracks === '' ? 1 : tracks.split(' ').length;
    const width = this.#container?.clientWidth ?? 0;
    if (width !== this.#width) this.#heights.clear();
    this.#width = width;
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.#revision += 1;
    this.#drawn = this.#wanted(new Set());
    this.#show();
  }

  /** Lets go of what is far away, and draws the nearest block that is missing; the next frame goes on. */
  #approach(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const wanted = this.#wanted(new Set());
      const kept = [...this.#drawn].filter((index) => wanted.has(index));
      const missing = [...wanted].filter((index) => !this.#drawn.has(index));
      const [next] = missing;
      if (next === undefined && kept.length === this.#drawn.size) return;
      this.#drawn = new Set(next === undefined ? kept : [...kept, next]);
      this.#show();
      if (missing.length > 1) this.#approach();
    });
  }

  #show(): void {
    if (!this.isConnected) return;
    this.setValue(this.#render());
    this.#watch();
  }

  /** The blocks that should be drawn, those in the middle of the screen first. */
  #wanted(before: ReadonlySet<number>): Set<number> {
    const size = this.#blockSize;
    const last = Math.ceil((this.#options?.items.length ?? 0) / size) - 1;
    const near = [...this.#near].filter((index) => index <= last);
    const kept = [...before].filter((index) => index <= last);
    const focused = this.#focused();
    const most = Math.max(1, Math.floor(mostItems / size) - (focused === undefined ? 0 : 1));
    let all = near;
    if (near.length === 0) all = kept.length > 0 ? kept : Array.from({ length: Math.min(last + 1, Math.ceil(firstItems / size)) }, (_, index) => index);
    else if (kept.length > 0) all = [...new Set([...near, ...kept])];
    const middle = all.reduce((sum, index) => sum + index, 0) / Math.max(1, all.length);
    const nearest = all.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, most);
    if (focused !== undefined && focused <= last) nearest.push(focused);
    return new Set(nearest);
  }

  #focused(): number | undefined {
    const root = this.#container?.getRootNode();
    const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
    const block = active?.closest('[data-block]');
    return block && this.#container?.contains(block) ? indexOf(block) : undefined;
  }

  #tellEnd(): void {
    const { items = [], atEnd } = this.#options ?? {};
    const last = Math.ceil(items.length / this.#blockSize) - 1;
    if (last < 0 || this.#toldEnd === items.length || !this.#near.has(last)) return;
    this.#toldEnd = items.length;
    atEnd?.();
  }
}

function indexOf(block: Element): number {
  return Number(block.getAttribute('data-block'));
}

const asDirective = directive(LongListDirective);

/** A list of any length, of which only what is near the screen is in the document. */
export function longList<Item>(options: LongListOptions<Item>): unknown {
  return asDirective(options);
}
