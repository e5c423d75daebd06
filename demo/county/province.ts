/**
 * What the province has made and admitted for all of its counties: the local course on life and safety. It is a delivery of its
 * own, which a county takes in with `--admitted-by`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gradeName } from './places.ts';
import { recordsXml, type CatalogueRecord } from './records.ts';
import { clock } from './xml.ts';

const SUBJECT = '生命与安全';
const FORMATS: Readonly<Record<string, string>> = { A01: 'video/mp4', A02: 'audio/mpeg', A03: 'text/html' };
const FOR_TEACHERS = /方案/;

/** All files of the delivery by name. */
export async function provinceFiles(): Promise<Map<string, string>> {
  const text = await readFile(join(import.meta.dirname, 'topics/province.txt'), 'utf8');
  const records = text.trimEnd().split('\n').map((line, index) => recordOf(line.split('|'), index + 1));
  return new Map([['life-and-safety.xml', recordsXml(records)]]);
}

function recordOf([place = '', chapter = '', title = '', type = '', minutes = '', rightsHolder = '', description = '']: string[], number: number): CatalogueRecord {
  const identifier = `lc-province-safety-${String(number).padStart(3, '0')}`;
  const grade = Number(place.charAt(0));
  const stage = grade <= 6 ? '小学' : '初中';
  return {
    identifier,
    title,
    type,
    description,
    url: `https://resources.example/${type === 'A03' ? 'course' : 'play'}/${identifier}`,
    provider: '澜川省教育资源中心',
    created: `2024-0${1 + (number % 9)}-1${number % 10}`,
    rightsHolder,
    lecturers: '主讲人：澜川省地方课程教研组',
    cover: `covers/safety-${1 + (number % 3)}.jpg`,
    keywords: [SUBJECT, chapter, title].join(';'),
    category: ['基础教育', stage, '地方课程', SUBJECT, gradeName(grade)].join('-'),
    duration: clock(Number(minutes) * 60),
    format: FORMATS[type] ?? '',
    audience: FOR_TEACHERS.test(title) ? '教师' : '学生',
    language: 'zh-CN',
    licence: 'CC BY-NC-SA 4.0',
    cost: '免费',
    version: '1.0',
    family: '澜川省地方课程',
    stage,
    grade: gradeName(grade),
    subject: SUBJECT,
    edition: '澜川版',
    volume: `${place.charAt(1)}册`,
    chapter,
  };
}
