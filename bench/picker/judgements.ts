/**
 * What people look for, and what answers it. Written from the curriculum, not from what any engine found: a judgement names
 * a lesson, a chapter or a book by the fields of the catalogue, and holds for every resource that has them.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { ResourceRow } from '../../service/src/catalogue/types.ts';

const Judgement = v.strictObject({
  /** Exactly this lesson: the last of the keywords. */
  lesson: v.optional(v.string()),
  lessonHas: v.optional(v.string()),
  chapter: v.optional(v.string()),
  chapterHas: v.optional(v.string()),
  titleHas: v.optional(v.string()),
  /** Of the chapter only what shares a word with this: the rest of it is another matter. */
  near: v.optional(v.string()),
  subject: v.optional(v.string()),
  stage: v.optional(v.string()),
  grade: v.optional(v.number()),
  volume: v.optional(v.string()),
  lecturer: v.optional(v.string()),
  provider: v.optional(v.string()),
});
type Judgement = v.InferOutput<typeof Judgement>;

const JudgedQuery = v.strictObject({
  q: v.string(),
  kind: v.string(),
  /** What was looked for: worth 3. */
  best: v.array(Judgement),
  /** What helps as well: worth 1. */
  good: v.optional(v.array(Judgement)),
});
export type JudgedQuery = v.InferOutput<typeof JudgedQuery>;

export const judgedQueries: readonly JudgedQuery[] = v.parse(
  v.array(JudgedQuery),
  JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8')),
);

/** The worth of each resource for a query, by identifier; what is not in it is worth nothing. */
export function worthOf({ best, good = [] }: JudgedQuery, rows: readonly ResourceRow[]): Map<string, number> {
  const worth = new Map<string, number>();
  for (const row of rows) {
    if (best.some((judgement) => holds(judgement, row))) worth.set(row.identifier, 3);
    else if (good.some((judgement) => holds(judgement, row))) worth.set(row.identifier, 1);
  }
  return worth;
}

function holds(judgement: Judgement, row: ResourceRow): boolean {
  const lesson = row.keywords.at(-1) ?? row.title;
  const has = (text: string | null, part: string) => text?.toLowerCase().includes(part.toLowerCase()) ?? false;
  const { lessonHas, chapterHas, titleHas, near, lecturer } = judgement;
  if (judgement.lesson !== undefined && lesson !== judgement.lesson && row.title !== judgement.lesson) return false;
  if (lessonHas !== undefined && !has(lesson, lessonHas) && !has(row.title, lessonHas)) return false;
  if (judgement.chapter !== undefined && row.chapter !== judgement.chapter) return false;
  if (chapterHas !== undefined && !has(row.chapter, chapterHas)) return false;
  if (titleHas !== undefined && !has(row.title, titleHas)) return false;
  if (near !== undefined && !Array.from(near).some((sign, index) => has(lesson, sign + near.charAt(index + 1)) && near.length > index + 1)) return false;
  if (lecturer !== undefined && !row.lecturers.people.some(({ name }) => name === lecturer)) return false;
  return (['subject', 'stage', 'grade', 'volume', 'provider'] as const).every((field) => judgement[field] === undefined || row[field] === judgement[field]);
}

/** Discounted gain of the first ten against the best order that there is. */
export function ndcg(found: readonly string[], worth: ReadonlyMap<string, number>, places = 10): number {
  const gain = (values: readonly number[]) => values.slice(0, places).reduce((sum, value, index) => sum + (2 ** value - 1) / Math.log2(index + 2), 0);
  const ideal = gain([...worth.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(found.map((identifier) => worth.get(identifier) ?? 0)) / ideal;
}

/** Share of what answers the query that is among the first fifty; of more than fifty answers, fifty are all that can be. */
export function recall(found: readonly string[], worth: ReadonlyMap<string, number>, places = 50): number {
  const hits = found.slice(0, places).filter((identifier) => worth.has(identifier)).length;
  return worth.size === 0 ? 0 : hits / Math.min(worth.size, places);
}
