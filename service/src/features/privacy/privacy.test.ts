/** Consents and requests about data over HTTP: what holds, what ends at once, and what nobody else can do or see. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { routes, type RouteRequest } from '../../../../contract/src/index.ts';
import { publishPrivacy, publishPrivacyFile } from '../../import/publish-privacy.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { consentItem, privacyDocument } from '../../testing/privacy.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { until } from '../../testing/until.ts';
import { makeWorld } from '../../testing/world.ts';

const sharing = consentItem({ id: 'sharing', kind: 'class-sharing', title: '分享给全班' });
const records = consentItem({ id: 'records', kind: 'learning-records', necessary: true, title: '学习记录' });

for (const carrier of testCarriers) {
  describe(`data of people on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await publish([records, sharing, consentItem()]);
    });
    after(() => service.close());

    const publish = (items: Parameters<typeof privacyDocument>[0], tenant = 't1') => publishPrivacy(service.services.carrier.db, tenant, privacyDocument(items));
    const read = (by: string, as?: string) => service.ask(by, routes.readPrivacy, {}, as === undefined ? {} : { as });
    const stateOf = async (by: string, itemId: string, as?: string) => (await read(by, as)).children.map(({ child, consents }) => [child.id, consents.find((one) => one.itemId === itemId)?.state]);
    const decide = (by: string, childId: string, itemId: string, json: { version: number; agreed: boolean }, as?: string) =>
      service.call(by, `/consents/${itemId}/children/${childId}`, { method: 'PUT', json, ...(as !== undefined && { as }) });
    const codeOf = async (response: Response) => (response.ok ? 'ok' : ((await response.json()) as { code: string }).code);
    const share = async (by = 't1/p1', shareId: string = uuidv7()) => codeOf(await service.call(by, `/shares/${shareId}`, { method: 'PUT', json: { resourceId: 'r1', classId: 'c1', note: '' } }));

    it('[P-09] [SEC-08] nothing is agreed to before somebody does; then it holds, with its version, and can be taken back', async () => {
      const { items, rules, children, mayDecide } = await read('t1/g1');
      assert.deepEqual([items.map(({ id, version, necessary }) => [id, version, necessary]), mayDecide], [[['records', 1, true], ['sharing', 1, false], ['photos', 1, false]], true]);
      assert.deepEqual(children.map(({ child, consents }) => [child.id, consents.map(({ state }) => state)]), [['p1', ['unasked', 'unasked', 'unasked']]]);
      assert.equal(rules?.contact.phone, '0871-5550100');
      assert.equal(await codeOf(await decide('t1/g1', 'p1', 'photos', { version: 1, agreed: true })), 'ok');
      const agreed = (await read('t1/g1')).children[0]?.consents.find(({ itemId }) => itemId === 'photos');
      assert.deepEqual([agreed?.state, agreed?.version, agreed?.decidedBy?.name], ['agreed', 1, '艾力']);
      // Sent again after a lost line: it was decided when it was decided.
      await decide('t1/g1', 'p1', 'photos', { version: 1, agreed: true });
      assert.equal((await read('t1/g1')).children[0]?.consents.find(({ itemId }) => itemId === 'photos')?.decidedAt, agreed?.decidedAt);
      await decide('t1/g1', 'p1', 'photos', { version: 1, agreed: false });
      assert.deepEqual(await stateOf('t1/g1', 'photos'), [['p1', 'refused']]);
      assert.deepEqual(await stateOf('t1/p1', 'photos'), [['p1', 'refused']], 'a pupil reads what was decided');
      const kept = await service.services.carrier.db.selectFrom('consent_decision').select('agreed').where('item_id', '=', 'photos').where('child_id', '=', 'p1').orderBy('id').execute();
      assert.deepEqual(kept.map(({ agreed: was }) => was), [true, false], 'both are kept');
    });

    it('[SEC-08] what was read must be what is decided about: other words are a new version, asked anew', async () => {
      await publish([records, sharing, consentItem(), consentItem({ id: 'trip', title: '研学' })]);
      await decide('t1/g1', 'p1', 'trip', { version: 1, agreed: true });
      assert.deepEqual(await publish([records, sharing, consentItem(), consentItem({ id: 'trip', title: '研学' })]), { rules: false, changed: [], ended: [] }, 'the same words change nothing');
      assert.deepEqual((await publish([records, sharing, consentItem(), consentItem({ id: 'trip', title: '研学', period: '保存三年。' })])).changed, ['trip']);
      assert.deepEqual(await stateOf('t1/g1', 'trip'), [['p1', 'outdated']]);
      assert.equal(await codeOf(await decide('t1/g1', 'p1', 'trip', { version: 1, agreed: true })), 'consent-changed');
      assert.equal(await codeOf(await decide('t1/g1', 'p1', 'trip', { version: 2, agreed: true })), 'ok');
      assert.deepEqual((await publish([records, sharing, consentItem()])).ended, ['trip']);
      assert.equal(await codeOf(await decide('t1/g1', 'p1', 'trip', { version: 2, agreed: false })), 'not-found');
      await publish([records, sharing, consentItem(), consentItem({ id: 'trip', title: '研学' })]);
      assert.deepEqual(await stateOf('t1/g1', 'trip'), [['p1', 'outdated']], 'the first words again are a third version');
    });

    it('[P-09] [SEC-08] the last decision of those who answer for the child today counts', async () => {
      const { db } = service.services.carrier;
      await decide('t1/g3', 'p3', 'photos', { version: 1, agreed: true });
      await decide('t1/both', 'p3', 'photos', { version: 1, agreed: false }, 'both:guardian');
      assert.deepEqual(await stateOf('t1/g3', 'photos'), [['p3', 'refused']]);
      const of = { tenant_id: 't1', guardian_id: 'both', child_id: 'p3' };
      await db.updateTable('guardianship').set({ ended_at: new Date().toISOString() }).where((where) => where.and(of)).execute();
      assert.deepEqual(await stateOf('t1/g3', 'photos'), [['p3', 'agreed']]);
      assert.equal((await decide('t1/both', 'p3', 'photos', { version: 1, agreed: false }, 'both:guardian')).status, 404);
      await db.updateTable('guardianship').set({ ended_at: null }).where((where) => where.and(of)).execute();
    });

    it('[P-09] [SEC-08] last is what was stored last, whatever the clocks of the processes say', async () => {
      const { db } = service.services.carrier;
      await publish([records, sharing, consentItem(), consentItem({ id: 'clock', title: '研学' })]);
      await decide('t1/g1', 'p1', 'clock', { version: 1, agreed: true });
      // Another process, whose clock is ahead, stored it.
      await db.updateTable('consent_decision').set({ id: 'ffffffff-ffff-7fff-bfff-ffffffffffff', decided_at: '2099-01-01T00:00:00.000Z' }).where('item_id', '=', 'clock').execute();
      const answered = (await (await decide('t1/g1', 'p1', 'clock', { version: 1, agreed: false })).json()) as { state: string };
      assert.equal(answered.state, 'refused');
      assert.deepEqual(await stateOf('t1/p1', 'clock'), [['p1', 'refused']]);
      await publish([records, sharing, consentItem()]);
    });

    it('[P-09] [SEC-08] forbidden: nobody decides for a child but who answers for it, or reads what was decided', async () => {
      for (const by of ['t1/g3', 't1/both', 't2/q-guardian']) assert.equal((await decide(by, 'p1', 'photos', { version: 1, agreed: true }, by === 't1/both' ? 'both:guardian' : undefined)).status, 404, by);
      for (const by of ['t1/p1', 't1/teacher1', 't1/m-school', 't1/m-county']) assert.equal((await decide(by, 'p1', 'photos', { version: 1, agreed: true })).status, 403, by);
      for (const by of ['t1/g3', 't1/teacher1', 't1/m-school', 't1/m-county', 't2/q-guardian', 't1/p2']) assert.doesNotMatch(JSON.stringify((await read(by)).children), /"p1"/, by);
      assert.deepEqual((await read('t1/both', 'both:teacher')).children, []);
      assert.deepEqual((await read('t2/q-guardian')).items, [], 'another platform asks for nothing');
    });

    it('[SEC-09] a pupil shares only once a guardian has agreed; what was shared goes when it is taken back, and lessons go on all the while', async () => {
      const lessons = async () => {
        const paths = ['/me', '/tasks', '/resources', '/resources/r1', '/progress?resourceId=r1', '/shelf', '/notices'];
        return Promise.all(paths.map(async (path) => (await service.call('t1/p1', path)).status));
      };
      assert.equal(await share(), 'consent-missing');
      assert.equal(await codeOf(await service.call('t1/teacher1', `/shares/${uuidv7()}`, { method: 'PUT', json: { resourceId: 'r1', classId: 'c1', note: '' } })), 'ok', 'a grown-up decides by doing it');
      await decide('t1/g1', 'p1', 'sharing', { version: 1, agreed: true });
      const shareId = uuidv7();
      assert.equal(await share('t1/p1', shareId), 'ok');
      assert.equal(await share('t1/p2'), 'consent-missing', 'nobody answers for this child yet');
      const seen = async () => (await service.ask('t1/p2', routes.listShares, { query: { box: 'received' } })).items.some(({ id }) => id === shareId);
      assert.ok(await seen());
      await decide('t1/g1', 'p1', 'sharing', { version: 1, agreed: false });
      assert.equal(await seen(), false);
      assert.equal(await share(), 'consent-missing');
      await decide('t1/g1', 'p1', 'records', { version: 1, agreed: false });
      assert.deepEqual(await lessons(), [200, 200, 200, 200, 200, 200, 200]);
    });

    it('[SEC-09] a note that a class could read is the own one again when sharing is taken back', async () => {
      await decide('t1/g1', 'p1', 'sharing', { version: 1, agreed: true });
      const json = { resourceId: 'r1', place: { kind: 'page', page: '1' }, text: '这里没懂' };
      await service.call('t1/p1', '/shelf/notes/n1', { method: 'PUT', json });
      assert.ok((await service.call('t1/p1', '/shelf/notes/n1/class', { method: 'PUT', json: { classId: 'c1' } })).ok);
      const readers = async () => (await (await service.call('t1/p2', '/shelf/notes?resourceId=r1')).text()).includes('这里没懂');
      assert.ok(await readers());
      await decide('t1/g1', 'p1', 'sharing', { version: 1, agreed: false });
      assert.equal(await readers(), false);
      assert.ok((await (await service.call('t1/p1', '/shelf/notes?resourceId=r1')).text()).includes('这里没懂'), 'it is still the own note');
    });

    type Draft = RouteRequest<typeof routes.requestData>['body'];
    const request = (given: Partial<Draft> = {}, by = 't1/g1', options: CallOptions = {}) =>
      service.ask(by, routes.requestData, { body: { right: 'correct', subjectId: 'p1', text: '姓名写错了', ...given } }, options);
    const list = (by: string, as?: string) => service.ask(by, routes.listDataRequests, {}, as === undefined ? {} : { as });
    const has = async (by: string, id: string, as?: string) => (await list(by, as)).items.some((one) => one.id === id);
    const answer = (id: string, json: object, by = 't1/m-school') => service.call(by, `/data-requests/${id}/answer`, { method: 'PUT', json });
    const withdraw = (id: string, by = 't1/g1') => service.call(by, `/data-requests/${id}/withdrawal`, { method: 'PUT' });

    it('[SEC-10] [P-09] a request has its state and its dates, is answered once, and both sides see the same', async () => {
      const { id, state, subject, own } = await request();
      assert.deepEqual([state, subject.id, own], ['submitted', 'p1', true]);
      const before = await list('t1/m-school');
      assert.deepEqual([before.items[0]?.id, before.items[0]?.mayAnswer, before.open], [id, true, 1]);
      assert.equal(await codeOf(await answer(id, { done: true, text: '已在名册中改正。' })), 'ok');
      assert.equal(await codeOf(await answer(id, { done: true, text: '已在名册中改正。' })), 'ok', 'sent again after a lost line');
      assert.equal(await codeOf(await answer(id, { done: true, text: '我也改了' }, 't1/m-county')), 'data-request-settled', 'other words are not taken for sent');
      assert.equal(await codeOf(await answer(id, { done: false, text: '不改' }, 't1/m-county')), 'data-request-settled');
      assert.equal(await codeOf(await withdraw(id)), 'data-request-settled');
      const mine = (await list('t1/g1')).items.find((one) => one.id === id);
      assert.deepEqual([mine?.state, mine?.answer?.text, mine?.answer?.by.name], ['done', '已在名册中改正。', '校管理员']);
    });

    it('[SEC-10] forbidden: a request is read and answered by nobody but who made it and the managers of the school', async () => {
      const { id } = await request();
      for (const by of ['t1/g3', 't1/p1', 't1/p2', 't1/teacher1', 't2/q-manager', 't2/q-guardian']) {
        assert.equal(await has(by, id), false, by);
        assert.ok([403, 404].includes((await answer(id, { done: true, text: '好' }, by)).status), by);
        assert.equal((await withdraw(id, by)).status, 404, by);
      }
      assert.equal((await service.call('t1/g3', '/data-requests', { method: 'POST', json: { right: 'see', subjectId: 'p1', text: '' }, headers: { 'Idempotency-Key': uuidv7() } })).status, 404);
      const inSecond = await request({ subjectId: 'p3' }, 't1/g3');
      assert.equal((await answer(inSecond.id, { done: true, text: '好' })).status, 404, 'a manager of another school');
      assert.ok(await has('t1/m-county', inSecond.id));
    });

    it('[SEC-10] what a guardian asked about a child is not read as a teacher, nor after the guardianship has ended', async () => {
      const { id } = await request({ subjectId: 'p3', right: 'copy', text: '' }, 't1/both', { as: 'both:guardian' });
      assert.ok(await has('t1/both', id, 'both:guardian'));
      assert.equal(await has('t1/both', id, 'both:teacher'), false);
      const { db } = service.services.carrier;
      const of = { tenant_id: 't1', guardian_id: 'both', child_id: 'p3' };
      await db.updateTable('guardianship').set({ ended_at: new Date().toISOString() }).where((where) => where.and(of)).execute();
      assert.equal(await has('t1/both', id, 'both:guardian'), false);
      assert.equal((await service.call('t1/both', `/data-requests/${id}/withdrawal`, { method: 'PUT', as: 'both:guardian' })).status, 404);
      const told = async () => (await list('t1/m-county')).items.find((one) => one.id === id)?.lapsed;
      assert.equal(await told(), true, 'whoever answers is told that nobody asks for this child any more');
      await db.updateTable('guardianship').set({ ended_at: null }).where((where) => where.and(of)).execute();
      assert.equal(await told(), undefined);
    });

    it('[SEC-10] what was asked of a school that was closed is answered by who is above it', async () => {
      const { id } = await request({ subjectId: 'p3', right: 'explain', text: '为什么？' }, 't1/g3');
      const { db } = service.services.carrier;
      const { organisation_id } = await db.selectFrom('data_request').select('organisation_id').where((where) => where.and({ tenant_id: 't1', id })).executeTakeFirstOrThrow();
      const close = (ended_at: string | null) => db.updateTable('organisation').set({ ended_at }).where((where) => where.and({ tenant_id: 't1', id: organisation_id })).execute();
      await close(new Date().toISOString());
      assert.equal((await list('t1/m-county')).items.find((one) => one.id === id)?.mayAnswer, true);
      assert.equal(await has('t1/m-school', id), false);
      assert.equal(await codeOf(await answer(id, { done: true, text: '已说明。' }, 't1/m-county')), 'ok');
      assert.equal((await list('t1/g3')).items.find((one) => one.id === id)?.state, 'done');
      await close(null);
    });

    it('[SEC-10] tells who has asked and who answers, and nobody else', async () => {
      const { db } = service.services.carrier;
      const { id } = await request({ right: 'explain', text: '为什么要记？' });
      await until(async () => (await db.selectFrom('outbox').select('id').where('type', '=', 'privacy.changed').execute()).length > 0);
      const told = await db.selectFrom('outbox').select(['audience', 'subject']).where('type', '=', 'privacy.changed').execute();
      const audience = told.find(({ subject }) => JSON.stringify(subject).includes(id))?.audience ?? [];
      assert.deepEqual([...audience].sort(), ['g1', 'm-county', 'm-school']);
    });

    it('publishes a file as editors on Windows write it', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'ls-privacy-'));
      const file = join(folder, 'privacy.json');
      await writeFile(file, `\uFEFF${JSON.stringify(privacyDocument())}`);
      assert.deepEqual((await publishPrivacyFile(service.services.carrier.db, 't2', file)).changed, ['photos']);
      await rm(folder, { recursive: true });
    });

    it('refuses a correction that does not say what is wrong, and an answer without words', async () => {
      const empty = await service.call('t1/g1', '/data-requests', { method: 'POST', json: { right: 'correct', subjectId: 'p1', text: '' }, headers: { 'Idempotency-Key': uuidv7() } });
      assert.equal(empty.status, 400);
      const { id } = await request({ right: 'see', text: '' });
      assert.equal((await answer(id, { done: false, text: ' ' })).status, 400);
      assert.equal(await codeOf(await withdraw(id)), 'ok');
      assert.equal(await codeOf(await answer(id, { done: true, text: '好' })), 'data-request-settled');
    });
  });
}
