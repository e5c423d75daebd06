/** Records for the lessons that lie in `demo/media`: the ones that really play here. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueRecord } from './records.ts';
import { clock, escapeXml, tocXml } from './xml.ts';

interface Item {
  id: string;
  type: 'A01' | 'A02' | 'A03' | null;
  title: string;
  description: string;
  subject: string;
  grade: string;
  language: string;
  mime: string;
  main: string;
  cover: string;
  hls?: string;
  audio?: string;
  signLanguage?: string;
  measured?: { duration: number; bitrate: number; video?: { width: number; height: number } };
  tracks: { kind: string; language: string | null; label: string; path: string }[];
  files: { path: string; mime: string; bytes: number }[];
}

interface Index {
  licence: string;
  rightsHolder: string;
  items: Item[];
}

/** Where each lesson belongs; the first keeps the first identifier for good. */
const PLACES: Readonly<Record<string, Record<string, string>>> = {
  fractions: { identifier: 'yl-lesson-001', edition: '人教版', volume: '上册', chapter: '分数的初步认识' },
  moon: { identifier: 'yl-lesson-002', edition: '教科版', volume: '下册', chapter: '太阳、地球和月球' },
  'quiet-night': { identifier: 'yl-lesson-003', edition: '统编版', volume: '下册', chapter: '课文（二）' },
  'library-dialogue': { identifier: 'yl-lesson-004', edition: '人教版（PEP）', volume: '下册', chapter: 'Unit 1 My school' },
  'fraction-bar': { identifier: 'yl-lesson-005', edition: '人教版', volume: '上册', chapter: '分数的初步认识' },
  'chinese-reader': { identifier: 'yl-lesson-007', edition: '统编版', volume: '上册', chapter: '第一单元 学校生活' },
  'fractions-textbook': { identifier: 'yl-lesson-006', edition: '人教版', volume: '上册', chapter: '分数的初步认识' },
};
/** The same in words, for whoever cannot work it. */
const STEPS_OF: Readonly<Record<string, string>> = {
  'fraction-bar': [
    '看两个长方形：一个分成一大一小两份，一个分成同样大的两份。只有同样大才叫平均分，涂色的一份才是二分之一。',
    '拖动分数条，选平均分成几份，再选取几份。分成 4 份取 3 份，涂色部分是四分之三：分母 4 是分的份数，分子 3 是取的份数。',
    '做三道想一想：每题选一个答案，页面马上告诉你对不对，并说为什么。',
  ].join('\n'),
};
/** Paper that goes with a lesson. */
const WORKSHEET_OF: Readonly<Record<string, string>> = { fractions: 'fractions-worksheet' };
const ROLE_OF_TYPE = { A01: 'video', A02: 'audio', A03: 'course' } as const;

/** Records of the lessons and, by identifier, the XML of their files. */
export async function readMediaRecords(mediaFolder: string): Promise<{ records: CatalogueRecord[]; files: Map<string, string> }> {
  const index = JSON.parse(await readFile(join(mediaFolder, 'index.json'), 'utf8')) as Index;
  const files = new Map<string, string>();
  const records: CatalogueRecord[] = [];
  for (const item of index.items) {
    const place = PLACES[item.id];
    if (!place || !item.type) continue;
    const identifier = place['identifier'] ?? item.id;
    records.push(await recordOf(item, item.type, { ...place, identifier }, index, mediaFolder));
    const sheet = index.items.find(({ id }) => id === WORKSHEET_OF[item.id]);
    files.set(identifier, filesXml(item, item.mime === 'application/pdf' || item.mime === 'application/epub+zip' ? 'document' : ROLE_OF_TYPE[item.type], sheet));
  }
  records.sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
  return { records, files };
}

async function recordOf(item: Item, type: string, place: CatalogueRecord, index: Index, mediaFolder: string): Promise<CatalogueRecord> {
  const main = item.files.find(({ path }) => path === item.main);
  const chapters = item.tracks.find(({ kind, language }) => kind === 'chapters' && language === 'zh-CN');
  return {
    identifier: place.identifier,
    title: item.title,
    type,
    description: item.description,
    provider: '云岭县教师发展中心',
    created: '2025-09-01',
    rightsHolder: index.rightsHolder,
    lecturers: '主讲人：云岭县教研组',
    clicks: '0',
    learners: '0',
    cover: `media/${item.cover}`,
    toc: chapters ? chaptersToc(await readFile(join(mediaFolder, chapters.path), 'utf8')) : '',
    keywords: [...new Set([item.subject, place['chapter'] ?? '', item.title])].join(';'),
    category: ['基础教育', '小学', item.subject, item.grade].join('-'),
    duration: item.measured ? clock(item.measured.duration) : '',
    format: item.mime,
    size: String(main?.bytes ?? ''),
    audience: '学生',
    language: item.language,
    licence: index.licence.replace('CC-BY-4.0', 'CC BY 4.0'),
    cost: '免费',
    version: '1.0',
    stage: '小学',
    grade: item.grade,
    subject: item.subject,
    edition: place['edition'] ?? '',
    volume: place['volume'] ?? '',
    chapter: place['chapter'] ?? '',
    ...(STEPS_OF[item.id] && { textAlternative: STEPS_OF[item.id] }),
  };
}

/** Chapters of a WebVTT file as a directory. */
function chaptersToc(vtt: string): string {
  const cue = /(\d\d):(\d\d):(\d\d)\.\d+ --> (\d\d):(\d\d):(\d\d)\.\d+[^\n]*\n([^\n]+)/g;
  const seconds = (h = '0', m = '0', s = '0'): number => Number(h) * 3600 + Number(m) * 60 + Number(s);
  return tocXml(
    [...vtt.matchAll(cue)].map(([, h1, m1, s1, h2, m2, s2, title = '']) => ({
      title,
      duration: clock(seconds(h2, m2, s2) - seconds(h1, m1, s1)),
      children: [],
    })),
  );
}

/** What is not known is not written. */
type Attributes = Record<string, string | number | null | undefined>;

function filesXml(item: Item, role: string, sheet: Item | undefined): string {
  const one = (kind: string, path: string | undefined, more: Attributes = {}): string => {
    const file = [...item.files, ...(sheet?.files ?? [])].find((candidate) => candidate.path === path);
    if (!file) return '';
    const attributes: Attributes = { role: kind, path: `media/${file.path}`, type: file.mime, bytes: file.bytes, ...more };
    const written = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined);
    return `      <file ${written.map(([name, value]) => `${name}="${escapeXml(String(value))}"`).join(' ')}/>\n`;
  };
  const { measured } = item;
  const shape = { width: measured?.video?.width, height: measured?.video?.height, bitrate: measured?.bitrate };
  const lines = [
    one(role, item.main, shape),
    one('hls', item.hls),
    one('audio', item.audio),
    one('sign-language', item.signLanguage, { language: 'csl' }),
    ...item.tracks.map(({ kind, language, label, path }) => one(kind === 'metadata' ? 'thumbnails' : kind, path, { language, label })),
    one('worksheet', sheet?.main, { language: sheet?.language, label: sheet?.title }),
  ];
  return `    <files>\n${lines.join('')}    </files>\n`;
}
