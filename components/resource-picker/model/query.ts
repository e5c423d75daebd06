/** The question as the person puts it together: words, filters, order. Pure, so that an address or a saved search can hold it. */
import type { AccessibilityFeature, LengthBand, ResourceQuery, ResourceType, Stage } from '../../base/index.ts';

export const resourceTypes: readonly ResourceType[] = ['A01', 'A02', 'A03'];
export const stages: readonly Stage[] = ['primary', 'junior', 'senior', 'vocational', 'lifelong'];
export const lengths: readonly LengthBand[] = ['under-5', '5-15', '15-45', 'over-45'];
export const accessibilityFeatures: readonly AccessibilityFeature[] = ['captions', 'transcript', 'audioDescription', 'signLanguage', 'structuralNavigation'];
export const sorts = ['fit', 'newest', 'rating', 'use', 'title'] as const;

/** Longest question that is asked, and longest value of a filter; what is longer is cut, as no title is that long. */
export const longestWords = 200;

/** Filters a person can set, in the order in which they are offered. */
export const filters = [
  'node', 'type', 'subject', 'stage', 'grade', 'length', 'offline', 'accessibility', 'provider', 'admittedBy', 'licence', 'language',
] as const;
export type Filter = (typeof filters)[number];

/** The words that are searched for: without spaces around them, and no more than are asked. Half of a rare character is none. */
export function askedWords(words: string): string {
  return words.trim().slice(0, longestWords).replace(/[\uD800-\uDBFF]$/, '');
}

/** The question with other words. */
export function withWords(query: ResourceQuery, words: string): ResourceQuery {
  const { q: _q, cursor: _cursor, ...rest } = query;
  const q = askedWords(words);
  return q === '' ? rest : { ...rest, q };
}

/** The question with a filter set, or with an empty value, without it. A value that the filter cannot have is passed over. */
export function withFilter(query: ResourceQuery, filter: Filter, value: string): ResourceQuery {
  const { [filter]: _old, cursor: _cursor, ...rest } = query;
  switch (filter) {
    case 'type': {
      const type = resourceTypes.find((candidate) => candidate === value);
      return type ? { ...rest, type } : rest;
    }
    case 'stage': {
      const stage = stages.find((candidate) => candidate === value);
      return stage ? { ...rest, stage } : rest;
    }
    case 'grade': {
      const grade = Number(value);
      return Number.isInteger(grade) && grade >= 1 && grade <= 12 ? { ...rest, grade } : rest;
    }
    case 'length': {
      const length = lengths.find((candidate) => candidate === value);
      return length ? { ...rest, length } : rest;
    }
    case 'accessibility': {
      const accessibility = accessibilityFeatures.find((candidate) => candidate === value);
      return accessibility ? { ...rest, accessibility } : rest;
    }
    case 'offline':
      return value === 'true' ? { ...rest, offline: true } : rest;
    default:
      return value === '' || value.length > longestWords ? rest : { ...rest, [filter]: value };
  }
}

/** Whether the question can hold the value: what it passes over is no choice. */
export function canFilter(filter: Filter, value: string): boolean {
  return filterValue(withFilter({}, filter, value), filter) === value;
}

/** The question in another order. An order that there is not is passed over. */
export function withSort(query: ResourceQuery, value: string): ResourceQuery {
  const { sort: _sort, ...rest } = query;
  const sort = sorts.find((candidate) => candidate === value);
  return sort ? { ...rest, sort } : rest;
}

/** The value of a filter as a form control or an address has it. */
export function filterValue(query: ResourceQuery, filter: Filter): string {
  return String(query[filter] ?? '');
}

/** Filters that are set and that the person may take away again. */
export function activeFilters(query: ResourceQuery, fixed: readonly Filter[]): Filter[] {
  return filters.filter((filter) => query[filter] !== undefined && !fixed.includes(filter));
}

/** Types a host allows, `A01 A02` or `A01,A02`; all of them when it names none that exists. */
export function parseTypes(text: string): readonly ResourceType[] {
  const named = text.split(/[\s,]+/);
  const known = resourceTypes.filter((type) => named.includes(type));
  return known.length > 0 ? known : resourceTypes;
}

/** Stage, subject and grade that a host begins with: `primary/数学/3`; parts may be empty or missing. */
export function parseCurriculum(text: string): ResourceQuery {
  const [stage = '', subject = '', grade = ''] = text.split('/').map((part) => part.trim());
  let query = withFilter({}, 'stage', stage);
  query = withFilter(query, 'subject', subject);
  return withFilter(query, 'grade', grade);
}

/** True when both ask the same; the cursor is a place in the answer, not a part of the question. */
export function sameQuestion(one: ResourceQuery, other: ResourceQuery): boolean {
  const key = ({ cursor: _cursor, limit: _limit, ...rest }: ResourceQuery): string =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return key(one) === key(other);
}
