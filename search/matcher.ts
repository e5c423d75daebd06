/** Finds the resources of a query's units and says how well each fits. */
import type { PhraseKind, Phrases } from './phrases.ts';
import type { Titles } from './titles.ts';
import type { Reading, Unit } from './units.ts';

/** How much it says of a resource that one of its phrases contains what was looked for. */
const phraseWeight: Record<PhraseKind, number> = {
  keyword: 11, chapter: 9, subject: 11, lecturer: 10, volume: 7, edition: 6, stage: 6, provider: 5,
};
/** A phrase that is exactly what was looked for says more; one that only contains it, less, the longer it is. */
const wholePhrase = 1.25;
const leastPart = 0.75;
/** Sums of fractions are never exactly the whole. */
const almostAll = 0.999;
/** The whole query is one phrase: what that adds. */
const wholeQuery = 5;
const mostOfIt = 0.5;
/** Where the telling words are found nowhere, the others lead nowhere. */
const leastOfIt = 0.35;

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
    const touched: number[] = [];
    /** How much the query says, and how much of that anything here says at all. */
    let sought = 0;
    let sayable = 0;
    units.forEach((unit, index) => {
      const found = this.#touch(unit, index + 1, touched);
      const rarity = Math.log(1 + live.length / (1 + found.length));
      sought += rarity;
      if (found.length > 0) sayable += rarity;
      for (const ordinal of found) {
        this.#score[ordinal] = (this.#score[ordinal] ?? 0) + rarity * (this.#weight[ordinal] ?? 0);
        this.#found[ordinal] = (this.#found[ordinal] ?? 0) + rarity;
      }
    });
    const needed = relaxed ? Math.max(sayable * mostOfIt, sought * leastOfIt) : sought * almostAll;
    if (units.length > 1) this.#praise(whole, sought * wholeQuery);
    const fitting = touched.filter((ordinal) => (this.#found[ordinal] ?? 0) >= needed && live[ordinal] === 1);
    const ordinals = Uint32Array.from(fitting);
    const scores = Float32Array.from(fitting, (ordinal) => this.#finish(ordinal, sought, whole));
    for (const ordinal of touched) {
      this.#score[ordinal] = 0;
      this.#found[ordinal] = 0;
      this.#touchedBy[ordinal] = 0;
    }
    return { ordinals, scores };
  }

  /** Notes the best weight of the unit in each resource; answers with the resources. */
  #touch({ readings }: Unit, unit: number, touched: number[]): number[] {
    const found: number[] = [];
    const note = (ordinal: number, weight: number): void => {
      if (this.#touchedBy[ordinal] !== unit) {
        if (this.#touchedBy[ordinal] === 0) touched.push(ordinal);
        this.#touchedBy[ordinal] = unit;
        this.#weight[ordinal] = weight;
        found.push(ordinal);
      } else if (weight > (this.#weight[ordinal] ?? 0)) this.#weight[ordinal] = weight;
    };
    for (const reading of readings) this.#eachOf(reading, note);
    return found;
  }

  /** Resources that have the whole query as one phrase are what it is about. */
  #praise(whole: string, praise: number): void {
    for (const id of this.#phrases.named(whole)) {
      for (const ordinal of this.#phrases.get(id).resources.view()) if (this.#touchedBy[ordinal] !== 0) this.#score[ordinal] = (this.#score[ordinal] ?? 0) + praise;
    }
  }

  #eachOf({ word, phrase, trust }: Reading, note: (ordinal: number, weight: number) => void): void {
    if (word !== undefined) {
      this.#titles.each(word, (ordinal, weight) => note(ordinal, weight * trust));
      for (const id of this.#phrases.containing(word)) this.#eachOfPhrase(id, this.#share(id, word), trust, note);
    }
    if (phrase !== undefined) {
      this.#eachOfPhrase(phrase, wholePhrase, trust, note);
      // The words of the phrase in a title say as much.
      this.#titles.each(this.#phrases.get(phrase).folded, (ordinal, weight) => note(ordinal, weight * trust));
    }
  }

  #share(id: number, word: string): number {
    const { folded } = this.#phrases.get(id);
    return folded === word ? wholePhrase : leastPart + (1 - leastPart) * Math.min(1, word.length / folded.length);
  }

  #eachOfPhrase(id: number, share: number, trust: number, note: (ordinal: number, weight: number) => void): void {
    const { kind, resources } = this.#phrases.get(id);
    const weight = phraseWeight[kind] * share * trust;
    for (const ordinal of resources.view()) note(ordinal, weight);
  }

  /** The score between resources of one query: what of it was found, and how near the title is to what was typed. */
  #finish(ordinal: number, sought: number, whole: string): number {
    const title = this.#titles.folded[ordinal] ?? '';
    const found = (this.#found[ordinal] ?? 0) / sought;
    const nearness = title === whole ? 8 : title.startsWith(whole) ? 5 : title.includes(whole) ? 4 : 0;
    const brevity = 1 / (1 + title.length / 12);
    return ((this.#score[ordinal] ?? 0) / sought) * found + nearness + 2 * brevity;
  }

  #prepare(size: number): void {
    if (this.#score.length >= size) return;
    const capacity = Math.ceil(size * 1.3);
    this.#score = new Float32Array(capacity);
    this.#found = new Float32Array(capacity);
    this.#touchedBy = new Uint8Array(capacity);
    this.#weight = new Float32Array(capacity);
  }
}
