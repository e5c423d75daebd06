/** Titles and descriptions: which resources have which word, and how much it says about them. */
import type { IndexEntry } from './entry.ts';
import { NumberList } from './lists.ts';
import { syllablesOf } from './pinyin.ts';
import { fold, gramsOf, isHan, pairsOf } from './text.ts';

/** A posting is a resource's ordinal and, in the lowest four bits, the weight of the word there. */
export const weightBits = 4;
export const weightMask = 15;
const postingOf = (ordinal: number, weight: number): number => ((ordinal << weightBits) | weight) >>> 0;

const hanRuns = /\p{Script=Han}+/gu;
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
  /** How long each is: read where the title itself need not be fetched from a memory as large as that. */
  readonly lengths = new NumberList(1024);
  /** Title words by their sound, for pinyin and for characters that sound alike; with how many titles have them. */
  readonly vocabulary = new Map<string, number>();
  readonly #bySound = new Map<string, string[]>();
  readonly #postings = new Map<string, NumberList>();
  #letters: string[] | undefined;

  put(ordinal: number, { title, titleWords, descriptionWords }: IndexEntry): void {
    const folded = fold(title);
    this.shown[ordinal] = title;
    this.folded[ordinal] = folded === title ? title : folded;
    this.lengths.set(ordinal, folded.length);
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

  /** Where a folded word stands: lists of postings, in which a resource may come twice. */
  postingsOf(word: string): readonly Uint32Array[] {
    if (!isHan(word) || Array.from(word).length <= 2) return [this.#view(word)];
    // A longer word is no key of its own in titles: resources with its rarest pair are looked through.
    return [this.#containing(word), this.#view(word)];
  }

  /** Calls back with each resource of which the title contains a text that has Han characters in it. */
  eachContaining(text: string, callback: (ordinal: number, title: string) => void): void {
    for (const posting of this.#view(this.#rarestPair(text))) {
      const ordinal = posting >>> weightBits;
      const title = this.folded[ordinal] ?? '';
      if (title.includes(text)) callback(ordinal, title);
    }
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

  #view(key: string): Uint32Array {
    return this.#postings.get(key)?.view() ?? new Uint32Array(0);
  }

  #containing(word: string): Uint32Array {
    const found = new NumberList();
    this.eachContaining(word, (ordinal) => found.push(postingOf(ordinal, weightOf.titleWord)));
    return found.view();
  }

  #rarestPair(text: string): string {
    const pairs = (text.match(hanRuns) ?? []).flatMap(pairsOf);
    return pairs.sort((a, b) => this.frequency(a) - this.frequency(b))[0] ?? '';
  }

  #post(key: string, ordinal: number, weight: number): void {
    let list = this.#postings.get(key);
    if (list === undefined) {
      this.#postings.set(key, (list = new NumberList()));
      this.#letters = undefined;
    }
    list.push(postingOf(ordinal, weight));
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
