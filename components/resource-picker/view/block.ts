/** What a long list is made of, and what it is given. */
import type { TemplateResult } from 'lit';
import type { Gap } from './block-plan.ts';

export interface Identified {
  readonly id: string;
}

/** A run of items that is drawn as a whole. */
export interface Block<Item> {
  readonly index: number;
  /** Place of the first item in the whole list. */
  readonly from: number;
  /** Those that are drawn by now: a new block is filled over several frames. */
  readonly items: readonly Item[];
  /** A key for each of them: of those of another list that stood here before, the nodes are used again. */
  readonly keys: readonly number[];
  /** So many of them are to be drawn whole; those behind them only as sketches, which are made whole when the page stands. */
  readonly whole: number;
  /** How high the block will be about, and what is missing of it, in pixels; `null` once it is whole. */
  readonly unfinished: { readonly height: number; readonly missing: number } | null;
}

/** How what is left out would stand, for whoever passes it faster than it can be drawn. */
export interface Outline {
  readonly columns: number;
  /** Of a row of items, in pixels. */
  readonly rowHeight: number;
}

export interface LongListOptions<Item extends Identified> {
  readonly items: readonly Item[];
  /** What makes blocks higher or lower when it changes: the layout. */
  readonly shape: string;
  /** About so many items make a block; it is rounded up to full rows. */
  readonly blockSize: number;
  /** Height of a block until one has been measured. */
  readonly height: number;
  /** All that the drawing of a block depends on besides the items: where none of it has changed, no block is drawn again. */
  readonly depends: readonly unknown[];
  /** Where a machine is too slow for whole items while it scrolls, they come as sketches first. */
  readonly sketches?: boolean;
  /** Draws a block into one node that carries `data-block` with its index. */
  draw(block: Block<Item>): TemplateResult;
  /** Draws the empty box for all blocks of a run that nobody is near, into one node that carries `data-gap` with its first. */
  gap(gap: Gap, outline: Outline): TemplateResult;
  /** The end of the list has come near. */
  atEnd?(): void;
}
