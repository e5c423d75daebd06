/** Sharing inside a platform: who is reached, what waits, what a link gives to whom, and what nobody can do by guessing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { routes, type Problem } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { makeResource, makeWorld } from '../../testing/world.ts';

for (const carrier of testCarriers) {
  describe(`shares on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      await makeResource(service.services.carrier, 't1', 'r9', { title: '二次函数', stage: 'junior', grade: 9 });
    });
    after(() => service.close());

    const toClass = async (person: string, classId: string, resourceId = 'r1', shareId = uuidv7()): Promise<string> =>
      (await service.ask(`t1/${person}`, routes.shareWithClass, { params: { shareId }, body: { resourceId, classId, note: person.startsWith('p') ? '' : '看一遍' } })).id;
    const offer = async (person: string, audience: 'school' | 'colleagues', resourceId = 'r1') =>
      service.ask(`t1/${person}`, routes.offerToSchool, { params: { shareId: uuidv7() }, body: { resourceId, audience, note: '' } });
    const box = async (person: string, name: 'received' | 'own' | 'review', options?: CallOptions) =>
      (await service.ask(`t1/${person}`, routes.listShares, { query: { box: name } }, options)).items;
    const has = async (person: string, id: string, options?: CallOptions) => (await box(person, 'received', options)).some((share) => share.id === id);
    const status = async (person: string, path: string, options?: CallOptions) => (await service.call(person, path, options)).status;
    const put = (json?: unknown): CallOptions => ({ method: 'PUT', ...(json !== undefined && { json }) });
    const decide = (person: string, id: string, json: unknown = { approved: true, answer: '' }) => status(`t1/${person}`, `/shares/${id}/decision`, put(json));

    it('[RS-08] lays it quietly before the class at once, and before nobody else', async () => {
      const id = await toClass('teacher1', 'c1');
      for (const person of ['p1', 'p2']) assert.ok(await has(person, id), person);
      assert.ok(await has('both', id, { as: 'both:teacher' }));
      // As a guardian the same person is in no class.
      assert.equal(await has('both', id, { as: 'both:guardian' }), false);
      for (const person of ['p3', 'g1', 'teacher2', 'm-school', 'm-county', 'teacher1']) assert.equal(await has(person, id), false, person);
      const { items } = await service.ask('t1/p1', routes.listNotices);
      assert.deepEqual(items, [], 'nobody is told');
    });

    it('[RS-08] a link that is not for somebody says why and what next, and the same of what does not exist', async () => {
      const id = await toClass('teacher1', 'c1');
      assert.equal(await status('t1/p1', `/shares/${id}`), 200);
      for (const person of ['t1/p3', 't1/g1', 't1/teacher2', 't1/m-school', 't2/q1']) {
        const [hidden, missing] = await Promise.all([id, uuidv7()].map(async (shareId) => {
          const response = await service.call(person, `/shares/${shareId}`);
          const { instance: _differs, ...problem } = (await response.json()) as Problem;
          return problem;
        }));
        assert.ok(hidden?.code === 'not-shared' && hidden.detail !== '' && hidden.action !== '', person);
        assert.deepEqual(hidden, missing, person);
      }
      assert.equal(await status('t1/teacher1', `/shares/${id}/withdrawal`, put()), 204);
      assert.equal(await status('t1/p1', `/shares/${id}`), 404);
      assert.equal(await has('p1', id), false);
    });

    it('[PS-09] beyond a class it waits until somebody else has looked, and is never public at once', async () => {
      const share = await offer('teacher1', 'school');
      assert.deepEqual([share.state, share.audience.name, share.mayDecide], ['pending-review', '第一小学', false]);
      for (const person of ['p1', 'both', 'g1', 'm-school', 'teacher2']) assert.equal(await has(person, share.id), false, person);
      assert.equal(await status('t1/p1', `/shares/${share.id}`), 404);
      assert.deepEqual((await box('m-school', 'review')).map(({ id, mayDecide }) => [id, mayDecide]), [[share.id, true]]);
      assert.ok((await box('m-county', 'review')).some(({ id }) => id === share.id));
      for (const person of ['teacher1', 'p1', 'g1']) assert.deepEqual(await box(person, 'review'), [], person);
      for (const person of ['teacher1', 'p1', 'g1', 'both']) assert.equal(await decide(person, share.id), 403, person);
      assert.equal(await decide('m-school', share.id, { approved: false, answer: ' ' }), 400, 'a reason is owed');
      assert.equal(await decide('m-school', share.id), 200);
      for (const person of ['p1', 'g1', 'm-school']) assert.ok(await has(person, share.id), person);
      assert.ok(await has('both', share.id, { as: 'both:teacher' }));
      assert.equal(await has('both', share.id, { as: 'both:guardian' }), false, 'in the other school');
      for (const person of ['p3', 'teacher2', 'g3', 'm-county']) assert.equal(await has(person, share.id), false, person);
      // What was let through can be taken back, with a reason for whoever shared it.
      assert.equal(await decide('m-county', share.id, { approved: false, answer: '版权不清' }), 200);
      assert.equal(await has('p1', share.id), false);
      assert.deepEqual((await box('teacher1', 'own')).filter(({ id }) => id === share.id).map(({ state, answer }) => [state, answer]), [['declined', '版权不清']]);
      assert.equal(await decide('m-school', share.id), 409, 'the decision stands');
    });

    it('[PS-09] a manager shares no further than others at once, and lets nothing of their own through', async () => {
      const share = await offer('m-school', 'colleagues');
      assert.equal(share.state, 'pending-review');
      assert.equal(await decide('m-school', share.id), 404);
      assert.equal(await decide('m-county', share.id), 200);
      assert.ok(await has('teacher1', share.id));
      for (const person of ['p1', 'g1']) assert.equal(await has(person, share.id), false, person);
      assert.equal(await status('t1/p1', `/shares/${share.id}`), 404, 'colleagues only');
    });

    it('[RS-08] pupils reach their class and nobody beyond it; classmates read no names, the teacher does and may take it out', async () => {
      const id = await toClass('p2', 'c1');
      const [share] = (await box('p1', 'received')).filter((one) => one.id === id);
      assert.equal(share?.by, null);
      assert.equal((await box('teacher1', 'received')).find((one) => one.id === id)?.by?.id, 'p2');
      const draft = { resourceId: 'r1', note: '' };
      assert.equal(await status('t1/p2', `/shares/${uuidv7()}`, put({ ...draft, classId: 'c1', note: '他是小偷' })), 400, 'no words of a minor that nobody has looked at');
      assert.equal(await status('t1/p1', `/shares/${uuidv7()}/offer`, put({ ...draft, audience: 'school' })), 403);
      assert.equal(await status('t1/p1', `/shares/${uuidv7()}`, put({ ...draft, classId: 'c2' })), 404, 'the class of others');
      assert.equal(await status('t1/g1', `/shares/${uuidv7()}`, put({ ...draft, classId: 'c1' })), 403, 'a guardian is in no class');
      assert.equal(await status('t1/p1', `/shares/${id}/withdrawal`, put()), 404, 'a classmate takes out nothing');
      assert.equal(await status('t1/teacher2', `/shares/${id}/withdrawal`, put()), 404);
      assert.equal(await status('t1/teacher1', `/shares/${id}/withdrawal`, put()), 204);
      assert.equal(await has('p1', id), false);
    });

    it('[LI-12] thanks count once, for grown-ups alone, can be taken back, and put nothing into another order', async () => {
      const thank = async (person: string, id: string, given = true) => (await service.ask(`t1/${person}`, routes.thankForShare, { params: { shareId: id }, body: { given } })).thanks;
      const own = async (person: string, id: string) => (await box(person, 'own')).find((share) => share.id === id)?.thanks;
      const older = await toClass('teacher1', 'c1');
      const newer = await toClass('teacher1', 'c1');
      assert.deepEqual((await box('p1', 'received')).find(({ id }) => id === older)?.thanks, { given: false, mayGive: true, received: false, count: null });
      assert.deepEqual(await thank('p1', older), { given: true, mayGive: true, received: false, count: null }, 'whoever gives learns of nobody else');
      await Promise.all([thank('p1', older), thank('p2', older)]);
      assert.deepEqual(await own('teacher1', older), { given: false, mayGive: false, received: true, count: 2 });
      assert.doesNotMatch(JSON.stringify((await box('teacher1', 'own')).filter(({ id }) => id === older)), /"p1"|"p2"/, 'by whom is told to nobody');
      const order = (await box('p1', 'received')).map(({ id }) => id);
      assert.ok(order.indexOf(newer) < order.indexOf(older), 'newest first, whatever is welcome');
      await thank('p1', older, false);
      await thank('p1', older, false);
      assert.equal((await own('teacher1', older))?.count, 1);
      const ofPupil = await toClass('p2', 'c1');
      await thank('p1', ofPupil);
      await thank('teacher1', ofPupil);
      assert.deepEqual(await own('p2', ofPupil), { given: false, mayGive: false, received: true, count: null }, 'a child is not counted');
    });

    it('[LI-12] forbidden: a pupil who shares hears that somebody has said thank you, or nobody any more, and never each of them', async () => {
      const { db } = service.services.carrier;
      const heard = async (person: string) => (await db.selectFrom('outbox').select('audience').where('type', '=', 'shelf.changed').execute()).filter(({ audience }) => audience?.includes(person)).length;
      const thank = (person: string, id: string, given = true) => service.ask(`t1/${person}`, routes.thankForShare, { params: { shareId: id }, body: { given } });
      const told = async (sharer: string, act: () => Promise<unknown>) => {
        const before = await heard(sharer);
        await act();
        return (await heard(sharer)) - before;
      };
      const ofPupil = await toClass('p2', 'c1');
      const both = (given: boolean) => Promise.all([thank('p1', ofPupil, given), thank('teacher1', ofPupil, given)]);
      const changes = [() => both(true), () => thank('p1', ofPupil, false), () => thank('p1', ofPupil), () => both(false)];
      const ofEach = [];
      for (const act of changes) ofEach.push(await told('p2', act));
      assert.deepEqual(ofEach, [1, 0, 0, 1]);
      const ofTeacher = await toClass('teacher1', 'c1');
      assert.equal(await told('teacher1', () => Promise.all([thank('p1', ofTeacher), thank('p2', ofTeacher)])), 2, 'a grown-up is told how many');
    });

    it('[LI-12] forbidden: nobody thanks for what is not shared with them, is their own, or is gone', async () => {
      const id = await toClass('teacher1', 'c1');
      const thank = (person: string, share = id, options?: CallOptions) => status(person, `/shares/${share}/thanks`, { ...put({ given: true }), ...options });
      for (const person of ['t1/teacher1', 't1/p3', 't1/g1', 't1/teacher2', 't1/m-school', 't1/m-county', 't2/q1']) assert.equal(await thank(person), 404, person);
      assert.equal(await thank('t1/both', id, { as: 'both:guardian' }), 404);
      assert.equal(await thank('t1/p1', uuidv7()), 404);
      assert.equal(await status('t1/teacher1', `/shares/${id}/withdrawal`, put()), 204);
      assert.equal(await thank('t1/p1'), 404);
      assert.equal((await box('teacher1', 'own')).find((share) => share.id === id)?.thanks?.received, false);
    });

    it('[RS-08] a pupil fills no class, and pushes nothing of the teacher out', async () => {
      const { db } = service.services.carrier;
      const row = { tenant_id: 't1', resource_id: 'r1', sharer_role: 'student', audience: 'class', class_id: 'c2', organisation_id: null, note: '', state: 'shared', answer: null, decided_at: null, decided_by: null } as const;
      const made = (sharer_id: string, place: number) => ({ ...row, sharer_id, id: uuidv7(), created_at: `2099-01-01T00:00:${String(place % 60).padStart(2, '0')}.000Z` });
      await db.insertInto('resource_share').values(Array.from({ length: 20 }, (_, place) => made('p3', place))).execute();
      const full = await service.call('t1/p3', `/shares/${uuidv7()}`, put({ resourceId: 'r1', classId: 'c2', note: '' }));
      assert.deepEqual([full.status, ((await full.json()) as Problem).errors?.[0]?.pointer], [400, 'resourceId']);
      const [oldest] = await box('p3', 'own');
      assert.equal(await status('t1/p3', `/shares/${oldest?.id}/withdrawal`, put()), 204);
      await toClass('p3', 'c2');
      await db.insertInto('enrolment').values({ tenant_id: 't1', class_id: 'c2', person_id: 'p2', role: 'learner', subject: '', ended_at: null }).execute();
      const lesson = await toClass('teacher2', 'c2');
      await db.insertInto('resource_share').values(Array.from({ length: 200 }, (_, place) => made('p1', place))).execute();
      const received = await box('p2', 'received');
      assert.deepEqual([received.length, received.some(({ id }) => id === lesson)], [200, true]);
      const days = received.map(({ createdAt }) => createdAt);
      assert.deepEqual(days, days.toSorted().reverse(), 'newest first');
      await db.deleteFrom('resource_share').where('class_id', '=', 'c2').execute();
      await db.deleteFrom('enrolment').where('person_id', '=', 'p2').where('class_id', '=', 'c2').execute();
    });

    it('[RS-08] what was suspended, or is kept for one task, is shared no more', async () => {
      const { carrier: opened } = service.services;
      await makeResource(opened, 't1', 'gone', { title: '将被暂停' });
      const shared = await toClass('teacher1', 'c1', 'gone');
      const offered = await offer('teacher1', 'school', 'gone');
      const set = (values: { listed?: boolean; ended_at?: string | null }) => opened.db.updateTable('resource').set(values).where('id', '=', 'gone').execute();
      for (const [values, back] of [[{ ended_at: new Date().toISOString() }, { ended_at: null }], [{ listed: false }, { listed: true }]] as const) {
        await set(values);
        assert.equal(await has('p1', shared), false);
        assert.equal(await status('t1/p1', `/shares/${shared}`), 404);
        assert.equal((await box('m-school', 'review')).some(({ id }) => id === offered.id), false);
        assert.equal(await decide('m-school', offered.id), 404);
        assert.equal(await status('t1/teacher1', `/shares/${uuidv7()}`, put({ resourceId: 'gone', classId: 'c1', note: '' })), 404);
        await set(back);
        assert.ok(await has('p1', shared));
      }
      assert.equal(await decide('m-school', offered.id), 200);
    });

    it('[RS-08] sent twice is once; nobody takes over the id of another, nor shares what is not there', async () => {
      const id = await toClass('teacher1', 'c1');
      assert.equal(await toClass('teacher1', 'c1', 'r1', id), id);
      assert.equal((await box('teacher1', 'own')).filter((share) => share.id === id).length, 1);
      const draft = { classId: 'c1', note: '看一遍' };
      assert.equal(await status('t1/teacher1', `/shares/${id}`, put({ ...draft, resourceId: 'r2' })), 409);
      assert.equal(await status('t1/p1', `/shares/${id}`, put({ ...draft, note: '', resourceId: 'r1' })), 409);
      assert.equal(await status('t1/teacher1', `/shares/${uuidv7()}`, put({ ...draft, resourceId: 'x1' })), 404, 'of another tenant');
      assert.equal(await status('t1/teacher1', '/shares/short', put({ ...draft, resourceId: 'r1' })), 404, 'an id that could be guessed');
    });

    it('[S-06] what classmates or a school share reaches no pupil for whom it is too far; the teacher of the class may give it', async () => {
      const ofPupil = await toClass('p2', 'c1', 'r9');
      assert.equal(await has('p1', ofPupil), false);
      assert.equal(await status('t1/p1', `/shares/${ofPupil}`), 404);
      const whole = await offer('teacher1', 'school', 'r9');
      assert.equal(await decide('m-school', whole.id), 200);
      assert.equal(await has('p1', whole.id), false);
      assert.ok(await has('both', whole.id, { as: 'both:teacher' }));
      assert.ok(await has('p1', await toClass('teacher1', 'c1', 'r9')));
    });
  });
}
