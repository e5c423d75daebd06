/**
 * Phrases of the catalogue: subjects, chapters, keywords, people and places that many resources share. Each stands here once,
 * with its sound and the resources that have it; a resource is found by them as by its title, and they are what is suggested.
 */
import { NumberList } from './lists.ts';
import { initialsOf, syllablesOf } from './pinyin.ts';
import { fold, gramsOf, isHan, pairsOf } from './text.ts';

export type PhraseKind = 'stage' | 'subject' | 'edition' | 'volume' | 'chapter' | 'keyword' | 'lecturer' | 'provider' | 'category' | 'rightsHolder';

export interface Phrase {
  readonly kind: PhraseKind;
  /** As the catalogue writes it. */
  readonly text: string;
  readonly folded: string;
  /** Other forms by which it is known, folded: 三上 for 三年级上册. */
  readonly aliases: readonly string[];
  readonly sound: string;
  readonly initials: string;
  /** Resources that have it, oldest first; some may have ended. */
  readonly resources: NumberList;
  /** Resources that have it now. */
  count: number;
}

const longestSounded = 24;
/** Phrases of all kinds that may have one text. */
const mostNamesakes = 32;

export class Phrases {
  readonly list: Phrase[] = [];
  readonly #ids = new Map<string, number>();
  readonly #byGram = new Map<string, NumberList>();
  readonly #bySound = new Map<string, number[]>();
  readonly #byInitials = new Map<string, number[]>();
  readonly #sorted = { text: new SortedKeys(), sound: new SortedKeys(), initials: new SortedKeys() };

  /** The number of a phrase; a new one when it was not known. */
  id(kind: PhraseKind, text: string, aliases: readonly string[] = []): number {
    const key = `${kind}\n${text}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.list.length;
    const folded = fold(text);
    const syllables = syllablesOf(folded.slice(0, longestSounded));
    const phrase: Phrase = {
      kind, text, folded, aliases, resources: new NumberList(), count: 0,
      sound: syllables.join('').replaceAll(/\s/g, ''), initials: initialsOf(syllables).replaceAll(/\s/g, ''),
    };
    this.list.push(phrase);
    this.#ids.set(key, id);
    for (const form of [folded, ...aliases]) {
      for (const gram of gramsOf(form)) addTo(this.#byGram, gram, id);
      this.#sorted.text.add(form, id);
    }
    if (syllables.length > 1) {
      pushTo(this.#bySound, phrase.sound, id);
      pushTo(this.#byInitials, phrase.initials, id);
      this.#sorted.sound.add(phrase.sound, id);
      this.#sorted.initials.add(phrase.initials, id);
    }
    return id;
  }

  get(id: number): Phrase {
    const phrase = this.list[id];
    if (phrase === undefined) throw new RangeError(`There is no phrase ${id}`);
    return phrase;
  }

  /** Phrases that contain a folded word. */
  containing(word: string): number[] {
    const grams = isHan(word) ? pairsOf(word) : [word];
    const lists = grams.map((gram) => this.#byGram.get(gram));
    const [rarest] = lists.sort((a, b) => (a?.length ?? 0) - (b?.length ?? 0));
    if (rarest === undefined) return [];
    const ids = [...new Set(rarest.view())];
    if (grams.length === 1) return ids;
    return ids.filter((id) => {
      const { folded, aliases } = this.get(id);
      return folded.includes(word) || aliases.some((alias) => alias.includes(word));
    });
  }

  /** Phrases that are exactly this. */
  named(folded: string): number[] {
    return this.beginning('text', folded, mostNamesakes).filter((id) => this.get(id).folded === folded);
  }

  /** Phrases that share a character or pair with the word. */
  sharing(gram: string): Uint32Array {
    return this.#byGram.get(gram)?.view() ?? new Uint32Array(0);
  }

  withSound(sound: string): readonly number[] {
    return this.#bySound.get(sound) ?? [];
  }

  withInitials(initials: string): readonly number[] {
    return this.#byInitials.get(initials) ?? [];
  }

  /** Phrases whose text, sound or initials begin so. */
  beginning(by: 'text' | 'sound' | 'initials', prefix: string, limit: number): number[] {
    return this.#sorted[by].beginning(prefix, limit);
  }

  sounds(): IterableIterator<[string, number[]]> {
    return this.#bySound.entries();
  }
}

/** Keys in order, for beginnings. New ones are sorted in when somebody asks. */
class SortedKeys {
  readonly #keys: [string, number][] = [];
  #sortedUpTo = 0;

  add(key: string, id: number): void {
    this.#keys.push([key, id]);
  }

  beginning(prefix: string, limit: number): number[] {
    if (this.#sortedUpTo < this.#keys.length) {
      this.#keys.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      this.#sortedUpTo = this.#keys.length;
    }
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle]?.[0] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let index = low; index < this.#keys.length && found.length < limit; index++) {
      const [key = '', id = 0] = this.#keys[index] ?? [];
      if (!key.startsWith(prefix)) break;
      found.push(id);
    }
    return found;
  }
}

function addTo(map: Map<string, NumberList>, key: string, value: number): void {
  let list = map.get(key);
  if (list === undefined) map.set(key, (list = new NumberList()));
  list.push(value);
}

function pushTo(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
