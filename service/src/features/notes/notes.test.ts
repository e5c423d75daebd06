/** Notes at a place in a resource: one's own, shared with a class, and what each role may do with them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const place = { kind: 'time', seconds: 42.5 } as const;

for (const carrier of testCarriers) {
  describe(`notes on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const write = async (person: string, text: string, id = uuidv7()): Promise<string> => {
      await service.ask(`t1/${person}`, routes.putNote, { params: { noteId: id }, body: { resourceId: 'r1', place, text } });
      return id;
    };
    const read = async (person: string, options?: CallOptions) =>
      (await service.ask(`t1/${person}`, routes.listNotes, { query: { resourceId: 'r1' } }, options)).items;
    const texts = async (person: string, options?: CallOptions) => (await read(person, options)).map(({ text }) => text);
    const status = async (person: string, path: string, options: CallOptions) => (await service.call(person, path, options)).status;
    const share = (person: string, id: string, classId: string, as?: string) =>
      status(`t1/${person}`, `/shelf/notes/${id}/class`, { method: 'PUT', json: { classId }, ...(as !== undefined && { as }) });
    const withdraw = (person: string, id: string, as?: string) =>
      status(`t1/${person}`, `/shelf/notes/${id}/class`, { method: 'DELETE', ...(as !== undefined && { as }) });

    it('[S-06] keeps notes and bookmarks at a time or page for their author alone, each once', async () => {
      const id = await write('p1', '平均分');
      await write('p1', '平均分！', id);
      await service.ask('t1/p1', routes.putNote, { params: { noteId: uuidv7() }, body: { resourceId: 'r1', place: { kind: 'page', page: '12' }, text: '' } });
      const notes = await read('p1');
      assert.deepEqual(notes.map(({ text, place: at, own }) => [text, at, own]), [['平均分！', place, true], ['', { kind: 'page', page: '12' }, true]]);
      for (const person of ['p2', 'g1', 'teacher1', 'm-county']) assert.deepEqual(await texts(person), [], person);
      assert.equal(await status('t1/p2', `/shelf/notes/${id}`, { method: 'PUT', json: { resourceId: 'r1', place, text: '改掉' } }), 404);
      assert.equal(await status('t1/p2', `/shelf/notes/${id}`, { method: 'DELETE' }), 204);
      assert.deepEqual(await texts('p1'), ['平均分！', '']);
      for (const { id: own } of notes) await service.ask('t1/p1', routes.dropNote, { params: { noteId: own } });
      assert.deepEqual(await texts('p1'), []);
    });

    it('keeps a note about a passage, and refuses one that ends before it begins', async () => {
      const [id, passage] = [uuidv7(), { kind: 'time', seconds: 4, until: 8.5 } as const];
      await service.ask('t1/p1', routes.putNote, { params: { noteId: id }, body: { resourceId: 'r1', place: passage, text: '这一段' } });
      assert.deepEqual((await read('p1')).map(({ place: at }) => at), [passage]);
      const refused = await status('t1/p1', `/shelf/notes/${id}`, { method: 'PUT', json: { resourceId: 'r1', place: { kind: 'time', seconds: 4, until: 4 }, text: '' } });
      assert.ok(refused === 400 || refused === 422, String(refused));
      await service.ask('t1/p1', routes.dropNote, { params: { noteId: id } });
    });

    it('shares with the own class: classmates read the words, the teacher the name too, nobody else anything', async () => {
      const [byPupil, byTeacher] = [await write('p1', '我的问题'), await write('teacher1', '看这里')];
      assert.deepEqual([await share('p1', byPupil, 'c1'), await share('teacher1', byTeacher, 'c1')], [204, 204]);
      assert.deepEqual((await read('p2')).map(({ text, author, mayWithdraw }) => [text, author?.name ?? null, mayWithdraw]), [['我的问题', null, false], ['看这里', '王老师', false]]);
      assert.deepEqual((await read('both', { as: 'both:teacher' })).map(({ author, mayWithdraw }) => [author?.name, mayWithdraw]), [['买买提·艾力', true], ['王老师', true]]);
      for (const person of ['p3', 'g1', 'teacher2', 'm-county', 'm-school']) assert.deepEqual(await texts(person), [], person);
      assert.deepEqual(await texts('both', { as: 'both:guardian' }), []);
      await service.services.feed.sequencer.sweep();
      assert.ok((await service.ask('t1/p2', routes.listChanges, { query: { after: '0' } })).items.some(({ type }) => type === 'shelf.changed'));
      assert.equal(JSON.stringify((await service.ask('t1/p2', routes.listChanges, { query: { after: '0' } })).items).includes('p1'), false);

      assert.equal(await withdraw('p2', byPupil), 404);
      assert.equal(await withdraw('teacher1', byPupil), 204);
      assert.deepEqual(await texts('p2'), ['看这里']);
      assert.deepEqual(await texts('p1'), ['我的问题', '看这里'], 'the author keeps it');
      assert.equal(await withdraw('teacher1', byTeacher), 204);
      for (const [person, id] of [['p1', byPupil], ['teacher1', byTeacher]] as const) await service.ask(`t1/${person}`, routes.dropNote, { params: { noteId: id } });
    });

    it('lets each role share and withdraw in the own class, and nowhere else', async () => {
      const roles = [['p1', 'p1:student'], ['teacher1', 'teacher1:teacher'], ['both', 'both:guardian'], ['g1', 'g1:guardian'], ['m-county', 'm-county:manager']] as const;
      for (const [person, as] of roles) {
        const own = await write(person, as);
        const isMember = person === 'p1' || person === 'teacher1';
        const refused = isMember ? 404 : 403;
        assert.equal(await share(person, own, 'c1', as), isMember ? 204 : 403, `${as} own class`);
        assert.equal(await share(person, own, 'c2', as), refused, `${as} another class`);
        assert.equal(await share(person, own, 'd1', as), refused, `${as} another tenant`);
        assert.equal(await share('p2', own, 'c1'), 404, `a note of ${as} by somebody else`);
        assert.equal(await withdraw('teacher2', own), 404, `a teacher of another class, a note of ${as}`);
        assert.equal(await withdraw(person, own, as), isMember ? 204 : 403, `${as} withdraws`);
        await service.ask(`t1/${person}`, routes.dropNote, { params: { noteId: own } });
      }
      const foreign = uuidv7();
      assert.equal(await status('t2/q1', `/shelf/notes/${foreign}`, { method: 'PUT', json: { resourceId: 'x1', place, text: '外县' } }), 204);
      assert.equal(await share('teacher1', foreign, 'c1'), 404);
      assert.equal(await withdraw('teacher1', foreign), 404);
    });
  });
}
