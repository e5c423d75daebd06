/** What becomes of uploads when something goes wrong, when nobody wants them any more, and when somebody wants too much. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes, type Problem } from '../../../../contract/src/index.ts';
import { Attacher, addressOf, photo } from '../../testing/attachments.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { makeConversations } from '../../testing/conversations.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { m4aOf, oggOf, webmOf } from '../../testing/sounds.ts';
import { makeWorld } from '../../testing/world.ts';
import { dropMarked, markDropped } from '../../uploads/dropped-files.ts';
import { PartStore } from '../../uploads/part-store.ts';
import { evidenceDays, unsentMs } from './attachment-sweep.ts';
import { detachAll, messageFiles } from './attachments.ts';
import { storeAttachmentPart } from './upload-attachment.ts';

const dayMs = 86_400_000;

for (const carrier of testCarriers) {
  describe(`uploads on ${carrier.name}`, () => {
    let service: TestService;
    let store: PartStore;
    before(async () => {
      service = await openTestService(carrier);
      store = new PartStore(service.services.config, messageFiles);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    const attacher = new Attacher(() => service);
    const codeOf = async (response: Response) => (response.ok ? 'ok' : ((await response.json()) as Problem).code);
    const folder = () => join(service.services.config.dataFolder, messageFiles, 't1');
    const isOnDisk = (conversationId: string, id: string) => existsSync(join(folder(), `${conversationId}.${id}`));
    const caller = async (person: string, role: string) => {
      const token = await service.token(`t1/${person}`);
      return service.services.callers.identify(new Request('http://localhost/', { headers: { Authorization: `Bearer ${token}`, 'LS-Identity': `${person}:${role}` } }), '127.0.0.1');
    };
    const report = async (person: string, conversationId: string, messageId: string) =>
      (await (await service.call(`t1/${person}`, `/conversations/${conversationId}/reports`, { method: 'POST', json: { messageId, reason: 'indecent', text: '' }, headers: { [header.idempotencyKey]: uuidv7() } })).json()) as { caseNumber: string };

    it('a photo that was never sent goes after a day without a touch; one with which somebody goes on stays', async () => {
      const [left, resumed] = [await attacher.upload('g1', 'talk-p1'), await attacher.upload('g1', 'talk-p1')];
      const begun = uuidv7();
      await attacher.begin('g1', 'talk-p1', begun);
      await attacher.part('g1', 'talk-p1', begun, 0, photo.subarray(0, 2000));
      const sweep = async (inMs: number) => service.services.attachments.sweep(Date.now() + inMs);
      await sweep(unsentMs - 60_000);
      assert.ok(isOnDisk('talk-p1', left));
      const { db } = service.services.carrier;
      const old = new Date(Date.now() - unsentMs - 60_000).toISOString();
      await db.updateTable('message_attachment').set({ touched_at: old }).where('message_id', 'is', null).execute();
      // Its message goes out at last, with a second photo: what came first is still there.
      assert.equal(await codeOf(await attacher.begin('g1', 'talk-p1', resumed)), 'ok');
      const second = await attacher.upload('g1', 'talk-p1');
      await sweep(0);
      assert.deepEqual([left, resumed, second].map((id) => isOnDisk('talk-p1', id)), [false, true, true]);
      assert.equal(readdirSync(folder()).some((name) => name.includes(begun)), false);
      assert.equal((await attacher.part('g1', 'talk-p1', begun, 2000, photo.subarray(2000))).status, 404);
      assert.equal((await attacher.send('g1', 'talk-p1', [resumed, second])).status, 201);
      await sweep(30 * dayMs);
      assert.deepEqual([resumed, second].map((id) => isOnDisk('talk-p1', id)), [true, true]);
    });

    it('bytes go only once that is committed, also where a process ended in between', async () => {
      const { id, messageId } = await attacher.sent('g1', 'talk-p1');
      const g1 = await caller('g1', 'guardian');
      const { db } = service.services.carrier;
      await assert.rejects(
        db.transaction().execute(async (transaction) => {
          await detachAll(transaction, g1, 'talk-p1', messageId, store);
          throw new Error('the line to the database broke');
        }),
      );
      assert.equal((await attacher.read('teacher1', 'talk-p1', id)).status, 200);
      await db.transaction().execute(async (transaction) => detachAll(transaction, g1, 'talk-p1', messageId, store));
      assert.ok(isOnDisk('talk-p1', id), 'the process ended here');
      await service.services.attachments.sweep();
      assert.ok(!isOnDisk('talk-p1', id));
      assert.deepEqual(await db.selectFrom('dropped_file').select('name').execute(), []);
    });

    it('one that cannot be dropped keeps no other from it, and is tried once each time', async () => {
      const { db } = service.services.carrier;
      const tried: string[] = [];
      class Broken extends PartStore {
        override async drop(tenantId: string, fileId: string): Promise<void> {
          tried.push(fileId);
          if (fileId.startsWith('0')) throw new Error('the disk does not answer');
          await super.drop(tenantId, fileId);
        }
      }
      const stuck = Array.from({ length: 230 }, (_, at) => `0-${String(at).padStart(3, '0')}`);
      await markDropped(db, 't1', store, [...stuck, 'z-free']);
      await assert.rejects(dropMarked(db, new Broken(service.services.config, messageFiles)), AggregateError);
      assert.deepEqual(tried, [...stuck, 'z-free']);
      const left = async () => (await db.selectFrom('dropped_file').select('name').orderBy('name').execute()).map(({ name }) => name);
      assert.deepEqual(await left(), stuck, 'what could not be dropped is not forgotten');
      await service.services.attachments.sweep();
      assert.deepEqual(await left(), []);
    });

    it('what is begun anew under the name of a dropped file is not dropped with it', async () => {
      const id = uuidv7();
      const { db } = service.services.carrier;
      await markDropped(db, 't1', store, [`talk-p1.${id}`, `talk-p1.${id}.parts`]);
      await attacher.begin('g1', 'talk-p1', id);
      await attacher.part('g1', 'talk-p1', id, 0, photo);
      await service.services.attachments.sweep();
      assert.equal((await attacher.send('g1', 'talk-p1', [id])).status, 201);
      assert.equal((await attacher.read('teacher1', 'talk-p1', id)).status, 200);
    });

    it('a process that ends after the last part was cleaned and before that was committed loses nothing', async () => {
      const id = uuidv7();
      await attacher.begin('g1', 'talk-p1', id);
      await attacher.part('g1', 'talk-p1', id, 0, photo.subarray(0, 3000));
      const place = { conversationId: 'talk-p1', attachmentId: id, offset: 3000 };
      const g1 = await caller('g1', 'guardian');
      await assert.rejects(
        service.services.carrier.db.transaction().execute(async (transaction) => {
          await storeAttachmentPart(transaction, g1, place, photo.subarray(3000), store);
          throw new Error('the process ended');
        }),
      );
      const { received } = (await (await attacher.begin('g1', 'talk-p1', id)).json()) as { received: number };
      assert.equal(received, 3000);
      assert.equal(await codeOf(await attacher.part('g1', 'talk-p1', id, 3000, photo.subarray(3000))), 'ok');
      assert.equal((await attacher.send('g1', 'talk-p1', [id])).status, 201);
      const bytes = async (attachmentId: string) => Buffer.from(await (await attacher.read('teacher1', 'talk-p1', attachmentId)).arrayBuffer());
      assert.deepEqual(await bytes(id), await bytes((await attacher.sent('g1', 'talk-p1')).id), 'the same as without the interruption');
      // Of the parts nothing is left.
      assert.deepEqual(readdirSync(folder()).filter((name) => name.includes(id)), [`talk-p1.${id}`]);
    });

    it('whoever may not write uploads nothing: muted, blocked, or in a talk that is closed', async () => {
      const moderate = (body: object) => service.call('t1/teacher1', '/conversations/topic-c1/moderation', { method: 'POST', json: body, headers: { [header.idempotencyKey]: uuidv7() } });
      const begun = uuidv7();
      await attacher.begin('g1', 'topic-c1', begun);
      await moderate({ act: 'mute', personId: 'g1', until: '2099-01-01T00:00:00.000Z', reason: '先静一静' });
      assert.equal(await codeOf(await attacher.begin('g1', 'topic-c1', uuidv7())), 'muted');
      assert.equal(await codeOf(await attacher.part('g1', 'topic-c1', begun, 0, photo)), 'muted');
      // What was begun can still be thrown away.
      assert.equal((await service.call('t1/g1', addressOf('topic-c1', begun), { method: 'DELETE' })).status, 204);
      await moderate({ act: 'unmute', personId: 'g1' });
      const configure = (state: 'open' | 'closed') => service.ask('t1/teacher1', routes.configureConversation, { params: { conversationId: 'topic-c1' }, body: { state } });
      await configure('closed');
      assert.equal(await codeOf(await attacher.begin('g1', 'topic-c1', uuidv7())), 'conversation-closed');
      await configure('open');
      const block = (blocked: boolean) => service.call('t1/g1', '/conversations/talk-p1-both/block', { method: 'PUT', json: { blocked } });
      await block(true);
      assert.equal(await codeOf(await attacher.begin('both', 'talk-p1-both', uuidv7(), {}, 'both:teacher')), 'blocked');
      await block(false);
      // A slow talk slows messages, and not their photos.
      await service.ask('t1/teacher1', routes.configureConversation, { params: { conversationId: 'topic-c1' }, body: { slowSeconds: 600 } });
      await attacher.sent('g1', 'topic-c1');
      assert.equal(await codeOf(await attacher.begin('g1', 'topic-c1', uuidv7())), 'ok');
      await service.ask('t1/teacher1', routes.configureConversation, { params: { conversationId: 'topic-c1' }, body: { slowSeconds: 0 } });
    });

    it('nobody sends more than 300 MB on a day, dropped or not, nor begins more than 60 files', async () => {
      const file = { kind: 'file', name: 'a.pdf', sizeBytes: 20_000_000 };
      const answers: string[] = [];
      for (let count = 0; count < 16; count += 1) {
        const id = uuidv7();
        answers.push(await codeOf(await attacher.begin('g3', 'talk-p3', id, file)));
        await service.call('t1/g3', addressOf('talk-p3', id), { method: 'DELETE' });
      }
      assert.deepEqual(answers, [...Array<string>(15).fill('ok'), 'attachment-too-large']);
      assert.equal(await codeOf(await attacher.begin('teacher2', 'talk-p3', uuidv7(), file)), 'ok', 'others may');
      const { db } = service.services.carrier;
      await db.updateTable('upload_volume').set({ day: '2026-09-01' }).where('person_id', '=', 'g3').execute();
      const small = { kind: 'file', name: 'a.txt', sizeBytes: 1 };
      const at = await Promise.all(Array.from({ length: 64 }, async () => codeOf(await attacher.begin('g3', 'talk-p3', uuidv7(), small))));
      assert.equal(at.filter((code) => code === 'ok').length, 60);
      await service.services.attachments.sweep();
      assert.deepEqual(await db.selectFrom('upload_volume').select('person_id').where('day', '=', '2026-09-01').execute(), []);
    });

    it('[P-03] a voice message is as long as its packets say, and at most two minutes', async () => {
      for (const [name, bytes] of [['a.webm', webmOf(9, { claims: 1 })], ['a.ogg', oggOf(9)], ['a.m4a', m4aOf(9, { fragmented: true, claims: 1 })]] as const) {
        const id = await attacher.upload('g1', 'talk-p1', bytes, { kind: 'voice', name, durationMs: 1000 });
        const { attachment } = (await (await attacher.begin('g1', 'talk-p1', id, { kind: 'voice', name, sizeBytes: bytes.length })).json()) as { attachment: { durationMs: number } };
        assert.ok(Math.abs(attachment.durationMs - 9000) < 30, `${name} ${attachment.durationMs}`);
      }
      const refused = async (bytes: Uint8Array) => {
        const id = uuidv7();
        assert.equal((await attacher.begin('g1', 'talk-p1', id, { kind: 'voice', name: 'a.webm', sizeBytes: bytes.length, durationMs: 1000 })).status, 200);
        const code = await codeOf(await attacher.part('g1', 'talk-p1', id, 0, bytes));
        assert.ok(!isOnDisk('talk-p1', id));
        return code;
      };
      assert.equal(await refused(webmOf(130)), 'attachment-too-large');
      assert.equal(await refused(webmOf(9, { codec: 'A_VORBIS' })), 'attachment-kind');
    });

    it('[LI-11] evidence goes half a year after its last case was closed, and never while one is open; the case still names it', async () => {
      const retract = async (messageId: string) => service.call('t1/g1', `/conversations/topic-c1/messages/${messageId}`, { method: 'DELETE' });
      const [closed, open, hidden] = [await attacher.sent('g1', 'topic-c1'), await attacher.sent('g1', 'topic-c1'), await attacher.sent('g1', 'topic-c1')];
      const [{ caseNumber }] = [await report('teacher1', 'topic-c1', closed.messageId), await report('teacher1', 'topic-c1', open.messageId)];
      await service.ask('t1/teacher1', routes.moderateConversation, { params: { conversationId: 'topic-c1' }, body: { act: 'hide', messageId: hidden.messageId, reason: '' } });
      for (const { messageId } of [closed, open, hidden]) assert.equal((await retract(messageId)).status, 200);
      const caseOf = async () => (await service.ask('t1/m-school', routes.listCases, { query: { limit: '100' } })).items.find((one) => one.caseNumber === caseNumber) ?? assert.fail('no case');
      const { id } = await caseOf();
      await service.ask('t1/m-school', routes.actOnCase, { params: { caseId: id }, body: { act: 'close', outcome: 'settled', note: '' } });
      const onDisk = () => [closed, open, hidden].map((one) => isOnDisk('topic-c1', one.id));
      await service.services.attachments.sweep(Date.now() + (evidenceDays - 1) * dayMs);
      assert.deepEqual(onDisk(), [true, true, true]);
      await service.services.attachments.sweep(Date.now() + (evidenceDays + 1) * dayMs);
      assert.deepEqual(onDisk(), [false, true, false]);
      const [named] = (await caseOf()).message.attachments ?? [];
      assert.deepEqual([named?.id, named?.kept, named?.sha256?.length], [closed.id, false, 64]);
      assert.equal((await service.call('t1/m-school', `/cases/${id}/attachments/${closed.id}/readings`, { method: 'POST' })).status, 404);
    });
  });
}
