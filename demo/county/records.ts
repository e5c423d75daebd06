/** Records of the catalogue: a lesson with everything a platform has to say about it. */
import type { Topic } from './curriculum.ts';
import { kindsOf } from './lessons.ts';
import type { Kind } from './lessons.ts';
import { gradeName } from './places.ts';
import type { Chance } from './random.ts';
import { clock, element, tocXml } from './xml.ts';

/** One record: element names and their texts, in the order of the standard. */
export type CatalogueRecord = { identifier: string } & Record<string, string>;

const PROVIDERS = ['澜川省教育资源中心', '远山市教育科学研究院', '云岭县教师发展中心', '澜川省电化教育馆', '远山师范学校附属小学', '清禾县教研室'];
const LIFELONG_PROVIDERS = ['澜川开放大学', '远山市社区学院', '云岭县农业技术推广站', '澜川老年大学'];
const LECTURERS = ['张建华', '朱新', '李文静', '王志远', '欧阳海燕', '刘春生', '陈玉兰', '司马文博', '周晓燕', '吴振华', '郑丽娟', '孙立新', '何秀兰', '林长河', '罗雪梅', '𠮷永强'];
const LECTURERS_WITH_GROUP = ['(藏族)班班多杰', '(藏族)扎西卓玛', '（维吾尔族）买买提·艾力', '(维吾尔族)阿依古丽·吐尔逊', '(彝族)阿木呷', '（蒙古族）乌云其其格'];
const LICENCES = ['CC BY-NC-SA 4.0', 'CC BY 4.0', '仅限教育系统内使用', '仅限在线播放'];
const FAMILIES = ['社区教育特色资源', '职业教育特色资源', '名师工作室'];
const FORMATS: Readonly<Record<Kind['type'], string>> = { A01: 'video/mp4', A02: 'audio/mpeg', A03: 'text/html' };
const BYTES_PER_SECOND: Readonly<Record<Kind['type'], number>> = { A01: 281_250, A02: 24_000, A03: 0 };
/** Share of topics by kind number: everything is taught, not everything is practised or recorded. */
const SHARE = [1, 0.68, 0.5, 0.35];

/** Records for all topics. The first kind of each topic is always there. */
export function drawRecords(topics: readonly Topic[], chance: Chance): CatalogueRecord[] {
  const numbers = new Map<string, number>();
  return topics.flatMap((topic) =>
    kindsOf(topic)
      .filter((_, index) => chance.happens(SHARE[index] ?? 0))
      .map((kind) => {
        const key = `lc-${topic.slug}${topic.grade === 0 ? '' : `-${topic.grade}${topic.volume.startsWith('上') ? 'a' : 'b'}`}`;
        const number = (numbers.get(key) ?? 0) + 1;
        numbers.set(key, number);
        return drawRecord(`${key}-${String(number).padStart(3, '0')}`, topic, kind, chance);
      }),
  );
}

function drawRecord(identifier: string, topic: Topic, kind: Kind, chance: Chance): CatalogueRecord {
  const isLifelong = topic.stage === '终身学习';
  const provider = chance.pick(isLifelong ? LIFELONG_PROVIDERS : PROVIDERS);
  const seconds = chance.between(kind.minutes[0] * 60, kind.minutes[1] * 60);
  const created = dayBetween(2019, 2024, chance);
  const clicks = Math.floor(Math.exp(chance.next() * 7.2 + 3.2));
  const inTibetan = !isLifelong && kind.type === 'A01' && chance.happens(0.015);
  const inUyghur = !isLifelong && !inTibetan && kind.type === 'A01' && chance.happens(0.015);
  const own = inTibetan ? '（藏语讲解）' : inUyghur ? '（维吾尔语讲解）' : '';
  const size = Math.round(seconds * BYTES_PER_SECOND[kind.type] * (0.9 + chance.next() * 0.4));
  return {
    identifier,
    title: kind.title(topic) + own,
    type: kind.type,
    description: kind.description(topic),
    url: `https://resources.example/${kind.type === 'A03' ? 'course' : 'play'}/${identifier}`,
    provider,
    created,
    rightsHolder: chance.happens(0.8) ? provider : `${provider}、${chance.pick(LECTURERS)}`,
    lecturers: lecturers(chance, inTibetan || inUyghur),
    clicks: String(clicks),
    learners: String(Math.floor(clicks * (0.25 + chance.next() * 0.6))),
    cover: `covers/${topic.slug}-${chance.between(1, 3)}.jpg`,
    toc: kind.parts.length === 0 ? '' : toc(kind, topic, seconds),
    keywords: [...new Set([topic.subject, topic.chapter, topic.title].filter((word) => word !== '').map((word) => word.replaceAll(/[;；]/g, ' ').slice(0, 40)))].join(chance.happens(0.4) ? '；' : ';'),
    category: (isLifelong ? ['终身学习', topic.subject] : ['基础教育', topic.stage, topic.subject, gradeName(topic.grade)]).join('-'),
    modified: chance.happens(0.3) ? laterThan(created, chance) : '',
    duration: clock(seconds),
    format: FORMATS[kind.type],
    size: size > 0 ? String(size) : '',
    audience: kind.audience,
    language: inTibetan ? 'bo' : inUyghur ? 'ug' : 'zh-CN',
    licence: chance.pick(LICENCES),
    cost: '免费',
    version: chance.happens(0.8) ? '1.0' : '2.0',
    family: isLifelong && chance.happens(0.5) ? chance.pick(FAMILIES) : '',
    stage: topic.stage,
    grade: topic.grade === 0 ? '' : gradeName(topic.grade),
    subject: topic.subject,
    edition: topic.edition,
    volume: topic.volume,
    chapter: topic.chapter,
  };
}

function lecturers(chance: Chance, withGroup: boolean): string {
  const people = new Set([chance.pick(withGroup || chance.happens(0.05) ? LECTURERS_WITH_GROUP : LECTURERS)]);
  while (chance.happens(0.2)) people.add(chance.pick(LECTURERS));
  // Deliveries use both semicolons, as the standard's own examples do.
  return `主讲人：${[...people].join(chance.happens(0.5) ? '；' : ';')}`;
}

function toc({ parts, type }: Kind, { title }: Topic, seconds: number): string {
  const share = Math.floor(seconds / parts.length);
  const children = type === 'A03' ? ['学习', '练习'] : [];
  return tocXml(
    parts.map((part) => ({
      title: part,
      duration: clock(share),
      children: children.map((child) => ({ title: `${child}：${title}`, duration: clock(Math.floor(share / 2)), children: [] })),
    })),
  );
}

function dayBetween(from: number, to: number, chance: Chance): string {
  const part = (low: number, high: number): string => String(chance.between(low, high)).padStart(2, '0');
  return `${chance.between(from, to)}-${part(1, 12)}-${part(1, 28)}`;
}

function laterThan(day: string, chance: Chance): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4, 8)}${String(chance.between(1, 28)).padStart(2, '0')}`;
}

/** Records as one file of a delivery. */
export function recordsXml(records: readonly CatalogueRecord[], filesOf: (record: CatalogueRecord) => string = () => ''): string {
  const bodies = records.map((record) => {
    const fields = Object.entries(record).filter(([, text]) => text !== '').map(([name, text]) => element(name, text));
    return `  <resource>\n${fields.map((line) => `    ${line}\n`).join('')}${filesOf(record)}  </resource>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<catalogue version="1">\n${bodies.join('')}</catalogue>\n`;
}
