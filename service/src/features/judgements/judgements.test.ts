/** What people say of resources, on both databases: who may, who decides, and what comes of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { dayInChina, routes, startOfWeekNumber, verbs, weekNumber, type Problem, type RouteRequest } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { makeOwnResource } from '../../testing/own-resources.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeResource, makeWorld } from '../../testing/world.ts';

const report: RouteRequest<typeof routes.reportResource>['body'] = { kind: 'infringement', description: '未经授权使用了插图。', evidence: 'https://example.org/proof' };

/** Somebody opened a resource, or came to its end. */
async function use({ services: { carrier: { db } } }: TestService, person_id: string, resource_id: string, verb: 'initialized' | 'completed', stored_at = '2026-09-02T11:03:20.000Z'): Promise<void> {
  const id = uuidv7();
  const rest = { task_id: null, registration: null, target_id: null, client: null, hash: '', function_id: null };
  await db.insertInto('statement').values({ tenant_id: 't1', ...rest, id, person_id, resource_id, verb: verbs[verb], body: JSON.stringify({ id }), stored_at }).execute();
  await db.insertInto('resource_use').values({ tenant_id: 't1', resource_id, person_id }).onConflict((conflict) => conflict.doNothing()).execute();
}

/** A teacher has made it, and the platform admitted it. */
async function madeBy({ services: { carrier: { db } } }: TestService, author_id: string, resource_id: string): Promise<void> {
  const id = `own-${resource_id}`;
  await makeOwnResource(db, { tenant_id: 't1', id, author_id, state: 'pending-review' });
  await db.updateTable('own_resource').set({ state: 'admitted', resource_id, decided_by: 'm-county', decided_at: '2026-09-01T01:00:00.000Z' }).where('id', '=', id).execute();
}

for (const carrier of testCarriers) {
  describe(`judgements on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    it('[RS-07] counts a teacher who gives a resource as one who uses it, each person once', async () => {
      const body = { classId: 'c1', resourceId: 'r1', title: '题', instruction: '', paperAlternative: null, dueAt: null };
      await service.ask('t1/teacher1', routes.createTask, { body });
      await service.ask('t1/teacher1', routes.createTask, { body });
      const rated = await service.ask('t1/teacher1', routes.rateResource, { params: { resourceId: 'r1' }, body: { stars: 4, reasons: ['ready-to-use'] } });
      assert.deepEqual([rated.average, rated.count, rated.mayRate, rated.stars, rated.reasons], [4, 1, true, null, []]);
      const { uses, rating } = await service.ask('t1/p1', routes.readResource, { params: { resourceId: 'r1' } });
      assert.deepEqual([uses, rating], [null, { average: 4, count: 1 }], 'one is fewer than five');
    });

    it('[RS-07] takes no rating without a reason, with a reason twice, or beyond five stars', async () => {
      for (const body of [{ stars: 4, reasons: [] }, { stars: 4, reasons: ['clear', 'clear'] }, { stars: 6, reasons: ['clear'] }, { stars: 4, reasons: ['rude'] }]) {
        const response = await service.call('t1/teacher1', '/resources/r1/rating', { method: 'PUT', json: body });
        assert.equal(response.status, 400, JSON.stringify(body));
      }
    });

    it('[LI-05] comments are open, looked at first or off, as whoever answers for the resource says; held words wait in any case', async () => {
      const { db } = service.services.carrier;
      await makeResource(service.services.carrier, 't1', 'r-talk', { title: '评论' });
      for (const person of ['teacher1', 'both']) await use(service, person, 'r-talk', 'initialized');
      const params = { resourceId: 'r-talk' };
      const rate = (person: string, comment?: string) => service.call(`t1/${person}`, '/resources/r-talk/rating', { method: 'PUT', json: { stars: 4, reasons: ['clear'], ...(comment !== undefined && { comment }) } });
      const read = (person: string) => service.ask(`t1/${person}`, routes.readRating, { params });
      const own = async (person: string) => (await read(person)).comments.filter((one) => one.own).map(({ text, state }) => [text, state]);
      const set = (policy: string) => service.call('t1/m-county', '/resources/r-talk/comment-policy', { method: 'PUT', json: { policy } });
      await rate('teacher1', '可以直接用');
      assert.deepEqual([(await read('p1')).policy, await own('teacher1')], ['open', [['可以直接用', 'shown']]]);
      await db.insertInto('held_word').values({ tenant_id: 't1', organisation_id: 'county', place: 0, word: '加微信', key: '加微信' }).execute();
      await rate('both', '资料加 微 信领');
      assert.deepEqual(await own('both'), [['资料加 微 信领', 'waiting']]);
      assert.deepEqual((await service.ask('t1/m-county', routes.listWaitingComments)).items.map(({ text }) => text).filter((text) => text.includes('资料')), ['资料加 微 信领']);
      await db.deleteFrom('held_word').execute();
      assert.equal((await set('reviewed')).status, 204);
      await rate('both', '讲得清楚');
      assert.deepEqual([await own('both'), (await read('p1')).comments.map(({ text }) => text)], [[['讲得清楚', 'waiting']], ['可以直接用']], 'what was shown stays');
      assert.equal((await set('off')).status, 204);
      const refused = await rate('teacher1', '再说一句');
      assert.deepEqual([refused.status, ((await refused.json()) as Problem).errors?.[0]?.pointer], [400, 'comment']);
      assert.deepEqual([(await rate('teacher1')).status, (await rate('teacher1', '可以直接用')).status], [200, 200], 'stars go on, also with what was said before');
      assert.deepEqual([(await read('teacher1')).comments, (await read('m-county')).comments], [[], []]);
      assert.equal((await set('open')).status, 204);
      assert.deepEqual((await read('p1')).comments.map(({ text }) => text), ['可以直接用'], 'and are shown again');
      assert.equal((await set('off')).status, 204);
      assert.equal((await rate('teacher1', '')).status, 200, 'what one has said one may take back at any time');
      assert.equal((await set('open')).status, 204);
      assert.deepEqual((await read('p1')).comments, []);
    });

    it('[LI-05] what a grown-up says and waits, a manager above shows or withholds; one beside, a teacher and another tenant read and decide nothing', async () => {
      await makeResource(service.services.carrier, 't1', 'r-wait', { title: '待看' });
      await use(service, 'teacher2', 'r-wait', 'initialized');
      assert.equal((await service.call('t1/m-county', '/resources/r-wait/comment-policy', { method: 'PUT', json: { policy: 'reviewed' } })).status, 204);
      const say = (comment: string) => service.ask('t1/teacher2', routes.rateResource, { params: { resourceId: 'r-wait' }, body: { stars: 4, reasons: ['clear'], comment } });
      const waiting = async (who: string) => (await service.ask(who, routes.listWaitingComments)).items.filter(({ resourceId }) => resourceId === 'r-wait');
      const review = async (who: string, id: string, shown: boolean) => (await service.call(who, `/rating-comments/${id}/review`, { method: 'PUT', json: { shown } })).status;
      const states = async (who: string) => (await service.ask(who, routes.readRating, { params: { resourceId: 'r-wait' } })).comments.map(({ text, state }) => [text, state]);
      await say('适合三年级');
      const [one] = await waiting('t1/m-county');
      assert.ok(one);
      assert.deepEqual([one.text, one.author.id], ['适合三年级', 'teacher2']);
      for (const who of ['t1/m-school', 't1/teacher1', 't1/teacher2', 't2/q-manager']) {
        assert.deepEqual(await waiting(who), [], who);
        assert.deepEqual([await review(who, one.id, true), await review(who, one.id, false)], [404, 404], who);
      }
      for (const who of ['t1/p1', 't1/g1']) assert.equal(await review(who, one.id, true), 403, who);
      assert.deepEqual([await states('t1/p1'), await review('t1/m-county', one.id, true)], [[], 204]);
      assert.deepEqual([await states('t1/p1'), await waiting('t1/m-county')], [[['适合三年级', 'shown']], []]);
      await say('换了一句');
      const [other] = await waiting('t1/m-county');
      assert.equal(await review('t1/m-county', other?.id ?? '', false), 204);
      assert.deepEqual([await states('t1/p1'), await states('t1/teacher2')], [[], [['换了一句', 'withheld']]]);
    });

    it('[LI-05] what the one says who manages the whole platform does not wait for good; where another stands beside or above, that one decides', async () => {
      await makeResource(service.services.carrier, 't1', 'r-top', { title: '全县' });
      for (const who of ['m-county', 'm-school']) await use(service, who, 'r-top', 'initialized');
      assert.equal((await service.call('t1/m-county', '/resources/r-top/comment-policy', { method: 'PUT', json: { policy: 'reviewed' } })).status, 204);
      const say = (who: string) => service.ask(`t1/${who}`, routes.rateResource, { params: { resourceId: 'r-top' }, body: { stars: 5, reasons: ['clear'], comment: `${who} 说好` } });
      await say('m-county');
      await say('m-school');
      const waiting = async (who: string) => (await service.ask(who, routes.listWaitingComments)).items.filter(({ resourceId }) => resourceId === 'r-top').map(({ id, author }) => [author.id, id] as const);
      assert.deepEqual(await waiting('t1/m-school'), [], 'the county decides on what a school says');
      const all = new Map(await waiting('t1/m-county'));
      assert.deepEqual([...all.keys()].sort(), ['m-county', 'm-school']);
      const review = async (who: string, id = '') => (await service.call(who, `/rating-comments/${id}/review`, { method: 'PUT', json: { shown: true } })).status;
      assert.equal(await review('t1/m-school', all.get('m-school')), 404);
      assert.equal(await review('t1/m-county', all.get('m-county')), 204);
      const { db } = service.services.carrier;
      await db.insertInto('identity').values({ tenant_id: 't1', id: 'teacher2:manager', person_id: 'teacher2', role: 'manager', organisation_id: 'county', valid_from: '2026-09-01T00:00:00.000Z', valid_to: null }).execute();
      await service.ask('t1/m-county', routes.rateResource, { params: { resourceId: 'r-top' }, body: { stars: 5, reasons: ['clear'], comment: '再说一句' } });
      assert.deepEqual((await waiting('t1/m-county')).map(([who]) => who), ['m-school'], 'somebody else stands beside now');
      await db.deleteFrom('identity').where('id', '=', 'teacher2:manager').execute();
    });

    it('[LI-05] forbidden: nobody sets it but who answers for the resource', async () => {
      const set = async (person: string) => (await service.call(person, '/resources/r1/comment-policy', { method: 'PUT', json: { policy: 'off' } })).status;
      assert.deepEqual(await Promise.all(['t1/p1', 't1/g1', 't1/teacher1', 't1/m-school', 't2/q-manager'].map(set)), [403, 403, 404, 404, 404]);
      assert.equal((await service.ask('t1/p1', routes.readRating, { params: { resourceId: 'r1' } })).policy, 'open');
    });

    it('[LI-05] forbidden: the author is as strict as the platform has said, or stricter, and never undoes it', async () => {
      await makeResource(service.services.carrier, 't1', 'r-strict', { title: '先看' });
      await madeBy(service, 'teacher1', 'r-strict');
      const set = async (person: string, policy: string) => (await service.call(person, '/resources/r-strict/comment-policy', { method: 'PUT', json: { policy } })).status;
      const read = async (person: string) => {
        const { policy, leastPolicy } = await service.ask(person, routes.readRating, { params: { resourceId: 'r-strict' } });
        return [policy, leastPolicy];
      };
      assert.deepEqual([await set('t1/teacher1', 'reviewed'), await set('t1/teacher1', 'open')], [204, 204], 'the own choice is the own');
      assert.equal(await set('t1/m-county', 'reviewed'), 204);
      assert.deepEqual([await set('t1/teacher1', 'open'), await read('t1/p1')], [403, ['reviewed', undefined]]);
      assert.deepEqual([await set('t1/teacher1', 'off'), await set('t1/teacher1', 'open'), await set('t1/teacher1', 'reviewed')], [204, 403, 204], 'nor by a way round');
      assert.deepEqual([await read('t1/teacher1'), await read('t1/m-county')], [['reviewed', 'reviewed'], ['reviewed', undefined]]);
      const both = await Promise.all([set('t1/m-county', 'off'), set('t1/teacher1', 'reviewed')]);
      assert.deepEqual([both[0], await set('t1/teacher1', 'reviewed'), await read('t1/p1')], [204, 403, ['off', undefined]]);
      assert.deepEqual([await set('t1/m-county', 'open'), await set('t1/teacher1', 'open'), await read('t1/teacher1')], [204, 204, ['open', undefined]]);
    });

    it('[RS-07] [RS-15] forbidden: takes no rating of whoever has not used it', async () => {
      const stranger = await service.call('t1/p3', '/resources/r1/rating', { method: 'PUT', json: { stars: 1, reasons: ['outdated'] } });
      assert.deepEqual([stranger.status, ((await stranger.json()) as { code: string }).code], [409, 'not-used']);
    });

    it('[RS-07] shows the words of a minor when somebody of the school has looked, and the second rating in the place of the first', async () => {
      const params = { resourceId: 'r1' };
      await use(service, 'p1', 'r1', 'initialized');
      const rate = (who: string, stars: number, comment: string) => service.ask(`t1/${who}`, routes.rateResource, { params, body: { stars, reasons: ['clear'], comment } });
      const words = async (who: string) => (await service.ask(`t1/${who}`, routes.readRating, { params })).comments.map(({ text }) => text);
      const waiting = async (who: string) => (await service.ask(`t1/${who}`, routes.listWaitingComments)).items;
      const review = async (who: string, id: string, shown: boolean) => (await service.call(`t1/${who}`, `/rating-comments/${id}/review`, { method: 'PUT', json: { shown } })).status;
      await rate('p1', 3, '老师讲得太快');
      const second = await rate('p1', 5, '看第二遍就懂了 <b>');
      assert.deepEqual([second.count, second.average, second.own?.stars], [2, 4.5, 5]);
      assert.deepEqual(second.comments.map(({ text, state, own }) => [text, state, own]), [['看第二遍就懂了 <b>', 'waiting', true]]);
      assert.deepEqual([await words('p2'), await words('teacher1'), await words('m-county')], [[], [], []]);
      assert.deepEqual([(await waiting('teacher2')).length, (await waiting('teacher1')).length], [0, 1]);
      for (const who of ['g1', 'p2', 'p1']) assert.equal((await service.call(`t1/${who}`, '/rating-comments')).status, 403, who);
      const [one] = await waiting('teacher1');
      assert.ok(one);
      assert.deepEqual([one.text, one.author.id, one.resourceTitle], ['看第二遍就懂了 <b>', 'p1', '分数的初步认识']);
      for (const who of ['teacher2', 'p1', 'p2', 'g1']) assert.ok([403, 404].includes(await review(who, one.id, true)), who);
      assert.equal((await service.call('t2/q-manager', `/rating-comments/${one.id}/review`, { method: 'PUT', json: { shown: true } })).status, 404);
      // What was read is what is decided on: other words are another comment.
      await rate('p1', 5, '换了一句');
      assert.equal(await review('teacher1', one.id, true), 404);
      const [now] = await waiting('m-school');
      assert.equal(await review('teacher1', now?.id ?? '', true), 204);
      assert.deepEqual([await words('p2'), await waiting('teacher1')], [['换了一句'], []]);
      const shown = (await service.ask('t1/p2', routes.readRating, { params })).comments[0];
      assert.deepEqual([shown?.role, shown?.own, shown?.mayWithhold], ['student', false, false]);
      assert.doesNotMatch(JSON.stringify(shown), /p1|买买提/, 'without who wrote it');
      assert.equal(await review('teacher1', now?.id ?? '', false), 204);
      assert.deepEqual(await words('p2'), []);
      assert.deepEqual((await service.ask('t1/p1', routes.readRating, { params })).comments.map(({ state }) => state), ['withheld']);
      // A list may be old: what somebody has withheld nobody shows again.
      assert.deepEqual([await review('m-school', now?.id ?? '', false), await review('teacher1', now?.id ?? '', true), await words('p2')], [204, 409, []]);
      const told = await service.services.carrier.db.selectFrom('outbox').select('subject').where('type', '=', 'catalogue.changed').execute();
      assert.equal(told.filter(({ subject }) => subject.resourceId === 'r1').length, 2, 'who reads it reads again: once shown, once withheld');
    });

    it('[RS-07] lets whoever answers for the resource reply, and nobody else', async () => {
      const params = { resourceId: 'r1' };
      await service.ask('t1/teacher1', routes.rateResource, { params, body: { stars: 4, reasons: ['clear'], comment: '练习少了些' } });
      const read = (who: string) => service.ask(`t1/${who}`, routes.readRating, { params });
      const of = async () => (await read('p2')).comments.find(({ text }) => text === '练习少了些');
      const id = (await of())?.id ?? '';
      const reply = async (who: string, text: string) => (await service.call(who, `/rating-comments/${id}/reply`, { method: 'PUT', json: { text } })).status;
      assert.deepEqual([(await read('m-county')).mayReply, (await read('m-school')).mayReply, (await read('teacher1')).mayReply], [true, false, false]);
      for (const [who, status] of [['t1/m-school', 404], ['t1/teacher1', 404], ['t1/teacher2', 404], ['t1/p1', 403], ['t2/q-manager', 404]] as const) assert.equal(await reply(who, '插话'), status, who);
      assert.equal(await reply('t1/m-county', '已补充'), 204);
      assert.deepEqual([(await of())?.reply?.text, (await of())?.reply?.by], ['已补充', '县教育局']);
      await service.ask('t1/teacher1', routes.rateResource, { params, body: { stars: 5, reasons: ['clear'], comment: '练习少了些' } });
      assert.equal((await of())?.reply?.text, '已补充', 'the same words keep their answer');
      await service.ask('t1/teacher1', routes.rateResource, { params, body: { stars: 3, reasons: ['too-fast'] } });
      assert.deepEqual([(await of())?.stars, (await of())?.id, (await of())?.reply?.text], [3, id, '已补充'], 'so do words of which a later rating says nothing');
      assert.equal(await reply('t1/m-county', ''), 204);
      assert.equal((await of())?.reply, null);
      await madeBy(service, 'teacher2', 'r1');
      assert.deepEqual([(await read('teacher2')).mayReply, (await read('teacher1')).mayReply, await reply('t1/teacher1', '插话'), await reply('t1/teacher2', '我来补充')], [true, false, 404, 204]);
      const { name } = await service.services.carrier.db.selectFrom('person').select('name').where((where) => where.and({ tenant_id: 't1', id: 'teacher2' })).executeTakeFirstOrThrow();
      assert.deepEqual([(await of())?.reply?.text, (await of())?.reply?.by], ['我来补充', name], 'whoever made it, in the own name');
    });

    it('[RS-04] tells what is missing to who answers for the resource alone', async () => {
      const read = async (who: string, id: string) => (await service.ask(who, routes.readResource, { params: { resourceId: id } })).missing;
      for (const who of ['t1/m-county', 't1/teacher2']) assert.deepEqual(await read(who, 'r1'), ['address', 'lecturers', 'cover'], `${who} answers for it`);
      assert.equal(await read('t1/teacher2', 'r2'), undefined, 'of the own alone');
      for (const who of ['t1/m-school', 't1/teacher1', 't1/p1', 't1/g1']) assert.equal(await read(who, 'r1'), undefined, who);
    });

    it('[RS-18] counts as the fixture says, in whole weeks, and of nobody before there are five', async () => {
      const week = 7 * 24 * 3_600_000;
      const { db } = service.services.carrier;
      const of = async (who: string) => service.ask(`t1/${who}`, routes.readResourceStatistics, { params: { resourceId: 'stat' } });
      await makeResource(service.services.carrier, 't1', 'stat', { title: '统计' });
      for (let place = 0; place < 7; place += 1) await db.insertInto('person').values({ tenant_id: 't1', id: `u${place}`, name: `学生${place}`, alternative_name: null, identity_key: null }).execute();
      const monday = startOfWeekNumber(weekNumber(Date.now()));
      const day = (weeks: number) => dayInChina(monday - weeks * week);
      const was = (person: string, verb: 'initialized' | 'completed', weeks: number) => use(service, person, 'stat', verb, new Date(monday - weeks * week + 3_600_000).toISOString());
      for (const person of ['u0', 'u1', 'u2', 'u3']) await was(person, 'initialized', 5);
      assert.deepEqual([(await of('m-county')).total, (await of('m-county')).periods], [null, []], 'four are too few');
      await was('u0', 'initialized', 4);
      await was('u4', 'initialized', 3);
      await was('u4', 'completed', 3);
      for (const person of ['u0', 'u1', 'u2', 'u3', 'u5', 'u6']) await was(person, 'initialized', 2);
      for (const person of ['u0', 'u1', 'u2']) await was(person, 'completed', 2);
      // Alone in its week, and in a week that is not over: both wait.
      await was('u0', 'initialized', 1);
      for (const person of ['u0', 'u1', 'u2', 'u3', 'u4']) await was(person, 'initialized', 0);
      const rated = (place: number, stars: number) =>
        db.insertInto('rating').values({ tenant_id: 't1', resource_id: 'stat', person_id: `u${place}`, stars, reasons: ['clear'], rated_at: new Date(monday - 2 * week + 60_000).toISOString(), comment_id: null, role: null, organisation_id: null, reviewed_by: null, reply: null, reply_by: null, replied_at: null }).execute();
      for (const place of [0, 1, 2, 3]) await rated(place, 5);
      const few = await of('m-county');
      assert.deepEqual([few.total, few.periods.at(-1)].map((row) => [row?.learners, row?.ratings, row?.average]), [[7, null, null], [6, null, null]], 'four raters are too few among however many users');
      const whole = async () => service.ask('t1/p3', routes.readRating, { params: { resourceId: 'stat' } });
      assert.deepEqual([(await whole()).count, (await whole()).stars, (await whole()).reasons], [4, null, []]);
      await rated(5, 4);
      assert.deepEqual([(await whole()).stars, (await whole()).reasons], [[0, 0, 0, 1, 4], [{ reason: 'clear', count: 5 }]]);
      const told = await of('m-county');
      assert.deepEqual(told.periods, [
        { from: day(5), until: day(2), views: 6, learners: 5, completions: 1, ratings: null, average: null },
        { from: day(2), until: day(1), views: 6, learners: 6, completions: 3, ratings: 5, average: 4.8 },
      ]);
      assert.deepEqual([told.until, told.total, told.threshold], [day(1), { views: 12, learners: 7, completions: 4, ratings: 5, average: 4.8 }, 5]);
      assert.doesNotMatch(JSON.stringify(told), /u\d|学生/);
      for (const [who, status] of [['t1/teacher1', 404], ['t1/p1', 403], ['t1/g1', 403], ['t1/m-school', 404], ['t2/q-manager', 404]] as const)
        assert.equal((await service.call(who, '/resources/stat/statistics')).status, status, who);
      await madeBy(service, 'teacher1', 'stat');
      assert.deepEqual([await of('teacher1'), (await service.call('t1/teacher2', '/resources/stat/statistics')).status], [told, 404], 'whoever made it reads the same');
    });

    it('[RS-14] lets the platform decide a report, and takes a suspended resource out of the search at once', async () => {
      const sent = await service.ask('t1/p1', routes.reportResource, { params: { resourceId: 'r2' }, body: report });
      assert.match(sent.caseNumber, /^\d{8}-\d{6}$/);
      assert.equal((await service.ask('t1/m-school', routes.listReports)).total, 0, 'a school does not see what others report');
      const seen = await service.ask('t1/m-county', routes.listReports);
      assert.deepEqual(seen.items, [sent]);
      assert.doesNotMatch(JSON.stringify(seen), /p1|买买提/, 'without who sent it');
      const found = () => service.ask('t1/p1', routes.searchResources, { query: { q: '练习单' } });
      assert.equal((await found()).total, 1);
      const decision = { state: 'upheld', answer: '已暂停，等待提供单位更正。', suspend: true };
      await service.ask('t1/m-county', routes.decideReport, { params: { reportId: sent.id }, body: decision });
      assert.equal((await found()).items.some(({ id }) => id === 'r2'), false);
      const [own] = (await service.ask('t1/p1', routes.listReports)).items;
      assert.deepEqual([own?.state, own?.answer], ['upheld', decision.answer]);
      const still = await service.ask('t1/p1', routes.readResource, { params: { resourceId: 'r2' } });
      assert.equal(still.id, 'r2', 'who has a task with it can still read what it was');
    });

    it('[RS-14] answers whoever reported by a notice, once, as whom the report was made; the first decision stands', async () => {
      const send = (who: string, words: string) => service.ask(who, routes.reportResource, { params: { resourceId: 'r1' }, body: { ...report, description: words } });
      const toDecide = (who: string) => service.ask(who, routes.listReports, { query: { toDecide: 'true', limit: '100' } });
      const before = (await toDecide('t1/m-county')).open ?? 0;
      const [first, second] = [await send('t1/g1', '字幕错了'), await send('t1/p2', '听不清')];
      for (const who of ['t1/m-school', 't1/teacher1', 't1/g1', 't2/q-manager']) assert.deepEqual((await toDecide(who)).items.filter(({ id }) => id === first.id), [], who);
      const list = await toDecide('t1/m-county');
      assert.deepEqual([list.items.filter(({ state }) => state === 'received').slice(-2).map(({ id }) => id), list.open], [[first.id, second.id], before + 2]);
      assert.doesNotMatch(JSON.stringify(list), /"g1"|"p2"/, 'without who sent it');
      const walked: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const one: typeof list = await service.ask('t1/m-county', routes.listReports, { query: { toDecide: 'true', limit: '1', ...(cursor !== '' && { cursor }) } });
        walked.push(...one.items.map(({ id }) => id));
        cursor = one.nextCursor;
      }
      assert.deepEqual(walked, list.items.map(({ id }) => id), 'page by page as in one go');
      const decision = { state: 'declined', answer: '核对过，字幕无误。', suspend: false };
      const decide = (who: string, json: object) => service.call(who, `/reports/${first.id}/decision`, { method: 'PUT', json });
      for (const who of ['t1/m-school', 't1/teacher1', 't1/g1', 't2/q-manager']) assert.ok([403, 404].includes((await decide(who, decision)).status), who);
      assert.deepEqual([(await decide('t1/m-county', decision)).status, (await decide('t1/m-county', decision)).status], [200, 200], 'the same again changes nothing');
      assert.equal((await decide('t1/m-county', { ...decision, answer: '别的话' })).status, 409);
      const notices = async (who: string) => (await service.ask(who, routes.listNotices)).items.flatMap((notice) => (notice.kind === 'report-decided' && notice.parameters.reportId === first.id ? [notice] : []));
      const told = await notices('t1/g1');
      assert.deepEqual(told.map(({ sender, readAt, parameters }) => [sender.name, readAt, parameters.caseNumber, parameters.upheld, parameters.answer, parameters.resourceId]), [['县管理员', null, first.caseNumber, false, decision.answer, 'r1']]);
      for (const who of ['t1/p2', 't1/m-county', 't1/teacher1']) assert.deepEqual(await notices(who), [], who);
      const after = await toDecide('t1/m-county');
      assert.deepEqual([after.open, after.items.findIndex(({ id }) => id === first.id) > after.items.findIndex(({ id }) => id === second.id)], [before + 1, true]);
    });

    it('[RS-14] a person has one open report of a resource, however often it is sent', async () => {
      const send = () => service.ask('t1/p3', routes.reportResource, { params: { resourceId: 'r1' }, body: report });
      const sent = [...(await Promise.all([send(), send(), send()])), await send()];
      assert.deepEqual([...new Set(sent.map(({ id }) => id))].length, 1);
      assert.equal((await service.ask('t1/p3', routes.listReports)).total, 1);
      const more = { kind: 'infringement', description: '图片也是别人的。', evidence: null };
      const said = await service.ask('t1/p3', routes.reportResource, { params: { resourceId: 'r1' }, body: more });
      assert.deepEqual([said.id, said.kind, said.description, said.evidence], [sent[0]?.id, more.kind, `${report.description}\n\n${more.description}`, report.evidence], 'nothing of what was written later is lost');
      await service.ask('t1/m-county', routes.decideReport, { params: { reportId: sent[0]?.id ?? '' }, body: { state: 'declined', answer: '无误。', suspend: false } });
      assert.notEqual((await send()).id, sent[0]?.id, 'what is decided may be reported anew');
    });

    it('[RS-14] what is added to a report is told to who decides, keeps the earlier proof, and has an end', async () => {
      const { db } = service.services.carrier;
      await makeResource(service.services.carrier, 't1', 'r-again', { title: '再报' });
      const send = (description: string, evidence: string | null = null) => service.call('t1/p3', '/resources/r-again/reports', { method: 'POST', json: { ...report, description, evidence }, headers: { 'Idempotency-Key': crypto.randomUUID() } });
      const own = async () => (await service.ask('t1/p3', routes.listReports)).items.find(({ resourceId }) => resourceId === 'r-again');
      const told = async () => (await db.selectFrom('outbox').select('subject').where('type', '=', 'case.changed').execute()).length;
      assert.equal((await send('一', 'https://example.org/1')).status, 201);
      const before = await told();
      assert.equal((await send('二', 'https://example.org/2')).status, 201);
      assert.equal((await told()) - before, 1);
      const open = await own();
      assert.deepEqual([open?.description, open?.evidence], ['一\n\n二\n\nhttps://example.org/1', 'https://example.org/2']);
      await send('二', 'https://example.org/2');
      assert.equal((await own())?.description, open?.description, 'the same again adds nothing');
      const decide = (version: number | undefined) => service.call('t1/m-county', `/reports/${open?.id ?? ''}/decision`, { method: 'PUT', json: { state: 'declined', answer: '无误。', suspend: false, version } });
      assert.deepEqual([open?.version, (await decide(1)).status, (await own())?.state], [2, 409, 'received'], 'who read the first words alone decides on nothing');
      const answers = [];
      for (let place = 0; place < 14; place += 1) answers.push((await send(`${place}${'字'.repeat(1990)}`)).status);
      assert.deepEqual(answers.slice(-3), [400, 400, 400]);
      assert.ok(((await own())?.description.length ?? 0) <= 20_000);
      await Promise.all(['甲', '乙', '丙'].map((words) => send(words)));
      for (const words of ['甲', '乙', '丙']) assert.ok((await own())?.description.includes(`\n\n${words}`), 'of several at once none is lost');
    });

    it('[RS-14] suspends what it says, and nobody decides in the own matter', async () => {
      const { db } = service.services.carrier;
      for (const id of ['bad', 'gone', 'mine']) await makeResource(service.services.carrier, 't1', id, { title: id });
      const send = async (who: string, resourceId: string) => (await service.ask(who, routes.reportResource, { params: { resourceId }, body: report })).id;
      const decide = async (id: string, state: string, suspend: boolean) => (await service.call('t1/m-county', `/reports/${id}/decision`, { method: 'PUT', json: { state, answer: '核对过。', suspend } })).status;
      const endOf = async (id: string) => (await db.selectFrom('resource').select('ended_at').where((where) => where.and({ tenant_id: 't1', id })).executeTakeFirst())?.ended_at ?? null;
      const one = await send('t1/p1', 'bad');
      assert.equal(await decide(one, 'declined', true), 400, 'what is declined suspends nothing');
      assert.deepEqual([await decide(one, 'upheld', false), await decide(one, 'upheld', true), await decide(one, 'upheld', false), await endOf('bad')], [200, 409, 200, null]);
      const [first, later] = [await send('t1/p1', 'gone'), await send('t1/p2', 'gone')];
      assert.equal(await decide(first, 'upheld', true), 200);
      const ended = await endOf('gone');
      assert.deepEqual([await decide(later, 'upheld', true), await endOf('gone')], [200, ended]);
      await makeOwnResource(db, { tenant_id: 't1', id: 'own-mine', author_id: 'm-county', state: 'pending-review' });
      await db.updateTable('own_resource').set({ state: 'admitted', resource_id: 'mine', decided_by: 'm-county', decided_at: '2026-09-01T01:00:00.000Z' }).where('id', '=', 'own-mine').execute();
      const [ofMine, byMe] = [await send('t1/p1', 'mine'), await send('t1/m-county', 'bad')];
      for (const id of [ofMine, byMe]) assert.equal(await decide(id, 'declined', false), 404);
      const list = await service.ask('t1/m-county', routes.listReports, { query: { toDecide: 'true', limit: '100' } });
      assert.deepEqual(list.items.filter(({ id }) => [ofMine, byMe].includes(id)), [], 'nor sees it among what is to be decided');
      assert.equal(list.open, list.items.filter(({ state }) => state === 'received').length);
    });
  });
}
