/** Sorting of names. The one thing in it that browsers lack is the Uyghur alphabet. */

// The order of the Uyghur alphabet; the hamza seat before a vowel at the start of a word does not count.
const uyghurAlphabet = 'اەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي';
const uyghurRank = new Map(Array.from(uyghurAlphabet, (letter, rank) => [letter, rank]));
const hamzaSeat = /\u0626/g;

const collators = new Map<string, Intl.Collator>();

/** How two names stand to each other in a list, in the language of the reader. Digits count as numbers: 2 班 before 10 班. */
export function compareNames(left: string, right: string, language: string): number {
  if (language === 'ug') {
    const order = compareUyghur(left, right);
    if (order !== undefined && order !== 0) return order;
  }
  // Chinese sorts by pinyin; Uyghur and Tibetan lists hold Chinese names as well.
  const locale = language === 'en' ? 'en' : 'zh-CN';
  let collator = collators.get(locale);
  if (collator === undefined) {
    collator = new Intl.Collator(locale, { numeric: true });
    collators.set(locale, collator);
  }
  return collator.compare(left, right);
}

function compareUyghur(left: string, right: string): number | undefined {
  const [a, b] = [Array.from(left.replace(hamzaSeat, '')), Array.from(right.replace(hamzaSeat, ''))];
  for (let place = 0; place < Math.min(a.length, b.length); place += 1) {
    const [x, y] = [a[place], b[place]];
    if (x === y) continue;
    const [rankX, rankY] = [uyghurRank.get(x ?? ''), uyghurRank.get(y ?? '')];
    return rankX === undefined || rankY === undefined ? undefined : rankX - rankY;
  }
  return a.length - b.length;
}
