/** The phrases of a resource: what it shares with others, and is worth finding it by. */
import type { IndexEntry } from './entry.ts';
import type { PhraseKind } from './phrases.ts';
import { volumeOf } from './taxonomy.ts';

const stageNames: Readonly<Record<string, string>> = { primary: '小学', junior: '初中', senior: '高中', vocational: '职业教育', lifelong: '终身学习' };

export function phrasesOf(entry: IndexEntry): [PhraseKind, string, string[]?][] {
  const { grade, volume, stage } = entry;
  const volumeName = volumeOf(entry);
  const stageName = stage === null ? null : (stageNames[stage] ?? stage);
  // A category says again what the fields of our profile say; where these are empty, it is all that is known of the place.
  const said = new Set([stageName, entry.subject, entry.chapter, entry.edition, ...entry.keywords]);
  const isNew = (part: string) => !said.has(part) && volumeName?.startsWith(part) !== true;
  const phrases: [PhraseKind, string | null, string[]?][] = [
    ['stage', stageName],
    ['subject', entry.subject],
    ['edition', entry.edition],
    ['volume', volumeName, shortVolumes(grade, volume)],
    ['chapter', entry.chapter],
    ['provider', entry.provider],
    ...entry.lecturers.map((name): [PhraseKind, string] => ['lecturer', name]),
    ...(entry.category ?? []).filter(isNew).map((part): [PhraseKind, string] => ['category', part]),
    ...(entry.rightsHolders ?? []).map((holder): [PhraseKind, string] => ['rightsHolder', holder]),
    ...entry.keywords.filter((keyword) => keyword !== entry.subject && keyword !== entry.chapter).map((keyword): [PhraseKind, string] => ['keyword', keyword]),
  ];
  return phrases.flatMap(([kind, text, aliases]): [PhraseKind, string, string[]?][] => (text === null || text.trim() === '' ? [] : [[kind, text, aliases ?? []]]));
}

/** How teachers write a volume: 三上, 3上. */
function shortVolumes(grade: number | null, volume: string | null): string[] {
  const half = volume?.charAt(0) ?? '';
  if (grade === null || grade > 9 || !['上', '下'].includes(half)) return [];
  return [`${'一二三四五六七八九'.charAt(grade - 1)}${half}`, `${grade}${half}`];
}
