/** How Chinese words sound: whole (`shuxue`), by initials (`sx`), and as those hear it who mix up sounds that are near. */
import { pinyin } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();
const mostKnown = 200_000;

/** The syllables of a word, without tones; `lü` is written `lv`, as it is typed. Characters without a sound stay as they are. */
export function syllablesOf(word: string): readonly string[] {
  const before = known.get(word);
  if (before !== undefined) return before;
  const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((syllable) => syllable.toLowerCase());
  if (known.size >= mostKnown) known.clear();
  known.set(word, syllables);
  return syllables;
}

/** Sounds that regional speech and hasty fingers mix up, written in one way. */
export function blurred(sound: string): string {
  return sound
    .replace(/([zcs])h/g, '$1')
    .replace(/([aei])ng/g, '$1n')
    .replace(/^l(?=[aeiouv])/, 'n');
}

export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => (/^[a-z]/.test(syllable) ? syllable.charAt(0) : syllable)).join('');
}

/** Every syllable that Mandarin has, for cutting a run of letters: the finals that may follow each initial are not told apart. */
const syllable = /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iuv]?(?:ang|eng|ong|ing|an|en|in|un|vn|ai|ei|ao|ou|ia|ie|iu|ua|uo|ui|ue|ve|iao|uai|er|a|o|e|i|u|v))/y;

/** True when the letters can be read as syllables to their end. */
export function isPinyin(letters: string): boolean {
  let at = 0;
  while (at < letters.length) {
    syllable.lastIndex = at;
    const found = syllable.exec(letters);
    if (found === null) return false;
    at = syllable.lastIndex;
  }
  return at > 0;
}
