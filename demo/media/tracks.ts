import { dirname, join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { Lesson, Timeline } from './lessons/lesson.ts';

/** One cue of a WebVTT file. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const LANGUAGES = { 'zh-CN': 0, en: 1 } as const;
export type TrackLanguage = keyof typeof LANGUAGES;

/** How long a subtitle stays after its sentence when nothing follows, in seconds. */
const LINGER = 0.6;

/** Seconds as WebVTT writes them. */
export function stamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (n: number) => `${Math.floor(n)}`.padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${`${ms % 1000}`.padStart(3, '0')}`;
}

/** Writes a WebVTT file. */
export async function writeVtt(file: string, cues: readonly Cue[]): Promise<void> {
  const blocks = cues.map((cue, i) => `${i + 1}\n${stamp(cue.start)} --> ${stamp(cue.end)}\n${cue.text}\n`);
  await writeFile(file, `WEBVTT\n\n${blocks.join('\n')}`);
}

/** Subtitles: each sentence from its first sound until shortly after its last, never into the next one. */
export function subtitles(lines: readonly { id: string; zh: string; en: string }[], timeline: Timeline, language: TrackLanguage): Cue[] {
  return lines.map((line, i) => {
    const span = timeline.spans[line.id];
    if (!span) throw new Error(`No time for the sentence "${line.id}"`);
    const next = timeline.spans[lines[i + 1]?.id ?? '']?.start ?? timeline.duration;
    return { start: span.start, end: Math.min(span.end + LINGER, next), text: language === 'en' ? line.en : line.zh };
  });
}

/** Chapters without gaps, from the first moment to the last. */
export function chapters(lesson: Lesson, timeline: Timeline, language: TrackLanguage): Cue[] {
  const which = LANGUAGES[language];
  const starts = [{ start: 0, text: lesson.opening[which] }];
  for (const line of lesson.lines) {
    const span = timeline.spans[line.id];
    if (line.chapter && span) starts.push({ start: span.start, text: line.chapter[which] });
  }
  return starts.map((chapter, i) => ({ ...chapter, end: starts[i + 1]?.start ?? timeline.duration }));
}

/** Geometry of the thumbnail sheet. */
export const THUMBNAILS = { every: 2, width: 160, height: 90, columns: 4 } as const;

/** Which part of the thumbnail sheet stands for which seconds. */
export function thumbnailCues(picture: string, duration: number): Cue[] {
  const { every, width, height, columns } = THUMBNAILS;
  return Array.from({ length: Math.ceil(duration / every) }, (_, i) => ({
    start: i * every,
    end: Math.min((i + 1) * every, duration),
    text: `${picture}#xywh=${(i % columns) * width},${Math.floor(i / columns) * height},${width},${height}`,
  }));
}

/** Writes all text tracks of a lesson next to `master`. */
export async function writeTracks(lesson: Lesson, timeline: Timeline, master: string): Promise<void> {
  const folder = dirname(master);
  for (const language of ['zh-CN', 'en'] as const) {
    await writeVtt(join(folder, `subtitles.${language}.vtt`), subtitles(lesson.lines, timeline, language));
    await writeVtt(join(folder, `chapters.${language}.vtt`), chapters(lesson, timeline, language));
  }
  await writeVtt(join(folder, 'thumbnails.vtt'), thumbnailCues('thumbnails.jpg', timeline.duration));
}
