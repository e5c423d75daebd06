/** Results of children are told to each family alone, whichever way they would go to all. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header } from '../../../contract/src/index.ts';
import { AnnouncedFiles, Attacher, photo } from '../testing/attachments.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makeConversations } from '../testing/conversations.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';

const marks = '李明 96分，欧阳雨桐 88分';
const times = '面谈：李明 8:00，欧阳雨桐 8点15分。午餐 2份，三年级1班 36分。';

for (const carrier of testCarriers) {
  describe(`results to all on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
      const { db } = service.services.carrier;
      for (const [id, name] of [['p1', '李明'], ['p2', '欧阳雨桐'], ['p3', '买买提·艾力']] as const) await db.updateTable('person').set({ name }).where((where) => where.and({ tenant_id: 't1', id })).execute();
      // Of one child the family writes another name.
      await db.updateTable('person').set({ alternative_name: 'ئەلى' }).where((where) => where.and({ tenant_id: 't1', id: 'p1' })).execute();
    });
    after(() => service.close());

    const announced = new AnnouncedFiles(() => service);
    const attacher = new Attacher(() => service);

    const said = async (response: Response): Promise<string | undefined> => {
      const body = (await response.json()) as { code?: string; action?: string };
      if (body.code === 'results-to-all') assert.match(body.action ?? '', /只给各家看|私聊/);
      return body.code;
    };
    const write = async (person: string, conversationId: string, text: string, id = uuidv7()) =>
      said(await service.call(`t1/${person}`, `/conversations/${conversationId}/messages`, { method: 'POST', json: { id, text } }));
    const edit = async (person: string, conversationId: string, id: string, text: string) => said(await service.call(`t1/${person}`, `/conversations/${conversationId}/messages/${id}`, { method: 'PUT', json: { text } }));
    const announce = async (given: object) =>
      said(
        await service.call('t1/teacher1', '/announcements', {
          method: 'POST',
          headers: { [header.idempotencyKey]: uuidv7() },
          json: { audience: { kind: 'classes', classIds: ['c1'] }, title: '通知', text: '请看。', personal: [], urgentReason: null, ask: { kind: 'none' }, dueAt: null, scheduledFor: null, ...given },
        }),
      );

    it('[SEC-15] an announcement tells marks of several children to nobody, wherever they stand in it', async () => {
      const option = (label: string, place: number) => ({ id: `o${place + 1}`, label, capacity: null, startsAt: null });
      for (const given of [{ text: marks }, { title: marks }, { urgentReason: marks }, { text: 'ئەلى 96分, 欧阳雨桐 88分' }, { ask: { kind: 'choice', most: 1, options: ['李明 96分', '欧阳雨桐 88分'].map(option) } }]) {
        assert.equal(await announce(given), 'results-to-all', JSON.stringify(given));
      }
      const slot = { id: 's1', startsAt: '2027-03-01T08:00:00.000Z' };
      for (const given of [
        { ask: { kind: 'consent', refusal: marks } },
        { ask: { kind: 'appointment', place: marks, minutes: 10, slots: [slot] } },
        { attachments: [await announced.upload('teacher1', photo, { name: `${marks}.jpg` })] },
        { attachments: [await announced.upload('teacher1', photo, { description: marks })] },
      ]) {
        assert.equal(await announce(given), 'results-to-all', JSON.stringify(given));
      }
      assert.equal(await announce({ attachments: [await announced.upload('teacher1', photo, { description: '教室的座位图' })] }), undefined);
      for (const given of [{ text: times }, { text: '李明 96分。' }, { text: '李明（ئەلى）96分。' }]) assert.equal(await announce(given), undefined, JSON.stringify(given));
      assert.equal(await announce({ personal: [{ childId: 'p1', text: '96分' }, { childId: 'p2', text: '88分' }] }), undefined, 'each family its own');
    });

    it('[SEC-15] no family is told the mark of a child of another one, nor where it alone reads it', async () => {
      const toOne = { audience: { kind: 'children', childIds: ['p1'] } };
      assert.equal(await announce({ ...toOne, text: marks }), 'results-to-all');
      assert.equal(await announce({ ...toOne, text: '李明 96分，全班平均 88分' }), undefined);
      assert.equal(await announce({ personal: [{ childId: 'p1', text: marks }] }), 'results-to-all');
    });

    it('[SEC-15] names and descriptions of files, and the title of a topic, are words, too', async () => {
      for (const named of [{ name: `${marks}.jpg` }, { description: marks }]) {
        const id = await attacher.upload('teacher1', 'topic-c1', photo, named);
        assert.equal(await said(await attacher.send('teacher1', 'topic-c1', [id])), 'results-to-all', JSON.stringify(named));
      }
      const open = async (title: string) =>
        said(await service.call('t1/teacher1', '/conversations', { method: 'POST', headers: { [header.idempotencyKey]: uuidv7() }, json: { kind: 'class', classId: 'c1', title } }));
      const rename = async (title: string) => said(await service.call('t1/teacher1', '/conversations/topic-c1', { method: 'PUT', json: { title } }));
      for (const change of [open, rename]) {
        assert.equal(await change(marks), 'results-to-all');
        assert.equal(await change('春游'), undefined);
      }
    });

    it('[SEC-15] nor does a talk of the class, whoever writes it, also not by changing a message', async () => {
      for (const person of ['teacher1', 'g1']) assert.equal(await write(person, 'topic-c1', marks), 'results-to-all', person);
      const id = uuidv7();
      assert.equal(await write('teacher1', 'topic-c1', times, id), undefined);
      assert.equal(await edit('teacher1', 'topic-c1', id, marks), 'results-to-all');
      assert.equal(await edit('teacher1', 'topic-c1', id, `${times} 谢谢！`), undefined);
    });

    it('[SEC-15] who teaches two classes tells neither the marks of the other', async () => {
      const both = '李明 96分，买买提·艾力 88分';
      assert.equal(await write('g1', 'topic-c1', both), undefined, 'nobody there knows the other child');
      await service.services.carrier.db.insertInto('enrolment').values({ tenant_id: 't1', class_id: 'c2', person_id: 'teacher1', role: 'teacher', subject: '科学', ended_at: null }).execute();
      assert.equal(await write('teacher1', 'topic-c1', both), 'results-to-all');
      assert.equal(await announce({ text: both }), 'results-to-all');
    });

    it('[SEC-15] in a private talk about one child a teacher writes what is to be said', async () => {
      assert.equal(await write('teacher1', 'talk-p1', '李明 96分，班上最高 98分'), undefined);
    });
  });
}
