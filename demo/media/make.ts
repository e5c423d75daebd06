/**
 * Makes the media of the demo county: `node demo/media/make.ts [id …]` makes all items, or only those named, and
 * writes the index anew. Needs ffmpeg, espeak-ng, Chromium and the Noto CJK fonts (all Debian packages).
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindBook } from './bind.ts';
import { describe, writeIndex, type MediaItem, type MediaTrack } from './catalogue.ts';
import { encodeAudio, encodeHls, encodeMaster, encodeMp3, encodeThumbnails } from './encode.ts';
import { lessons } from './lessons/all.ts';
import type { Lesson, Timeline } from './lessons/lesson.ts';
import { printPdf } from './print.ts';
import { probe } from './probe.ts';
import { Studio } from './render.ts';
import { dialogue } from './sound/dialogue.ts';
import { mix } from './sound/mix.ts';
import type { Voice } from './sound/voice.ts';
import { BESIDE, makeBeside, timelineOf } from './second.ts';
import { course, reader, textbook, worksheet } from './still.ts';
import { subtitles, writeTracks, writeVtt } from './tracks.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FILES = join(HERE, 'files');
const MANDARIN: Voice = { name: 'cmn-latn-pinyin+f2', pace: 175, pitch: 50 };
const ENGLISH = {
  Teacher: { name: 'en-gb', pace: 135, pitch: 42 },
  Librarian: { name: 'en-gb+f3', pace: 132, pitch: 50 },
  'Li Ming': { name: 'en-us+m3', pace: 132, pitch: 68 },
} as const satisfies Record<string, Voice>;

/** Covers are 640 × 360. */
const COVER = { scale: 0.5, quality: 0.86 };
const STILL: Timeline = { duration: 1, spans: {} };

async function fresh(id: string): Promise<string> {
  const folder = join(FILES, id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

async function cover(studio: Studio, scene: string, folder: string, timeline: Timeline, t: number): Promise<void> {
  const [picture] = await studio.frames({ scene, timeline, times: [t], ...COVER });
  if (!picture) throw new Error(`No cover for "${scene}"`);
  await writeFile(join(folder, 'cover.jpg'), picture);
}

async function makeLesson(studio: Studio, lesson: Lesson, temporary: string): Promise<void> {
  const folder = await fresh(lesson.id);
  const sentences = lesson.lines.map((line) => ({ id: line.id, words: line.say, voice: { ...MANDARIN, pace: line.pace ?? MANDARIN.pace }, pause: line.pause }));
  const { wav, timeline } = await mix(sentences, lesson.lead, lesson.tail, 0.25);
  const sound = join(temporary, `${lesson.id}.wav`);
  const film = join(temporary, `${lesson.id}.mkv`);
  await writeFile(sound, wav);
  await studio.film(lesson.id, timeline, film);
  await encodeMaster(film, sound, join(folder, 'master.mp4'));
  await encodeAudio(sound, join(folder, 'audio.m4a'));
  await encodeHls(film, sound, join(folder, 'hls'));
  await encodeThumbnails(film, join(folder, 'thumbnails.jpg'), timeline.duration);
  await makeBeside(studio, lesson, timeline, folder, temporary);
  await writeTracks(lesson, timeline, join(folder, 'master.mp4'));
  const [line, share] = lesson.cover;
  const span = timeline.spans[line];
  await cover(studio, lesson.id, folder, timeline, span ? span.start + (span.end - span.start) * share : 0);
}

async function makeDialogue(studio: Studio, temporary: string): Promise<void> {
  const folder = await fresh(dialogue.id);
  const turns = dialogue.turns.map((turn, i) => ({ ...turn, id: `turn-${i}` }));
  const { wav, timeline } = await mix(turns.map((turn) => ({ id: turn.id, words: turn.en, voice: ENGLISH[turn.who], pause: turn.pause })), 0.4, 0.6, 0.06);
  const sound = join(temporary, `${dialogue.id}.wav`);
  await writeFile(sound, wav);
  await encodeMp3(sound, join(folder, 'listening.mp3'), dialogue.titleEn);
  const spoken = turns.map((turn) => ({ ...turn, en: `<v ${turn.who}>${turn.en}`, zh: `<v ${turn.who}>${turn.zh}` }));
  for (const language of ['en', 'zh-CN'] as const) {
    await writeVtt(join(folder, `transcript.${language}.vtt`), subtitles(spoken, timeline, language));
  }
  await cover(studio, dialogue.id, folder, STILL, 0);
}

async function makeWorksheet(studio: Studio): Promise<void> {
  const folder = await fresh(worksheet.id);
  await printPdf(studio.browser, join(HERE, 'worksheet/worksheet.html'), join(folder, 'worksheet.pdf'));
  await cover(studio, worksheet.id, folder, STILL, 0);
}

async function makeTextbook(studio: Studio): Promise<void> {
  const folder = await fresh(textbook.id);
  await printPdf(studio.browser, join(HERE, 'textbook/textbook.html'), join(folder, 'textbook.pdf'));
  await cover(studio, textbook.id, folder, STILL, 0);
}

async function makeReader(studio: Studio): Promise<void> {
  const folder = await fresh(reader.id);
  await bindBook(join(HERE, 'book'), join(folder, 'reader.epub'));
  await cover(studio, reader.id, folder, STILL, 0);
}

/** The pages of the course are written by hand where they are served; only the cover is drawn. */
async function makeCourse(studio: Studio): Promise<void> {
  await cover(studio, course.id, join(FILES, course.id), STILL, 0);
}

const track = (kind: MediaTrack['kind'], language: string | null, label: string, path: string): MediaTrack => ({ kind, language, label, path });

async function lessonItem(lesson: Lesson): Promise<MediaItem> {
  const { id, title, titleEn, description, subject, grade } = lesson;
  const tracks = [
    track('subtitles', 'zh-CN', '中文', `${id}/subtitles.zh-CN.vtt`),
    track('subtitles', 'en', 'English', `${id}/subtitles.en.vtt`),
    track('chapters', 'zh-CN', '章节', `${id}/chapters.zh-CN.vtt`),
    track('chapters', 'en', 'Chapters', `${id}/chapters.en.vtt`),
    track('metadata', null, 'thumbnails', `${id}/thumbnails.vtt`),
  ];
  const main = `${id}/master.mp4`;
  return {
    id, type: 'A01', title, titleEn, description, subject, grade, language: 'zh-CN', mime: 'video/mp4', main, cover: `${id}/cover.jpg`,
    hls: `${id}/hls/master.m3u8`, audio: `${id}/audio.m4a`, ...(lesson.beside && { signLanguage: `${id}/${BESIDE}` }), measured: await probe(join(FILES, main)), tracks, files: await describe(FILES, id),
  };
}

async function dialogueItem(): Promise<MediaItem> {
  const { id, title, titleEn, description, subject, grade } = dialogue;
  const main = `${id}/listening.mp3`;
  const tracks = [track('subtitles', 'en', 'English', `${id}/transcript.en.vtt`), track('subtitles', 'zh-CN', '中文', `${id}/transcript.zh-CN.vtt`)];
  return {
    id, type: 'A02', title, titleEn, description, subject, grade, language: 'en', mime: 'audio/mpeg', main, cover: `${id}/cover.jpg`,
    measured: await probe(join(FILES, main)), tracks, files: await describe(FILES, id),
  };
}

async function index(): Promise<void> {
  const still = async (item: typeof worksheet | typeof course | typeof textbook | typeof reader): Promise<MediaItem> => ({
    ...item, main: `${item.id}/${item.main}`, cover: `${item.id}/cover.jpg`, tracks: [], files: await describe(FILES, item.id),
  });
  const items = [...(await Promise.all(lessons.map(lessonItem))), await dialogueItem(), await still(worksheet), await still(course), await still(textbook), await still(reader)];
  const { bytes } = await writeIndex(FILES, items);
  console.log(`${items.length} items, ${(bytes / 1e6).toFixed(1)} MB`);
}

const wanted = process.argv.slice(2);
/** `fractions:beside` makes only the film beside a lesson. */
const asked = (id: string) => wanted.length === 0 || wanted.includes(id);
const temporary = await mkdtemp(join(tmpdir(), 'learning-space-media-'));
const studio = await Studio.open();
try {
  for (const lesson of lessons) if (asked(lesson.id)) await makeLesson(studio, lesson, temporary);
  for (const lesson of lessons) {
    if (!wanted.includes(`${lesson.id}:beside`)) continue;
    const folder = join(FILES, lesson.id);
    await makeBeside(studio, lesson, await timelineOf(lesson, (await probe(join(folder, 'master.mp4'))).duration, folder), folder, temporary);
  }
  if (asked(dialogue.id)) await makeDialogue(studio, temporary);
  if (asked(worksheet.id)) await makeWorksheet(studio);
  if (asked(course.id)) await makeCourse(studio);
  if (asked(textbook.id)) await makeTextbook(studio);
  if (asked(reader.id)) await makeReader(studio);
} finally {
  await studio.close();
  await rm(temporary, { recursive: true, force: true });
}
await index();
