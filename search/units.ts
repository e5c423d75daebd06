/** A query as units, each of which must be found: Chinese words, and letters that may be a word, pinyin or initials. */
import type { Phrases } from './phrases.ts';
import { isPinyin } from './pinyin.ts';
import { fold, isHan, wordsOf } from './text.ts';
import type { Titles } from './titles.ts';

/** What a unit may stand for, with how sure that is (0 to 1). */
export interface Reading {
  /** A folded word to look for in titles, descriptions and phrases. */
  word?: string;
  /** One certain phrase. */
  phrase?: number;
  trust: number;
}
export interface Unit {
  /** As it was typed, folded. */
  typed: string;
  readings: readonly Reading[];
}

/** Words that say nothing by themselves; they count only when there is nothing else. */
const particles = new Set(['的', '了', '和', '与', '及', '在', '是', '之', '吗', '呢', '把', '被', '对', '从', '到', 'the', 'a', 'of', 'and', '怎么', '什么', '如何']);
const gradeNames: Readonly<Record<string, string>> = { 初一: '七年级', 初二: '八年级', 初三: '九年级' };
/** No query of a person has more; the rest of a longer one is not looked for. */
const mostUnits = 24;

/** The words of a query: neighbouring single characters stand together, since no dictionary knows every name. */
export function unitsOf(query: string): string[] {
  const units: string[] = [];
  let singles = '';
  const close = () => {
    if (singles !== '') units.push(singles);
    singles = '';
  };
  for (const word of fold(query).split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((part) => [...wordsOf(part), ' '])) {
    if (isHan(word) && Array.from(word).length === 1 && !particles.has(word)) singles += word;
    else {
      close();
      if (word !== ' ') units.push(word);
    }
  }
  close();
  const telling = units.filter((unit) => !particles.has(unit));
  return [...new Set(telling.length > 0 ? telling : units)].slice(0, mostUnits);
}

/** What each unit may mean in this catalogue. The last one may be the beginning of a word. */
export function readUnits(units: readonly string[], titles: Titles, phrases: Phrases): Unit[] {
  return units.flatMap((typed, index) => {
    if (!/^[a-z']+$/.test(typed)) return [{ typed, readings: chineseReadings(typed) }];
    return letterReadings(typed, index === units.length - 1, titles, phrases);
  });
}

function chineseReadings(typed: string): Reading[] {
  const other = gradeNames[typed];
  return [{ word: typed, trust: 1 }, ...(other === undefined ? [] : [{ word: other, trust: 1 }])];
}

function letterReadings(typed: string, isLast: boolean, titles: Titles, phrases: Phrases): Unit[] {
  const readings: Reading[] = [];
  if (titles.frequency(typed) > 0 || phrases.sharing(typed).length > 0) readings.push({ word: typed, trust: 1 });
  const letters = typed.replaceAll("'", '');
  readings.push(...soundReadings(letters, titles, phrases));
  if (readings.length === 0 && letters.length >= 2 && letters.length <= 12) readings.push(...initialReadings(letters, phrases));
  if (isLast && letters.length >= 2) {
    for (const word of titles.beginning(letters, 20)) readings.push({ word, trust: 0.7 });
    if (letters.length >= 3) for (const phrase of phrases.beginning('sound', letters, 40)) readings.push({ phrase, trust: 0.8 });
  }
  if (readings.length > 0 || !isPinyin(letters)) return [{ typed, readings }];
  const parts = cutSound(letters, titles, phrases);
  if (parts === undefined) return [{ typed, readings }];
  return parts.map((part) => ({ typed: part, readings: soundReadings(part, titles, phrases) }));
}

function soundReadings(sound: string, titles: Titles, phrases: Phrases): Reading[] {
  const readings = [
    ...phrases.withSound(sound).map((phrase): Weighed => ({ phrase, trust: 1, count: phrases.get(phrase).count })),
    ...titles.withSound(sound).map((word): Weighed => ({ word, trust: 0.9, count: titles.vocabulary.get(word) ?? 0 })),
  ];
  return likelier(readings);
}

function initialReadings(letters: string, phrases: Phrases): Reading[] {
  const weigh = (phrase: number): Weighed => ({ phrase, trust: 1, count: phrases.get(phrase).count });
  const exact = phrases.withInitials(letters).map(weigh);
  if (exact.length > 0 || letters.length < 3) return likelier(exact);
  return likelier(phrases.beginning('initials', letters, 40).map(weigh));
}

interface Weighed extends Reading {
  /** How many resources it would lead to. */
  count: number;
}

/** Of several meanings, the one that more of the catalogue has is the likelier one. */
function likelier(readings: readonly Weighed[]): Reading[] {
  const most = Math.max(1, ...readings.map(({ count }) => count));
  return readings.map(({ count, trust, ...reading }) => ({ ...reading, trust: trust * (0.6 + 0.4 * Math.sqrt(count / most)) }));
}

/** Letters without spaces as the sounds of known words, as few of them as possible; undefined where that does not come out even. */
function cutSound(letters: string, titles: Titles, phrases: Phrases): string[] | undefined {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 24); start < end; start++) {
      const before = best[start];
      const part = letters.slice(start, end);
      if (before === undefined || before.length + 1 >= (best[end]?.length ?? Infinity)) continue;
      if (phrases.withSound(part).length > 0 || titles.withSound(part).length > 0) best[end] = [...before, part];
    }
  }
  return best[letters.length];
}
