/** Order of names as a Chinese reader expects it: by pinyin. */
const collator = new Intl.Collator('zh-CN');

/** Compares two names for sorting. */
export function collate(a: string, b: string): number {
  return collator.compare(a, b);
}
