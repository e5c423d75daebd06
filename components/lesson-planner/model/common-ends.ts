/** Where two texts differ. */

/** How much two texts have in common at their beginnings and ends, never cutting a character in two. */
export function commonEnds(one: string, other: string): { readonly start: number; readonly end: number } {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  if (start > 0 && isHighHalf(one.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  if (end > 0 && isLowHalf(one.charCodeAt(one.length - end))) end -= 1;
  return { start, end };
}
const isHighHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** Where a caret stands after a text became another one that somebody else has changed. */
export function movedCaret(caret: number, before: string, after: string): number {
  const { start, end } = commonEnds(before, after);
  if (caret <= start) return caret;
  const fromEnd = before.length - caret;
  return fromEnd <= end ? after.length - fromEnd : after.length - end;
}
