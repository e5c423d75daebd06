/** What the collection asks of films, sounds and links, on both databases; and simulations in words. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { routes } from '../../../../contract/src/index.ts';
import { filmOf, soundOf } from '../../../../test/helpers/films.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { workshopOf } from '../../testing/own-resources.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { FileStore } from './file-store.ts';
import type { Draft } from './own-resource-rows.ts';
import { storePart } from './upload.ts';

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...Array<number>(60).fill(1));
/** A course at another platform, with all that is asked of it. */
const linked = { type: 'A03', url: 'https://lab.example.edu.cn/bar', protectionLevel: 3, protectionProof: '53000043001-23001' } as const;

for (const carrier of testCarriers) {
  describe(`own resources and the standard on ${carrier.name}`, () => {
    let service: TestService;
    const teacher = 't1/teacher1';
    const manager = 't1/m-county';
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const { newId, params, write, read, submit, decide, codeOf, part, upload, found } = workshopOf(() => service);
    async function makeWhole(draft: Partial<Draft> = {}): Promise<string> {
      const id = newId();
      await write(id, draft);
      assert.ok((await upload(id, 'cover', jpeg, 'cover.jpg')).ok);
      assert.ok((await upload(id, 'media', filmOf({ bitRate: 20_000 }), '折纸.mp4')).ok);
      return id;
    }

    it('[RS-24] a simulation that a teacher has put into words reaches whoever opens it, step by step', async () => {
      const id = await makeWhole({ title: '分数条', ...linked, textAlternative: '把条分成四份。\n\n  每一份写着四分之一。\n' });
      await service.ask(teacher, routes.dropOwnFile, { params: { ownResourceId: id, role: 'media' } });
      assert.equal((await submit(id)).status, 200);
      await decide(id, true);
      const [card] = await found('分数条');
      const { textAlternative, extra } = await service.ask('t1/p1', routes.readResource, { params: { resourceId: card?.id ?? '' } });
      assert.deepEqual([textAlternative, 'textAlternative' in extra], [['把条分成四份。', '每一份写着四分之一。'], false]);
    });

    it('[RES-01] and [RES-02] what a film or a sound is measured to be is told with it, to its author and who decides, and holds nothing up', async () => {
      const id = await makeWhole();
      const failing = async (person = teacher) => (await read(id, person)).files.flatMap(({ checks = [] }) => checks.filter(({ verdict }) => verdict === 'fail')).map(({ rule, measured }) => [rule, measured]);
      await upload(id, 'media', filmOf({ width: 1279, bitRate: 1_990_000 }), '折纸二.mp4').then((response) => assert.ok(response.ok));
      assert.deepEqual(await failing(), [['width', 1279], ['bit-rate', 1_990_000]]);
      assert.equal((await submit(id)).status, 200);
      assert.deepEqual(await failing(manager), await failing());
      const sound = newId();
      await write(sound, { type: 'A02' });
      await upload(sound, 'media', soundOf({ channels: 1 }), '折纸.mp3');
      const [file] = (await read(sound)).files;
      assert.deepEqual(file?.checks?.map(({ rule, verdict }) => `${rule} ${verdict}`), ['container pass', 'sample-rate pass', 'channels fail', 'sample-depth unknown']);
    });

    it('[RES-01] looks at a file without holding the draft or the database, and takes nothing that was put there meanwhile', { timeout: 30_000 }, async () => {
      const id = await makeWhole();
      const { carrier: database, config } = service.services;
      const film = filmOf({ bitRate: 20_000 });
      const identity = { id: 'i-teacher1', role: 'teacher', organisationId: 'school1' } as const;
      const caller = { tenantId: 't1', personId: 'teacher1', identity, identities: [identity], expiresAt: Date.now() + 60_000, isGuest: false };
      /** Sends a film, and does something while it is looked at. */
      const during = async (act: () => Promise<unknown>) => {
        await service.ask(teacher, routes.beginUpload, { params: { ownResourceId: id, role: 'media' }, body: { name: `${newId()}.mp4`, sizeBytes: film.length } });
        const store = new (class extends FileStore {
          override async blob(tenantId: string, fileId: string): Promise<Blob> {
            await act();
            return super.blob(tenantId, fileId);
          }
        })(config);
        return storePart(database, caller, { ownResourceId: id, role: 'media', offset: 0 }, film, store);
      };
      const { kind, received } = await during(() => write(id, { title: '改了' }));
      assert.deepEqual([kind, received, (await read(id)).draft.title], ['video', film.length, '改了']);
      const page = new TextEncoder().encode('<script>'.padEnd(film.length));
      await assert.rejects(during(async () => assert.equal(await codeOf(await part(id, 'media', 0, page)), 'file-kind')), { code: 'conflict' });
      assert.deepEqual((await read(id)).files.map(({ role }) => role), ['cover']);
    });

    it('[RES-03] a linked course is submitted from protection level 3 on, with proof, and from a public https address', async () => {
      const id = await makeWhole();
      await service.ask(teacher, routes.dropOwnFile, { params: { ownResourceId: id, role: 'media' } });
      const { protectionLevel: _level, protectionProof: _proof, ...unsaid } = linked;
      const fields = async (draft: Partial<Draft>) => (await write(id, draft)).obstacles.map(({ field }) => field);
      assert.deepEqual(await fields(unsaid), ['protectionLevel', 'protectionProof']);
      assert.deepEqual(await fields({ ...linked, protectionLevel: 2 }), ['protectionLevel']);
      assert.deepEqual(await fields({ ...linked, protectionProof: ' ' }), ['protectionProof']);
      assert.deepEqual(await fields({ ...linked, url: 'http://lab.example.edu.cn/bar' }), ['url']);
      assert.equal(await codeOf(await submit(id)), 'own-resource-incomplete');
      assert.deepEqual(await fields(linked), []);
      assert.equal((await submit(id)).status, 200);
    });

    it('[RES-03] what was submitted before protection was asked for is not admitted without it, and can be returned', async () => {
      const id = await makeWhole(linked);
      assert.equal((await submit(id)).status, 200);
      const { protectionLevel: _level, protectionProof: _proof, ...before } = (await read(id)).draft;
      await service.services.carrier.db.updateTable('own_resource').set({ draft: JSON.stringify(before) }).where((where) => where.and({ tenant_id: 't1', id })).execute();
      assert.equal(await codeOf(await decide(id, true)), 'own-resource-incomplete');
      const { state, resourceId } = await read(id, manager);
      assert.deepEqual([state, resourceId], ['pending-review', null]);
      assert.equal((await decide(id, false)).status, 200);
    });

    it('[RES-03] asks the address itself, says what came of it to author and manager, and asks nothing within', async () => {
      const asked: (string | undefined)[] = [];
      const host = createServer((request, response) => {
        asked.push(request.headers.authorization, request.headers.cookie);
        response.writeHead(request.url === '/gone' ? 410 : 200).end();
      });
      await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
      const address = host.address();
      const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      const id = await makeWhole({ ...linked, url: `${origin}/course` });
      const check = async (url: string) => {
        await write(id, { ...linked, url });
        const { linkCheck } = await service.ask(teacher, routes.checkOwnLink, params(id));
        return [linkCheck?.url, linkCheck?.outcome, linkCheck?.status];
      };
      try {
        assert.equal((await read(id)).linkCheck, null);
        assert.deepEqual(await check(`${origin}/gone`), [`${origin}/gone`, 'refused', 410]);
        assert.deepEqual(await check(`${origin}/course`), [`${origin}/course`, 'reachable', 200]);
        assert.deepEqual(asked, [undefined, undefined, undefined, undefined], 'nothing is told of who asks');
        for (const person of ['t1/teacher2', manager, 't1/p1', 't1/g1', 't2/q-teacher']) {
          assert.ok([403, 404].includes((await service.call(person, `/own-resources/${id}/link-check`, { method: 'PUT' })).status), person);
        }
        assert.equal(asked.length, 4);
      } finally {
        host.closeAllConnections();
        await new Promise((resolve) => host.close(resolve));
      }
      for (const url of [`${origin}/course`, 'https://10.1.2.3/', 'https://[fd00::1]/', 'file:///etc/passwd', '', 'https://nowhere.invalid/']) assert.deepEqual(await check(url), [url, 'unreachable', null], url);
      await write(id, { ...linked });
      assert.equal((await submit(id)).status, 200);
      assert.equal((await read(id, manager)).linkCheck?.outcome, 'unreachable');
      assert.equal((await service.call(teacher, `/own-resources/${id}/link-check`, { method: 'PUT' })).status, 409);
    });
  });
}
