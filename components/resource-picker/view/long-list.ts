import { nothing } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { PartType, type ChildPart, type PartInfo } from 'lit/directive.js';
import type { Identified, LongListOptions } from './block.ts';
import { BlockHeights, planOf, type Gap } from './block-plan.ts';
import { columnsIn, focusedIn, indexOf } from './blocks-in.ts';
import { DrawnBlocks } from './drawn-blocks.ts';
import { FramePace } from './frame-pace.ts';
import { Motion } from './motion.ts';
import { NearScreen } from './near-screen.ts';
import { RecycledKeys } from './recycled-keys.ts';

/** Most items in the document; a very large screen keeps fewer in reserve. */
const mostItems = 190;
/** At least so many items are drawn at once when a list is new, in full rows; those below follow in the next frames. */
const firstItems = 3;
/** Where more is near than may be drawn, it is looked again only so often. */
const restMilliseconds = 200;
/** What only the keyboard may go to waits until whoever types an answer away has stopped. */
const farMilliseconds = 2000;

/** What a frame was used for; `undefined` where nothing is to be done. */
type Step = 'drawn' | 'resting' | undefined;

/**
 * Draws only what is on the screen or near it, in blocks: ten thousand cards scroll as lightly as a hundred, for what is far
 * is one empty box. At most one block is drawn a frame, or only some of its items where that takes a machine too long. What the
 * keyboard goes to next is always there, wherever the screen is, for Tab passes over what is not drawn.
 */
class LongListDirective extends AsyncDirective {
  readonly #heights = new BlockHeights();
  readonly #near = new NearScreen({
    blockAt: (gap, place) => this.#heights.at(gap, place, this.#options?.height ?? 0),
    measured: (block, height) => {
      if (!this.#isUnfinished(indexOf(block))) this.#heights.measure(indexOf(block), height);
    },
    changed: () => {
      this.#isRested = false;
      this.#approach();
      this.#tellEnd();
    },
  });
  #options: LongListOptions<Identified> | undefined;
  #container: Element | undefined;
  readonly #drawn = new DrawnBlocks();
  #keys: ReadonlyMap<number, RecycledKeys> = new Map();
  readonly #pace = new FramePace();
  readonly #motion = new Motion();
  #columns = 1;
  #width = 0;
  /** Width and shape for which the columns were counted last. */
  #seen = '';
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Nothing came near the screen for a while: now there is time for what is not near. */
  #isRested = false;
  #toldEnd = -1;
  #size: ResizeObserver | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.CHILD) throw new Error('longList stands between tags.');
  }

  override update(part: ChildPart, [options]: [LongListOptions<Identified>]): unknown {
    if (part.parentNode instanceof Element) this.#container = part.parentNode;
    const before = this.#options;
    if (options.shape !== before?.shape) this.#heights.clear();
    if (options.items !== before?.items) {
      this.#toldEnd = -1;
      this.#isRested = false;
    }
    this.#options = options;
    const isAnother = options.shape !== before?.shape || options.items[0] !== before.items[0];
    if (isAnother) this.#begin();
    else this.#drawn.keep((index) => index < this.#count);
    if (this.#drawn.size === 0) this.#begin();
    queueMicrotask(() => this.#watch());
    return this.#render();
  }

  override render(_options: LongListOptions<Identified>): unknown {
    return nothing;
  }

  protected override disconnected(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#near.end();
    this.#motion.end();
    this.#size?.disconnect();
    this.#size = undefined;
    this.#seen = '';
  }

  protected override reconnected(): void {
    this.#watch();
  }
  get #blockSize(): number {
    const { blockSize = 1 } = this.#options ?? {};
    return Math.max(1, Math.ceil(blockSize / this.#columns)) * this.#columns;
  }
  get #count(): number {
    return Math.ceil((this.#options?.items.length ?? 0) / this.#blockSize);
  }

  #render(): unknown {
    const options = this.#options;
    if (options === undefined) return nothing;
    const size = this.#blockSize;
    const last = this.#count - 1;
    const plan = planOf(this.#drawn.indices, this.#count, this.#heights, options.height);
    // The boxes towards both ends stay the same nodes while they grow and shrink; beyond them stands one block at most.
    const keyOf = (part: number | Gap): string =>
      typeof part === 'number' ? `${part}` : part.from <= 1 ? 'before' : part.to >= last - 1 ? 'after' : `between ${part.from}`;
    this.#keys = new Map(plan.flatMap((part) => (typeof part === 'number' ? [[part, this.#keys.get(part) ?? new RecycledKeys()] as const] : [])));
    const focused = focusedIn(this.#container);
    return repeat(plan, keyOf, (part) => {
      if (typeof part !== 'number') return options.gap(part, { columns: this.#columns, rowHeight: (this.#heights.of(part.from, options.height) * this.#columns) / size });
      const from = part * size;
      const { count, whole } = this.#drawn.progress(part);
      return guard([options.items, size, count, whole, ...options.depends], () => {
        const height = this.#heights.of(part, options.height);
        const unfinished = whole < size ? { height, missing: height * (1 - count / size) } : null;
        const items = options.items.slice(from, from + count);
        const keys = this.#keys.get(part)?.of(items.map(({ id }) => id), !focused.includes(part)) ?? [];
        return options.draw({ index: part, from, items, keys, whole, unfinished });
      });
    });
  }

  #watch(): void {
    const container = this.#container;
    if (!this.isConnected || container === undefined || typeof IntersectionObserver === 'undefined') return;
    if (this.#size === undefined) {
      // In the next frame: what is drawn here would be measured again at once.
      this.#size = new ResizeObserver(([entry]) => {
        // It grows higher with every block; what counts its columns is its width.
        const seen = `${Math.round(entry?.contentRect.width ?? 0)} ${this.#options?.shape}`;
        if (seen === this.#seen) return;
        this.#seen = seen;
        requestAnimationFrame(() => this.#onSize());
      });
      this.#size.observe(container);
    }
    this.#near.watch(container);
    this.#motion.begin();
  }

  #onSize(): void {
    if (!this.isConnected) return;
    const width = this.#container?.clientWidth ?? 0;
    // Behind a closer look on a narrow screen the list is not shown: it stays as it is until it comes back.
    if (width === 0) return;
    const columns = columnsIn(this.#container);
    if (width !== this.#width) this.#heights.clear();
    this.#width = width;
    if (columns === this.#columns) return;
    const before = this.#blockSize;
    this.#columns = columns;
    // What was planned for the next frame knew other blocks: it would let go of what is on the screen.
    cancelAnimationFrame(this.#frame);
    this.#heights.clear();
    if (this.#blockSize !== before) {
      this.#near.begin();
      this.#begin();
    }
    this.#show();
    // Blocks that stay the same nodes would not be told of again, and then be taken for far away.
    this.#near.askAll();
  }

  /** One step a frame: lets go of what is far away, fills the nearest block that is missing, or makes sketches whole. */
  #approach(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame((now) => {
      const wanted = this.#wanted();
      if (wanted.length === 0) return;
      const step = this.#letGo(wanted) ?? this.#fill(wanted, now) ?? this.#finish(wanted, now);
      if (step === 'drawn') this.#show();
      if (step !== undefined) return this.#approach();
      const isSketched = wanted.some((index) => this.#isUnfinished(index));
      if (!isSketched && !this.#near.hasGap && wanted.every((index) => this.#drawn.has(index))) return;
      clearTimeout(this.#rest);
      const wait = isSketched ? this.#motion.untilCalm : this.#near.hasGap ? restMilliseconds : farMilliseconds;
      const ask = (): void => {
        this.#isRested = wait === farMilliseconds;
        this.#near.askGaps();
        this.#approach();
      };
      this.#rest = setTimeout(ask, wait);
    });
  }

  #letGo(wanted: readonly number[]): Step {
    return !wanted.some((index) => this.#isFilling(index)) && this.#drawn.keep((index) => wanted.includes(index)) ? 'drawn' : undefined;
  }

  /** Draws some more items of a block; a new one waits for its turn in the next frames with what is missing. */
  #fill(wanted: readonly number[], now: number): Step {
    // What such a machine could draw now would be gone before anybody has seen it, and each of it costs a late frame.
    if (this.#pace.isSlow && this.#motion.isFlung) return undefined;
    const near = this.#near.blocks;
    const next = wanted.find((index) => this.#isFilling(index)) ?? wanted.find((index) => !this.#drawn.has(index) && (this.#isRested || near.includes(index)));
    if (next === undefined) return undefined;
    const isMoving = this.#motion.untilCalm > 0;
    const items = this.#pace.next(now, isMoving);
    if (items === 0) return 'resting';
    const asSketch = this.#options?.sketches === true && this.#pace.isSlow && isMoving;
    this.#drawn.add(next, items, this.#blockSize, asSketch);
    if (!this.#isFilling(next)) this.#askAgain(next);
    return 'drawn';
  }

  /** Makes sketches whole, once the page stands. */
  #finish(wanted: readonly number[], now: number): Step {
    const sketched = wanted.find((index) => this.#isUnfinished(index));
    if (sketched === undefined || this.#motion.untilCalm > 0) return undefined;
    this.#drawn.finish(sketched, this.#pace.next(now, false));
    if (!this.#isUnfinished(sketched)) this.#askAgain(sketched);
    return 'drawn';
  }

  /** A block has got its items: how high it is and what is missing now can be told. */
  #askAgain(block: number): void {
    this.#near.askBlock(block);
    this.#near.askGaps();
  }

  #isFilling(index: number): boolean {
    return this.#drawn.has(index) && this.#drawn.progress(index).count < this.#blockSize;
  }
  #isUnfinished(index: number): boolean {
    return this.#drawn.has(index) && this.#drawn.progress(index).whole < this.#blockSize;
  }

  #show(): void {
    if (!this.isConnected) return;
    this.setValue(this.#render());
    this.#watch();
  }

  /** Draws what a list begins with. */
  #begin(): void {
    const size = this.#blockSize;
    const first = Math.min(size, Math.ceil(firstItems / this.#columns) * this.#columns);
    // Whoever stands in a block by keyboard must find their place in it again.
    this.#drawn.begin([...(this.#count > 0 ? [[0, first] as const] : []), ...focusedIn(this.#container).map((index) => [index, size] as const)]);
  }

  /** The blocks that should be drawn, those in the middle of what is near first. None where the list is not shown. */
  #wanted(): number[] {
    const near = this.#near.blocks.filter((index) => index < this.#count);
    const focused = focusedIn(this.#container);
    if (near.length === 0 && focused.length === 0) return [];
    const middle = near[Math.floor(near.length / 2)] ?? 0;
    // Where Tab leads from within, and into the list from either side.
    const reached = [...focused.flatMap((index) => [index, index + 1, index - 1]), 0, this.#count - 1];
    const most = Math.max(1, Math.floor(mostItems / this.#blockSize) - reached.length);
    const nearest = near.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, most);
    return [...new Set([...nearest, ...reached.filter((index) => index >= 0 && index < this.#count)])];
  }

  #tellEnd(): void {
    const { items = [], atEnd } = this.#options ?? {};
    const last = this.#count - 1;
    if (last < 0 || this.#toldEnd === items.length || this.#near.blocks.at(-1) !== last) return;
    this.#toldEnd = items.length;
    atEnd?.();
  }
}

const asDirective = directive(LongListDirective);

/** A list of any length, of which only what is near the screen is in the document. */
export function longList<Item extends Identified>(options: LongListOptions<Item>): unknown {
  return asDirective(options);
}
