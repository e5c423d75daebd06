/** Appointments and sign-up lists on both databases: one family a slot, the last place once, and names for the sender alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { routes, type RouteRequest } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

type Draft = RouteRequest<typeof routes.sendAnnouncement>['body'];
const slots = [
  { id: 's1', startsAt: '2030-12-02T08:00:00.000Z' },
  { id: 's2', startsAt: '2030-12-02T08:10:00.000Z' },
  { id: 's3', startsAt: '2030-12-02T08:20:00.000Z' },
];
const appointment = { kind: 'appointment' as const, place: '教室305', minutes: 10, slots };
/** Who may not: another family, a pupil, a teacher who did not send it, somebody else's manager, another tenant. */
const strangers = ['t1/g3', 't1/p1', 't1/teacher2', 't1/m-county', 't2/q1'];

for (const carrier of testCarriers) {
  describe(`appointments and lists on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      const { db } = service.services.carrier;
      await db.insertInto('person').values({ tenant_id: 't1', id: 'g2', name: '欧阳慧', alternative_name: null, identity_key: null }).execute();
      await db.insertInto('identity').values({ tenant_id: 't1', id: 'g2:guardian', person_id: 'g2', role: 'guardian', organisation_id: 'school1', valid_from: '2026-09-01T00:00:00.000Z', valid_to: null }).execute();
      await db.insertInto('guardianship').values({ tenant_id: 't1', guardian_id: 'g2', child_id: 'p2', source: 'test', ended_at: null }).execute();
    });
    after(() => service.close());

    const send = (ask: Draft['ask'], dueAt: string | null = null) =>
      service.ask('t1/teacher1', routes.sendAnnouncement, {
        body: { audience: { kind: 'classes', classIds: ['c1'] }, title: '家长会', text: '每家十分钟。', personal: [], urgentReason: '今晚排定', ask, dueAt, scheduledFor: null },
      });
    const as = (person: string, id: string) => service.ask(person, routes.readAnnouncement, { params: { announcementId: id } });
    const put = (person: string, id: string, childId: string, ...choices: string[]) =>
      service.call(person, `/announcements/${id}/answer`, { method: 'PUT', json: { childIds: [childId], choices, signature: null } });
    const codeOf = async (response: Response) => (response.ok ? 'ok' : ((await response.json()) as { code: string }).code);
    const take = async (...given: Parameters<typeof put>) => codeOf(await put(...given));
    const own = async (person: string, id: string) => (await as(person, id)).received?.children[0]?.answer?.choices ?? null;

    it('[P-13] gives a slot to one of two who want it at once, offers the other the rest, and leaves what that one had', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id } = await send(appointment);
        assert.equal(await take('t1/g1', id, 'p1', 's1'), 'ok');
        assert.equal(await take('t1/g2', id, 'p2', 's2'), 'ok');
        const both = await Promise.all([take('t1/g1', id, 'p1', 's3'), take('t1/g2', id, 'p2', 's3')]);
        assert.deepEqual([...both].sort(), ['ok', 'option-full']);
        const [winner, loser, kept] = both[0] === 'ok' ? (['t1/g1', 't1/g2', 's2'] as const) : (['t1/g2', 't1/g1', 's1'] as const);
        assert.deepEqual([await own(winner, id), await own(loser, id)], [['s3'], [kept]]);
        const taken = (await as(loser, id)).counts.map(({ optionId }) => optionId);
        assert.deepEqual([...taken].sort(), [kept, 's3'].sort(), 'what the winner gave back is free again');
      }
    });

    it('[P-13] the database itself refuses a second child for a slot, whatever the service thinks', async () => {
      const { db } = service.services.carrier;
      const { id } = await send(appointment);
      assert.equal(await take('t1/g1', id, 'p1', 's1'), 'ok');
      const second = sql`insert into announcement_answer (tenant_id, announcement_id, child_id, answered_by, on_behalf, choices, slot, answered_at) values ('t1', ${id}, 'p2', 'g2', false, array['s1'], 's1', now())`;
      await assert.rejects(second.execute(db), /announcement_answer_slot/);
    });

    it('[P-13] two families who swap at once both get an answer, and no slot is two children’s', async () => {
      const { id } = await send(appointment);
      await take('t1/g1', id, 'p1', 's1');
      await take('t1/g2', id, 'p2', 's2');
      const both = await Promise.all([take('t1/g1', id, 'p1', 's2'), take('t1/g2', id, 'p2', 's1')]);
      assert.ok(both.every((code) => code === 'ok' || code === 'option-full'), both.join());
      const [first, second] = [await own('t1/g1', id), await own('t1/g2', id)];
      assert.ok(first !== null && second !== null && first[0] !== second[0]);
    });

    it('[P-13] is changed and given back until the end, and a slot that has begun stands', async () => {
      const { db } = service.services.carrier;
      const past = new Date(Date.now() - 60_000).toISOString();
      const { id, dueAt } = await send({ ...appointment, slots: [{ id: 'gone', startsAt: past }, ...slots] });
      assert.equal(dueAt, '2030-12-02T08:20:00.000Z', 'the end is at the latest when the last one begins');
      assert.equal(await take('t1/g1', id, 'p1', 'gone'), 'answers-closed');
      assert.equal(await take('t1/g1', id, 'p1', 's1'), 'ok');
      assert.equal(await take('t1/g1', id, 'p1'), 'ok', 'given back');
      assert.deepEqual([await own('t1/g1', id), (await as('t1/g1', id)).received?.toAnswer], [null, true]);
      assert.equal(await take('t1/g2', id, 'p2', 's1'), 'ok');
      await sql`update announcement_answer set choices = array['gone'], slot = 'gone' where announcement_id = ${id}`.execute(db);
      assert.equal(await take('t1/g2', id, 'p2', 's2'), 'answers-closed');
      assert.equal(await take('t1/g2', id, 'p2'), 'answers-closed');
      await sql`update announcement set due_at = ${past} where id = ${id}`.execute(db);
      assert.equal(await take('t1/g1', id, 'p1', 's2'), 'answers-closed');
      assert.equal((await as('t1/g1', id)).received?.toAnswer, false);
    });

    it('[P-13] [SYS-27] forbidden: families are told which are taken and never by whom; the sender sees who comes when', async () => {
      const { id } = await send(appointment);
      await take('t1/g1', id, 'p1', 's2');
      assert.equal(await take('t1/teacher1', id, 'p2', 's1'), 'ok', 'from a call');
      const seen = await as('t1/g2', id);
      assert.deepEqual(seen.counts, [{ optionId: 's1', count: 1 }, { optionId: 's2', count: 1 }]);
      assert.doesNotMatch(JSON.stringify(seen), /买买提|"g1"|"p1"|艾力/);
      assert.deepEqual((await as('t1/teacher1', id)).sent?.appointments?.map(({ slotId, child, by, onBehalf }) => [slotId, child.id, by.id, onBehalf]), [['s1', 'p2', 'teacher1', true], ['s2', 'p1', 'g1', false]]);
      for (const stranger of strangers) {
        assert.ok(['forbidden', 'not-found'].includes(await codeOf(await service.call(stranger, `/announcements/${id}`))), stranger);
        assert.ok(['forbidden', 'not-found'].includes(await take(stranger, id, 'p1', 's3')), stranger);
      }
      assert.equal(await take('t1/g1', id, 'p2', 's3'), 'not-found', 'for another family’s child');
    });

    it('[P-13] the sender changes and frees what a family has taken, and the family is told; another guardian does not', async () => {
      const { db } = service.services.carrier;
      const { id } = await send(appointment);
      assert.equal(await take('t1/g1', id, 'p1', 's1'), 'ok');
      assert.equal(await take('t1/g2', id, 'p2', 's3'), 'ok');
      assert.equal(await take('t1/teacher1', id, 'p1', 's3'), 'option-full', 'what another family has is not given away');
      const told = async () => (await db.selectFrom('outbox').select('audience').where('type', '=', 'announcement.changed').execute()).filter(({ audience }) => audience?.includes('g1')).length;
      const before = await told();
      assert.equal(await take('t1/teacher1', id, 'p1', 's2'), 'ok', 'the family has called');
      assert.ok((await told()) > before);
      assert.deepEqual((await as('t1/teacher1', id)).sent?.appointments?.map(({ slotId, child, by, onBehalf }) => [slotId, child.id, by.id, onBehalf]), [['s2', 'p1', 'teacher1', true], ['s3', 'p2', 'g2', false]]);
      const { onBehalf, own, choices } = (await as('t1/g1', id)).received?.children[0]?.answer ?? assert.fail('no answer');
      assert.deepEqual([onBehalf, own, choices], [true, false, ['s2']], 'and to which time');
      assert.equal(await take('t1/g1', id, 'p1', 's1'), 'conflict', 'what the sender entered the sender changes');
      assert.equal(await take('t1/teacher1', id, 'p1'), 'ok', 'freed');
      assert.equal((await as('t1/g1', id)).received?.toAnswer, true);
      assert.equal(await take('t1/g2', id, 'p2', 's2'), 'ok');
      for (const stranger of strangers) assert.ok(['forbidden', 'not-found'].includes(await take(stranger, id, 'p2')), stranger);
    });

    it('[P-13] forbidden: when a family comes is not told to the other guardian because the sender has moved it; it is told to both where nobody had answered', async () => {
      const { db } = service.services.carrier;
      await db.insertInto('guardianship').values({ tenant_id: 't1', guardian_id: 'g1', child_id: 'p2', source: 'test', ended_at: null }).execute();
      const { id } = await send(appointment);
      const told = async (guardian: string) => (await as(guardian, id)).received?.children.find(({ child }) => child.id === 'p2')?.answer?.choices;
      assert.deepEqual([await take('t1/g2', id, 'p2', 's1'), await told('t1/g1')], ['ok', []]);
      for (const slot of ['s2', 's3']) {
        assert.equal(await take('t1/teacher1', id, 'p2', slot), 'ok');
        assert.deepEqual([await told('t1/g2'), await told('t1/g1')], [[slot], []], slot);
      }
      assert.equal((await as('t1/g1', id)).received?.children.find(({ child }) => child.id === 'p2')?.answer?.onBehalf, true, 'that it was entered');
      const { id: fresh } = await send(appointment);
      assert.equal(await take('t1/teacher1', fresh, 'p2', 's1'), 'ok');
      for (const guardian of ['t1/g1', 't1/g2']) {
        const { children } = (await as(guardian, fresh)).received ?? assert.fail('nothing received');
        assert.deepEqual(children.find(({ child }) => child.id === 'p2')?.answer?.choices, ['s1'], guardian);
      }
      await db.deleteFrom('guardianship').where('tenant_id', '=', 't1').where('guardian_id', '=', 'g1').where('child_id', '=', 'p2').execute();
    });

    it('[P-13] what somebody took who guards the child no longer is changed by whoever does, and by nobody before', async () => {
      const { db } = service.services.carrier;
      await db.insertInto('guardianship').values({ tenant_id: 't1', guardian_id: 'g1', child_id: 'p2', source: 'test', ended_at: null }).execute();
      const ends = (at: string | null) => db.updateTable('guardianship').set({ ended_at: at }).where('tenant_id', '=', 't1').where('guardian_id', '=', 'g1').where('child_id', '=', 'p2').execute();
      const answer = async (id: string) => (await as('t1/g2', id)).received?.children[0]?.answer;
      const { id } = await send(appointment);
      const receipt = await send({ kind: 'receipt' });
      assert.equal(await take('t1/g1', id, 'p2', 's1'), 'ok');
      assert.equal(await take('t1/g1', receipt.id, 'p2'), 'ok');
      assert.equal(await take('t1/g2', id, 'p2', 's2'), 'conflict');
      assert.equal((await answer(id))?.isLeft, undefined);
      await ends(new Date().toISOString());
      assert.deepEqual([(await answer(id))?.isLeft, (await answer(id))?.choices], [true, []], 'what was said is not told');
      assert.equal(await take('t1/g2', id, 'p2', 's2'), 'ok');
      assert.deepEqual([await own('t1/g2', id), (await answer(id))?.isLeft], [['s2'], undefined]);
      assert.equal(await take('t1/g2', receipt.id, 'p2'), 'conflict', 'a receipt stands');
      await db.deleteFrom('guardianship').where('tenant_id', '=', 't1').where('guardian_id', '=', 'g1').where('child_id', '=', 'p2').execute();
    });

    it('[P-13] who does not come says so, takes no slot, is asked and counted no more, and may come after all', async () => {
      const { id } = await send(appointment);
      const remind = async () => (await service.ask('t1/teacher1', routes.remindFamilies, { params: { announcementId: id } })).reminded;
      assert.equal(await take('t1/g1', id, 'p1', 'decline'), 'ok');
      assert.equal(await take('t1/g2', id, 'p2', 'decline'), 'ok', 'as many as do not come');
      for (const guardian of ['t1/g1', 't1/g2']) assert.deepEqual([(await as(guardian, id)).received?.toAnswer, await own(guardian, id), (await as(guardian, id)).counts], [false, ['decline'], []]);
      const sent = await as('t1/teacher1', id);
      assert.deepEqual([sent.sent?.appointments, sent.counts, sent.sent?.answered], [[], [{ optionId: 'decline', count: 2 }], 2]);
      assert.equal(await take('t1/g1', id, 'p1', 's1', 'decline'), 'invalid-request');
      assert.equal(await take('t1/g1', id, 'p1', 's1'), 'ok');
      assert.equal(await take('t1/g2', id, 'p2'), 'ok', 'given back, and to be answered again');
      assert.equal((await as('t1/g2', id)).received?.toAnswer, true);
      assert.equal(await remind(), 1, 'who has not answered');
    });

    it('[P-13] nobody is reminded of what is all taken; they may still say that they do not come', async () => {
      const remind = async (id: string) => (await service.ask('t1/teacher1', routes.remindFamilies, { params: { announcementId: id } })).reminded;
      const past = new Date(Date.now() - 60_000).toISOString();
      const { id } = await send({ ...appointment, slots: [{ id: 'gone', startsAt: past }, ...slots.slice(0, 1)] });
      const list = await send({ kind: 'sign-up', capacity: 1 });
      assert.equal(await take('t1/g1', id, 'p1', 's1'), 'ok');
      assert.equal(await take('t1/g1', list.id, 'p1', 'join'), 'ok');
      assert.deepEqual([await remind(id), await remind(list.id)], [0, 0]);
      assert.equal(await take('t1/g2', id, 'p2', 'decline'), 'ok');
      assert.equal(await take('t1/g2', id, 'p2'), 'ok');
      assert.equal(await take('t1/g1', id, 'p1'), 'ok');
      assert.equal(await remind(id), 2, 'there is a time again');
    });

    it('refuses slots over each other, two slots at once, and one slot for two children', async () => {
      const body = (ask: object) => ({ audience: { kind: 'classes', classIds: ['c1'] }, title: '家长会', text: '。', personal: [], urgentReason: '急', ask, dueAt: null, scheduledFor: null });
      const post = async (ask: object) => codeOf(await service.call('t1/teacher1', '/announcements', { method: 'POST', json: body(ask), headers: { 'Idempotency-Key': crypto.randomUUID() } }));
      assert.equal(await post({ ...appointment, minutes: 11 }), 'invalid-request');
      assert.equal(await post({ ...appointment, slots: [...slots].reverse() }), 'invalid-request');
      assert.equal(await post({ ...appointment, slots: [{ id: 'decline', startsAt: '2030-12-02T08:00:00.000Z' }] }), 'invalid-request');
      const { id } = await send(appointment);
      assert.equal(await take('t1/g1', id, 'p1', 's1', 's2'), 'invalid-request');
      const paper = await service.call('t1/teacher1', `/announcements/${id}/answer`, { method: 'PUT', json: { childIds: ['p1', 'p2'], choices: ['s1'], signature: null } });
      assert.equal(await codeOf(paper), 'option-full');
      assert.deepEqual((await as('t1/teacher1', id)).sent?.appointments, []);
    });

    it('[LI-08] forbidden: a list takes as many as it has places, each may leave it, and who stands on it the sender alone is told', async () => {
      const { id } = await send({ kind: 'sign-up', capacity: 1 });
      assert.equal(await take('t1/g1', id, 'p1'), 'invalid-request');
      const both = await Promise.all([take('t1/g1', id, 'p1', 'join'), take('t1/g2', id, 'p2', 'join')]);
      assert.deepEqual([...both].sort(), ['ok', 'option-full']);
      const [winner, child, loser, other] = both[0] === 'ok' ? (['t1/g1', 'p1', 't1/g2', 'p2'] as const) : (['t1/g2', 'p2', 't1/g1', 'p1'] as const);
      assert.equal(await take(loser, id, other, 'decline'), 'ok');
      assert.equal((await as(loser, id)).received?.toAnswer, false, 'who does not come is asked no more');
      assert.deepEqual((await as(loser, id)).counts, [{ optionId: 'join', count: 1 }]);
      assert.doesNotMatch(JSON.stringify(await as(loser, id)), new RegExp(`"${child}"`));
      const listed = async () => (await service.ask('t1/teacher1', routes.listAnnouncedFamilies, { params: { announcementId: id }, query: { state: 'joined' } })).items.map((family) => family.child.id);
      assert.deepEqual(await listed(), [child]);
      for (const stranger of [...strangers, winner]) {
        assert.ok(['forbidden', 'not-found'].includes(await codeOf(await service.call(stranger, `/announcements/${id}/families?state=joined`))), stranger);
      }
      assert.equal(await take('t1/teacher1', id, child, 'decline'), 'ok', 'the family has called');
      assert.equal(await take(loser, id, other, 'join'), 'ok');
      assert.deepEqual(await listed(), [other]);
      await sql`update announcement set due_at = now() - interval '1 minute' where id = ${id}`.execute(service.services.carrier.db);
      assert.equal(await take(loser, id, other, 'decline'), 'answers-closed');
    });

    it('[LI-08] families are told nothing of a list without an end to its places', async () => {
      const { id } = await send({ kind: 'sign-up', capacity: null });
      await take('t1/g1', id, 'p1', 'join');
      assert.deepEqual((await as('t1/g2', id)).counts, []);
      assert.deepEqual((await as('t1/teacher1', id)).counts, [{ optionId: 'join', count: 1 }]);
    });
  });
}
