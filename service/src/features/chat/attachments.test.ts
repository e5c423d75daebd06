/** Photos and files of messages on both databases: how they come, what is left of them, and who must not read them. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { header, routes, type Problem } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { Attacher, addressOf, photo } from '../../testing/attachments.ts';
import { makeConversations } from '../../testing/conversations.ts';
import { png, secret } from '../../testing/pictures.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { messageFiles } from './attachments.ts';

for (const carrier of testCarriers) {
  describe(`attachments on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeConversations(service.services.carrier);
    });
    after(() => service.close());

    const attacher = new Attacher(() => service);
    const address = addressOf;
    const codeOf = async (response: Response) => ((await response.json()) as Problem).code;
    const begin: Attacher['begin'] = async (...given) => attacher.begin(...given);
    const part: Attacher['part'] = async (...given) => attacher.part(...given);
    const upload: Attacher['upload'] = async (...given) => attacher.upload(...given);
    const send: Attacher['send'] = async (...given) => attacher.send(...given);
    const read: Attacher['read'] = async (...given) => attacher.read(...given);
    const last = async (person: string, conversationId: string) => (await service.ask(`t1/${person}`, routes.listMessages, { params: { conversationId } })).items.at(-1);

    it('[P-03] [SEC-20] a photo comes in parts, goes on where the line broke, loses its place, and is read by those of the talk', async () => {
      const id = uuidv7();
      await begin('g1', 'talk-p1', id, { description: '一张折好的纸' });
      assert.equal((await part('g1', 'talk-p1', id, 0, photo.subarray(0, 3000))).status, 200);
      // The line broke: begun again it says how far it is, and a part that came before does no harm.
      const { received } = (await (await begin('g1', 'talk-p1', id)).json()) as { received: number };
      assert.equal(received, 3000);
      assert.equal((await part('g1', 'talk-p1', id, 0, photo.subarray(0, 3000))).status, 200);
      assert.equal(await codeOf(await part('g1', 'talk-p1', id, 5000, photo.subarray(5000))), 'conflict');
      // Half of a file is part of no message, and nobody reads it.
      assert.equal((await send('g1', 'talk-p1', [id])).status, 404);
      assert.equal((await part('g1', 'talk-p1', id, 3000, photo.subarray(3000))).status, 200);
      for (const person of ['g1', 'teacher1']) assert.equal((await read(person, 'talk-p1', id)).status, 404);
      assert.equal((await send('g1', 'talk-p1', [id])).status, 201);
      const seen = (await last('teacher1', 'talk-p1'))?.attachments?.[0];
      assert.ok(seen?.width !== undefined && seen.sizeBytes < photo.length);
      assert.deepEqual([seen.id, seen.kind, seen.mediaType, seen.description], [id, 'picture', 'image/jpeg', '一张折好的纸']);
      const answer = await read('teacher1', 'talk-p1', id);
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.deepEqual([bytes.length, bytes.includes(secret), photo.includes(secret)], [seen.sizeBytes, false, true]);
      // Whatever it is, a browser saves it and runs nothing of it.
      assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''%E6/);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    });

    it('[SEC-20] takes only what the list allows, by name and by bytes, and keeps nothing of the rest', async () => {
      const begun = async (more: object) => {
        const answer = await begin('g1', 'talk-p1', uuidv7(), more);
        return answer.status === 200 ? 200 : await codeOf(answer);
      };
      for (const name of ['a.html', 'a.svg', 'a.exe', 'a.zip', 'a.gif', 'jpg', 'a.jpg.html', 'a.docm']) assert.equal(await begun({ name }), 'attachment-kind', name);
      assert.equal(await begun({ kind: 'file' }), 'attachment-kind');
      for (const name of ['../a.jpg', 'a\u202egpj.jpg', 'a\n.jpg', '']) assert.equal(await begun({ name }), 'invalid-request', name);
      for (const [kind, name, sizeBytes] of [['picture', 'a.png', 10_000_001], ['voice', 'a.webm', 5_000_001], ['file', 'a.pdf', 20_000_001]]) assert.equal(await begun({ kind, name, sizeBytes }), 'attachment-too-large');
      for (const [name, bytes] of [['a.png', photo], ['a.jpg', png()], ['a.jpg', Buffer.from('<svg onload="alert(1)"/>')], ['a.jpg', photo.subarray(0, 900)]] as const) {
        const id = uuidv7();
        assert.equal((await begin('g1', 'talk-p1', id, { name, sizeBytes: bytes.length })).status, 200);
        assert.equal(await codeOf(await part('g1', 'talk-p1', id, 0, bytes)), 'attachment-kind');
        assert.equal((await part('g1', 'talk-p1', id, 0, bytes)).status, 404);
      }
      // Nobody fills the disk with what is never sent.
      const large = { kind: 'file', name: 'a.pdf', sizeBytes: 20_000_000 };
      const answers = [];
      for (let count = 0; count < 7; count += 1) {
        const answer = await begin('g3', 'talk-p3', uuidv7(), large);
        answers.push(answer.status === 200 ? 200 : await codeOf(answer));
      }
      assert.deepEqual(answers, [200, 200, 200, 200, 200, 200, 'attachment-too-large']);
    });

    it('[SYS-27] gives no attachment to another talk, family, tenant or role, and nobody sends what is not theirs', async () => {
      const id = await upload('teacher1', 'talk-p1');
      // Of what is not sent yet nobody but its writer may do anything.
      for (const [person, place] of [['g1', 'talk-p1'], ['teacher1', 'topic-c1'], ['g3', 'talk-p3']] as const) assert.equal((await send(person, place, [id])).status, 404, person);
      assert.equal((await service.call('t1/g1', address('talk-p1', id), { method: 'DELETE' })).status, 404);
      assert.equal(await codeOf(await begin('g1', 'talk-p1', id)), 'conflict');
      assert.equal((await part('g1', 'talk-p1', id, 0, photo)).status, 404);
      assert.equal((await begin('g3', 'talk-p1', uuidv7())).status, 404);
      assert.equal((await begin('p1', 'talk-p1', uuidv7())).status, 403);
      assert.equal((await send('teacher1', 'talk-p1', [id, id])).status, 400);
      assert.equal((await send('teacher1', 'talk-p1', [id])).status, 201);
      assert.equal((await send('teacher1', 'talk-p1', [id])).status, 404);
      assert.equal((await service.call('t1/teacher1', address('talk-p1', id), { method: 'DELETE' })).status, 404);
      for (const [person, place, status] of [
        ['g1', 'talk-p1', 200], ['teacher1', 'talk-p1', 200], ['g1', 'topic-c1', 404], ['g1', 'talk-p3', 404], ['g3', 'talk-p1', 404], ['g3', 'talk-p3', 404],
        ['teacher2', 'talk-p1', 404], ['both', 'talk-p1', 404], ['m-school', 'talk-p1', 403], ['m-county', 'talk-p1', 403], ['p1', 'talk-p1', 403], ['t2/q-teacher', 'talk-p1', 404], ['t2/q-guardian', 'talk-q1', 404],
      ] as const) {
        assert.equal((await read(person, place, id)).status, status, `${person} ${place}`);
      }
      assert.equal((await service.call(null, address('talk-p1', id))).status, 401);
      assert.equal((await read('g1', 'talk-p1', uuidv7())).status, 404);
      for (const path of [`/files/t1/${id}`, `/files/message-files/t1/talk-p1.${id}`, `/files/..%2fmessage-files/t1/talk-p1.${id}`]) assert.equal((await service.call(null, path, { root: true })).status, 404);
      // A guardianship that ends closes the file with the next request.
      const { db } = service.services.carrier;
      const ended = (ended_at: string | null) => db.updateTable('guardianship').set({ ended_at }).where((where) => where.and({ tenant_id: 't1', guardian_id: 'g1', child_id: 'p1' })).execute();
      await ended(new Date().toISOString());
      assert.equal((await read('g1', 'talk-p1', id)).status, 404);
      await ended(null);
      assert.equal((await read('g1', 'talk-p1', id)).status, 200);
    });

    it('says of bytes that are gone from the disk that they are not there, and goes on answering', async () => {
      const { id } = await attacher.sent('g1', 'talk-p1');
      rmSync(join(service.services.config.dataFolder, messageFiles, 't1', `talk-p1.${id}`));
      assert.equal((await read('teacher1', 'talk-p1', id)).status, 404);
      const { id: other } = await attacher.sent('g1', 'talk-p1');
      assert.equal((await read('teacher1', 'talk-p1', other)).status, 200);
    });

    it('[SEC-12] a photo in a reviewed talk is looked at first; hidden or taken back, nobody has it any more', async () => {
      const configure = (reviewed: boolean) => service.ask('t1/teacher1', routes.configureConversation, { params: { conversationId: 'topic-c1' }, body: { reviewed } });
      const act = (act: 'show' | 'hide', messageId: string) =>
        service.ask('t1/teacher1', routes.moderateConversation, { params: { conversationId: 'topic-c1' }, body: { act, messageId, reason: '看不清' } }, { headers: { [header.idempotencyKey]: uuidv7() } });
      await configure(true);
      const id = await upload('g1', 'topic-c1');
      const { id: messageId } = (await (await send('g1', 'topic-c1', [id])).json()) as { id: string };
      const statuses = async () => Promise.all(['g1', 'teacher1', 'g2'].map(async (person) => (await read(person, 'topic-c1', id)).status));
      const others = (await statuses())[2];
      assert.deepEqual((await statuses()).slice(0, 2), [200, 200]);
      assert.notEqual(others, 200);
      await act('show', messageId);
      const shown = await last('teacher1', 'topic-c1');
      assert.equal(shown?.attachments?.length, 1);
      await act('hide', messageId);
      assert.deepEqual((await statuses()).slice(0, 2), [404, 200]);
      assert.equal((await last('g1', 'topic-c1'))?.attachments, undefined);
      await configure(false);

      const mine = await upload('g1', 'talk-p1');
      const sent = (await (await send('g1', 'talk-p1', [mine], { text: '错发' })).json()) as { id: string };
      assert.equal((await read('teacher1', 'talk-p1', mine)).status, 200);
      assert.equal((await service.call('t1/g1', `/conversations/talk-p1/messages/${sent.id}`, { method: 'DELETE' })).status, 200);
      for (const person of ['g1', 'teacher1']) assert.equal((await read(person, 'talk-p1', mine)).status, 404);
      assert.equal((await last('teacher1', 'talk-p1'))?.attachments, undefined);
      const { db } = service.services.carrier;
      assert.equal((await db.selectFrom('message_attachment').select('id').where('id', '=', mine).execute()).length, 0);
      // Sent once more with the same id it cannot be had back.
      assert.equal((await send('g1', 'talk-p1', [mine])).status, 404);
    });
  });
}
