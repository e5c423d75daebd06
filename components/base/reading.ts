/** Arithmetic of reading, as the service has it: which pages were in view. */
import type { PageRange, Reading } from './ports/types.ts';

/** Merges ranges of pages that touch or overlap, and orders them. Beyond the last page nothing can have been read. */
export function mergePages(ranges: readonly PageRange[], pages: number): PageRange[] {
  const merged: PageRange[] = [];
  const ordered = ranges.map(([first, last]): PageRange => [first, Math.min(last, pages)]).sort(([a], [b]) => a - b);
  for (const [first, last] of ordered) {
    const before = merged.at(-1);
    if (first > last) continue;
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** Reading after more of it: what was read once stays so, and one goes on where one was last. */
export function addReading(before: Reading | null | undefined, { page, pages, read }: Reading): Reading {
  return { page: Math.min(page, pages), pages, read: mergePages([...(before?.read ?? []), ...read], pages) };
}

/** Share of the pages that were in view, 0 to 1. */
export function readRatio({ pages, read }: Reading): number {
  return read.reduce((sum, [first, last]) => sum + last - first + 1, 0) / pages;
}
