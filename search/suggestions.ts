/** What of the catalogue begins as somebody types: phrases by text, sound or initials, then titles. */
import type { RouteOutput, routes } from '../contract/src/index.ts';
import type { PhraseKind, Phrases } from './phrases.ts';
import { fold, isHan } from './text.ts';

export type Suggested = RouteOutput<typeof routes.suggestResources>['items'][number];

/** Kinds that are offered, with how much more they help than others. */
const worth: Partial<Record<PhraseKind, number>> = { subject: 3, chapter: 2.5, keyword: 2, lecturer: 1, provider: 0.5 };
/** So many beginnings are looked at: the rest would not be reached by anybody. */
const mostLookedAt = 400;

/**
 * @param titles the titles that fit best; asked only when there is room for them
 * @param countOf how many resources a phrase leads whoever asks to; absent: to all that have it
 */
export function suggest(phrases: Phrases, words: string, limit: number, titles: () => string[], countOf?: (phrase: number) => number): Suggested[] {
  const typed = fold(words);
  const letters = typed.replaceAll(/[\s']/g, '');
  if (typed === '') return [];
  const scores = new Map<number, number>();
  const add = (ids: Iterable<number>, nearness: number): void => {
    for (const id of ids) {
      const { kind, count, folded } = phrases.get(id);
      const value = worth[kind];
      if (value === undefined || count === 0) continue;
      const score = nearness + value + Math.log10(1 + count) - folded.length / 40;
      if (score > (scores.get(id) ?? -Infinity)) scores.set(id, score);
    }
  };
  add(phrases.beginning('text', typed, mostLookedAt), 6);
  if (isHan(typed)) add(phrases.containing(typed), 2);
  if (/^[a-z]+$/.test(letters)) {
    add(phrases.withSound(letters), 6);
    add(phrases.beginning('sound', letters, mostLookedAt), 4);
    add(phrases.withInitials(letters), 5);
    add(phrases.beginning('initials', letters, mostLookedAt), 3);
  }
  const byText = new Map<string, Suggested>();
  for (const [id] of [...scores].sort(([, a], [, b]) => b - a)) {
    const { text, kind, count: whole } = phrases.get(id);
    if (byText.size === limit && !byText.has(text)) continue;
    const count = countOf?.(id) ?? whole;
    if (count === 0) continue;
    const known = byText.get(text);
    if (known !== undefined) known.count = Math.max(known.count, count);
    else byText.set(text, { text, kind: kind as Suggested['kind'], count });
  }
  if (byText.size < limit) for (const title of titles()) if (byText.size < limit && !byText.has(title)) byText.set(title, { text: title, kind: 'title', count: 1 });
  return [...byText.values()];
}

