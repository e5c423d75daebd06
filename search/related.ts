/** What belongs to a resource: the lesson before and after it in its book, its lesson, its chapter, its topic in other books. */
import type { RouteOutput, routes } from '../contract/src/index.ts';
import type { Phrases } from './phrases.ts';
import type { Taxonomy } from './taxonomy.ts';

export type Relation = RouteOutput<typeof routes.listRelatedResources>['items'][number]['relation'];
export interface Related {
  id: string;
  relation: Relation;
}

/** Most of each kind; 24 in all. */
const most: Record<Relation, number> = { before: 1, after: 1, 'same-lesson': 6, 'same-chapter': 8, 'same-topic': 8 };

export interface Surroundings {
  taxonomy: Taxonomy;
  phrases: Phrases;
  phrasesOf(ordinal: number): readonly number[];
  identifierOf(ordinal: number): string;
  isLive(ordinal: number): boolean;
  ordinals(): Iterable<number>;
}

export function relatedTo(ordinal: number, around: Surroundings): { ordinal: number; relation: Relation }[] {
  const found = new Map<number, Relation>();
  const counts: Record<Relation, number> = { before: 0, after: 0, 'same-lesson': 0, 'same-chapter': 0, 'same-topic': 0 };
  const add = (other: number | undefined, relation: Relation): void => {
    if (other === undefined || other === ordinal || found.has(other) || counts[relation] >= most[relation]) return;
    found.set(other, relation);
    counts[relation] += 1;
  };
  const book = around.taxonomy.bookOf(ordinal);
  if (book !== undefined) {
    const isInBook = around.taxonomy.under(book.volume);
    const inBook = [...around.ordinals()].filter((other) => isInBook?.(other)).sort((a, b) => (around.identifierOf(a) < around.identifierOf(b) ? -1 : 1));
    const lessonOf = (other: number) => around.taxonomy.bookOf(other)?.points ?? [];
    const isSameLesson = (other: number) => lessonOf(other).some((point) => book.points.includes(point));
    const at = inBook.indexOf(ordinal);
    const before = inBook.slice(0, at).findLast((other) => !isSameLesson(other));
    const beforeLesson = before === undefined ? [] : lessonOf(before);
    // Of the lesson before, the resource that opens it.
    add(inBook.find((other) => lessonOf(other).some((point) => beforeLesson.includes(point))) ?? before, 'before');
    add(inBook.slice(at + 1).find((other) => !isSameLesson(other)), 'after');
    for (const other of inBook) if (isSameLesson(other)) add(other, 'same-lesson');
    for (const other of inBook) if (around.taxonomy.bookOf(other)?.leaf === book.leaf) add(other, 'same-chapter');
  }
  const topics = around.phrasesOf(ordinal).map((phrase) => around.phrases.get(phrase)).filter(({ kind }) => kind === 'keyword');
  for (const { resources } of topics.sort((a, b) => a.count - b.count)) {
    for (const other of resources.view()) if (counts['same-topic'] < most['same-topic'] && around.isLive(other)) add(other, 'same-topic');
  }
  return [...found].map(([other, relation]) => ({ ordinal: other, relation }));
}
