/** A film that stands beside a lesson, in step with it: square, without sound, small enough for a thin line. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeBeside } from './encode.ts';
import type { Lesson, Span, Timeline } from './lessons/lesson.ts';
import type { Studio } from './render.ts';

/** Name of the file in the folder of its lesson. */
export const BESIDE = 'sign-language.mp4';

export async function makeBeside(studio: Studio, { id, beside }: Lesson, timeline: Timeline, folder: string, temporary: string): Promise<void> {
  if (beside === undefined) return;
  const film = join(temporary, `${id}-beside.mkv`);
  await studio.film(beside, timeline, film);
  await encodeBeside(film, join(folder, BESIDE));
}

/** When the sentences of a lesson are spoken, read from its subtitles: to make the film beside it without making the lesson again. */
export async function timelineOf({ lines, lead, tail }: Lesson, duration: number, folder: string): Promise<Timeline> {
  const cue = /(\d\d):(\d\d):([\d.]+) --> (\d\d):(\d\d):([\d.]+)/g;
  const seconds = (h = '0', m = '0', s = '0'): number => Number(h) * 3600 + Number(m) * 60 + Number(s);
  const spans = [...(await readFile(join(folder, 'subtitles.zh-CN.vtt'), 'utf8')).matchAll(cue)].map(([, h1, m1, s1, h2, m2, s2]): Span => ({ start: seconds(h1, m1, s1), end: seconds(h2, m2, s2) }));
  return { duration, spans: Object.fromEntries(lines.map(({ id }, i) => [id, spans[i] ?? { start: lead, end: duration - tail }])) };
}
