/** Lesson plans over HTTP: what the ports do not show, such as broken updates, pages, ids that are taken, and who hears of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import * as Y from 'yjs';
import { routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { until } from '../../testing/until.ts';
import { makeWorld } from '../../testing/world.ts';

const head = { title: '认识几分之一', subject: '数学', lessonMinutes: 40, steps: 6 };
function update(key: string, word: string): string {
  const doc = new Y.Doc();
  doc.getMap('plan').set(key, word);
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
}
function wordsOf(updates: readonly string[]): Record<string, unknown> {
  const doc = new Y.Doc();
  for (const one of updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(one, 'base64')));
  return doc.getMap('plan').toJSON();
}

for (const carrier of testCarriers) {
  describe(`lesson plans on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    /** Whoever is more than a teacher acts as one here. */
    const as = (by: string) => (by === 't1/both' ? { as: 'both:teacher' } : {});
    const create = (planId: string, body: object = {}, by = 't1/teacher1') =>
      service.call(by, `/plans/${planId}`, { method: 'PUT', json: { head, update: update('a', '一'), copyOf: null, ...body }, ...as(by) });
    const edit = (planId: string, content: string, by = 't1/teacher1', updateId: string = uuidv7()) =>
      service.call(by, `/plans/${planId}/updates/${updateId}`, { method: 'PUT', json: { head, update: content }, ...as(by) });
    const read = (planId: string, by = 't1/teacher1') => service.ask(by, routes.readPlan, { params: { planId } });
    const list = (by: string, query: Record<string, string>) => service.ask(by, routes.listPlans, { query });
    const begin = async (): Promise<string> => {
      const planId = uuidv7();
      assert.equal((await create(planId)).status, 204);
      return planId;
    };

    it('refuses what is no update, and stays readable', async () => {
      const planId = await begin();
      for (const broken of ['', '!!!!', 'AQEB', Buffer.from('hello').toString('base64')]) {
        const response = await edit(planId, broken);
        assert.equal(response.status, 400, broken);
      }
      assert.equal((await create(uuidv7(), { update: Buffer.from('broken').toString('base64') })).status, 400);
      assert.deepEqual(wordsOf((await read(planId)).updates), { a: '一' });
    });

    it('refuses what would make readers fail: what follows upon nothing, and what does not fit what is there', async () => {
      const planId = await begin();
      // Of one writer: a first letter, and a second that says it stands behind the fifty-first.
      const first = new Y.Doc();
      first.clientID = 7;
      first.getText('t').insert(0, 'a');
      const second = Buffer.from([1, 1, 7, 1, 0x84, 7, 50, 1, 0x62, 0]).toString('base64');
      assert.equal((await edit(planId, second)).status, 400, 'what it follows upon is not there');
      assert.equal((await edit(planId, Buffer.from(Y.encodeStateAsUpdate(first)).toString('base64'))).status, 204);
      assert.equal((await edit(planId, second)).status, 400, 'what it stands behind is not there');
      // The first letter again, and with it the same second one, as one piece.
      assert.equal((await edit(planId, Buffer.from([1, 1, 7, 0, 0x84, 7, 50, 2, 0x61, 0x62, 0]).toString('base64'))).status, 400);
      // Taken out is a letter of somebody who has written none.
      assert.equal((await edit(planId, Buffer.from([0, 1, 9, 1, 0, 1]).toString('base64'))).status, 400);
      assert.equal((await edit(planId, update('b', '二'))).status, 204);
      assert.deepEqual(wordsOf((await read(planId)).updates), { a: '一', b: '二' });
    });

    it('folds many updates of one document into few rows; one that comes again changes nothing', async () => {
      const planId = await begin();
      const doc = new Y.Doc();
      const sent: { id: string; content: string }[] = [];
      doc.on('update', (bytes: Uint8Array) => sent.push({ id: uuidv7(), content: Buffer.from(bytes).toString('base64') }));
      for (let number = 0; number < 40; number += 1) doc.getMap('plan').set(number % 2 === 0 ? 'even' : 'odd', String(number));
      for (const { id, content } of sent) assert.equal((await edit(planId, content, 't1/teacher1', id)).status, 204);
      assert.deepEqual(wordsOf((await read(planId)).updates), { a: '一', even: '38', odd: '39' });
      const rows = () => service.services.carrier.db.selectFrom('lesson_plan_update').select('id').where('plan_id', '=', planId).execute();
      const stored = await rows();
      assert.ok(stored.length < 15, `${stored.length} rows`);
      const { changedAt } = await read(planId);
      for (const { id, content } of [sent[0], sent[39]].flatMap((one) => one ?? [])) assert.equal((await edit(planId, content, 't1/teacher1', id)).status, 204);
      assert.deepEqual(await rows(), stored);
      assert.equal((await read(planId)).changedAt, changedAt);
    });

    it('hands out a plan that is longer than any body, and says when one is full', async () => {
      const planId = await begin();
      const long = (key: string) => update(key, key.repeat(600_000));
      for (const key of ['x', 'y', 'z']) assert.equal((await edit(planId, long(key))).status, 204);
      const full = await edit(planId, long('w'));
      assert.equal(full.status, 413);
      assert.match(await full.text(), /"code":"body-too-large".*副本/su);
      const { updates } = await read(planId);
      assert.ok(updates.join('').length > 2_000_000);
      assert.deepEqual(Object.keys(wordsOf(updates)).sort(), ['a', 'x', 'y', 'z']);
      assert.equal((await edit(planId, update('small', '一'))).status, 204);
    });

    it('keeps each of a hundred updates that come at once, and hands them out as one', async () => {
      const planId = await begin();
      const answers = await Promise.all(Array.from({ length: 100 }, (_, number) => edit(planId, update(`w${number}`, String(number)))));
      assert.ok(answers.every(({ status }) => status === 204));
      const { updates } = await read(planId);
      assert.equal(updates.length, 1);
      assert.equal(Object.keys(wordsOf(updates)).length, 101);
    });

    it('an id that somebody else has taken is not found, and gives nothing away', async () => {
      const planId = await begin();
      assert.equal((await create(planId)).status, 204, 'sent again');
      assert.equal((await create(planId, {}, 't1/both')).status, 404);
      assert.equal((await create(planId, {}, 't2/q-teacher')).status, 204, 'another tenant has ids of its own');
      assert.deepEqual(wordsOf((await read(planId, 't2/q-teacher')).updates), { a: '一' });
    });

    it('lets nobody who writes along speak for a colleague: not in a new comment, in an answer, by changing or taking away words, or by settling', async () => {
      const planId = await begin();
      assert.equal((await service.call('t1/teacher1', `/plans/${planId}/people`, { method: 'PUT', json: { personIds: ['both'] } })).status, 204);
      const message = (by: string, text: string) => ({ by, name: '王校长', at: '2026-11-20T01:00:00.000Z', text });
      /** What an edit of the document as it is comes to. */
      const change = async (act: (threads: Y.Map<unknown>) => void): Promise<string> => {
        const doc = new Y.Doc();
        for (const one of (await read(planId)).updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(one, 'base64')));
        const known = Y.encodeStateVector(doc);
        doc.transact(() => act(doc.getMap('threads')));
        return Buffer.from(Y.encodeStateAsUpdate(doc, known)).toString('base64');
      };
      const thread = (...messages: object[]) => new Y.Map<unknown>(Object.entries({ stepId: 's1', quote: '', messages: Y.Array.from(messages), resolved: null }));
      const messagesOf = (threads: Y.Map<unknown>, id: string) => (threads.get(id) as Y.Map<unknown>).get('messages') as Y.Array<unknown>;
      const status = async (act: (threads: Y.Map<unknown>) => void, by: string) => (await edit(planId, await change(act), by)).status;

      assert.equal(await status((threads) => threads.set('mine', thread(message('teacher1', '一'))), 't1/teacher1'), 204);
      assert.equal(await status((threads) => messagesOf(threads, 'mine').push([message('both', '二')]), 't1/both'), 204);
      const attacks: Record<string, (threads: Y.Map<unknown>) => void> = {
        'a comment in the name of the author': (threads) => threads.set('forged', thread(message('teacher1', '同意'))),
        'one of the own, and behind it one in the name of the author': (threads) => threads.set('forged', thread(message('both', '一'), message('teacher1', '同意'))),
        'an answer in the name of the author': (threads) => messagesOf(threads, 'mine').push([message('teacher1', '同意')]),
        'the words of the author once more': (threads) => messagesOf(threads, 'mine').push([message('teacher1', '一')]),
        'other words in place of them': (threads) => {
          messagesOf(threads, 'mine').delete(0);
          messagesOf(threads, 'mine').insert(0, [message('teacher1', '改')]);
        },
        'a comment taken away': (threads) => messagesOf(threads, 'mine').delete(0),
        'a thread taken away': (threads) => threads.delete('mine'),
        'a thread put in its place': (threads) => threads.set('mine', thread(message('both', '二'))),
        'what it is about': (threads) => (threads.get('mine') as Y.Map<unknown>).set('quote', '别的话'),
        'settled in the name of the author': (threads) => (threads.get('mine') as Y.Map<unknown>).set('resolved', { by: 'teacher1', name: '', at: '2026-11-20T01:00:00.000Z' }),
        'settled by nobody who could be asked': (threads) => (threads.get('mine') as Y.Map<unknown>).set('resolved', { name: '王校长', at: '2026-11-20T01:00:00.000Z' }),
      };
      for (const [name, attack] of Object.entries(attacks)) assert.equal(await status(attack, 't1/both'), 403, name);
      const forged = new Y.Doc();
      forged.getMap('threads').set('t', thread(message('teacher1', '同意')));
      assert.equal((await create(uuidv7(), { update: Buffer.from(Y.encodeStateAsUpdate(forged)).toString('base64') }, 't1/both')).status, 403, 'a plan that begins with it');
      // Settled, opened again and answered by those who may.
      assert.equal(await status((threads) => (threads.get('mine') as Y.Map<unknown>).set('resolved', { by: 'both', name: '', at: '2026-11-20T01:00:00.000Z' }), 't1/both'), 204);
      assert.equal(await status((threads) => (threads.get('mine') as Y.Map<unknown>).set('resolved', null), 't1/teacher1'), 204);
      const doc = new Y.Doc();
      for (const one of (await read(planId)).updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(one, 'base64')));
      assert.deepEqual([...doc.getMap('threads').keys(), ...messagesOf(doc.getMap('threads'), 'mine').toArray().map((one) => (one as { text: string }).text)], ['mine', '一', '二']);
    });

    it('comes in pages without gaps', async () => {
      for (let number = 0; number < 5; number += 1) await begin();
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof list>> = await list('t1/teacher1', { limit: '2', ...(cursor !== '' && { cursor }) });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      assert.equal(new Set(seen).size, (await list('t1/teacher1', {})).total);
      assert.equal(seen.length, new Set(seen).size);
    });

    it('only colleagues of the same school are let in; who is let in and who is let out hears of it, and nobody else', async () => {
      const planId = await begin();
      const share = (...personIds: string[]) => service.call('t1/teacher1', `/plans/${planId}/people`, { method: 'PUT', json: { personIds } });
      assert.deepEqual((await service.ask('t1/teacher1', routes.listColleagues)).items.map(({ id }) => id), ['both']);
      assert.equal((await share('teacher2')).status, 404, 'another school');
      assert.equal((await share('p1')).status, 404, 'a pupil');
      const { lastSequence } = await service.ask('t1/both', routes.listChanges);
      const heard = async (person: string) =>
        (await service.ask(person, routes.listChanges, { query: { after: String(lastSequence) } })).items.filter(({ subject }) => subject.planId === planId).length;
      assert.equal((await share('both')).status, 204);
      await until(async () => (await heard('t1/both')) === 1);
      assert.equal((await edit(planId, update('b', '二'), 't1/both')).status, 204);
      assert.equal((await share()).status, 204);
      await until(async () => (await heard('t1/both')) === 3);
      assert.equal((await edit(planId, update('c', '三'), 't1/both')).status, 404);
      assert.deepEqual([await heard('t1/both'), await heard('t1/teacher2'), await heard('t1/p1'), await heard('t1/g1')], [3, 0, 0, 0]);
      assert.deepEqual(wordsOf((await read(planId)).updates), { a: '一', b: '二' });
    });
  });
}
