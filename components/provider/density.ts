/** How large letters are for who is signed in. */
import type { Identity } from '../base/ports/index.ts';

/** Highest grades of each word; the standard has 16 points for the first two grades and 12 from the fifth on. */
const words = [
  { upTo: 2, word: 'young' },
  { upTo: 4, word: 'growing' },
] as const;

/** A word of `data-ls-density`; nothing for those who are no pupils of the first grades. Of two classes the lower one counts. */
export function densityOf(identity: Identity | undefined): string {
  if (identity?.role !== 'student') return '';
  const grade = Math.min(...identity.classes.map((one) => one.grade ?? Infinity));
  return words.find(({ upTo }) => grade <= upTo)?.word ?? '';
}
