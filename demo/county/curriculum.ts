/** Topics of the curriculum, read from the lists in `topics/`: what a lesson can be about, and where it belongs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something to learn. */
export interface Topic {
  /** Short name for identifiers and covers: `mathematics`. */
  slug: string;
  subject: string;
  stage: '小学' | '初中' | '终身学习';
  /** 0 for lifelong learning. */
  grade: number;
  volume: string;
  edition: string;
  chapter: string;
  title: string;
  /** A text of the reader, as against a skill; Chinese only. */
  isText: boolean;
}

interface SubjectList {
  file: string;
  subject: string;
  edition: (grade: number) => string;
}

const always = (edition: string) => (): string => edition;
const LISTS: readonly SubjectList[] = [
  { file: 'chinese', subject: '语文', edition: always('统编版') },
  { file: 'mathematics', subject: '数学', edition: always('人教版') },
  { file: 'english', subject: '英语', edition: (grade) => (grade <= 6 ? '人教版（PEP）' : '人教版') },
  { file: 'science', subject: '科学', edition: always('教科版') },
  { file: 'morality', subject: '道德与法治', edition: always('统编版') },
  { file: 'physics', subject: '物理', edition: always('人教版') },
  { file: 'chemistry', subject: '化学', edition: always('人教版') },
  { file: 'biology', subject: '生物学', edition: always('人教版') },
  { file: 'history', subject: '历史', edition: always('统编版') },
  { file: 'geography', subject: '地理', edition: always('人教版') },
];
const ART_SLUGS: Readonly<Record<string, string>> = { 音乐: 'music', 美术: 'art', 体育与健康: 'sport', 劳动: 'labour' };

/** All topics in the order of the lists. */
export async function readTopics(): Promise<Topic[]> {
  const subjects = await Promise.all(LISTS.map(readSubject));
  return [...subjects.flat(), ...(await readArts()), ...(await readLifelong())];
}

async function linesOf(file: string): Promise<string[][]> {
  const text = await readFile(join(import.meta.dirname, 'topics', `${file}.txt`), 'utf8');
  return text.trimEnd().split('\n').map((line) => line.split('|'));
}

function placeOf(code: string): { grade: number; volume: string; stage: Topic['stage'] } {
  const grade = Number(code.charAt(0));
  return { grade, volume: `${code.charAt(1)}册`, stage: grade <= 6 ? '小学' : '初中' };
}

async function readSubject({ file, subject, edition }: SubjectList): Promise<Topic[]> {
  return (await linesOf(file)).flatMap(([code = '', chapter = '', titles = '']) =>
    titles.split('/').map((title) => {
      const place = placeOf(code);
      const isSkill = title.startsWith('*');
      const base = { slug: file, subject, ...place, edition: edition(place.grade), chapter };
      return { ...base, title: title.replace('*', ''), isText: file === 'chinese' && !isSkill };
    }),
  );
}

async function readArts(): Promise<Topic[]> {
  return (await linesOf('arts')).flatMap(([subject = '', code = '', titles = '']) =>
    titles.split('/').map((title) => ({
      slug: ART_SLUGS[subject] ?? 'art',
      subject,
      ...placeOf(code),
      edition: '人教版',
      chapter: title.includes('：') ? (title.split('：')[0] ?? '') : '技能与欣赏',
      title,
      isText: false,
    })),
  );
}

async function readLifelong(): Promise<Topic[]> {
  return (await linesOf('lifelong')).flatMap(([subject = '', titles = '']) =>
    titles.split('/').map((title): Topic => ({
      slug: 'lifelong', subject, stage: '终身学习', grade: 0, volume: '', edition: '', chapter: '', title, isText: false,
    })),
  );
}
