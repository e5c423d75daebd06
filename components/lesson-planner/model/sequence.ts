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
}

export function writeSequence<Said>(parent: Y.XmlFragment, places: readonly { readonly index: number; readonly element: Y.XmlElement }[], { next, before, write, make }: Writing<Said>): void {
  const most = Math.min(next.length, before.length);
  let start = 0;
  while (start < most && isSame(next[start], before[start])) start += 1;
  let end = 0;
  while (end < most - start && isSame(next[next.length - 1 - end], before[before.length - 1 - end])) end += 1;
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
