/** Many people write at the same moment: each message once, each talk without gaps, and nobody's mistake costs another. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { makeConversations } from '../../testing/conversations.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

for (const carrier of testCarriers) {
  describe(`messages stored together on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    const send = async (person: string, conversationId: string, draft: { id?: string; text: string; replyTo?: string }) => {
      const response = await service.call(`t1/${person}`, `/conversations/${conversationId}/messages`, { method: 'POST', json: { id: uuidv7(), ...draft } });
      return { status: response.status, ...((await response.json()) as { id?: string; sequence?: number; code?: string }) };
    };
    const read = async (person: string, conversationId: string) => (await service.ask(`t1/${person}`, routes.listMessages, { params: { conversationId }, query: { limit: '100' } })).items;

    it('gives each its own place, and tells of each once', async () => {
      const { db } = service.services.carrier;
      const writing = Array.from({ length: 60 }, async (_, place) => {
        const [person, talk] = [['teacher1', 'topic-c1'], ['g1', 'topic-c1'], ['teacher1', 'talk-p1'], ['g1', 'talk-p1']][place % 4] ?? [];
        return send(person ?? '', talk ?? '', { text: `${person} ${String(place).padStart(2, '0')}` });
      });
      const answers = await Promise.all(writing);
      assert.ok(answers.every(({ status }) => status === 201));
      for (const talk of ['topic-c1', 'talk-p1']) {
        const items = await read('teacher1', talk);
        assert.deepEqual(items.map(({ sequence }) => sequence), Array.from({ length: 31 }, (_, place) => place + 1));
        for (const person of ['teacher1', 'g1']) {
          const own = items.map(({ text }) => text).filter((text) => text.startsWith(person));
          assert.equal(new Set(own).size, 15);
        }
      }
      const events = await db.selectFrom('outbox').select(['subject', 'audience']).where('type', '=', 'conversation.changed').execute();
      assert.equal(new Set(events.map(({ subject }) => JSON.stringify(subject))).size, 60);
      assert.equal(events.length, 60);
      for (const { subject, audience } of events) {
        if (subject.conversationId === 'talk-p1') assert.deepEqual(audience?.toSorted(), ['g1', 'teacher1']);
      }
    });

    it('stores a message once, however often and beside whom it is sent', async () => {
      const [id, answered] = [uuidv7(), uuidv7()];
      const answers = await Promise.all(Array.from({ length: 8 }, () => send('g1', 'talk-p1', { id, text: '只有一次' })));
      assert.deepEqual(answers.map(({ status }) => status), Array.from({ length: 8 }, () => 201));
      assert.equal(new Set(answers.map(({ sequence }) => sequence)).size, 1);
      const others = await Promise.all([
        send('teacher1', 'talk-p1', { id, text: '冒充' }),
        send('teacher1', 'talk-p1', { id: answered, text: '回答', replyTo: id }),
        send('g3', 'talk-p1', { text: '别人家' }),
        send('g1', 'nothing', { text: '没有' }),
        send('g1', 'talk-p1', { text: '引用', replyTo: uuidv7() }),
      ]);
      assert.deepEqual(others.map(({ status, code }) => code ?? status), ['conflict', 201, 'not-found', 'not-found', 'not-found']);
      const texts = (await read('g1', 'talk-p1')).map(({ text }) => text).slice(-2);
      assert.deepEqual(texts, ['只有一次', '回答']);
    });

    it('holds a flood of one person to the pace of the talk, and lets the others through', async () => {
      const pace = { method: 'PUT', json: { slowSeconds: 60 }, headers: { [header.idempotencyKey]: uuidv7() } };
      assert.equal((await service.call('t1/teacher2', '/conversations/topic-c2', pace)).status, 200);
      const flood = Array.from({ length: 20 }, async (_, place) => send('g3', 'topic-c2', { text: `刷屏 ${place}` }));
      const other = send('teacher2', 'topic-c2', { text: '老师的话' });
      const statuses = (await Promise.all(flood)).map(({ status, code }) => code ?? status);
      assert.deepEqual(statuses.toSorted(), [201, ...Array.from({ length: 19 }, () => 'slow-down')]);
      assert.equal((await other).status, 201);
    });
  });
}
