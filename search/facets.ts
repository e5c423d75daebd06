/**
 * Facets in columns, so that counting a million resources takes milliseconds. Resources that have the same value in every facet
 * share a profile, and there are far fewer of these: a resource is counted once, for its profile, and a profile once for each facet.
 */
import type { RouteInput, RouteOutput, routes } from '../contract/src/index.ts';
import { facetNames } from '../contract/src/schemas/resource.ts';
import type { IndexEntry } from './entry.ts';
import { baseLanguage } from './language.ts';
import { NumberList } from './lists.ts';

export type Query = RouteInput<typeof routes.searchResources>['query'];
export type Facets = RouteOutput<typeof routes.searchResources>['facets'];
type Facet = (typeof facetNames)[number];

/** More values than this are no help to a person who chooses. */
const longestFacet = 50;

/** Values of a facet that can have several at once are bits of one code. */
const features = ['captions', 'transcript', 'audioDescription', 'signLanguage', 'structuralNavigation'] as const;

/** What an entry has in each facet that has one value; null where it has none. */
const valueOf: Record<Exclude<Facet, 'accessibility'>, (entry: IndexEntry) => string | null> = {
  type: ({ type }) => type,
  stage: ({ stage }) => stage,
  grade: ({ grade }) => (grade === null ? null : String(grade)),
  subject: ({ subject }) => subject,
  language: ({ language }) => baseLanguage(language),
  provider: ({ provider }) => provider,
  admittedBy: ({ admittedBy }) => admittedBy.id,
  licence: ({ licence }) => licence,
  length: ({ seconds }) => (seconds === null ? null : bandOf(seconds / 60)),
  offline: ({ offline }) => (offline ? 'true' : null),
};

function bandOf(minutes: number): string {
  if (minutes < 5) return 'under-5';
  if (minutes < 15) return '5-15';
  return minutes < 45 ? '15-45' : 'over-45';
}

class Column {
  readonly facet: Facet;
  /** By profile. */
  readonly codes = new NumberList(256);
  /** Code 0 is no value. */
  readonly values: string[] = [''];
  readonly labels = new Map<string, string>();
  readonly #codeOf = new Map<string, number>();

  constructor(facet: Facet) {
    this.facet = facet;
  }

  /** The code of what an entry has here. */
  take(entry: IndexEntry): number {
    if (this.facet === 'accessibility') return features.reduce((sum, feature, index) => sum + (entry.accessibility.includes(feature) ? 1 << index : 0), 0);
    if (this.facet === 'admittedBy') this.labels.set(entry.admittedBy.id, entry.admittedBy.name);
    const value = valueOf[this.facet](entry);
    return value === null ? 0 : (this.code(value) ?? this.#newCode(value));
  }

  code(value: string): number | undefined {
    return this.#codeOf.get(value);
  }

  #newCode(value: string): number {
    const code = this.values.push(value) - 1;
    this.#codeOf.set(value, code);
    return code;
  }
}

/** A filter as codes: a resource fits when it has the code, or for bits, when it has the bit. */
interface Filter {
  column: number;
  codes: Uint32Array;
  code: number;
  isBits: boolean;
}

export class FacetColumns {
  readonly #columns = facetNames.map((facet) => new Column(facet));
  /** The profile of each resource. */
  readonly #profiles = new NumberList(1024);
  readonly #profileOf = new Map<string, number>();

  put(ordinal: number, entry: IndexEntry): void {
    const codes = this.#columns.map((column) => column.take(entry));
    const key = codes.join();
    let profile = this.#profileOf.get(key);
    if (profile === undefined) {
      profile = this.#profileOf.size;
      this.#profileOf.set(key, profile);
      for (const [index, column] of this.#columns.entries()) column.codes.push(codes[index] ?? 0);
    }
    this.#profiles.set(ordinal, profile);
  }

  /** A counter for the resources of one query. */
  counter(query: Query): FacetCounter {
    const filters = this.#columns.flatMap((column, index): Filter[] => {
      const wanted = query[column.facet];
      if (wanted === undefined) return [];
      const isBits = column.facet === 'accessibility';
      const bit = features.findIndex((feature) => feature === wanted);
      // A value that nothing has finds nothing.
      const value = column.facet === 'language' ? baseLanguage(String(wanted)) : String(wanted);
      const code = isBits ? 1 << bit : (column.code(value) ?? 0xffffffff);
      return [{ column: index, codes: column.codes.view(), code, isBits }];
    });
    return new FacetCounter(this.#columns, this.#profiles.view(), filters, query.facets === undefined);
  }
}

export class FacetCounter {
  total = 0;
  readonly #columns: readonly Column[];
  readonly #profiles: Uint32Array;
  readonly #codes: readonly Uint32Array[];
  readonly #filters: readonly Filter[];
  readonly #counts: readonly Uint32Array[];
  readonly #isCounting: boolean;
  /** How many resources of each profile pass all filters. */
  readonly #passed: Uint32Array;
  /** The profiles of those. */
  readonly #met = new NumberList();

  constructor(columns: readonly Column[], profiles: Uint32Array, filters: readonly Filter[], isCounting: boolean) {
    this.#columns = columns;
    this.#profiles = profiles;
    this.#filters = filters;
    this.#isCounting = isCounting;
    this.#codes = columns.map(({ codes }) => codes.view());
    this.#counts = columns.map(({ facet, values }) => new Uint32Array(facet === 'accessibility' ? 1 << features.length : values.length));
    this.#passed = new Uint32Array(isCounting ? (this.#codes[0]?.length ?? 0) : 0);
  }

  /** Counts a resource that fits the words. True when it passes all filters. */
  count(ordinal: number): boolean {
    const profile = this.#profiles[ordinal] ?? 0;
    let failed = -1;
    for (const { column, codes, code, isBits } of this.#filters) {
      const own = codes[profile] ?? 0;
      if (isBits ? (own & code) !== 0 : own === code) continue;
      if (failed >= 0) return false;
      failed = column;
    }
    if (failed >= 0) {
      // Another value of the one facet that keeps it out: told, so that a person can change to it.
      if (this.#isCounting) this.#add(failed, profile, 1);
      return false;
    }
    this.total += 1;
    if (this.#isCounting) {
      const before = this.#passed[profile] ?? 0;
      if (before === 0) this.#met.push(profile);
      this.#passed[profile] = before + 1;
    }
    return true;
  }

  #add(column: number, profile: number, times: number): void {
    const counts = this.#counts[column];
    const code = this.#codes[column]?.[profile];
    if (counts !== undefined && code !== undefined) counts[code] = (counts[code] ?? 0) + times;
  }

  facets(): Facets {
    for (const profile of this.#met.view()) {
      const times = this.#passed[profile] ?? 0;
      this.#passed[profile] = 0;
      for (let column = 0; column < this.#columns.length; column += 1) this.#add(column, profile, times);
    }
    this.#met.length = 0;
    const lists = this.#columns.map(({ facet, values, labels }, index) => {
      const counts = this.#counts[index] ?? new Uint32Array(0);
      if (facet === 'accessibility') return [facet, byFrequency(features.map((value, bit) => ({ value, count: countBit(counts, bit) })))];
      // Most values of a long facet are none of what was found.
      const list: { value: string; count: number; label?: string }[] = [];
      counts.forEach((count, code) => {
        const value = values[code];
        if (count > 0 && code > 0 && value !== undefined) list.push({ value, count, ...labelOf(labels, value) });
      });
      return [facet, byFrequency(list)];
    });
    // One list for each name of the contract.
    return Object.fromEntries(lists) as Facets;
  }
}

function labelOf(labels: ReadonlyMap<string, string>, value: string): { label?: string } {
  const label = labels.get(value);
  return label === undefined ? {} : { label };
}

function countBit(counts: Uint32Array, bit: number): number {
  return counts.reduce((sum, count, bits) => sum + ((bits >> bit) & 1 ? count : 0), 0);
}

function byFrequency<Value extends { value: string; count: number }>(values: Value[]): Value[] {
  return values
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, longestFacet);
}
