/**
 * The search index of one tenant's catalogue, in memory. It is derived from the database and can be made anew at any time;
 * `Catalogues` keeps it up to date. Resources are known by an ordinal; a changed one gets a new ordinal.
 */
import { phrasesOf } from './entry-phrases.ts';
import type { IndexEntry } from './entry.ts';
import { FacetColumns, type Facets, type Query } from './facets.ts';
import { NumberList } from './lists.ts';
import { Matcher, type Matches } from './matcher.ts';
import { dayOfMaking } from './newest.ts';
import { Top, type Place, type Tie } from './order.ts';
import { Phrases } from './phrases.ts';
import { relatedTo, type Related } from './related.ts';
import { Spelling } from './spelling.ts';
import { suitableFrom } from './suitable.ts';
import { suggest, type Suggested } from './suggestions.ts';
import { Taxonomy } from './taxonomy.ts';
import { fold } from './text.ts';
import { Titles } from './titles.ts';
import { readUnits, unitsOf } from './units.ts';

export interface Found {
  /** Ids of the page, in order, with what they were sorted by. */
  items: { id: string; key: number }[];
  isLast: boolean;
  total: number;
  facets: Facets;
  meant: string | null;
}
interface Figures {
  uses: number;
  ratings: number;
  stars: number;
}

/** Ratings of one or two people say little: so many average ones are thought beside them. */
const thoughtRatings = 3;
const averageRating = 3.5;
/** With so many answers nobody needs near ones. */
const enough = 8;

export class CatalogueIndex {
  readonly #ids: string[] = [];
  readonly #identifiers: string[] = [];
  readonly #ordinals = new Map<string, number>();
  readonly #live = new NumberList(1024);
  readonly #playable = new NumberList(1024);
  /** Days as numbers, 20260301. */
  readonly #created = new NumberList(1024);
  /** Seconds since 1970. */
  readonly #modified = new NumberList(1024);
  /** From which grade on a pupil is shown it. */
  readonly #suitableFrom = new NumberList(1024);
  readonly #phrasesOf: (readonly number[])[] = [];
  readonly #figures = new Map<string, Figures>();
  readonly #titles = new Titles();
  readonly #phrases = new Phrases();
  readonly #facets = new FacetColumns();
  readonly #taxonomy = new Taxonomy();
  readonly #matcher = new Matcher(this.#titles, this.#phrases, () => this.#live.view());
  readonly #spelling = new Spelling(this.#titles, this.#phrases);

  /** Resources that are found. */
  get size(): number {
    return this.#ordinals.size;
  }

  /** Takes a resource in, in the place of what was known of it. */
  put(id: string, entry: IndexEntry, modifiedAt: string): void {
    this.end(id);
    const ordinal = this.#ids.push(id) - 1;
    this.#ordinals.set(id, ordinal);
    this.#identifiers.push(entry.identifier);
    this.#live.set(ordinal, 1);
    this.#playable.set(ordinal, entry.playable ? 1 : 0);
    this.#suitableFrom.set(ordinal, suitableFrom(entry));
    this.#created.set(ordinal, dayOfMaking(entry.created));
    this.#modified.set(ordinal, Math.floor(Date.parse(modifiedAt) / 1000));
    this.#titles.put(ordinal, entry);
    this.#facets.put(ordinal, entry);
    this.#taxonomy.put(ordinal, entry);
    const phrases = [...new Set(phrasesOf(entry).map(([kind, text, aliases]) => this.#phrases.id(kind, text, aliases)))];
    this.#phrasesOf.push(phrases);
    for (const phrase of phrases) {
      const shared = this.#phrases.get(phrase);
      shared.resources.push(ordinal);
      shared.count += 1;
    }
  }

  /** The resource is no longer found. */
  end(id: string): void {
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) return;
    this.#ordinals.delete(id);
    this.#live.set(ordinal, 0);
    this.#taxonomy.end(ordinal);
    for (const phrase of this.#phrasesOf[ordinal] ?? []) this.#phrases.get(phrase).count -= 1;
  }

  setFigures(id: string, figures: Figures): void {
    this.#figures.set(id, figures);
  }

  /**
   * A page of what fits.
   * @param after where the page before ended; undefined for the first
   * @param grade of the pupil who asks; undefined for anybody else
   */
  search(query: Query, limit: number, after?: { id: string; key: number }, grade?: number): Found {
    const { matches, meant } = this.#match(query.q);
    const counter = this.#facets.counter(query);
    const needsPlayable = query.playable !== undefined;
    const keyOf = this.#keyOf(query, matches);
    const top = new Top(limit + 1, this.#tieOf(query), after && this.#place(after));
    this.#forEach(matches, query, grade, (ordinal, index) => {
      if (needsPlayable && this.#playable.at(ordinal) === 0) return;
      if (counter.count(ordinal)) top.offer(ordinal, keyOf(ordinal, index));
    });
    const found = top.result();
    return {
      items: found.slice(0, limit).map(({ ordinal, key }) => ({ id: this.#ids[ordinal] ?? '', key })),
      isLast: found.length <= limit,
      total: counter.total,
      facets: counter.facets(),
      meant,
    };
  }

  /** How many of what fits were added or changed since. @param since milliseconds since 1970 */
  countSince(query: Query, since: number, grade?: number): number {
    const { matches } = this.#match(query.q);
    const counter = this.#facets.counter({ ...query, facets: 'false' });
    this.#forEach(matches, query, grade, (ordinal) => {
      if (this.#modified.at(ordinal) * 1000 > since) counter.count(ordinal);
    });
    return counter.total;
  }

  /** Whether a place of a page can still be found. */
  knows(id: string): boolean {
    return this.#ordinals.has(id);
  }

  suggest(words: string, limit: number, grade?: number): Suggested[] {
    const isSuitable = this.#suitability(grade);
    const titles = () => {
      const { matches } = this.#match(words, false);
      if (matches === undefined) return [];
      const top = new Top(limit * 3, this.#byId, undefined);
      matches.ordinals.forEach((ordinal, index) => {
        if (isSuitable?.(ordinal) !== false) top.offer(ordinal, matches.scores[index] ?? 0);
      });
      return top.result().map(({ ordinal }) => this.#titles.shown[ordinal] ?? '');
    };
    const countOf = isSuitable && ((phrase: number) => this.#phrases.get(phrase).resources.view().reduce((sum, ordinal) => sum + (this.#live.at(ordinal) === 1 && isSuitable(ordinal) ? 1 : 0), 0));
    return suggest(this.#phrases, words, limit, titles, countOf);
  }

  /** One level of the taxonomy; undefined where there is no such node. */
  level(nodeId: string | undefined, grade?: number): ReturnType<Taxonomy['level']> {
    const isSuitable = this.#suitability(grade);
    return this.#taxonomy.level(nodeId, isSuitable && [...this.#ordinals.values()].filter(isSuitable));
  }

  /** What belongs to a resource; nothing for one that is not found. */
  related(id: string): Related[] {
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) return [];
    return relatedTo(ordinal, {
      taxonomy: this.#taxonomy,
      phrases: this.#phrases,
      phrasesOf: (other) => this.#phrasesOf[other] ?? [],
      identifierOf: (other) => this.#identifiers[other] ?? '',
      isLive: (other) => this.#live.at(other) === 1,
      ordinals: () => this.#ordinals.values(),
    }).map(({ ordinal: other, relation }) => ({ id: this.#ids[other] ?? '', relation }));
  }

  /** Visits what fits the words, stands below the place asked for, and suits the pupil who asks. */
  #forEach(matches: Matches | undefined, { node }: Query, grade: number | undefined, visit: (ordinal: number, index: number) => void): void {
    const isPlaced = node === undefined ? undefined : (this.#taxonomy.under(node) ?? (() => false));
    const isSuitable = this.#suitability(grade);
    const consider = (ordinal: number, index: number): void => {
      if (isPlaced?.(ordinal) !== false && isSuitable?.(ordinal) !== false) visit(ordinal, index);
    };
    if (matches !== undefined) matches.ordinals.forEach(consider);
    else for (const ordinal of this.#ordinals.values()) consider(ordinal, 0);
  }

  /** A test for a pupil; undefined where nothing is kept from whoever asks. */
  #suitability(grade: number | undefined): ((ordinal: number) => boolean) | undefined {
    return grade === undefined ? undefined : (ordinal) => this.#suitableFrom.at(ordinal) <= grade;
  }

  /** What fits the words; without matches there were no words. */
  #match(words: string | undefined, mayCorrect = true): { matches: Matches | undefined; meant: string | null } {
    const whole = fold(words ?? '');
    if (whole === '') return { matches: undefined, meant: null };
    const typed = unitsOf(whole);
    // Only signs were typed: nothing is found by them.
    if (typed.length === 0) return { matches: { ordinals: new Uint32Array(0), scores: new Float32Array(0) }, meant: null };
    let units = readUnits(typed, this.#titles, this.#phrases);
    let exact = this.#matcher.match(units, whole);
    if (exact.ordinals.length === 0 && typed.length > 1 && typed.every((unit) => /^[a-z]+$/.test(unit))) {
      // Syllables are not words: guang he zuo yong.
      units = readUnits([typed.join('')], this.#titles, this.#phrases);
      exact = this.#matcher.match(units, whole);
    }
    if (exact.ordinals.length >= enough || !mayCorrect) return { matches: exact, meant: null };
    if (!exact.ordinals.some((ordinal) => this.#says(ordinal, whole))) {
      const meant = this.#spelling.correct(whole);
      const matches = meant === undefined ? exact : this.#matcher.match(readUnits(unitsOf(meant), this.#titles, this.#phrases), meant);
      if (meant !== undefined && matches.ordinals.length > 0 && matches.ordinals.length >= exact.ordinals.length) return { matches, meant };
    }
    // Few have everything: those that have most of it follow behind them.
    return { matches: this.#matcher.match(units, whole, true), meant: null };
  }

  /** Whether the resource has the words just as they were typed. */
  #says(ordinal: number, whole: string): boolean {
    return this.#titles.folded[ordinal]?.includes(whole) === true || (this.#phrasesOf[ordinal] ?? []).some((id) => this.#phrases.get(id).folded.includes(whole));
  }

  #keyOf({ sort, q }: Query, matches: Matches | undefined): (ordinal: number, index: number) => number {
    switch (sort) {
      case 'newest':
        return (ordinal) => this.#created.at(ordinal);
      case 'title':
        return () => 0;
      case 'rating':
        return (ordinal) => {
          const { ratings = 0, stars = 0 } = this.#figures.get(this.#ids[ordinal] ?? '') ?? {};
          return ratings === 0 ? 0 : Math.fround((stars + thoughtRatings * averageRating) / (ratings + thoughtRatings));
        };
      case 'use':
        return (ordinal) => this.#figures.get(this.#ids[ordinal] ?? '')?.uses ?? 0;
      default:
        // Nothing was typed: first what can be opened here, also on a bad line.
        if (matches === undefined || q === undefined) return (ordinal) => this.#playable.at(ordinal);
        return (_ordinal, index) => matches.scores[index] ?? 0;
    }
  }

  #tieOf({ sort, q }: Query): Tie {
    const isByTitle = sort === 'title' || ((sort === undefined || sort === 'fit') && fold(q ?? '') === '');
    if (!isByTitle) return this.#byId;
    const titles = this.#titles.folded;
    // Titles are not unique; with the id behind them no page repeats or leaves out one.
    return (a, b) => compare(titles[a], titles[b]) || this.#byId(a, b);
  }
  readonly #byId: Tie = (a, b) => compare(this.#ids[a], this.#ids[b]);

  #place({ id, key }: { id: string; key: number }): Place | undefined {
    const ordinal = this.#ordinals.get(id);
    return ordinal === undefined ? undefined : { key, ordinal };
  }
}

function compare(a = '', b = ''): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
