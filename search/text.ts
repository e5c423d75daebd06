/** Text as the search compares it: folded, cut into words by the platform's segmenter, Han text also into single characters and pairs. */

/** Firefox has it from 125 on. Where it lacks, pairs of characters are the words: more is found then, never less. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;
const han = /^\p{Script=Han}+$/u;
/** Controls of direction and joiners of nothing: they are not seen, so nobody can type them. */
const unseen = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const otherWords = /[^\p{Script=Han}\p{P}\p{S}\s\p{C}]+/gu;
/** What a word has. Firefox says of many a Chinese word that it is not like one. */
const spoken = /[\p{L}\p{N}]/u;
/** Han characters together, and words of other scripts. */
export const runs = /\p{Script=Han}+|[^\p{Script=Han}\p{P}\p{S}\s\p{C}]+/gu;
const chineseDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Full-width and half-width, capital and small letters are the same to a searcher, and so are 3年级 and 三年级. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/(?<!\d)(\d{1,2})(?=\s*(?:年级|单元|课|章|节|册))\s*/g, (digits) => chineseNumber(Number(digits)))
    .trim();
}

/** 1 to 99 in Chinese characters. */
function chineseNumber(number: number): string {
  if (number <= 10) return chineseDigits[number] ?? '';
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens === 1 ? '' : (chineseDigits[tens] ?? '')}十${ones === 0 ? '' : (chineseDigits[ones] ?? '')}`;
}

export function isHan(word: string): boolean {
  return han.test(word);
}

/** The words of a folded text, in order. */
export function wordsOf(folded: string): string[] {
  if (segmenter === undefined) return [...folded.matchAll(runs)].flatMap(([run]) => (isHan(run) ? pairsOf(run) : [run]));
  const words: string[] = [];
  for (const { segment } of segmenter.segment(folded)) if (spoken.test(segment)) words.push(segment);
  return words;
}

/** Single characters and pairs of the Han runs in a text, each once; words of other scripts whole. */
export function gramsOf(folded: string): Set<string> {
  const grams = new Set<string>();
  let before = '';
  for (const character of folded) {
    if (isHan(character)) {
      grams.add(character);
      if (before !== '') grams.add(before + character);
      before = character;
    } else before = '';
  }
  for (const word of folded.match(otherWords) ?? []) grams.add(word);
  return grams;
}

/** Pairs of a Han word, in order; the word itself when it is a single character. */
export function pairsOf(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
}
