/** Which pages of a paper or book were in view. */
import { readingExtensions, type RouteOutput, type routes } from '../../../../contract/src/index.ts';

export type Reading = NonNullable<RouteOutput<typeof routes.readProgress>['reading']>;
type PageRange = Reading['read'][number];

const mostPages = 100_000;
/** More stretches than this nobody leaves by reading; then those nearest to each other are taken as one. */
const mostRanges = 500;

/** What a statement says of reading; null where it says nothing, or what cannot be. */
export function readingOf(extensions: Readonly<Record<string, unknown>>): Reading | null {
  const { [readingExtensions.page]: page, [readingExtensions.pages]: pages, [readingExtensions.read]: text } = extensions;
  if (!isPage(pages, mostPages) || !isPage(page, pages)) return null;
  const read = typeof text === 'string' ? parseRanges(text) : [];
  return read && { page, pages, read: mergeRanges(read, pages) };
}

/** `1-4,11` as ranges; null when it is written wrongly. */
export function parseRanges(text: string): PageRange[] | null {
  if (text === '') return [];
  const ranges = text.split(',').map((part): PageRange | null => {
    const [, first, last = first] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? [];
    return Number(first) >= 1 && Number(last) >= Number(first) ? [Number(first), Number(last)] : null;
  });
  return ranges.every((range) => range !== null) ? ranges : null;
}

/** What was read once stays so; one goes on where one was last, unless this is older. A book may have got another number of pages. */
export function addReading(before: Reading | null, said: Reading, isNews: boolean): Reading {
  const pages = isNews || !before ? said.pages : before.pages;
  const page = isNews || !before ? said.page : before.page;
  return { page: Math.min(page, pages), pages, read: mergeRanges([...(before?.read ?? []), ...said.read], pages) };
}

export function readRatio({ pages, read }: Reading): number {
  return read.reduce((sum, [first, last]) => sum + last - first + 1, 0) / pages;
}

function mergeRanges(ranges: readonly PageRange[], pages: number): PageRange[] {
  const sorted = ranges
    .map(([first, last]): PageRange => [first, Math.min(last, pages)])
    .filter(([first, last]) => first <= last)
    .sort(([a], [b]) => a - b);
  let merged = join(sorted, 1);
  for (let gap = 2; merged.length > mostRanges; gap *= 2) merged = join(merged, gap);
  return merged;
}

function join(sorted: readonly PageRange[], gap: number): PageRange[] {
  const merged: PageRange[] = [];
  for (const [first, last] of sorted) {
    const before = merged.at(-1);
    if (before && first <= before[1] + gap) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

function isPage(value: unknown, last: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= last;
}
