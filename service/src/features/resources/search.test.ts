/** Finding, on both databases: words, sounds, slips, counts, places in long lists, and what hostile hands send. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Problem } from '../../../../contract/src/index.ts';
import { routes } from '../../../../contract/src/index.ts';
import { Catalogues } from '../../search/catalogues.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeResource, makeWorld } from '../../testing/world.ts';
import type { ResourceDocument } from './resource.ts';

const lesson = (title: string, chapter: string, change: Partial<ResourceDocument> = {}): Partial<ResourceDocument> => ({
  title, chapter, keywords: ['数学', chapter, title.replace(/：.*/, '')], description: '', ...change,
});
const shelf: Record<string, Partial<ResourceDocument>> = {
  'fractions-1': lesson('几分之一', '分数的初步认识', { identifier: 'm-3a-01', created: '2025-12-31', durationSeconds: 200, marks: ['offline'], accessibility: ['captions'] }),
  'fractions-2': lesson('几分之几', '分数的初步认识', { identifier: 'm-3a-02', created: '2026-04-01', durationSeconds: 600 }),
  'fractions-3': lesson('几分之几：典型例题讲解', '分数的初步认识', { identifier: 'm-3a-03', created: null, durationSeconds: 3000, type: 'A03', licence: 'CC BY 4.0' }),
  circle: lesson('圆的周长', '圆', { identifier: 'm-6a-01', grade: 6, lecturers: ['买买提·艾力'] }),
  photosynthesis: lesson('光合作用', '生物圈中的绿色植物', { identifier: 'b-7a-01', stage: 'junior', grade: 7, subject: '生物学', keywords: ['生物学', '光合作用'] }),
  weather: lesson('Unit 3 Weather', 'Unit 3 Weather', { identifier: 'e-4b-01', subject: '英语', grade: 4, volume: '下册', keywords: ['英语'] }),
  rare: lesson('𠮷永强老师讲《静夜思》', '课文（二）', { identifier: 'c-1b-01', subject: '语文', grade: 1, volume: '下册', keywords: ['语文', '静夜思'] }),
};
/** People who have used them. By their ids alone the order were another one. */
const usesOf: Readonly<Record<string, number>> = { weather: 6, rare: 5, 'fractions-3': 4, 'fractions-2': 1 };
/** Stars that each of them gave. */
const ratingsOf: Readonly<Record<string, readonly number[]>> = { 'fractions-1': [5], r2: [5, 5, 4, 5, 4, 5, 4, 5, 4, 4], 'fractions-3': [1, 1, 1, 1] };

for (const carrier of testCarriers) {
  describe(`search on ${carrier.name}`, () => {
    let service: TestService;
    const search = (query: Record<string, string>) => service.ask('t1/teacher1', routes.searchResources, { query });
    const found = async (query: Record<string, string>) => (await search(query)).items.map(({ id }) => id);
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      for (const [id, document] of Object.entries(shelf)) await makeResource(service.services.carrier, 't1', id, document);
      const figures = Object.keys({ ...usesOf, ...ratingsOf }).map((resource_id) => {
        const given = ratingsOf[resource_id] ?? [];
        return { tenant_id: 't1', resource_id, uses: usesOf[resource_id] ?? 0, ratings: given.length, stars: given.reduce((sum, stars) => sum + stars, 0), changed_at: new Date().toISOString() };
      });
      await service.services.carrier.db.insertInto('resource_figures').values(figures).execute();
    });
    after(() => service.close());

    it('[RS-03] finds by Chinese words, parts of words, single characters, numbers and names', async () => {
      for (const [q, id] of [
        ['几分之一', 'fractions-1'], ['分之几', 'fractions-2'], ['圆', 'circle'], ['周长 圆', 'circle'], ['6年级 周长', 'circle'], ['weather', 'weather'], ['WEATHER', 'weather'],
        ['买买提·艾力', 'circle'], ['𠮷永强', 'rare'], ['英语四下', 'weather'], ['４年级下册', 'weather'], ['初一 生物', 'photosynthesis'],
      ] as const) assert.equal((await found({ q }))[0], id, q);
    });

    it('[RS-03] finds by pinyin, with or without spaces, and by initials', async () => {
      for (const [q, id] of [
        ['guanghezuoyong', 'photosynthesis'], ['guanghe zuoyong', 'photosynthesis'], ['jifenzhiyi', 'fractions-1'], ['ghzy', 'photosynthesis'], ['jys', 'rare'], ['yuandezhouchang', 'circle'],
      ] as const) assert.equal((await found({ q }))[0], id, q);
      const mathematics = await search({ q: 'shuxue' });
      assert.ok(mathematics.items.length > 0 && mathematics.items.every(({ subject }) => subject === '数学'));
    });

    it('[RS-03] forgives a wrong character, one that sounds alike and a slip of the keys, and says what it looked for', async () => {
      for (const [q, id, meant] of [
        ['光和作用', 'photosynthesis', '光合作用'], ['静夜诗', 'rare', '静夜思'], ['几份之一', 'fractions-1', '几分之一'], ['guanghezuoyogn', 'photosynthesis', '光合作用'],
      ] as const) {
        const page = await search({ q });
        assert.deepEqual([page.items[0]?.id, page.meant], [id, meant], q);
      }
      assert.equal((await search({ q: '光合作用' })).meant, null);
      const nothing = await search({ q: '完全不存在' });
      assert.deepEqual([nothing.total, nothing.items, nothing.meant], [0, [], null]);
    });

    it('[RS-03] counts every facet as if it did not filter itself, and filters by each', async () => {
      const page = await search({ q: '分数', type: 'A01' });
      assert.deepEqual(page.facets.type, [{ value: 'A01', count: 3 }, { value: 'A03', count: 2 }]);
      assert.deepEqual(page.facets.subject, [{ value: '数学', count: 3 }]);
      assert.deepEqual(page.facets.admittedBy, [{ value: 'county', count: 3, label: '县教育局' }]);
      assert.deepEqual(await found({ accessibility: 'captions' }), ['fractions-1']);
      assert.deepEqual(await found({ offline: 'true' }), ['fractions-1']);
      assert.deepEqual(await found({ length: 'over-45' }), ['fractions-3']);
      assert.deepEqual(await found({ licence: 'CC BY 4.0' }), ['fractions-3']);
      assert.deepEqual(await found({ admittedBy: 'nobody' }), []);
      assert.deepEqual((await search({ facets: 'false' })).facets.type, []);
    });

    it('[RS-03] walks through a long list once, in every order, and refuses the place of another search', async () => {
      for (const sort of ['fit', 'newest', 'title', 'rating', 'use']) {
        const walked: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const page: Awaited<ReturnType<typeof search>> = await search({ q: '数学', sort, limit: '2', ...(cursor !== '' && { cursor }) });
          walked.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        assert.equal(new Set(walked).size, walked.length, sort);
        assert.equal(walked.length, (await search({ q: '数学' })).total, sort);
      }
      const { nextCursor } = await search({ q: '数学', limit: '1' });
      for (const cursor of [nextCursor ?? '', 'rubbish', Buffer.from('["a","b"]').toString('base64url')]) {
        const response = await service.call('t1/teacher1', `/resources?q=${encodeURIComponent('分数')}&cursor=${cursor}`);
        const problem = (await response.json()) as Problem;
        assert.deepEqual([response.status, problem.code, problem.errors?.[0]?.pointer], [400, 'invalid-request', 'cursor']);
      }
      const other = await service.call('t1/teacher1', `/resources?q=${encodeURIComponent('分数')}&cursor=${nextCursor}`);
      assert.match(((await other.json()) as Problem).errors?.[0]?.message ?? '', /另一次搜索/);
    });

    it('[RS-03] sorts by the day of making, the newest first, and what names none last', async () => {
      assert.deepEqual(await found({ q: '分数', sort: 'newest' }), ['fractions-2', 'r1', 'r2', 'fractions-1', 'fractions-3']);
      assert.match((await search({ q: '分数', sort: 'newest' })).items[0]?.created ?? '', /^\d{4}-\d{2}-\d{2}$/, 'the card says so');
    });

    it('[RS-03] sorts by rating, what many found good before the stars of one, and what nobody has rated last', async () => {
      assert.deepEqual(await found({ q: '分数', sort: 'rating' }), ['r2', 'fractions-1', 'fractions-3', 'fractions-2', 'r1']);
    });

    it('[RES-15] sorts by use, and tells neither by a figure nor by the order which of two was used by one more of less than five', async () => {
      const { items } = await search({ sort: 'use', limit: '100' });
      assert.deepEqual(items.slice(0, 2).map(({ id, uses }) => [id, uses]), [['weather', 6], ['rare', 5]]);
      const few = items.slice(2);
      assert.ok(few.every(({ uses }) => uses === null));
      assert.deepEqual(few.map(({ id }) => id), few.map(({ id }) => id).sort(), 'as if nobody had used them');
      const { nextCursor } = await search({ sort: 'use', limit: '3' });
      assert.doesNotMatch(Buffer.from(nextCursor ?? '', 'base64url').toString(), /fractions-3/, 'nor by the place of a page');
    });

    it('[RS-03] suggests by characters, pinyin and initials, each text once', async () => {
      const suggest = async (q: string) => (await service.ask('t1/teacher1', routes.suggestResources, { query: { q } })).items.map(({ text }) => text);
      for (const [q, text] of [['分', '分数的初步认识'], ['fenshu', '分数的初步认识'], ['fsd', '分数的初步认识'], ['gh', '光合作用'], ['买', '买买提·艾力'], ['Wea', 'Unit 3 Weather']] as const) {
        const texts = await suggest(q);
        assert.ok(texts.includes(text), `${q}: ${texts.join('、')}`);
        assert.equal(new Set(texts).size, texts.length);
      }
      assert.deepEqual(await suggest('（'), []);
    });

    it('[RS-21] names what belongs to a resource, and how', async () => {
      const { items } = await service.ask('t1/teacher1', routes.listRelatedResources, { params: { resourceId: 'fractions-2' } });
      const relations = new Map(items.map(({ resource, relation }) => [resource.id, relation]));
      assert.equal(relations.get('fractions-1'), 'before');
      assert.equal(relations.get('fractions-3'), 'same-lesson');
      assert.equal(relations.has('fractions-2'), false);
      assert.equal((await service.call('t1/teacher1', '/resources/x1/related')).status, 404, 'of another tenant');
    });

    it('[RS-02] counts the places of the taxonomy, and has the same address for the same place in every tenant', async () => {
      await makeResource(service.services.carrier, 't2', 'y1', lesson('几分之一', '分数的初步认识'));
      const at = async (person: string, ...labels: string[]) => {
        let level = await service.ask(person, routes.readTaxonomy);
        for (const label of labels) level = await service.ask(person, routes.readTaxonomy, { query: { node: level.children.find((child) => child.label === label)?.id ?? 'n-0' } });
        return level;
      };
      const own = await at('t1/teacher1', 'primary', '数学', '人教版', '三年级上册', '分数的初步认识');
      assert.deepEqual(own.path.map(({ count }) => count), [8, 6, 6, 5, 3]);
      const foreign = await at('t2/q-teacher', 'primary', '数学', '人教版', '三年级上册', '分数的初步认识');
      assert.equal(foreign.path.at(-1)?.id, own.path.at(-1)?.id);
      assert.equal((await search({ node: own.path.at(-1)?.id ?? '' })).total, 3);
    });

    it('[S-06] shows a pupil of the third grade nothing for older ones: in lists, counts, suggestions, places and beside a resource', async () => {
      const as = async (person: string, query: Record<string, string>) => (await service.ask(person, routes.searchResources, { query: { limit: '100', ...query } })).items.map(({ id }) => id);
      const tooFar = ['circle', 'photosynthesis', 'weather'];
      const [pupil, teacher] = [await as('t1/p1', {}), await as('t1/teacher1', {})];
      assert.deepEqual(teacher.filter((id) => !pupil.includes(id)).sort(), tooFar);
      assert.ok(pupil.includes('rare'), 'what younger ones learn');
      for (const query of [{ q: '光合作用' }, { grade: '6' }, { stage: 'junior' }, { q: 'weather' }, { q: 'yuandezhouchang' }] as Record<string, string>[]) {
        assert.deepEqual((await as('t1/p1', query)).filter((id) => tooFar.includes(id)), [], JSON.stringify(query));
      }
      const { facets } = await service.ask('t1/p1', routes.searchResources);
      assert.deepEqual(facets.grade?.map(({ value }) => value).sort(), ['1', '3']);
      const suggested = async (person: string) => (await service.ask(person, routes.suggestResources, { query: { q: 'ghzy' } })).items.map(({ text }) => text);
      assert.deepEqual([(await suggested('t1/teacher1')).includes('光合作用'), await suggested('t1/p1')], [true, []]);
      const stages = async (person: string) => (await service.ask(person, routes.readTaxonomy)).children.map(({ label, count }) => [label, count]);
      assert.deepEqual(await stages('t1/p1'), [['primary', pupil.length]]);
      assert.deepEqual((await stages('t1/teacher1')).map(([label]) => label), ['primary', 'junior']);
      await makeResource(service.services.carrier, 't1', 'older', lesson('几分之一的应用', '分数的应用', { grade: 8, stage: 'junior', keywords: ['几分之一'] }));
      const beside = async (person: string) => (await service.ask(person, routes.listRelatedResources, { params: { resourceId: 'fractions-1' } })).items.map(({ resource }) => resource.id);
      assert.deepEqual([(await beside('t1/teacher1')).includes('older'), (await beside('t1/p1')).includes('older')], [true, false]);
    });

    it('[S-06] keeps a pupil between two classes at the grade of the last one, and shows whoever was in none only what is for no grade', async () => {
      const { db } = service.services.carrier;
      const limits = async () => (await service.ask('t1/p2', routes.searchResources, { query: { limit: '100' } })).facets.grade?.map(({ value }) => value).sort();
      const enrolled = { tenant_id: 't1', person_id: 'p2', role: 'learner', subject: '' } as const;
      await db.insertInto('class').values({ tenant_id: 't1', id: 'c8', organisation_id: 'school1', name: '八年级1班', grade: 8, stage: 'junior', source_id: 'src:c8', ended_at: null }).execute();
      await db.insertInto('enrolment').values({ ...enrolled, class_id: 'c8', ended_at: '2025-07-01T00:00:00.000Z' }).execute();
      assert.deepEqual(await limits(), ['1', '3'], 'the class of today');
      await db.updateTable('enrolment').set({ ended_at: '2026-07-01T00:00:00.000Z' }).where((where) => where.and({ ...enrolled, class_id: 'c1' })).execute();
      assert.deepEqual(await limits(), ['1', '3'], 'the last class');
      await db.deleteFrom('enrolment').where((where) => where.and(enrolled)).execute();
      assert.deepEqual(await limits(), []);
    });

    it('finds what was committed a moment ago, in this process and in another, and no longer what was ended', async () => {
      const { db } = service.services.carrier;
      const other = new Catalogues(db, service.services.logger);
      assert.equal((await other.of('t1')).search({ q: '蜂蜜的来历' }, 5).total, 0);
      await makeResource(service.services.carrier, 't1', 'new', lesson('蜂蜜的来历', '圆'));
      assert.deepEqual(await found({ q: '蜂蜜的来历' }), ['new']);
      assert.equal((await other.of('t1')).search({ q: '蜂蜜的来历' }, 5).total, 1);
      assert.equal((await service.ask('t2/q-teacher', routes.searchResources, { query: { q: '蜂蜜的来历' } })).total, 0, 'of another tenant');
    });

    it('[RS-03] finds by the category where nothing else says the place, by who has the rights, and by what the directory lists; what says so itself stands before it', async () => {
      const { carrier } = service.services;
      const plain = { stage: null, grade: null, subject: null, edition: null, volume: null, chapter: null };
      await makeResource(carrier, 't1', 'plain', lesson('第七讲', '', {
        ...plain, keywords: [], category: ['基础教育', '高中', '天文学'], provider: '省电化教育馆', rightsHolder: '省电化教育馆、海燕出版社',
        directory: [{ title: '第一节', durationSeconds: null, children: [{ title: '观测星座的方法', durationSeconds: null, children: [] }] }],
      }));
      await makeResource(carrier, 't1', 'titled', lesson('天文学入门：怎样观测星座', '', { ...plain, keywords: ['海燕出版社'] }));
      for (const q of ['天文学', 'tianwenxue', 'twx', '高中 天文学', '海燕出版社', '星座', '观测 方法']) assert.ok((await found({ q })).includes('plain'), q);
      for (const q of ['天文学', '海燕出版社', '星座']) assert.deepEqual((await found({ q })).slice(0, 2), ['titled', 'plain'], q);
    });

    it('reads what an older version wrote from the whole resource, once for all processes', async () => {
      const { db } = service.services.carrier;
      const row = () => db.selectFrom('resource').select(['entry', 'version']).where('tenant_id', '=', 't1').where('id', '=', 'plain').executeTakeFirstOrThrow();
      const { entry, version } = await row();
      await db.updateTable('resource').set({ entry: null }).where('tenant_id', '=', 't1').where('id', '=', 'plain').execute();
      const other = new Catalogues(db, service.services.logger);
      assert.ok((await other.of('t1')).search({ q: '天文学' }, 5).items.some(({ id }) => id === 'plain'));
      assert.deepEqual(await row(), { entry, version });
    });

    it('bears what hostile hands put in and ask for', async () => {
      const hostile = ['<img src=x onerror=alert(1)>', '\u202Egnol\u202C \u200B\uFEFF', '长'.repeat(100_000), "'; drop table resource; --", '\\ & | ! :* (', '   ', '🎓'.repeat(50)];
      for (const [index, title] of hostile.entries()) await makeResource(service.services.carrier, 't1', `hostile-${index}`, lesson(title, title.slice(0, 200)));
      assert.deepEqual(await found({ q: 'onerror' }), ['hostile-0']);
      assert.deepEqual(await found({ q: 'gnol' }), ['hostile-1'], 'signs that nobody sees are not part of a word');
      for (const q of ["' & | ! :* \\ (", '%', '\u202E', '🎓', 'a'.repeat(200), '长'.repeat(200), '的 了 和', "x'; drop table resource; --"]) await search({ q });
      const tooLong = await service.call('t1/teacher1', `/resources?q=${'a'.repeat(10_000)}`);
      const problem = (await tooLong.json()) as Problem;
      assert.deepEqual([tooLong.status, problem.code, problem.errors?.[0]?.pointer], [400, 'invalid-request', 'q']);
      assert.notEqual(problem.errors?.[0]?.message, '');
      for (const q of hostile) if (q.length <= 200) await service.ask('t1/teacher1', routes.suggestResources, { query: { q } });
    });
  });
}
