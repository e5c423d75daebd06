/** How fast a large catalogue is taken in and searched, through the service's own app. */
import type { Carrier, Database } from '../../service/src/database/carrier.ts';
import { openEmbedded } from '../../service/src/database/pglite.ts';
import { writeCatalogue } from '../../service/src/import/write-catalogue.ts';
import { openTestService, type TestService } from '../../service/src/testing/service.ts';
import { makeWorld } from '../../service/src/testing/world.ts';
import type { Figure } from '../figure.ts';
import { makeRows } from './catalogue.ts';
import { deliver } from './delivery.ts';

/** Rows made at once: the whole catalogue as objects would be the larger part of the memory. */
const portion = 10_000;
const person = 't1/teacher1';

export interface Goals {
  search: number;
  facets: number;
  suggestions: number;
}

/** Questions as people ask them: from two letters to a whole chapter, narrow and broad. */
const words = [
  '数学', '分数', '分数的初步认识', '三年级上册', '数学三上', '圆', '圆的面积', '静夜思', '岳阳楼记 教学设计', '光合作用', '光和作用', 'shuxue', 'sx', 'jingyesi', 'fenshu chengfa',
  '课文朗读', '典型例题讲解', '王秀兰', '云岭第一小学', '浮力 实验', '小数 加减法 三年级', 'weather', '的', '高血压怎么管理', '不存在的词语xyz',
];
const filters = ['', '&type=A01', '&subject=数学&grade=3', '&length=5-15&licence=CC BY 4.0', '&sort=newest', '&sort=title'];
const beginnings = ['数', '分', '分数', '分数的', 's', 'sh', 'shu', 'shuxue', 'fs', 'jys', '岳阳', '王', '光合', '课文', 'yun'];

export interface Size {
  count: number;
  /** How often each question is asked, after once to warm up. */
  rounds: number;
  goals: Goals;
}

/** Opens a service over an empty database, fills it, and measures. */
export async function* speed(name: string, open: () => Promise<Carrier>, { count, rounds, goals }: Size): AsyncIterable<Figure> {
  const service = await openTestService({ name, open });
  try {
    await makeWorld(service.services.carrier);
    // Into the other county: what is searched below is the catalogue of `count` resources and nothing else.
    const files = await deliver(service.services.carrier.db, 't2');
    yield { name: `${name}: import of ${files.count} records from their XML files, from the first byte to the last row`, value: files.whole, unit: 'per second', goal: { atLeast: 2000 } };
    yield { name: `${name}: reading, parsing and judging them alone`, value: files.read, unit: 'per second' };
    yield { name: `${name}: import of ${count} resources, the writing alone`, value: await fill(service.services.carrier.db, 't1', count), unit: 'per second', goal: { atLeast: 2000 } };
    const begun = performance.now();
    await ask(service, '/resources?limit=1');
    yield { name: `${name}: the index of ${count} resources is made`, value: (performance.now() - begun) / 1000, unit: 's' };
    const questions = words.flatMap((q) => filters.map((filter) => `q=${q}${filter}`));
    const bare = filters.map((filter) => filter.slice(1));
    const paths = [...questions, ...bare].map((question) => `/resources?${encodeURI(question)}`);
    yield await percentile(service, `${name}: page of results`, paths.map((path) => `${path}&facets=false`), rounds, goals.search);
    yield await percentile(service, `${name}: page of results with the counts of all facets`, paths, rounds, goals.facets);
    yield await percentile(service, `${name}: suggestions`, beginnings.map((q) => `/resource-suggestions?q=${encodeURIComponent(q)}`), rounds, goals.suggestions);
    yield { name: `${name}: memory of the process`, value: process.memoryUsage().rss / 2 ** 20, unit: 'MB' };
  } finally {
    await service.close();
  }
}

/** Resources a second; only the writing is timed. */
async function fill(db: Database, tenantId: string, count: number): Promise<number> {
  let milliseconds = 0;
  for (let from = 0; from < count; from += portion) {
    const rows = await makeRows(from, Math.min(count, from + portion));
    const begun = performance.now();
    await writeCatalogue(db, rows, { tenantId, addressOf: (path) => `/${path}` });
    milliseconds += performance.now() - begun;
  }
  return (count / milliseconds) * 1000;
}

/** Puts so many more resources into the catalogue of a data folder, whose service does not run. */
export async function enlarge(dataFolder: string, count: number): Promise<void> {
  const { db, close } = await openEmbedded(dataFolder);
  try {
    const { tenant_id } = await db.selectFrom('resource').select('tenant_id').executeTakeFirstOrThrow();
    await fill(db, tenant_id, count);
  } finally {
    await close();
  }
}

async function percentile(service: TestService, name: string, paths: readonly string[], rounds: number, goal: number): Promise<Figure> {
  const times: number[] = [];
  // One round to warm up; what it measures does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const path of paths) {
      const begun = performance.now();
      await ask(service, path);
      if (round > 0) times.push(performance.now() - begun);
    }
  }
  times.sort((a, b) => a - b);
  return { name: `${name}, 95th percentile`, value: times[Math.floor(times.length * 0.95)] ?? Infinity, unit: 'ms', goal: { atMost: goal } };
}

async function ask(service: TestService, path: string): Promise<void> {
  const response = await service.call(person, path);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 200)}`);
}
