import { indexOf } from './blocks-in.ts';
import type { Gap } from './block-plan.ts';

export interface NearScreenOptions {
  /** The block at a place of a gap, counted in pixels from its beginning. */
  blockAt(gap: Pick<Gap, 'from' | 'to'>, place: number): number;
  /** A block is so high. */
  measured(block: Element, height: number): void;
  /** What is near has changed. */
  changed(): void;
}

/** Which blocks of a list are near the screen: of those that are drawn, and of those whose place a gap keeps. */
export class NearScreen {
  readonly #options: NearScreenOptions;
  readonly #drawn = new Set<number>();
  /** The blocks of a gap that are near. */
  readonly #ahead = new Map<Element, readonly [from: number, to: number]>();
  readonly #watched = new Set<Element>();
  #sight: IntersectionObserver | undefined;

  constructor(options: NearScreenOptions) {
    this.#options = options;
  }

  get blocks(): number[] {
    const ahead = [...this.#ahead.values()].flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, place) => from + place));
    return [...new Set([...this.#drawn, ...ahead])].sort((a, b) => a - b);
  }
  /** A gap reaches into what is near. */
  get hasGap(): boolean {
    return this.#ahead.size > 0;
  }

  /** Watches what stands in the container now, and nothing else of it. */
  watch(container: Element): void {
    const sight = (this.#sight ??= new IntersectionObserver((entries) => this.#onSight(entries), { rootMargin: '100% 0px' }));
    for (const gone of [...this.#watched].filter((node) => node.parentElement !== container)) {
      sight.unobserve(gone);
      this.#watched.delete(gone);
      if (gone.hasAttribute('data-block')) this.#drawn.delete(indexOf(gone));
      this.#ahead.delete(gone);
    }
    for (const node of container.children) {
      if (this.#watched.has(node) || !(node.hasAttribute('data-block') || node.hasAttribute('data-gap'))) continue;
      this.#watched.add(node);
      sight.observe(node);
    }
  }

  /** What stays in sight is not told of again: how far it reaches now must be asked. */
  askGaps(): void {
    this.ask([...this.#watched].filter((node) => node.hasAttribute('data-gap')));
  }
  /** A block has become another: how high it is must be measured. */
  askBlock(index: number): void {
    this.ask([...this.#watched].filter((node) => node.hasAttribute('data-block') && indexOf(node) === index));
  }
  ask(nodes: Iterable<Element>): void {
    for (const node of nodes) {
      this.#sight?.unobserve(node);
      this.#sight?.observe(node);
    }
  }

  /** The blocks have become others: nothing is known until it was asked for again. */
  begin(): void {
    this.#drawn.clear();
    this.#ahead.clear();
  }
  askAll(): void {
    this.ask(this.#watched);
  }

  end(): void {
    this.#sight?.disconnect();
    this.#sight = undefined;
    this.#watched.clear();
    this.begin();
  }

  #onSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect, intersectionRect } of entries) {
      if (!target.isConnected) continue;
      const index = indexOf(target);
      if (target.hasAttribute('data-gap')) {
        const gap = { from: index, to: Number(target.getAttribute('data-to')) };
        const place = (y: number): number => this.#options.blockAt(gap, y - boundingClientRect.top);
        if (isIntersecting) this.#ahead.set(target, [place(intersectionRect.top), place(intersectionRect.bottom)]);
        else this.#ahead.delete(target);
        continue;
      }
      this.#options.measured(target, boundingClientRect.height);
      if (isIntersecting) this.#drawn.add(index);
      else this.#drawn.delete(index);
    }
    this.#options.changed();
  }
}
