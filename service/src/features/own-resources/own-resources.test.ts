/** Own resources on both databases: drafts, files, submission, admission, and who must not see any of it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { routes, type Problem } from '../../../../contract/src/index.ts';
import { bookOf } from '../../testing/book.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { emptyDraft, wholeDraft, workshopOf } from '../../testing/own-resources.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import type { Draft } from './own-resource-rows.ts';
import { unfinishedDays } from './upload-sweep.ts';

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...Array<number>(60).fill(1));
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(60).fill(1));
const mp4 = new Uint8Array([0, 0, 0, 24, ...Buffer.from('ftypisom'), ...Array<number>(2000).fill(7)]);
const page = new Uint8Array(Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(100)));

for (const carrier of testCarriers) {
  describe(`own resources on ${carrier.name}`, () => {
    let service: TestService;
    const teacher = 't1/teacher1';
    const manager = 't1/m-county';
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const { newId, params, write, read, submit, decideAsRead, decide, codeOf, part, upload, found } = workshopOf(() => service);
    const fieldsOf = async (id: string) => (await read(id)).obstacles.map(({ field }) => field).sort();
    async function makeWhole(draft: Partial<Draft> = {}): Promise<string> {
      const id = newId();
      await write(id, draft);
      assert.ok((await upload(id, 'cover', jpeg, 'cover.jpg')).ok);
      assert.ok((await upload(id, 'media', mp4, '折纸.mp4')).ok);
      return id;
    }

    it('keeps a draft that is half done, lists it to its author alone, and throws it away', async () => {
      const id = newId();
      const draft = { ...emptyDraft, title: '未完', created: '2022/3', type: 'B77' };
      const kept = await service.ask(teacher, routes.writeOwnResource, { ...params(id), body: draft });
      assert.deepEqual([kept.state, kept.draft], ['draft', draft]);
      const listed = async (person: string) => (await service.ask(person, routes.listOwnResources, { query: { limit: '100' } })).items.map((item) => item.id);
      assert.ok((await listed(teacher)).includes(id));
      for (const person of ['t1/teacher2', manager, 't1/p1', 't1/g1', 't2/q-teacher']) assert.ok(!(await listed(person)).includes(id), person);
      await service.ask(teacher, routes.dropOwnResource, params(id));
      assert.equal((await service.call(teacher, `/own-resources/${id}`)).status, 404);
    });

    it('[RES-13] is submitted only when it is whole: every mandatory field is asked for by the service, the rights holder among them', async () => {
      const id = newId();
      await service.ask(teacher, routes.writeOwnResource, { ...params(id), body: emptyDraft });
      assert.deepEqual(await fieldsOf(id), ['cover', 'coverAlternative', 'description', 'lecturers', 'media', 'provider', 'rightsHolder', 'title', 'type']);
      assert.equal(await codeOf(await submit(id)), 'own-resource-incomplete');
      const whole = await makeWhole();
      assert.deepEqual(await fieldsOf(whole), []);
      for (const rightsHolder of ['', '   ', '——']) {
        await write(whole, { rightsHolder });
        assert.deepEqual(await fieldsOf(whole), ['rightsHolder'], rightsHolder);
        assert.equal(await codeOf(await submit(whole)), 'own-resource-incomplete');
      }
      await write(whole);
      assert.equal((await submit(whole)).status, 200);
    });

    it('[RES-14] takes a day of the calendar that is not in the future, written yyyy-mm-dd', async () => {
      const id = await makeWhole();
      for (const created of ['2022/3/23', '2022-3-23', '2022-02-30', '2999-01-01', '2022-03-23T00:00:00Z']) {
        const { obstacles } = await write(id, { created });
        assert.deepEqual(obstacles.map(({ field }) => field), ['created'], created);
      }
      assert.deepEqual((await write(id, { created: '2022-03-23' })).obstacles, []);
    });

    it('[RES-07] takes the three codes only, and never drops another', async () => {
      const id = await makeWhole();
      const kept = await write(id, { type: 'A07' });
      assert.deepEqual([kept.draft.type, kept.obstacles.map(({ field }) => field)], ['A07', ['type']]);
      assert.match(kept.obstacles[0]?.message ?? '', /A07/);
      assert.deepEqual((await write(id, { type: '视频资源' })).obstacles.map(({ field }) => field), ['type'], 'the code is stored, not the name');
      assert.deepEqual((await write(id, { type: 'A02' })).obstacles.map(({ field }) => field), ['media'], 'a film is no sound');
      assert.deepEqual((await write(id, { type: 'A03' })).obstacles.map(({ field }) => field), ['url'], 'an online course is a link');
      assert.deepEqual((await write(id, { type: 'A01' })).obstacles, []);
    });

    it('[RES-12] takes a JPEG as the cover, whatever its name says, and nothing that runs', async () => {
      const id = newId();
      await write(id);
      for (const [role, bytes, name] of [['cover', png, 'cover.jpg'], ['cover', mp4, 'cover.jpg'], ['media', jpeg, 'film.mp4'], ['media', page, 'film.mp4']] as const) {
        assert.equal(await codeOf(await upload(id, role, bytes, name)), 'file-kind');
        assert.deepEqual((await read(id)).files, [], 'what came of it is gone');
      }
      assert.equal(((await (await upload(id, 'cover', jpeg, '封面.png')).json()) as { kind: string }).kind, 'picture');
      const tooLarge = await service.call(teacher, `/own-resources/${id}/files/cover`, { method: 'PUT', json: { name: 'cover.jpg', sizeBytes: 5_000_001 } });
      assert.equal(await codeOf(tooLarge), 'body-too-large');
      assert.deepEqual((await write(id, { coverAlternative: '' })).obstacles.map(({ field }) => field).sort(), ['coverAlternative', 'media']);
    });

    it('takes a textbook that the player opens, and publishes it as one', async () => {
      const id = newId();
      const book = await bookOf();
      await write(id, { type: 'A03', url: '' });
      assert.ok((await upload(id, 'cover', jpeg, 'cover.jpg')).ok);
      assert.equal(((await (await upload(id, 'media', book, '读本.epub')).json()) as { kind: string }).kind, 'book');
      assert.deepEqual((await read(id)).obstacles, [], 'a textbook needs no address');
      const linked = await write(id, { type: 'A03', url: 'https://lab.example.edu.cn/bar' });
      assert.deepEqual(linked.obstacles.map(({ field }) => field), ['protectionLevel', 'protectionProof'], 'one that has an address says what any linked course says');
      assert.deepEqual((await write(id, { type: 'A01' })).obstacles.map(({ field }) => field), ['media'], 'a book is no film');
      await write(id, { type: 'A03', title: '云岭读本' });
      assert.ok((await submit(id)).ok);
      assert.ok((await decide(id, true)).ok);
      const [shown] = await found('云岭读本');
      assert.ok(shown);
      const { renditions } = await service.ask(teacher, routes.readResource, { params: { resourceId: shown.id } });
      assert.deepEqual(renditions.map(({ kind, mimeType }) => [kind, mimeType]), [['document', 'application/epub+zip']]);
      const file = await service.fetch(new Request(new URL(renditions[0]?.url ?? '', 'http://localhost')));
      assert.equal(file.headers.get('content-type'), 'application/epub+zip');
      assert.deepEqual(new Uint8Array(await file.arrayBuffer()), book);
    });

    it('refuses a textbook that the player would refuse, and names the file and the rule', async () => {
      const id = newId();
      await write(id);
      const entities = '<!DOCTYPE html [<!ENTITY a "字">]><html><body><p>&a;</p></body></html>';
      const locked = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OEBPS/text/c1.xhtml"/></CipherData></EncryptedData></encryption>';
      for (const [book, rule, name] of [
        [await bookOf([['../../etc/passwd', 'x']]), '指到了书的外面', '../../etc/passwd'],
        [await bookOf([['OEBPS/text/c2.xhtml', entities]]), '定义了实体', 'OEBPS/text/c2.xhtml'],
        [await bookOf([['OEBPS/text/c2.xhtml', 'x'.repeat(4 * 1024 * 1024 + 1)]]), '文件太大', 'OEBPS/text/c2.xhtml'],
        [await bookOf([['META-INF/encryption.xml', locked]]), '版权加密', 'OEBPS/text/c1.xhtml'],
        [await bookOf([], ''), '不完整', 'OEBPS/book.opf'],
        [(await bookOf()).slice(0, -30), '不完整', ''],
      ] as const) {
        const answer = await upload(id, 'media', new Uint8Array(book), '读本.epub');
        const { code, errors = [] } = (await answer.json()) as Problem;
        assert.equal(code, 'book-refused');
        assert.match(errors[0]?.message ?? '', new RegExp(rule));
        assert.ok(errors[0]?.message.endsWith(name), errors[0]?.message);
        assert.deepEqual((await read(id)).files, [], 'what came of it is gone');
      }
    });

    it('keeps a limit for all files of a person together', async () => {
      const begin = async (person: string): Promise<Response> => {
        const id = newId();
        await write(id, {}, person);
        return service.call(person, `/own-resources/${id}/files/media`, { method: 'PUT', json: { name: '课.mp4', sizeBytes: 499_000_000 } });
      };
      for (let count = 0; count < 10; count += 1) assert.equal((await begin('t1/teacher2')).status, 200);
      assert.equal(await codeOf(await begin('t1/teacher2')), 'body-too-large');
      assert.equal((await begin(teacher)).status, 200, 'of one person alone');
    });

    it('goes on with an upload where it stopped, and takes a part once', async () => {
      const id = newId();
      await write(id);
      const body = { name: '折纸.mp4', sizeBytes: mp4.length };
      await service.ask(teacher, routes.beginUpload, { params: { ownResourceId: id, role: 'media' }, body });
      assert.ok((await part(id, 'media', 0, mp4.slice(0, 500))).ok);
      assert.ok((await part(id, 'media', 0, mp4.slice(0, 500))).ok, 'the answer was lost');
      assert.equal(await codeOf(await part(id, 'media', 900, mp4.slice(900))), 'conflict', 'a hole');
      assert.deepEqual(await fieldsOf(id), ['cover', 'media']);
      assert.equal(await codeOf(await part(id, 'media', 500, mp4.slice(0, 1900))), 'conflict', 'more than was said');
      const again = await service.ask(teacher, routes.beginUpload, { params: { ownResourceId: id, role: 'media' }, body });
      assert.equal(again.received, 500);
      assert.ok((await part(id, 'media', 500, mp4.slice(500))).ok);
      const bytes = new Uint8Array(await (await service.call(teacher, `/own-resources/${id}/files/media`)).arrayBuffer());
      assert.deepEqual(Buffer.compare(bytes, mp4), 0);
      await service.ask(teacher, routes.dropOwnFile, { params: { ownResourceId: id, role: 'media' } });
      assert.equal((await service.call(teacher, `/own-resources/${id}/files/media`)).status, 404);
    });

    it('is public only when it is admitted, with who admitted and who reviewed it, and no longer when it is withdrawn', async () => {
      const id = await makeWhole({ title: '折纸的分数' });
      assert.equal((await found('折纸的分数')).length, 0);
      assert.equal((await submit(id)).status, 200);
      assert.equal((await found('折纸的分数')).length, 0, 'never public at once');
      assert.ok((await service.ask(manager, routes.listSubmissions, {})).items.some((item) => item.id === id));
      assert.equal((await decide(id, true)).status, 200);
      const [card] = await found('折纸的分数', 't1/p1');
      assert.ok(card);
      const resource = await service.ask('t1/p1', routes.readResource, { params: { resourceId: card.id } });
      assert.deepEqual([resource.admittedBy.name, resource.review?.reviewer, resource.review?.unit], ['县教育局', '县管理员', '县教育局']);
      assert.deepEqual([resource.rightsHolder, resource.type, resource.created], ['王老师', 'A01', '2022-03-23']);
      assert.match(resource.attribution ?? '', /王老师/);
      assert.deepEqual(resource.lecturers, ['王老师', '班班多杰', '买买提·艾力', '𠮷永强'], 'in their order, without the ethnic group');
      assert.deepEqual(resource.keywords, ['分数', '折纸']);
      assert.deepEqual(resource.category, ['科学文化', 'A\u2010B'], 'a hyphen within a label parts nothing');
      assert.match(resource.renditions[0]?.url ?? '', /^\/files\/t1\/own\/.+\.mp4$/);
      const own = await read(id);
      assert.deepEqual([own.state, own.resourceId, own.decision?.by.name], ['admitted', card.id, '县管理员']);
      assert.equal(await codeOf(await service.call(teacher, `/own-resources/${id}`, { method: 'PUT', json: wholeDraft })), 'own-resource-submitted');
      await service.ask(teacher, routes.withdrawOwnResource, params(id));
      assert.equal((await found('折纸的分数')).length, 0);
      await write(id, { title: '折纸的分数' });
      assert.equal((await submit(id)).status, 200);
      assert.equal((await decide(id, true)).status, 200);
      assert.deepEqual((await found('折纸的分数')).map((item) => item.id), [card.id], 'the same resource again');
    });

    it('is admitted as it was read: what was taken back, changed and submitted anew meanwhile is not', async () => {
      const id = await makeWhole({ title: '看过的一课' });
      await submit(id);
      const { submittedAt: seen } = await read(id, manager);
      await service.ask(teacher, routes.withdrawOwnResource, params(id));
      await write(id, { title: '没看过的一课' });
      await submit(id);
      for (const admitted of [true, false]) assert.equal(await codeOf(await decideAsRead(id, admitted, seen)), 'conflict');
      assert.deepEqual([(await read(id)).state, (await found('没看过的一课')).length], ['pending-review', 0]);
      assert.equal((await decide(id, true)).status, 200);
      assert.equal((await decide(id, true)).status, 200, 'sent again, because the answer was lost');
      assert.equal((await found('没看过的一课')).length, 1);
    });

    it('its files are served as long as it is in the catalogue: not after it was withdrawn, nor after a report had it suspended', async () => {
      const id = await makeWhole({ title: '收回的一课' });
      await submit(id);
      await decide(id, true);
      const [card] = await found('收回的一课');
      const resourceId = card?.id ?? '';
      const { renditions, coverUrl, coverAlternative, extra } = await service.ask(teacher, routes.readResource, { params: { resourceId } });
      assert.deepEqual([card?.coverAlternative, coverAlternative, 'coverAlternative' in extra], ['一张对折的红纸', '一张对折的红纸', false], 'what the author wrote of the cover is told with it');
      const served = async () => Promise.all([renditions[0]?.url ?? '', coverUrl ?? ''].map(async (path) => (await service.call(null, path, { root: true })).status));
      assert.deepEqual(await served(), [200, 200]);
      await service.ask(teacher, routes.withdrawOwnResource, params(id));
      assert.deepEqual(await served(), [404, 404]);
      assert.ok((await service.call(teacher, `/own-resources/${id}/files/media`)).ok, 'its author keeps it');
      await write(id, { title: '收回的一课', keywords: ['改过'] });
      await submit(id);
      await decide(id, true);
      assert.deepEqual(await served(), [200, 200]);
      const report = await service.ask('t1/teacher2', routes.reportResource, { params: { resourceId }, body: { kind: 'infringement', description: '未经授权使用了插图。', evidence: 'https://example.org/proof' } });
      await service.ask(manager, routes.decideReport, { params: { reportId: report.id }, body: { state: 'upheld', answer: '已下架', suspend: true } });
      assert.deepEqual(await served(), [404, 404]);
    });

    it('comes back with a reason, which stands until it is submitted again', async () => {
      const id = await makeWhole({ title: '退回的一课' });
      await submit(id);
      const refused = await service.call(manager, `/own-resources/${id}/decision`, { method: 'PUT', json: { admitted: false, submittedAt: (await read(id)).submittedAt, reason: null } });
      assert.equal(refused.status, 400, 'without a reason');
      const notices = async (person = teacher) => (await service.ask(person, routes.listNotices)).items.flatMap((notice) => (notice.kind === 'resource-returned' || notice.kind === 'resource-admitted' ? [notice] : [])).filter(({ parameters }) => parameters.ownResourceId === id);
      const answer = await decide(id, false);
      assert.deepEqual([answer.status, ((await answer.json()) as { state: string }).state], [200, 'returned']);
      assert.equal((await decide(id, false)).status, 200, 'sent again, because the answer was lost');
      assert.deepEqual((await notices()).map(({ kind, readAt, sender, parameters }) => [kind, readAt, sender.name, parameters.title, parameters.reason]), [['resource-returned', null, '县管理员', '退回的一课', '封面看不清']]);
      for (const person of ['t1/teacher2', manager, 't1/p1']) assert.deepEqual(await notices(person), [], person);
      for (const path of [`/own-resources/${id}`, `/own-resources/${id}/files/media`, `/own-resources/${id}/files/cover`]) assert.equal((await service.call(manager, path)).status, 404, `what was returned is the author's again: ${path}`);
      const [told] = await notices();
      await service.ask(teacher, routes.markNoticeRead, { params: { noticeId: told?.id ?? '' } });
      const returned = await write(id, { title: '退回的一课' });
      assert.deepEqual([returned.state, returned.decision?.reason], ['returned', '封面看不清']);
      assert.equal(await codeOf(await decide(id, true)), 'conflict', 'the first decision stands');
      await submit(id);
      assert.equal((await read(id)).decision, null);
      await decide(id, true);
      const [later, ...more] = await notices();
      assert.deepEqual([later?.kind, later?.readAt, later?.parameters.resourceId, more], ['resource-admitted', null, (await read(id)).resourceId, []], 'in the place of the earlier one');
    });

    it('ends an upload with which nobody goes on, and gives its room back', async () => {
      const id = await makeWhole();
      await service.ask(teacher, routes.dropOwnFile, { params: { ownResourceId: id, role: 'media' } });
      const begin = () => service.ask(teacher, routes.beginUpload, { params: { ownResourceId: id, role: 'media' }, body: { name: '折纸.mp4', sizeBytes: mp4.length } });
      await begin();
      assert.ok((await part(id, 'media', 0, mp4.slice(0, 500))).ok);
      const [file] = await service.services.carrier.db.selectFrom('own_file').select('id').where('own_resource_id', '=', id).where('role', '=', 'media').execute();
      const bytes = join(service.services.config.dataFolder, 'own-files', 't1', file?.id ?? '');
      const sweepIn = (days: number) => service.services.uploads.sweep(Date.now() + days * 86_400_000);
      await sweepIn(unfinishedDays - 1);
      assert.deepEqual([(await begin()).received, existsSync(bytes)], [500, true], 'it may wait for a better line');
      await sweepIn(unfinishedDays + 1);
      assert.deepEqual([(await read(id)).files.map(({ role }) => role), existsSync(bytes)], [['cover'], false], 'what is whole stays');
      assert.equal((await begin()).received, 0);
    });

    it('[RES-08] writes the directory as XML and reads it back the same, 500 lines too; DTD, entities and broken XML are refused', async () => {
      const lines = Array.from({ length: 500 }, (_, place) => ({ level: (place % 4) + 1, title: `第${place}节 <&"'> 买买提·艾力 𠮷`, durationSeconds: place % 3 === 0 ? place : null, ref: place % 5 === 0 ? `${place}.mp4` : null }));
      const { xml } = await service.ask(teacher, routes.writeDirectoryXml, { body: { items: lines } });
      const { items } = await service.ask(teacher, routes.readDirectoryXml, { body: { xml } });
      assert.deepEqual(items, lines);
      for (const bad of ['<catalog><item title="一">', '<!DOCTYPE catalog [<!ENTITY a "b">]><catalog><item title="&a;"/></catalog>', '<catalog><item title="&nbsp;"/></catalog>', '<catalog><item/></catalog>', '一']) {
        const response = await service.call(teacher, '/directory-lines', { method: 'POST', json: { xml: bad } });
        const problem = (await response.json()) as Problem;
        assert.deepEqual([response.status, problem.errors?.[0]?.pointer], [400, '/xml'], bad);
      }
      const id = await makeWhole({ title: '有目录的一课', directory: lines.slice(0, 3) });
      await submit(id);
      await decide(id, true);
      const [card] = await found('有目录的一课');
      const { directory } = await service.ask(teacher, routes.readResource, { params: { resourceId: card?.id ?? '' } });
      assert.equal(directory[0]?.children[0]?.children[0]?.title, lines[2]?.title);
    });

    it("nobody reaches another's draft: not its words, not its files, not by its id, and not by guessing", async () => {
      const id = await makeWhole({ title: '别人的草稿' });
      const attempts: [string, object?][] = [
        [`/own-resources/${id}`], [`/own-resources/${id}/files/cover`], [`/own-resources/${id}/files/media`],
        [`/own-resources/${id}`, { method: 'PUT', json: wholeDraft }], [`/own-resources/${id}`, { method: 'DELETE' }], [`/own-resources/${id}/submission`, { method: 'PUT' }],
        [`/own-resources/${id}/withdrawal`, { method: 'PUT' }], [`/own-resources/${id}/files/cover`, { method: 'DELETE' }], [`/own-resources/${id}/files/cover`, { method: 'PUT', json: { name: 'a.jpg', sizeBytes: 9 } }],
        [`/own-resources/${id}/decision`, { method: 'PUT', json: { admitted: true, submittedAt: '2026-09-01T00:00:00.000Z', reason: null } }],
      ];
      for (const person of ['t1/teacher2', 't1/both', manager, 't1/m-school', 't1/p1', 't1/g1', 't2/q-teacher', 't2/q-manager']) {
        for (const [path, options] of attempts) {
          // In another tenant the same id is another resource, which does not exist yet.
          if (person.startsWith('t2') && options !== undefined && JSON.stringify(options).includes('title')) continue;
          const response = await service.call(person, path, options);
          assert.ok(response.status === 404 || response.status === 403, `${person} ${path} ${response.status}`);
        }
        assert.ok([403, 404].includes((await part(id, 'media', 0, mp4, person)).status), person);
      }
      const files = await service.services.carrier.db.selectFrom('own_file').select('id').where('own_resource_id', '=', id).execute();
      for (const { id: file } of files) {
        for (const path of [`/files/t1/own/${file}.mp4`, `/files/own-files/t1/${file}`, `/files/../own-files/t1/${file}`, `/files/%2e%2e/own-files/t1/${file}`]) {
          assert.equal((await service.call(null, path, { root: true })).status, 404, path);
        }
      }
      assert.deepEqual([(await read(id)).state, (await found('别人的草稿')).length], ['draft', 0]);
    });

    it('the manager of the platform alone reviews, reads what was submitted, and never what was taken back', async () => {
      const id = await makeWhole();
      await submit(id);
      assert.equal((await read(id, manager)).draft.title, wholeDraft.title);
      assert.ok((await service.call(manager, `/own-resources/${id}/files/media`)).ok);
      for (const person of ['t1/m-school', teacher, 't1/p1', 't2/q-manager']) {
        assert.ok([403, 404].includes((await decide(id, true, person)).status), person);
        assert.ok([403, 404].includes((await service.call(person, '/submissions')).status) || person === 't2/q-manager', person);
      }
      await service.ask(teacher, routes.withdrawOwnResource, params(id));
      assert.equal((await service.call(manager, `/own-resources/${id}`)).status, 404);
      assert.equal(await codeOf(await decide(id, true)), 'conflict');
    });

    it('[RES-15] counts for itself: no draft carries counters, and none can be written', async () => {
      const id = await makeWhole({ title: '数一数' });
      const sent = { ...wholeDraft, title: '数一数', counters: { clicks: 9, learners: 9 }, clicks: '36500' };
      const kept = (await (await service.call(teacher, `/own-resources/${id}`, { method: 'PUT', json: sent })).json()) as { counters: object; draft: object };
      assert.deepEqual(kept.counters, { clicks: null, learners: null });
      assert.ok(!('clicks' in kept.draft));
      await submit(id);
      await decide(id, true);
      const [card] = await found('数一数');
      assert.ok(card);
      assert.equal(card.uses, null);
      const { db } = service.services.carrier;
      const counters = async () => (await service.ask(teacher, routes.readOwnResource, params(id))).counters;
      for (const [place, told] of [[4, null], [5, 5]] as const) {
        await db.insertInto('resource_figures').values({ tenant_id: 't1', resource_id: card.id, uses: place, ratings: 0, stars: 0, changed_at: new Date().toISOString() })
          .onConflict((conflict) => conflict.columns(['tenant_id', 'resource_id']).doUpdateSet({ uses: place })).execute();
        assert.equal((await counters()).learners, told, 'the first few would be known');
        assert.equal((await found('数一数'))[0]?.uses, told, 'and on the card');
      }
    });

    it('[RES-15] forbidden: pupils, guardians and other teachers write no counters, and a manager who admits writes none either', async () => {
      const id = await makeWhole({ title: '数不得' });
      const counters = { clicks: 9, learners: 9 };
      const sent = { ...wholeDraft, title: '数不得', counters, uses: 9 };
      for (const person of ['t1/p1', 't1/g1', 't1/teacher2', manager]) {
        const { status } = await service.call(person, `/own-resources/${id}`, { method: 'PUT', json: sent });
        assert.ok([403, 404].includes(status), `${person}: ${status}`);
      }
      await submit(id);
      const { submittedAt } = await read(id);
      const decided = await service.call(manager, `/own-resources/${id}/decision`, { method: 'PUT', json: { admitted: true, submittedAt, reason: null, counters, uses: 9 } });
      assert.equal(decided.status, 200);
      assert.deepEqual((await read(id)).counters, { clicks: null, learners: null });
      const [card] = await found('数不得');
      assert.ok(card);
      for (const method of ['PUT', 'POST', 'PATCH']) {
        for (const place of [`/resources/${card.id}`, `/resources/${card.id}/statistics`]) {
          assert.ok([404, 405].includes((await service.call(manager, place, { method, json: { ...counters, uses: 9 } })).status), `${method} ${place}`);
        }
      }
    });
  });
}
