/** What the search index needs of a resource. Made when the resource is written, so that an index is read, not computed. */
import * as v from 'valibot';
import { fold, wordsOf } from './text.ts';

const Text = v.nullable(v.string());

export const IndexEntry = v.object({
  identifier: v.string(),
  title: v.string(),
  /** Words of the folded title, in order. */
  titleWords: v.array(v.string()),
  /** Words of two characters and more of the description and of the directory, each once. */
  descriptionWords: v.array(v.string()),
  type: v.string(),
  stage: Text,
  grade: v.nullable(v.number()),
  subject: Text,
  edition: Text,
  volume: Text,
  chapter: Text,
  language: v.string(),
  provider: v.string(),
  admittedBy: v.object({ id: v.string(), name: v.string() }),
  licence: Text,
  seconds: v.nullable(v.number()),
  offline: v.boolean(),
  playable: v.boolean(),
  accessibility: v.array(v.string()),
  created: Text,
  keywords: v.array(v.string()),
  lecturers: v.array(v.string()),
  /** Absent where there is none, and in what a process of an older version has written. */
  category: v.optional(v.array(v.string())),
  /** Who has the rights, besides the provider. */
  rightsHolders: v.optional(v.array(v.string())),
});
export type IndexEntry = v.InferOutput<typeof IndexEntry>;

interface Titled {
  readonly title: string;
  readonly children: readonly Titled[];
}

/** What is known of a resource by those who index it: a whole one, or its card, which says nothing of people, keywords, category and directory. */
export interface Described extends Omit<IndexEntry, 'titleWords' | 'descriptionWords' | 'seconds' | 'offline' | 'rightsHolders'> {
  readonly description: string;
  readonly rightsHolder: string;
  readonly directory?: readonly Titled[];
  readonly durationSeconds: number | null;
  readonly marks: readonly string[];
}

/** Of a longer text, so much is searched: a title of 100,000 characters is an accident or an attack. */
const longestTitle = 300;
const longestDescription = 600;
const mostWords = 60;
const longestDirectory = 400;
const mostDirectoryWords = 40;
const mostLabels = 30;
/** Several who share the rights stand in one field. */
const betweenHolders = /[、，,；;]/;

export function makeEntry(document: Described): IndexEntry {
  const { identifier, type, stage, grade, subject, edition, volume, chapter, language, provider, licence, playable, created } = document;
  const title = document.title.slice(0, longestTitle);
  const described = [...longerWords(document.description.slice(0, longestDescription))].slice(0, mostWords);
  const listed = longerWords(beginningOf(document.directory ?? []));
  for (const word of described) listed.delete(word);
  const short = (labels: readonly string[]) => labels.slice(0, mostLabels).map((label) => label.slice(0, longestTitle));
  const category = short(document.category ?? []);
  const rightsHolders = short(document.rightsHolder.slice(0, longestTitle).split(betweenHolders).map((holder) => holder.trim()).filter((holder) => holder !== '' && holder !== provider));
  return {
    identifier,
    title,
    titleWords: wordsOf(fold(title)),
    descriptionWords: [...described, ...[...listed].slice(0, mostDirectoryWords)],
    type, stage, grade, subject, edition, volume, chapter, language, provider, licence, playable, created,
    admittedBy: { id: document.admittedBy.id, name: document.admittedBy.name },
    seconds: document.durationSeconds,
    offline: document.marks.includes('offline'),
    accessibility: document.accessibility,
    keywords: short(document.keywords),
    lecturers: short(document.lecturers),
    // What is not there is not stored.
    ...(category.length > 0 && { category }),
    ...(rightsHolders.length > 0 && { rightsHolders }),
  };
}

/** Words that say something by themselves, each once. */
function longerWords(text: string): Set<string> {
  return new Set(wordsOf(fold(text)).filter((word) => word.length > 1));
}

/** Titles of a directory in their order, as far as they are searched: deeper and longer ones than anybody has written are not walked through. */
function beginningOf(directory: readonly Titled[]): string {
  const turned = (items: readonly Titled[]) => items.slice(0, longestDirectory).reverse();
  const waiting = turned(directory);
  let text = '';
  for (let next = waiting.pop(); next !== undefined && text.length < longestDirectory; next = waiting.pop()) {
    text += `${next.title.slice(0, longestDirectory)}\n`;
    waiting.push(...turned(next.children));
  }
  return text.slice(0, longestDirectory);
}
