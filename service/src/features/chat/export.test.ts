/** Safeguarding: the school can read a talk whole, with a ground, and never unseen. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { makeConversations } from '../../testing/conversations.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const ground = '班主任报告，需要核实';

for (const carrier of testCarriers) {
  describe(`safeguarding export on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    const exportOf = async (person: string, conversationId: string, body: object = { ground }) =>
      service.call(person, `/conversations/${conversationId}/exports`, { method: 'POST', json: body });

    it('holds what was edited, taken back and reported, and names each export', async () => {
      const id = uuidv7();
      const path = '/conversations/talk-p1/messages';
      await service.call('t1/g1', path, { method: 'POST', json: { id, text: '第一稿' } });
      await service.call('t1/g1', `${path}/${id}`, { method: 'PUT', json: { text: '第二稿' } });
      await service.call('t1/teacher1', '/conversations/talk-p1/reports', {
        method: 'POST', headers: { [header.idempotencyKey]: uuidv7() }, json: { messageId: id, reason: 'bullying', text: '请看' },
      });
      await service.call('t1/g1', `${path}/${id}`, { method: 'DELETE' });
      await exportOf('t1/m-school', 'talk-p1');
      const whole = await service.ask('t1/m-county', routes.exportConversation, { params: { conversationId: 'talk-p1' }, body: { ground } });
      assert.deepEqual(whole.messages.map(({ text, state }) => [text, state]), [['第一句话 talk-p1', 'shown'], ['', 'retracted']]);
      assert.deepEqual(
        whole.acts.map(({ act, actor, before: stood, reason }) => [act, actor.id, stood, reason]),
        [['edit', 'g1', '第一稿', null], ['retract', 'g1', '第二稿', null], ['export', 'm-school', null, ground], ['export', 'm-county', null, ground]],
      );
      assert.deepEqual(whole.reports.map(({ messageText, reason }) => [messageText, reason]), [['第二稿', 'bullying']]);
      // Who reported is nobody's business here.
      assert.ok(!JSON.stringify(whole.reports).includes('teacher1'));
    });

    it('is for managers of the school and above alone, and needs a ground', async () => {
      for (const [person, conversation, status] of [
        ['t1/m-school', 'topic-c1', 201],
        ['t1/m-county', 'topic-c2', 201],
        ['t1/m-school', 'topic-c2', 404],
        ['t1/m-county', 'talk-q1', 404],
        ['t2/q-manager', 'talk-p1', 404],
        ['t1/m-county', 'nothing', 404],
        ['t1/teacher1', 'topic-c1', 403],
        ['t1/g1', 'talk-p1', 403],
        ['t1/p1', 'talk-p1', 403],
      ] as const) {
        assert.equal((await exportOf(person, conversation)).status, status, `${person} ${conversation}`);
      }
      assert.equal((await exportOf('t1/m-county', 'talk-p1', {})).status, 400);
      assert.equal((await exportOf('t1/m-county', 'talk-p1', { ground: ' 看 ' })).status, 400);
    });
  });
}
