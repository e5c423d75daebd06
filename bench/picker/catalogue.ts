/** A catalogue of any size that reads like a real one: every topic of the curriculum, taught again and again by others. */
import type { ResourceRow } from '../../service/src/catalogue/types.ts';
import { readTopics } from '../../demo/county/curriculum.ts';
import { kindsOf } from '../../demo/county/lessons.ts';
import { tocXml } from '../../demo/county/xml.ts';

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜');
const givenNames = ['秀兰', '建华', '文静', '海燕', '志远', '晓燕', '丽娟', '长河', '立新', '雪梅', '振华', '永强', '玉兰', '春生', '明月', '博文'];
const places = ['云岭', '清禾', '远山', '澜川', '青石', '望江', '白沙', '临水', '古城', '新河', '龙泉', '安宁', '东川', '西湖', '南坪', '北镇'];
const units = ['第一小学', '实验小学', '中心小学', '第二中学', '教师发展中心', '教研室', '电化教育馆', '教育资源中心'];
const editions = ['', '北师大版', '苏教版', '沪教版', '冀教版'];
const licences = ['CC BY 4.0', 'CC BY-NC-SA 4.0', '仅限教育系统内使用', '仅限非营利教学使用'];
const stages = { 小学: 'primary', 初中: 'junior', 终身学习: 'lifelong' } as const;

/** Rows of the catalogue from one place to another; the same ones for the same places. */
export async function makeRows(from: number, to: number): Promise<ResourceRow[]> {
  const topics = await readTopics();
  const rows: ResourceRow[] = [];
  for (let index = from; index < to; index++) {
    const topic = topics[index % topics.length];
    if (topic === undefined) throw new Error('The curriculum has no topics.');
    const round = Math.floor(index / topics.length);
    const kinds = kindsOf(topic);
    const kind = kinds[round % kinds.length];
    if (kind === undefined) throw new Error(`There is no way to teach ${topic.title}.`);
    // Spread without chance: a large odd factor, so that neighbours differ.
    const pick = <Item>(items: readonly Item[], salt: number): Item => items[((index + 1) * 2654435761 * (salt * 2 + 1) >>> 7) % items.length] as Item;
    const provider = `${pick(places, 1)}${pick(units, 2)}`;
    const lecturer = `${pick(surnames, 3)}${pick(givenNames, 4)}`;
    const { parts, minutes: [shortest, longest] } = kind;
    rows.push({
      file: 'bench.xml',
      line: index,
      identifier: `bench-${topic.slug}-${String(index).padStart(8, '0')}`,
      title: round === 0 ? kind.title(topic) : `${kind.title(topic)}（${provider.slice(0, 4)}·${round}）`,
      type: kind.type,
      description: kind.description(topic),
      provider,
      rightsHolder: provider,
      lecturers: { label: '主讲人', people: [{ name: lecturer, ethnicGroup: null }] },
      created: `20${15 + (index % 11)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
      modified: null,
      clicks: null,
      learners: null,
      cover: null,
      toc: parts.length === 0 ? null : { source: tocXml(parts.map((part) => ({ title: part, duration: '00:03:00', children: [] }))), items: parts.map((part) => ({ title: part, duration: 180, ref: null, children: [] })) },
      keywords: [topic.subject, topic.chapter, topic.title].filter((keyword) => keyword !== ''),
      category: [topic.stage, topic.subject],
      url: `https://resources.example/play/${index}`,
      files: [],
      duration: 60 * (shortest + (index % (longest - shortest + 1))),
      format: null,
      size: null,
      audience: kind.audience,
      language: 'zh-CN',
      licence: pick(licences, 5),
      cost: null,
      version: null,
      review: null,
      stage: stages[topic.stage],
      grade: topic.grade === 0 ? null : topic.grade,
      subject: topic.subject,
      edition: pick(editions, 6) || topic.edition || null,
      volume: topic.volume || null,
      chapter: topic.chapter || null,
      extra: {},
    });
  }
  return rows;
}
