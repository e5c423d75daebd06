/** Titles and descriptions: which resources have which word, and how much it says about them. */
import type { IndexEntry } from './entry.ts';
import { NumberList } from './lists.ts';
import { syllablesOf } from './pinyin.ts';
import { fold, gramsOf, isHan, pairsOf } from './text.ts';

/** A posting is a resource's ordinal and, in the lowest four bits, the weight of the word there. */
const weightBits = 4;
export const weightOf = {
  /** A word of the title as it stands between its neighbours. */
  titleWord: 12,
  /** Two characters of the title that belong to two words. */
  titlePair: 8,
  titleCharacter: 5,
  description: 2,
} as const;

export class Titles {
  /** As the catalogue writes them. */
  readonly shown: string[] = [];
  readonly folded: string[] = [];
  /** Title words by their sound, for pinyin and for characters that sound alike; with how many titles have them. */
  readonly vocabulary = new Map<string, number>();
  readonly #bySound = new Map<string, string[]>();
  readonly #postings = new Map<string, NumberList>();
  #letters: string[] | undefined;

  put(ordinal: number, { title, titleWords, descriptionWords }: IndexEntry): void {
    const folded = fold(title);
    this.shown[ordinal] = title;
    this.folded[ordinal] = folded === title ? title : folded;
    const words = new Set(titleWords);
    for (const gram of gramsOf(folded)) {
      const isWord = words.has(gram);
      const weight = !isHan(gram) || (isWord && gram.length > 1) ? weightOf.titleWord : gram.length > 1 ? weightOf.titlePair : weightOf.titleCharacter;
      this.#post(gram, ordinal, weight);
    }
    for (const word of words) if (word.length > 1 && isHan(word)) this.#learn(word);
    for (const word of descriptionWords) {
      // A word of the title says more there; a third weight for it would change nothing.
      if (!folded.includes(word)) this.#post(word, ordinal, weightOf.description);
    }
  }

  /** Calls back with each resource that has the folded word, and its weight there. */
  each(word: string, callback: (ordinal: number, weight: number) => void): void {
    if (!isHan(word) || Array.from(word).length <= 2) return this.#eachPosting(word, callback);
    // A longer word is no key of its own in titles: resources with its rarest pair are looked through.
    const [rarest = ''] = pairsOf(word).sort((a, b) => this.frequency(a) - this.frequency(b));
    this.#eachPosting(rarest, (ordinal) => {
      if (this.folded[ordinal]?.includes(word)) callback(ordinal, weightOf.titleWord);
    });
    this.#eachPosting(word, callback);
  }

  /** How many postings a key has; an upper bound of the resources. */
  frequency(key: string): number {
    return this.#postings.get(key)?.length ?? 0;
  }

  withSound(sound: string): readonly string[] {
    return this.#bySound.get(sound) ?? [];
  }

  sounds(): IterableIterator<[string, string[]]> {
    return this.#bySound.entries();
  }

  /** Words in letters that begin so, the most frequent first. */
  beginning(letters: string, limit: number): string[] {
    this.#letters ??= [...this.#postings.keys()].filter((key) => /^[a-z]/.test(key)).sort();
    let low = 0;
    let high = this.#letters.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#letters[middle] ?? '') < letters) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let index = low; index < this.#letters.length && this.#letters[index]?.startsWith(letters); index++) found.push(this.#letters[index] ?? '');
    return found.sort((a, b) => this.frequency(b) - this.frequency(a)).slice(0, limit);
  }

  #eachPosting(key: string, callback: (ordinal: number, weight: number) => void): void {
    const list = this.#postings.get(key)?.view();
    if (list === undefined) return;
    for (const posting of list) callback(posting >>> weightBits, posting & 15);
  }

  #post(key: string, ordinal: number, weight: number): void {
    let list = this.#postings.get(key);
    if (list === undefined) {
      this.#postings.set(key, (list = new NumberList()));
      this.#letters = undefined;
    }
    list.push((ordinal << weightBits) | weight);
  }

  #learn(word: string): void {
    const count = this.vocabulary.get(word) ?? 0;
    this.vocabulary.set(word, count + 1);
    if (count > 0) return;
    const sound = syllablesOf(word).join('');
    const alike = this.#bySound.get(sound);
    if (alike === undefined) this.#bySound.set(sound, [word]);
    else alike.push(word);
  }
}
