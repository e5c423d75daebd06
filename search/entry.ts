/** What the search index needs of a resource. Made when the resource is written, so that an index is read, not computed. */
import * as v from 'valibot';
import { fold, wordsOf } from './text.ts';

const Text = v.nullable(v.string());

export const IndexEntry = v.object({
  identifier: v.string(),
  title: v.string(),
  /** Words of the folded title, in order. */
  titleWords: v.array(v.string()),
  /** Words of two characters and more of the description, each once. */
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
});
export type IndexEntry = v.InferOutput<typeof IndexEntry>;

/** What is known of a resource by those who index it: a whole one, or its card, which says nothing of people and keywords. */
export interface Described extends Omit<IndexEntry, 'titleWords' | 'descriptionWords' | 'seconds' | 'offline'> {
  readonly description: string;
  readonly durationSeconds: number | null;
  readonly marks: readonly string[];
}

/** Of a longer text, so much is searched: a title of 100,000 characters is an accident or an attack. */
const longestTitle = 300;
const longestDescription = 600;
const mostWords = 60;
const mostLabels = 30;

export function makeEntry(document: Described): IndexEntry {
  const { identifier, type, stage, grade, subject, edition, volume, chapter, language, provider, licence, playable, created } = document;
  const title = document.title.slice(0, longestTitle);
  const described = wordsOf(fold(document.description.slice(0, longestDescription))).filter((word) => word.length > 1);
  const short = (labels: readonly string[]) => labels.slice(0, mostLabels).map((label) => label.slice(0, longestTitle));
  return {
    identifier,
    title,
    titleWords: wordsOf(fold(title)),
    descriptionWords: [...new Set(described)].slice(0, mostWords),
    type, stage, grade, subject, edition, volume, chapter, language, provider, licence, playable, created,
    admittedBy: { id: document.admittedBy.id, name: document.admittedBy.name },
    seconds: document.durationSeconds,
    offline: document.marks.includes('offline'),
    accessibility: document.accessibility,
    keywords: short(document.keywords),
    lecturers: short(document.lecturers),
  };
}
