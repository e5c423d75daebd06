/** What was probably meant by words that are found nowhere: other characters of the same sound, one wrong character, a slipped key. */
import type { Phrases } from './phrases.ts';
import { blurred, syllablesOf } from './pinyin.ts';
import { isHan, runs } from './text.ts';
import type { Titles } from './titles.ts';

const mostSyllables = 30;

export class Spelling {
  readonly #titles: Titles;
  readonly #phrases: Phrases;
  /** Words by their sound as those hear it who mix up near ones; made when it is first needed. */
  #blurred = new Map<string, string>();
  #madeFrom = -1;

  constructor(titles: Titles, phrases: Phrases) {
    this.#titles = titles;
    this.#phrases = phrases;
  }

  /** Another way to write a folded query, or undefined when there is none that is any nearer. */
  correct(query: string): string | undefined {
    const corrected: string[] = [];
    let isChanged = false;
    for (const [run] of query.matchAll(runs)) {
      const better = isHan(run) ? this.#bySound(run) ?? this.#byCharacter(run) : /^[a-z]{3,40}$/.test(run) ? this.#byKey(run) : undefined;
      isChanged ||= better !== undefined && better !== run;
      corrected.push(better ?? run);
    }
    return isChanged ? corrected.join(' ') : undefined;
  }

  /** The run as known words that sound the same, or nearly; as few words as possible, and as little changed. */
  #bySound(run: string): string | undefined {
    const characters = Array.from(run);
    const syllables = syllablesOf(run).map((syllable) => blurred(syllable));
    if (syllables.length !== characters.length || syllables.length > mostSyllables) return undefined;
    const sounds = this.#soundsOfWords();
    const best: ({ text: string; cost: number } | undefined)[] = [{ text: '', cost: 0 }];
    for (let end = 1; end <= syllables.length; end++) {
      for (let start = Math.max(0, end - 8); start < end; start++) {
        const before = best[start];
        if (before === undefined) continue;
        const typed = characters.slice(start, end).join('');
        const isOne = end - start === 1;
        const word = this.#isKnown(typed) || isOne ? typed : sounds.get(syllables.slice(start, end).join(''));
        if (word === undefined) continue;
        // A single character is a word only for want of a better one.
        const cost = before.cost + (isOne ? 2 : 1) + (word === typed ? 0 : 0.5);
        if (cost < (best[end]?.cost ?? Infinity)) best[end] = { text: before.text + word, cost };
      }
    }
    const found = best[syllables.length]?.text;
    return found === run ? undefined : found;
  }

  /** A phrase with one character other, more or less than the run. */
  #byCharacter(run: string): string | undefined {
    const characters = Array.from(run);
    if (characters.length < 3 || characters.length > 16) return undefined;
    const shared = new Map<number, number>();
    for (const character of new Set(characters)) for (const id of this.#phrases.sharing(character)) shared.set(id, (shared.get(id) ?? 0) + 1);
    let best: { text: string; count: number } | undefined;
    for (const [id, count] of shared) {
      if (count < characters.length - 1) continue;
      const { folded, count: frequency } = this.#phrases.get(id);
      if (frequency > (best?.count ?? 0) && distance(run, folded, 1) <= 1) best = { text: folded, count: frequency };
    }
    return best?.text;
  }

  /** A known sound or word in letters, one slip away; two in longer ones. */
  #byKey(letters: string): string | undefined {
    const most = letters.length >= 8 ? 2 : 1;
    let best: { text: string; score: number } | undefined;
    const consider = (sound: string, text: string, count: number) => {
      if (Math.abs(sound.length - letters.length) > most) return;
      const slips = distance(letters, sound, most);
      if (slips > most) return;
      const score = Math.log(1 + count) - 4 * slips - (sound.charAt(0) === letters.charAt(0) ? 0 : 2);
      if (best === undefined || score > best.score) best = { text, score };
    };
    for (const [sound, ids] of this.#phrases.sounds()) {
      const top = ids.reduce((a, b) => (this.#phrases.get(b).count > this.#phrases.get(a).count ? b : a));
      consider(sound, this.#phrases.get(top).folded, this.#phrases.get(top).count);
    }
    for (const [sound, [word = '']] of this.#titles.sounds()) consider(sound, word, this.#titles.vocabulary.get(word) ?? 0);
    for (const word of this.#titles.beginning(letters.slice(0, 1), 2000)) consider(word, word, this.#titles.frequency(word));
    return best?.text;
  }

  #isKnown(word: string): boolean {
    return this.#titles.vocabulary.has(word) || this.#phrases.containing(word).some((id) => this.#phrases.get(id).folded === word);
  }

  #soundsOfWords(): Map<string, string> {
    const size = this.#titles.vocabulary.size + this.#phrases.list.length;
    if (this.#madeFrom === size) return this.#blurred;
    const frequency = new Map<string, number>();
    this.#blurred = new Map();
    const consider = (word: string, syllables: readonly string[], count: number) => {
      const sound = syllables.map((syllable) => blurred(syllable)).join('');
      if (count <= (frequency.get(sound) ?? 0)) return;
      frequency.set(sound, count);
      this.#blurred.set(sound, word);
    };
    for (const [word, count] of this.#titles.vocabulary) consider(word, syllablesOf(word), count);
    for (const { folded, count } of this.#phrases.list) if (isHan(folded) && folded.length <= 8) consider(folded, syllablesOf(folded), count);
    this.#madeFrom = size;
    return this.#blurred;
  }
}

/** Slips between two words: a character other, more, less, or two in the wrong order. Counts no further than `most` + 1. */
export function distance(one: string, other: string, most: number): number {
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
