/** Things that stand in a row and several people write: what is the same at both ends stays, what stands between is written in its place. */
import type * as Y from 'yjs';
import { isSame } from './rich-text.ts';

export interface Writing<Said> {
  readonly next: readonly Said[];
  /** What the elements say now. */
  readonly before: readonly Said[];
  /** Makes an element say it. @returns false where it cannot, and another must stand in its place */
  write(element: Y.XmlElement, said: Said): boolean;
  make(said: Said): Y.XmlElement;
  /** What is the same at both ends, where more than this row says it. */
  readonly ends?: Ends | undefined;
}
export interface Ends {
  readonly start: number;
  readonly end: number;
}

/** How many of two rows are the same at their beginnings and ends. */
export function sameEnds(next: readonly unknown[], before: readonly unknown[]): Ends {
  const most = Math.min(next.length, before.length);
  let start = 0;
  while (start < most && isSame(next[start], before[start])) start += 1;
  let end = 0;
  while (end < most - start && isSame(next[next.length - 1 - end], before[before.length - 1 - end])) end += 1;
  return { start, end };
}

/** Rows of cells, as the plan or an editor has them. */
type Grid = readonly (readonly unknown[])[];

/** Where columns came or went: a column is the same where it is so in all rows. One row alone, of empty cells perhaps, cannot say which of them it was. */
export function columnEnds(next: Grid, before: Grid): Ends | undefined {
  if (next.length !== before.length || next[0]?.length === before[0]?.length) return undefined;
  const columnsOf = (rows: Grid): unknown[] => (rows[0] ?? []).map((_, at) => rows.map((row) => row[at]));
  return sameEnds(columnsOf(next), columnsOf(before));
}

export function writeSequence<Said>(parent: Y.XmlFragment, places: readonly { readonly index: number; readonly element: Y.XmlElement }[], { next, before, write, make, ends }: Writing<Said>): void {
  const { start, end } = ends ?? sameEnds(next, before);
  const [oldEnd, newEnd] = [before.length - end, next.length - end];
  const shared = Math.min(oldEnd, newEnd);
  for (let at = start; at < shared; at += 1) {
    const [place, said] = [places[at], next[at]];
    if (place === undefined || said === undefined || write(place.element, said)) continue;
    parent.delete(place.index, 1);
    parent.insert(place.index, [make(said)]);
  }
  for (const { index } of places.slice(shared, oldEnd).reverse()) parent.delete(index, 1);
  if (newEnd > shared) parent.insert((places[shared - 1]?.index ?? -1) + 1, next.slice(shared, newEnd).map(make));
}
