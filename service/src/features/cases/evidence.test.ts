/** What was attached to a reported message: those who decide see it, nobody else does, and its writer cannot make it disappear. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes, type RouteOutput } from '../../../../contract/src/index.ts';
import { Attacher } from '../../testing/attachments.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { makeConversations } from '../../testing/conversations.ts';
import { secret } from '../../testing/pictures.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

type Case = RouteOutput<typeof routes.actOnCase>;
const ground = '家长报告，需要核实';

for (const carrier of testCarriers) {
  describe(`evidence of cases on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    const attacher = new Attacher(() => service);
    const keyed = (json: unknown): CallOptions => ({ method: 'POST', json, headers: { [header.idempotencyKey]: uuidv7() } });
    const report = async (person: string, conversationId: string, messageId: string, more: CallOptions = {}): Promise<string> => {
      const response = await service.call(`t1/${person}`, `/conversations/${conversationId}/reports`, { ...keyed({ messageId, reason: 'indecent', text: '' }), ...more });
      assert.equal(response.status, 201, await response.clone().text());
      return ((await response.json()) as { caseNumber: string }).caseNumber;
    };
    const caseOf = async (person: string, caseNumber: string): Promise<Case> =>
      (await service.ask(`t1/${person}`, routes.listCases, { query: { limit: '100' } })).items.find((one) => one.caseNumber === caseNumber) ?? assert.fail(`${person} does not see ${caseNumber}`);
    const look = async (person: string, caseId: string, id: string, more: CallOptions = {}): Promise<Response> =>
      service.call(person.includes('/') ? person : `t1/${person}`, `/cases/${caseId}/attachments/${id}/readings`, { method: 'POST', ...more });
    const retract = async (person: string, conversationId: string, messageId: string): Promise<Response> =>
      service.call(`t1/${person}`, `/conversations/${conversationId}/messages/${messageId}`, { method: 'DELETE' });
    const acts = async (conversationId: string) =>
      service.services.carrier.db.selectFrom('conversation_act').select(['act', 'actor_id', 'message_id', 'reason', 'case_id']).where('conversation_id', '=', conversationId).orderBy('id').execute();

    it('[LI-11] a reported photo is seen by those who decide the case, each look is on record, and by nobody else', async () => {
      const { id, messageId } = await attacher.sent('g1', 'topic-c1');
      const caseNumber = await report('teacher1', 'topic-c1', messageId);
      const one = await caseOf('m-school', caseNumber);
      const [named] = one.message.attachments ?? [];
      assert.deepEqual([named?.id, named?.kind, named?.name, named?.kept], [id, 'picture', '折纸.jpg', true]);
      for (const person of ['m-school', 'm-county', 'teacher1']) {
        const answer = await look(person, one.id, id);
        assert.equal(answer.status, 200, person);
        const bytes = Buffer.from(await answer.arrayBuffer());
        assert.deepEqual([bytes.length, createHash('sha256').update(bytes).digest('hex'), bytes.includes(secret)], [named?.sizeBytes, named?.sha256, false]);
        assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
        assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/);
        assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
      }
      const looks = (await acts('topic-c1')).filter(({ act }) => act === 'look');
      assert.deepEqual(looks.map(({ actor_id, message_id, reason, case_id }) => [actor_id, message_id, reason, case_id]), ['m-school', 'm-county', 'teacher1'].map((person) => [person, messageId, '折纸.jpg', one.id]));
      assert.deepEqual((await caseOf('m-school', caseNumber)).acts.map(({ act, by, reason }) => [act, by.id, reason]), ['m-school', 'm-county', 'teacher1'].map((person) => ['look', person, '折纸.jpg']));

      for (const [person, status] of [['g1', 403], ['p1', 403], ['g3', 403], ['teacher2', 404], ['t2/q-manager', 404], ['t2/q-teacher', 404]] as const) assert.equal((await look(person, one.id, id)).status, status, person);
      assert.equal((await look('both', one.id, id, { as: 'both:guardian' })).status, 403);
      for (const [caseId, attachmentId] of [[uuidv7(), id], [one.id, uuidv7()]] as const) assert.equal((await look('m-school', caseId, attachmentId)).status, 404);
      assert.equal((await service.call(null, `/cases/${one.id}/attachments/${id}/readings`, { method: 'POST' })).status, 401);
      assert.equal((await acts('topic-c1')).filter(({ act }) => act === 'look').length, 3, 'who was refused stands in no record');
      // What is told of it names neither the writer's other files nor who reported.
      const other = await attacher.sent('g1', 'topic-c1');
      assert.equal((await look('m-school', one.id, other.id)).status, 404);
      const unsent = await attacher.upload('g1', 'topic-c1');
      assert.equal((await look('m-school', one.id, unsent)).status, 404);
    });

    it('[LI-11] of a private talk the school has it, and no teacher', async () => {
      const { id, messageId } = await attacher.sent('teacher1', 'talk-p1');
      const one = await caseOf('m-school', await report('g1', 'talk-p1', messageId));
      assert.equal((await look('m-school', one.id, id)).status, 200);
      for (const person of ['teacher1', 'both', 'teacher2']) assert.equal((await look(person, one.id, id, { as: `${person}:teacher` })).status, 404, person);
    });

    it('[LI-11] a writer who takes back what was reported sees an ordinary retraction, and the case keeps text and photo', async () => {
      const plain = await attacher.sent('g1', 'talk-p1', { text: '没有人报告' });
      const reported = await attacher.sent('g1', 'talk-p1', { text: '加我看更多' });
      const caseNumber = await report('teacher1', 'talk-p1', reported.messageId);
      const answers = [];
      for (const { messageId } of [plain, reported]) {
        const response = await retract('g1', 'talk-p1', messageId);
        const { id: _id, sequence: _sequence, revision: _revision, sentAt: _sentAt, ...rest } = (await response.json()) as Record<string, unknown>;
        answers.push([response.status, rest, [...response.headers.keys()].sort()]);
      }
      assert.deepEqual(answers[1], answers[0]);
      for (const { id } of [plain, reported]) for (const person of ['g1', 'teacher1']) assert.equal((await attacher.read(person, 'talk-p1', id)).status, 404);
      for (const person of ['g1', 'teacher1']) {
        const text = await (await service.call(`t1/${person}`, '/conversations/talk-p1/messages')).text();
        assert.doesNotMatch(text, new RegExp(`加我看更多|${reported.id}`));
      }
      const one = await caseOf('m-school', caseNumber);
      assert.deepEqual([one.message.state, one.message.text, one.message.attachments?.map(({ kept }) => kept)], ['retracted', '加我看更多', [true]]);
      assert.equal((await (await look('m-school', one.id, reported.id)).arrayBuffer()).byteLength, one.message.attachments?.[0]?.sizeBytes);
      // Taken back once more it is still there; it cannot be sent again, nor dropped.
      assert.equal((await retract('g1', 'talk-p1', reported.messageId)).status, 200);
      assert.equal((await attacher.send('g1', 'talk-p1', [reported.id])).status, 404);
      assert.equal((await service.call('t1/g1', `/conversations/talk-p1/attachments/${reported.id}`, { method: 'DELETE' })).status, 404);
      assert.equal((await look('m-school', one.id, reported.id)).status, 200);
    });

    it('[LI-11] what a moderator hid, and what was taken back a moment before the report, is kept as well', async () => {
      const hidden = await attacher.sent('g1', 'topic-c1', { text: '藏起来的' });
      await service.ask('t1/teacher1', routes.moderateConversation, { params: { conversationId: 'topic-c1' }, body: { act: 'hide', messageId: hidden.messageId, reason: '不合适' } });
      assert.equal((await retract('g1', 'topic-c1', hidden.messageId)).status, 200);
      const one = await caseOf('m-school', await report('both', 'topic-c1', hidden.messageId, { as: 'both:teacher' }));
      assert.deepEqual([one.message.text, one.message.attachments?.[0]?.kept], ['藏起来的', true]);
      assert.equal((await look('m-school', one.id, hidden.id)).status, 200);
      const gone = await attacher.sent('g1', 'topic-c1', { text: '发完就撤' });
      assert.equal((await retract('g1', 'topic-c1', gone.messageId)).status, 200);
      const late = await caseOf('m-school', await report('teacher1', 'topic-c1', gone.messageId));
      assert.deepEqual([late.message.text, late.message.attachments], ['发完就撤', undefined]);
    });

    it('[LI-11] a report and a retraction at the same moment lose nothing that the case names', async () => {
      for (let round = 0; round < 6; round += 1) {
        const { id, messageId } = await attacher.sent('g1', 'topic-c1', { text: `第${round}张` });
        const [caseNumber, retraction] = await Promise.all([report('teacher1', 'topic-c1', messageId), retract('g1', 'topic-c1', messageId)]);
        assert.equal(retraction.status, 200);
        const one = await caseOf('m-school', caseNumber);
        assert.equal(one.message.text, `第${round}张`);
        for (const { kept } of one.message.attachments ?? []) assert.ok(kept);
        if (one.message.attachments !== undefined) assert.equal((await look('m-school', one.id, id)).status, 200);
      }
    });

    it('the whole talk names what is attached, with its sum; the case by which it was read has the bytes, for a day', async () => {
      const first = await attacher.sent('g1', 'talk-p1', { text: '前一张' });
      const second = await attacher.sent('g1', 'talk-p1', { text: '被报告的一张' });
      const one = await caseOf('m-school', await report('teacher1', 'talk-p1', second.messageId));
      await retract('g1', 'talk-p1', second.messageId);
      assert.equal((await look('m-school', one.id, first.id)).status, 404);
      const exported = async (person: string, conversationId: string, body: object) => service.call(`t1/${person}`, `/conversations/${conversationId}/exports`, { method: 'POST', json: { ground, ...body } });
      // Read without a case it opens nothing, nor does the case of another talk.
      await exported('m-school', 'talk-p1', {});
      assert.equal((await look('m-school', one.id, first.id)).status, 404);
      assert.equal((await exported('m-school', 'topic-c1', { caseId: one.id })).status, 404);
      const { messages, reports } = (await (await exported('m-school', 'talk-p1', { caseId: one.id })).json()) as RouteOutput<typeof routes.exportConversation>;
      const shown = [first, second].map(({ messageId }) => messages.find(({ id }) => id === messageId)?.attachments?.[0]);
      assert.deepEqual(shown.map((file) => [file?.id, file?.kept, file?.sha256?.length]), [[first.id, true, 64], [second.id, true, 64]]);
      assert.equal(reports.find(({ messageId }) => messageId === second.messageId)?.attachments?.[0]?.id, second.id);
      for (const { id } of [first, second]) assert.equal((await look('m-school', one.id, id)).status, 200);
      // It is the reader's alone, in this talk alone, and not for ever.
      assert.equal((await look('m-county', one.id, first.id)).status, 404);
      const elsewhere = await attacher.sent('g1', 'topic-c1');
      assert.equal((await look('m-school', one.id, elsewhere.id)).status, 404);
      const { db } = service.services.carrier;
      await db.updateTable('conversation_act').set({ at: new Date(Date.now() - 25 * 3_600_000).toISOString() }).where('case_id', '=', one.id).where('act', '=', 'export').execute();
      assert.equal((await look('m-school', one.id, first.id)).status, 404);
      assert.equal((await look('m-school', one.id, second.id)).status, 200);
      assert.doesNotMatch(JSON.stringify((await caseOf('m-school', one.caseNumber)).acts), /export/);
    });
  });
}
