/** A directory as lines with levels, as one edits it, and as the tree that the collection notice writes. */
import type { Directory } from '../../../../contract/src/index.ts';
import type * as v from 'valibot';
import { parseToc } from '../../catalogue/toc.ts';
import type { TocItem } from '../../catalogue/types.ts';
import { ProblemError } from '../../http/problem.ts';

export type Lines = v.InferOutput<typeof Directory>;

export function treeOf(lines: Lines): TocItem[] {
  const top: TocItem[] = [];
  const above: TocItem[] = [];
  for (const { level, title, durationSeconds, ref } of lines) {
    const item = { title: title.trim(), duration: durationSeconds, ref, children: [] };
    (above[level - 2]?.children ?? top).push(item);
    above[level - 1] = item;
    above.length = level;
  }
  return top;
}

export function linesOf(items: readonly TocItem[], level = 1): Lines {
  return items.flatMap(({ title, duration, ref, children }) => [{ level, title, durationSeconds: duration, ref }, ...linesOf(children, level + 1)]);
}

/** @throws ProblemError invalid-request for XML that is malformed, declares a DTD, or is no directory */
export function readDirectory(xml: string): Lines {
  const items = parseToc(xml);
  if (Array.isArray(items)) return linesOf(items);
  throw new ProblemError('invalid-request', { errors: [{ pointer: '/xml', rule: items.rule, ...(items.params && { params: items.params }) }] });
}
