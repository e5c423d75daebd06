/** Plans that are handed in, over HTTP: who may decide, two at once, what is taken back, and what the author is told. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import * as Y from 'yjs';
import { routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const head = { title: '认识几分之一', subject: '数学', lessonMinutes: 40, steps: 6, standardIds: [] };
function update(write: (doc: Y.Doc) => void): string {
  const doc = new Y.Doc();
  write(doc);
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
}
const titled = (word: string): string => update((doc) => doc.getMap('plan').set('title', word));
const version = { id: 'v1', name: '送审 9月1日' };
const returned = { approved: false, comment: '请写清怎样看出学会了。', notes: [{ stepId: 's1', text: '这里太快' }] };
const approved = { approved: true, comment: '', notes: [] };

for (const carrier of testCarriers) {
  describe(`plans that are handed in, on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeTeacher('head', 'school1', '数学\n科学');
      await makeTeacher('deputy', 'school1', '数学');
      await makeTeacher('other-subject', 'school1', '语文');
      await makeTeacher('other-school', 'school2', '数学');
    });
    after(() => service.close());

    async function makeTeacher(id: string, organisation_id: string, heads: string): Promise<void> {
      const { db } = service.services.carrier;
      const at = '2026-09-01T00:00:00.000Z';
      await db.insertInto('person').values({ tenant_id: 't1', id, name: id, alternative_name: null, identity_key: null }).execute();
      await db.insertInto('person_source').values({ tenant_id: 't1', source: 'test', source_id: `src:${id}`, person_id: id }).execute();
      await db.insertInto('space').values({ tenant_id: 't1', id: `s-${id}`, person_id: id, opened_at: at }).execute();
      await db.insertInto('identity').values({ tenant_id: 't1', id: `${id}:teacher`, person_id: id, role: 'teacher', organisation_id, valid_from: at, valid_to: null, heads }).execute();
    }
    async function begin(by = 't1/teacher1'): Promise<string> {
      const planId = uuidv7();
      assert.equal((await service.call(by, `/plans/${planId}`, { method: 'PUT', json: { head, update: titled('一'), copyOf: null } })).status, 204);
      return planId;
    }
    const submit = (planId: string, reviewId: string, { by = 't1/teacher1', ...given }: { by?: string; head?: object; update?: string } = {}) =>
      service.call(by, `/plans/${planId}/reviews/${reviewId}`, { method: 'PUT', json: { head, update: titled('送审'), version, ...given } });
    const decide = (reviewId: string, json: object, by = 't1/head') => service.call(by, `/plan-reviews/${reviewId}/decision`, { method: 'PUT', json });
    const withdraw = (planId: string, reviewId: string, by = 't1/teacher1') => service.call(by, `/plans/${planId}/reviews/${reviewId}/withdrawal`, { method: 'PUT' });
    const waitingFor = async (by: string) => (await service.ask(by, routes.listSubmittedPlans)).items.map(({ id }) => id);
    const reviewOf = async (planId: string, by = 't1/teacher1') => (await service.ask(by, routes.readPlan, { params: { planId } })).review;
    const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code: unknown }).code;
    async function handIn(): Promise<[planId: string, reviewId: string]> {
      const [planId, reviewId] = [await begin(), uuidv7()];
      assert.equal((await submit(planId, reviewId)).status, 204);
      return [planId, reviewId];
    }

    it('reach the heads of that subject in that school, as they were handed in, and nobody else', async () => {
      const [planId, reviewId] = await handIn();
      assert.equal((await submit(planId, reviewId)).status, 204, 'twice is once');
      await service.call('t1/teacher1', `/plans/${planId}/updates/${uuidv7()}`, { method: 'PUT', json: { head, update: titled('改了以后') } });
      for (const by of ['t1/head', 't1/deputy']) {
        assert.deepEqual(await waitingFor(by), [reviewId]);
        const read = await service.ask(by, routes.readSubmittedPlan, { params: { reviewId } });
        const doc = new Y.Doc();
        for (const one of read.updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(one, 'base64')));
        assert.equal(doc.getMap('plan').get('title'), '送审');
        assert.deepEqual([read.author.name, read.title, read.state, read.version], ['王老师', head.title, 'pending', version]);
        assert.equal((await service.call(by, `/plans/${planId}`)).status, 404, 'the plan itself stays its author’s');
      }
      for (const by of ['t1/other-subject', 't1/other-school', 't1/teacher1', 't1/teacher2', 't2/q-teacher']) {
        assert.deepEqual(await waitingFor(by), [], by);
        assert.equal((await service.call(by, `/plan-reviews/${reviewId}`)).status, 404, by);
        assert.equal((await decide(reviewId, approved, by)).status, 404, by);
      }
      for (const by of ['t1/p1', 't1/g1', 't1/m-school']) assert.equal((await decide(reviewId, approved, by)).status, 403, by);
      await withdraw(planId, reviewId);
    });

    it('are not decided on by who writes them, also where that is the head of the subject', async () => {
      const planId = await begin('t1/head');
      const reviewId = uuidv7();
      await service.call('t1/head', `/plans/${planId}/people`, { method: 'PUT', json: { personIds: ['deputy'] } });
      const refused = await submit(planId, reviewId, { by: 't1/head' });
      assert.deepEqual([refused.status, await codeOf(refused)], [409, 'reviewer-missing']);
      assert.equal(await reviewOf(planId, 't1/head'), null, 'nothing of it stays');
      await service.call('t1/head', `/plans/${planId}/people`, { method: 'PUT', json: { personIds: [] } });
      assert.equal((await submit(planId, reviewId, { by: 't1/head' })).status, 204);
      assert.equal((await decide(reviewId, approved)).status, 404);
      assert.equal((await decide(reviewId, approved, 't1/deputy')).status, 204);
      const other = await submit(await begin(), uuidv7(), { head: { ...head, subject: '地理' } });
      assert.equal(await codeOf(other), 'reviewer-missing');
    });

    it('are not decided on by who wrote along once, also when the author has let them go; whoever wrote nothing may', async () => {
      const planId = await begin();
      const share = (personIds: string[]) => service.call('t1/teacher1', `/plans/${planId}/people`, { method: 'PUT', json: { personIds } });
      await share(['head', 'deputy']);
      assert.equal((await service.call('t1/head', `/plans/${planId}/updates/${uuidv7()}`, { method: 'PUT', json: { head, update: titled('我也写') } })).status, 204);
      await share([]);
      const reviewId = uuidv7();
      assert.equal((await submit(planId, reviewId)).status, 204);
      assert.deepEqual([await waitingFor('t1/head'), await waitingFor('t1/deputy')], [[], [reviewId]]);
      assert.equal((await decide(reviewId, approved)).status, 404);
      assert.equal((await decide(reviewId, approved, 't1/deputy')).status, 204);
    });

    it('are decided on by who was let in and wrote comments alone; with a word in the plan, that is over', async () => {
      const planId = await begin();
      const share = (personIds: string[]) => service.call('t1/teacher1', `/plans/${planId}/people`, { method: 'PUT', json: { personIds } });
      const write = async (content: string): Promise<void> => {
        await share(['head']);
        assert.equal((await service.call('t1/head', `/plans/${planId}/updates/${uuidv7()}`, { method: 'PUT', json: { head, update: content } })).status, 204);
        await share([]);
      };
      const said = (text: string) => ({ by: 'head', name: 'head', at: '2026-09-01T00:00:00.000Z', text });
      const open = (doc: Y.Doc, id: string): unknown => doc.getMap('threads').set(id, new Y.Map<unknown>([['stepId', 's'], ['quote', ''], ['messages', Y.Array.from([said('这里太快')])], ['resolved', null]]));
      await write(update((doc) => open(doc, 'c')));
      const { updates } = await service.ask('t1/teacher1', routes.readPlan, { params: { planId } });
      const replied = update((doc) => {
        for (const one of updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(one, 'base64')));
        const thread = doc.getMap<Y.Map<unknown>>('threads').get('c');
        (thread?.get('messages') as Y.Array<unknown>).push([said('还有这里')]);
        thread?.set('resolved', said(''));
      });
      await write(replied);
      const [first, second] = [uuidv7(), uuidv7()];
      assert.equal((await submit(planId, first)).status, 204);
      assert.deepEqual(await waitingFor('t1/head'), [first]);
      assert.equal((await decide(first, returned)).status, 204);
      const both = update((doc) => {
        open(doc, 'd');
        doc.getMap('plan').set('title', '我改的');
      });
      await write(both);
      assert.equal((await submit(planId, second)).status, 204);
      assert.equal((await decide(second, approved)).status, 404);
      assert.equal((await decide(second, approved, 't1/deputy')).status, 204);
    });

    it('are not decided on by who wrote what they were copied from, also through a copy of a copy', async () => {
      const source = await begin();
      const share = (planId: string, personIds: string[], by = 't1/teacher1') => service.call(by, `/plans/${planId}/people`, { method: 'PUT', json: { personIds } });
      const copy = async (copyOf: string, by = 't1/teacher1'): Promise<string> => {
        const planId = uuidv7();
        assert.equal((await service.call(by, `/plans/${planId}`, { method: 'PUT', json: { head, update: titled('副本'), copyOf } })).status, 204);
        return planId;
      };
      await share(source, ['head']);
      assert.equal((await service.call('t1/head', `/plans/${source}/updates/${uuidv7()}`, { method: 'PUT', json: { head, update: titled('我也写') } })).status, 204);
      await share(source, []);
      for (const planId of [await copy(source), await copy(await copy(source))]) {
        const reviewId = uuidv7();
        assert.equal((await submit(planId, reviewId)).status, 204);
        assert.deepEqual([await waitingFor('t1/head'), await waitingFor('t1/deputy')], [[], [reviewId]]);
        assert.equal((await decide(reviewId, approved)).status, 404);
        assert.equal((await decide(reviewId, approved, 't1/deputy')).status, 204);
      }
      const theirs = await begin('t1/deputy');
      await share(theirs, ['teacher1'], 't1/deputy');
      const reviewId = uuidv7();
      assert.equal((await submit(await copy(theirs), reviewId)).status, 204);
      assert.equal((await decide(reviewId, approved, 't1/deputy')).status, 404, 'the author of the source');
      assert.equal((await decide(reviewId, approved)).status, 204);
    });

    it('say so while they wait for nobody, and can be taken back', async () => {
      const [planId, reviewId] = await handIn();
      assert.equal((await reviewOf(planId))?.hasReviewer, true);
      await service.call('t1/teacher1', `/plans/${planId}/people`, { method: 'PUT', json: { personIds: ['head'] } });
      assert.equal((await reviewOf(planId))?.hasReviewer, true, 'one is left');
      await service.call('t1/teacher1', `/plans/${planId}/people`, { method: 'PUT', json: { personIds: ['head', 'deputy'] } });
      assert.equal((await reviewOf(planId))?.hasReviewer, false);
      assert.equal((await service.ask('t1/teacher1', routes.listPlans)).items.find(({ id }) => id === planId)?.review?.hasReviewer, false);
      assert.equal((await withdraw(planId, reviewId)).status, 204);
      assert.equal(await reviewOf(planId), null);
    });

    it('come back with comments, of which the author is told once, and are handed in again', async () => {
      const [planId, reviewId] = await handIn();
      assert.equal((await decide(reviewId, { ...returned, comment: ' ', notes: [] })).status, 400, 'whoever returns a plan says why');
      assert.equal((await decide(reviewId, returned)).status, 204);
      assert.equal((await decide(reviewId, returned)).status, 204, 'twice is once');
      assert.equal((await decide(reviewId, { ...returned, comment: '别的话' })).status, 409, 'what was said on a second device is not dropped in silence');
      assert.equal((await decide(reviewId, { ...returned, notes: [{ stepId: 's1', text: ' ' }] })).status, 400, 'blanks say nothing');
      const review = await reviewOf(planId);
      assert.deepEqual([review?.state, review?.comment, review?.notes, review?.decidedBy?.name, review?.version], ['returned', returned.comment, returned.notes, 'head', version]);
      const again = uuidv7();
      assert.equal((await submit(planId, again)).status, 204);
      assert.equal((await decide(again, approved, 't1/deputy')).status, 204);
      assert.deepEqual([(await reviewOf(planId))?.state, (await reviewOf(planId))?.id], ['approved', again]);
      const { items } = await service.ask('t1/teacher1', routes.listNotices);
      const told = items.flatMap((notice) => (notice.kind === 'plan-approved' || notice.kind === 'plan-returned' ? [notice] : [])).filter(({ parameters }) => parameters.planId === planId);
      assert.deepEqual(told.map(({ kind, sender, parameters }) => [kind, sender.name, parameters.title, parameters.reason]), [['plan-approved', 'deputy', head.title, null]]);
      assert.deepEqual((await service.ask('t1/teacher1', routes.listPlans)).items.find(({ id }) => id === planId)?.review?.state, 'approved');
    });

    it('are decided once when two decide at once, and handed in once from two devices', async () => {
      const planId = await begin();
      const ids = [uuidv7(), uuidv7()];
      const sent = await Promise.all(ids.map((id) => submit(planId, id)));
      assert.deepEqual(sent.map(({ status }) => status).sort(), [204, 409]);
      const reviewId = (await reviewOf(planId))?.id ?? '';
      const decided = await Promise.all([decide(reviewId, approved), decide(reviewId, returned, 't1/deputy')]);
      assert.deepEqual(decided.map(({ status }) => status).sort(), [204, 409]);
      assert.equal((await reviewOf(planId))?.state, decided[0].status === 204 ? 'approved' : 'returned');
    });

    it('are taken back while nobody has decided, by the author alone', async () => {
      const [planId, reviewId] = await handIn();
      assert.equal((await withdraw(planId, reviewId, 't1/deputy')).status, 404);
      assert.equal((await withdraw(planId, reviewId)).status, 204);
      assert.equal((await withdraw(planId, reviewId)).status, 204, 'twice is once');
      assert.equal(await reviewOf(planId), null);
      assert.deepEqual(await waitingFor('t1/head'), []);
      const kept = await service.services.carrier.db.selectFrom('plan_review').select('content').where('id', '=', reviewId).execute();
      assert.deepEqual(kept, [{ content: '' }], 'nothing is kept of what was taken back');
      assert.equal((await decide(reviewId, approved)).status, 404);
      const again = uuidv7();
      assert.equal((await submit(planId, again)).status, 204);
      assert.equal((await decide(again, approved)).status, 204);
      assert.equal((await withdraw(planId, again)).status, 409);
    });

    it('hold no words of others, and what is no document is refused', async () => {
      const planId = await begin();
      const forged = update((doc) => doc.getMap('threads').set('c', new Y.Map<unknown>([['stepId', 's'], ['quote', ''], ['messages', Y.Array.from([{ by: 'head', name: 'head', at: '2026-09-01T00:00:00.000Z', text: '同意' }])]])));
      assert.equal((await submit(planId, uuidv7(), { update: forged })).status, 403);
      assert.equal((await submit(planId, uuidv7(), { update: 'AAAAAAA=' })).status, 204, 'an empty one is a document');
      const broken = await submit(await begin(), uuidv7(), { update: 'AQEB' });
      assert.equal(broken.status, 400);
    });
  });
}
