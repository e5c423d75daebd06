/** Finds the resources of a query's units and says how well each fits. */
import type { PhraseKind, Phrases } from './phrases.ts';
import { weightBits, weightMask, type Titles } from './titles.ts';
import type { Unit } from './units.ts';

/** How much it says of a resource that one of its phrases contains what was looked for. */
const phraseWeight: Record<PhraseKind, number> = {
  keyword: 11, chapter: 9, subject: 11, lecturer: 10, volume: 7, edition: 6, stage: 6, provider: 5, category: 4, rightsHolder: 4,
};
/** A phrase that is exactly what was looked for says more; one that only contains it, less, the longer it is. */
const wholePhrase = 1.25;
const leastPart = 0.75;
/** Sums of fractions are never exactly the whole. */
const almostAll = 0.999;
/** The title is what was typed, begins so, or has it somewhere. */
const nearness = { whole: 8, beginning: 5, part: 4 } as const;
/** The whole query is one phrase: what that adds. */
const wholeQuery = 5;
const mostOfIt = 0.5;
/** Where the telling words are found nowhere, the others lead nowhere. */
const leastOfIt = 0.35;

const someHan = /\p{Script=Han}/u;

export interface Matches {
  /** Ordinals that fit, in no order. */
  ordinals: Uint32Array;
  /** By place in `ordinals`. */
  scores: Float32Array;
}

export class Matcher {
  readonly #titles: Titles;
  readonly #phrases: Phrases;
  readonly #live: () => Uint32Array;
  #score = new Float32Array(0);
  /** How much of what the query says was found in a resource. */
  #found = new Float32Array(0);
  /** The unit that touched a resource last, and the weight it had there. */
  #touchedBy = new Uint8Array(0);
  #weight = new Float32Array(0);
  /** How near the title is to what was typed. */
  #near = new Uint8Array(0);
  /** All resources that any unit touched, and those of the unit that is looked at. */
  #touched = new Uint32Array(0);
  #touchedCount = 0;
  #ofUnit = new Uint32Array(0);
  #ofUnitCount = 0;

  /** @param live 1 by ordinal for resources that have not ended */
  constructor(titles: Titles, phrases: Phrases, live: () => Uint32Array) {
    this.#titles = titles;
    this.#phrases = phrases;
    this.#live = live;
  }

  /**
   * Resources in which all units are found, or with `relaxed`, those with most of what the query says: a rare word says
   * more than one that stands everywhere.
   * @param whole the folded query: a title that contains it as it is fits better
   */
  match(units: readonly Unit[], whole: string, relaxed = false): Matches {
    const live = this.#live();
    this.#prepare(live.length);
    /** How much the query says, and how much of that anything here says at all. */
    let sought = 0;
    let sayable = 0;
    units.forEach((unit, index) => {
      const count = this.#touch(unit, index + 1);
      const rarity = Math.log(1 + live.length / (1 + count));
      sought += rarity;
      if (count > 0) sayable += rarity;
      for (let place = 0; place < count; place++) {
        const ordinal = this.#ofUnit[place] ?? 0;
        this.#score[ordinal] = (this.#score[ordinal] ?? 0) + rarity * (this.#weight[ordinal] ?? 0);
        this.#found[ordinal] = (this.#found[ordinal] ?? 0) + rarity;
      }
    });
    const needed = relaxed ? Math.max(sayable * mostOfIt, sought * leastOfIt) : sought * almostAll;
    if (units.length > 1) this.#praise(whole, sought * wholeQuery);
    this.#compareTitles(whole);
    const matches = this.#collect(live, needed, sought);
    this.#forget();
    return matches;
  }

  #collect(live: Uint32Array, needed: number, sought: number): Matches {
    const ordinals = new Uint32Array(this.#touchedCount);
    const scores = new Float32Array(this.#touchedCount);
    let count = 0;
    for (let place = 0; place < this.#touchedCount; place++) {
      const ordinal = this.#touched[place] ?? 0;
      if ((this.#found[ordinal] ?? 0) < needed || live[ordinal] !== 1) continue;
      ordinals[count] = ordinal;
      scores[count] = this.#finish(ordinal, sought);
      count += 1;
    }
    return { ordinals: ordinals.subarray(0, count), scores: scores.subarray(0, count) };
  }

  #forget(): void {
    for (let place = 0; place < this.#touchedCount; place++) {
      const ordinal = this.#touched[place] ?? 0;
      this.#score[ordinal] = 0;
      this.#found[ordinal] = 0;
      this.#touchedBy[ordinal] = 0;
      this.#near[ordinal] = 0;
    }
    this.#touchedCount = 0;
  }

  /** Notes the best weight of the unit in each resource. @returns in how many it was found; they stand in `#ofUnit` */
  #touch({ readings }: Unit, unit: number): number {
    this.#ofUnitCount = 0;
    for (const { word, phrase, trust } of readings) {
      if (word !== undefined) {
        this.#noteTitles(word, trust, unit);
        for (const id of this.#phrases.containing(word)) this.#notePhrase(id, this.#share(id, word), trust, unit);
      }
      if (phrase !== undefined) {
        this.#notePhrase(phrase, wholePhrase, trust, unit);
        // The words of the phrase in a title say as much.
        this.#noteTitles(this.#phrases.get(phrase).folded, trust, unit);
      }
    }
    return this.#ofUnitCount;
  }

  #noteTitles(word: string, trust: number, unit: number): void {
    for (const postings of this.#titles.postingsOf(word)) {
      for (const posting of postings) this.#note(posting >>> weightBits, (posting & weightMask) * trust, unit);
    }
  }

  #notePhrase(id: number, share: number, trust: number, unit: number): void {
    const { kind, resources } = this.#phrases.get(id);
    const weight = phraseWeight[kind] * share * trust;
    for (const ordinal of resources.view()) this.#note(ordinal, weight, unit);
  }

  #note(ordinal: number, weight: number, unit: number): void {
    const last = this.#touchedBy[ordinal];
    if (last === unit) {
      if (weight > (this.#weight[ordinal] ?? 0)) this.#weight[ordinal] = weight;
      return;
    }
    if (last === 0) this.#touched[this.#touchedCount++] = ordinal;
    this.#touchedBy[ordinal] = unit;
    this.#weight[ordinal] = weight;
    this.#ofUnit[this.#ofUnitCount++] = ordinal;
  }

  /** Resources that have the whole query as one phrase are what it is about. */
  #praise(whole: string, praise: number): void {
    for (const id of this.#phrases.named(whole)) {
      for (const ordinal of this.#phrases.get(id).resources.view()) if (this.#touchedBy[ordinal] !== 0) this.#score[ordinal] = (this.#score[ordinal] ?? 0) + praise;
    }
  }

  /** A title is fetched only where it can have what was typed: there are as many as resources. */
  #compareTitles(whole: string): void {
    const note = (ordinal: number, title: string): void => {
      if (this.#touchedBy[ordinal] !== 0) this.#near[ordinal] = title === whole ? nearness.whole : title.startsWith(whole) ? nearness.beginning : nearness.part;
    };
    if (someHan.test(whole)) return this.#titles.eachContaining(whole, note);
    for (let place = 0; place < this.#touchedCount; place++) {
      const ordinal = this.#touched[place] ?? 0;
      const title = this.#titles.folded[ordinal] ?? '';
      if (title.includes(whole)) note(ordinal, title);
    }
  }

  #share(id: number, word: string): number {
    const { folded } = this.#phrases.get(id);
    return folded === word ? wholePhrase : leastPart + (1 - leastPart) * Math.min(1, word.length / folded.length);
  }

  /** The score between resources of one query: what of it was found, and how near the title is to what was typed. */
  #finish(ordinal: number, sought: number): number {
    const found = (this.#found[ordinal] ?? 0) / sought;
    const brevity = 1 / (1 + this.#titles.lengths.at(ordinal) / 12);
    return ((this.#score[ordinal] ?? 0) / sought) * found + (this.#near[ordinal] ?? 0) + 2 * brevity;
  }

  #prepare(size: number): void {
    if (this.#score.length >= size) return;
    const capacity = Math.ceil(size * 1.3);
    this.#score = new Float32Array(capacity);
    this.#found = new Float32Array(capacity);
    this.#touchedBy = new Uint8Array(capacity);
    this.#weight = new Float32Array(capacity);
    this.#near = new Uint8Array(capacity);
    this.#touched = new Uint32Array(capacity);
    this.#ofUnit = new Uint32Array(capacity);
  }
}
