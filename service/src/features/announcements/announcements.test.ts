/** Announcements on both databases: to every family in one act, answered once, seen by nobody who has nothing to do with it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterNight, deliveryTime, routes, type RouteRequest } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { until } from '../../testing/until.ts';

type Draft = RouteRequest<typeof routes.sendAnnouncement>['body'];
/** Urgent, so that the hour at which the tests run does not matter. */
const draftOf = (given: Partial<Draft> = {}): Draft => ({
  audience: { kind: 'classes', classIds: ['c1'] },
  title: '秋游',
  text: '周五去湿地公园。',
  personal: [],
  urgentReason: '今天就要定车',
  ask: { kind: 'receipt' },
  dueAt: null,
  scheduledFor: null,
  ...given,
});

describe('delivery by night', () => {
  it('[T-16] waits until the morning, China Standard Time, unless it is urgent', () => {
    assert.equal(afterNight('2026-11-20T13:00:00.000Z'), '2026-11-20T23:00:00.000Z');
    assert.equal(afterNight('2026-11-20T22:59:59.000Z'), '2026-11-20T23:00:00.000Z');
    assert.equal(afterNight('2026-11-20T23:00:00.000Z'), '2026-11-20T23:00:00.000Z');
    assert.equal(afterNight('2026-11-20T12:59:00.000Z'), '2026-11-20T12:59:00.000Z');
    assert.equal(deliveryTime('2026-11-20T15:00:00.000Z', { scheduledFor: null, isUrgent: true }), '2026-11-20T15:00:00.000Z');
    assert.equal(deliveryTime('2026-11-20T03:00:00.000Z', { scheduledFor: '2026-11-20T15:00:00.000Z', isUrgent: false }), '2026-11-20T23:00:00.000Z');
  });
});

for (const carrier of testCarriers) {
  describe(`announcements on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      const { db } = service.services.carrier;
      // A second guardian of p1, and one who answers for p1 and p2.
      for (const id of ['g1b', 'g12']) {
        await db.insertInto('person').values({ tenant_id: 't1', id, name: id, alternative_name: null, identity_key: null }).execute();
        await db
          .insertInto('identity')
          .values({ tenant_id: 't1', id: `${id}:guardian`, person_id: id, role: 'guardian', organisation_id: 'school1', valid_from: '2026-09-01T00:00:00.000Z', valid_to: null })
          .execute();
      }
      const guard = (guardian_id: string, child_id: string) => db.insertInto('guardianship').values({ tenant_id: 't1', guardian_id, child_id, source: 'test', ended_at: null }).execute();
      await guard('g1b', 'p1');
      await guard('g12', 'p2');
    });
    after(() => service.close());

    const send = (given: Partial<Draft> = {}, by = 't1/teacher1') => service.ask(by, routes.sendAnnouncement, { body: draftOf(given) });
    const as = (person: string, id: string) => service.ask(person, routes.readAnnouncement, { params: { announcementId: id } });
    const answer = (person: string, id: string, body: Partial<RouteRequest<typeof routes.answerAnnouncement>['body']> = {}) =>
      service.call(person, `/announcements/${id}/answer`, { method: 'PUT', json: { childIds: ['p1'], choices: [], signature: null, ...body } });
    const report = (person: string, id: string, json: object = { kind: 'error', description: '日期不对', evidence: null }) =>
      service.call(person, `/announcements/${id}/reports`, { method: 'POST', json, headers: { 'Idempotency-Key': crypto.randomUUID() } });
    const codeOf = async (response: Response) => (response.ok ? 'ok' : ((await response.json()) as { code: string }).code);

    it('[T-16] [P-04] reaches every family of a class in one act, and tells each of the own child alone', async () => {
      const sent = await send();
      assert.deepEqual(sent.sent, { families: 2, reachable: 2, read: 0, answered: 0, places: ['三年级1班'] });
      const mine = await as('t1/g1', sent.id);
      assert.deepEqual(mine.received, { readAt: null, remindedAt: null, toAnswer: true, children: [{ child: { id: 'p1', name: '买买提·艾力' }, personal: null, answer: null }] });
      assert.equal(mine.sent, null);
      assert.doesNotMatch(JSON.stringify(mine), /g1b|g12|p2|欧阳/);
      assert.equal((await service.call('t1/g3', `/announcements/${sent.id}`)).status, 404);
    });

    it('[P-04] [SYS-27] takes one receipt for a child, whoever gives it, and tells the other guardian only that it is done', async () => {
      const { id } = await send();
      assert.equal(await codeOf(await answer('t1/g1', id)), 'ok');
      assert.equal(await codeOf(await answer('t1/g1', id)), 'ok', 'sent again');
      assert.equal(await codeOf(await answer('t1/g1b', id)), 'conflict');
      const other = await as('t1/g1b', id);
      assert.equal(other.received?.toAnswer, false);
      assert.deepEqual(other.received.children[0]?.answer?.own, false);
      assert.doesNotMatch(JSON.stringify(other), /"g1"|"艾力"/);
      const { items } = await service.ask('t1/teacher1', routes.listAnnouncedFamilies, { params: { announcementId: id } });
      assert.deepEqual(items.map(({ child, answer: given }) => [child.id, given?.by.id ?? null]).sort(), [['p1', 'g1'], ['p2', null]]);
      assert.deepEqual((await as('t1/teacher1', id)).sent, { families: 2, reachable: 2, read: 1, answered: 1, places: ['三年级1班'] });
    });

    it('[T-16] reminds those who have not answered and nobody else, once a day', async () => {
      const { id } = await send();
      await answer('t1/g12', id, { childIds: ['p2'] });
      const remind = () => service.ask('t1/teacher1', routes.remindFamilies, { params: { announcementId: id } });
      assert.deepEqual(await remind(), { reminded: 1 });
      assert.deepEqual(await remind(), { reminded: 0 });
      assert.notEqual((await as('t1/g1', id)).received?.remindedAt, null);
      assert.equal((await as('t1/g12', id)).received?.remindedAt, null);
    });

    it('[P-04] puts what is to be answered or urgent and not read before the rest, in pages without gaps', async () => {
      const quiet = await send({ ask: { kind: 'none' }, urgentReason: '停电' });
      await service.call('t1/g1b', `/announcements/${quiet.id}/reading`, { method: 'PUT' });
      const seen: string[] = [];
      let cursor: string | null = '';
      let ranks: number[] = [];
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof list>> = await list(cursor);
        seen.push(...page.items.map(({ id }) => id));
        ranks = [...ranks, ...page.items.map(({ received }) => (received?.toAnswer === true || received?.readAt === null ? 0 : 2))];
        cursor = page.nextCursor;
      }
      function list(after: string) {
        return service.ask('t1/g1b', routes.listAnnouncements, { query: after === '' ? { limit: '2' } : { cursor: after, limit: '2' } });
      }
      assert.equal(new Set(seen).size, seen.length);
      assert.deepEqual(ranks, [...ranks].sort());
      assert.equal(seen.at(-1), quiet.id);
    });

    it('[LI-08] [P-13] gives the last place once, and takes a choice back', async () => {
      const options = [{ id: 'a', label: '周三 16:00', capacity: 1, startsAt: '2026-12-02T08:00:00.000Z' }, { id: 'b', label: '周三 16:20', capacity: 1, startsAt: null }];
      const { id } = await send({ ask: { kind: 'choice', options, most: 1 } });
      const both = await Promise.all([answer('t1/g1', id, { choices: ['a'] }), answer('t1/g12', id, { childIds: ['p2'], choices: ['a'] })]);
      assert.deepEqual((await Promise.all(both.map(codeOf))).sort(), ['ok', 'option-full']);
      const [winner, child, loser, other] = both[0].ok ? (['t1/g1', 'p1', 't1/g12', 'p2'] as const) : (['t1/g12', 'p2', 't1/g1', 'p1'] as const);
      assert.deepEqual((await as(loser, id)).counts, [{ optionId: 'a', count: 1 }]);
      assert.equal(await codeOf(await answer(winner, id, { childIds: [child], choices: [] })), 'ok');
      assert.equal(await codeOf(await answer(loser, id, { childIds: [other], choices: ['a'] })), 'ok');
      assert.equal(await codeOf(await answer(winner, id, { childIds: [child], choices: ['a', 'b'] })), 'invalid-request');
      assert.equal(await codeOf(await answer(winner, id, { childIds: [child], choices: ['z'] })), 'invalid-request');
    });

    it('[LI-08] tells families counts as the sender has said, and of an anonymous choice nobody who chose what', async () => {
      const { db } = service.services.carrier;
      const options = [{ id: 'a', label: '公园', capacity: null, startsAt: null }, { id: 'b', label: '博物馆', capacity: null, startsAt: null }];
      const poll = (more: object, dueAt: string | null = null) => send({ ask: { kind: 'choice', options, most: 1, ...more }, dueAt });
      const [kept, answered, closed] = [await poll({}), await poll({ results: 'answered' }), await poll({ results: 'closed' }, '2027-12-02T08:00:00.000Z')];
      const vote = async (id: string) => assert.equal(await codeOf(await answer('t1/g1', id, { choices: ['a'] })), 'ok');
      for (const { id } of [kept, answered, closed]) await vote(id);
      const counts = async (by: string, id: string) => (await as(by, id)).counts.map(({ optionId, count }) => `${optionId}${count}`).join();
      assert.deepEqual([await counts('t1/g1', kept.id), await counts('t1/g1', answered.id), await counts('t1/g12', answered.id), await counts('t1/g1', closed.id)], ['', 'a1', '', '']);
      assert.deepEqual([await counts('t1/teacher1', kept.id), await counts('t1/teacher1', closed.id)], ['a1', 'a1']);
      const end = (id: string) => sql`update announcement set due_at = now() - interval '1 minute' where id = ${id}`.execute(db);
      await end(closed.id);
      assert.equal(await counts('t1/g12', closed.id), 'a1', 'also to whoever has not answered');

      assert.equal(await codeOf(await service.call('t1/teacher1', '/announcements', { method: 'POST', headers: { 'Idempotency-Key': uuidv7() }, json: draftOf({ ask: { kind: 'choice', options, most: 1, anonymous: true } }) })), 'invalid-request', 'without an end');
      const secret = await poll({ results: 'closed', anonymous: true }, '2027-12-02T08:00:00.000Z');
      await vote(secret.id);
      assert.equal(await counts('t1/teacher1', secret.id), '', 'counts that move would tell who moved them');
      const families = await service.call('t1/teacher1', `/announcements/${secret.id}/families?limit=100`);
      const text = await families.text();
      assert.ok(text.includes('"answeredAt"') && !text.includes('"choices":["a"]'), text);
      assert.deepEqual((await as('t1/g1', secret.id)).received?.children[0]?.answer?.choices, ['a'], 'the own family knows its choice');
      await end(secret.id);
      assert.deepEqual([await counts('t1/teacher1', secret.id), await counts('t1/g1', secret.id)], ['', ''], 'too few to hide in');
      await sql`insert into announcement_child (tenant_id, announcement_id, child_id, class_id) select 't1', ${secret.id}, id, 'c1' from person where tenant_id = 't1' and id in ('g1', 'g3', 'teacher1', 'teacher2')`.execute(db);
      await sql`insert into announcement_answer (tenant_id, announcement_id, child_id, answered_by, on_behalf, choices, answered_at) select 't1', ${secret.id}, child_id, 'g1', false, array['b'], now() from announcement_child where announcement_id = ${secret.id} and child_id in ('g1', 'g3', 'teacher1', 'teacher2')`.execute(db);
      assert.deepEqual([await counts('t1/teacher1', secret.id), await counts('t1/g1', secret.id)], ['a1,b4', 'a1,b4']);
    });

    it('[P-09] a consent is answered with agree or refuse and may be changed; a signature needs a name and stands', async () => {
      const consent = await send({ ask: { kind: 'consent', refusal: '在校自习。' } });
      assert.equal(await codeOf(await answer('t1/g1', consent.id)), 'invalid-request');
      assert.equal(await codeOf(await answer('t1/g1', consent.id, { choices: ['agree'] })), 'ok');
      assert.equal(await codeOf(await answer('t1/g1', consent.id, { choices: ['refuse'] })), 'ok');
      assert.deepEqual((await as('t1/g1', consent.id)).received?.children[0]?.answer?.choices, ['refuse']);
      const paper = await send({ ask: { kind: 'signature' } });
      assert.equal(await codeOf(await answer('t1/g1', paper.id)), 'invalid-request');
      assert.equal(await codeOf(await answer('t1/g1', paper.id, { signature: '艾力·吐尔逊' })), 'ok');
      assert.equal(await codeOf(await answer('t1/g1', paper.id, { signature: '别人' })), 'conflict');
    });

    it('enters for a family what it said on paper, and marks it so', async () => {
      const { id } = await send();
      assert.equal(await codeOf(await answer('t1/teacher1', id)), 'ok');
      const mine = await as('t1/g1', id);
      assert.deepEqual([mine.received?.toAnswer, mine.received?.children[0]?.answer?.onBehalf], [false, true]);
    });

    it('[P-06] [SEC-15] gives what is said of one child to the family of that child alone', async () => {
      const { id } = await send({ personal: [{ childId: 'p1', text: '96分' }, { childId: 'p2', text: '71分' }] });
      assert.equal((await as('t1/g1', id)).received?.children[0]?.personal, '96分');
      assert.doesNotMatch(JSON.stringify(await as('t1/g1', id)), /71分/);
      const stranger = await service.call('t1/teacher1', '/announcements', { method: 'POST', json: draftOf({ personal: [{ childId: 'p3', text: '8分' }] }), headers: { 'Idempotency-Key': crypto.randomUUID() } });
      assert.equal(stranger.status, 404);
    });

    it('[M-04] tells before sending whom it reaches, whom not, and how much these families were sent this week', async () => {
      const { db } = service.services.carrier;
      const preview = (by: string, audience: Draft['audience']) => service.ask(by, routes.previewAudience, { body: { audience, isUrgent: true, scheduledFor: null } });
      const reach = await preview('t1/teacher1', { kind: 'classes', classIds: ['c1'] });
      assert.deepEqual([reach.families, reach.guardians, reach.unreachableCount], [2, 3, 0]);
      assert.ok(reach.load.announcements >= 5, String(reach.load.announcements));
      const give = (title: string, learnerIds?: string[]) => {
        const body = { classId: 'c1', resourceId: 'r1', title, instruction: '', paperAlternative: null, dueAt: null, ...(learnerIds && { learnerIds, reason: '再练' }) };
        return service.ask('t1/teacher1', routes.createTask, { body });
      };
      for (const [title, learnerIds] of [['全班'], ['一', ['p1']], ['二', ['p1']], ['三', ['p2']]] as const) await give(title, learnerIds && [...learnerIds]);
      const tasks = async (audience: Draft['audience']) => (await preview('t1/teacher1', audience)).load.tasks;
      assert.equal((await tasks({ kind: 'classes', classIds: ['c1'] })) - reach.load.tasks, 3, 'as many as the one has who has most, not all together');
      assert.equal((await tasks({ kind: 'children', childIds: ['p2'] })) - reach.load.tasks, 2);
      await db.updateTable('guardianship').set({ ended_at: '2026-10-01T00:00:00.000Z' }).where('guardian_id', '=', 'g12').execute();
      const school = await preview('t1/m-school', { kind: 'organisation', organisationId: 'school1' });
      assert.deepEqual(school.unreachable, [{ id: 'p2', name: '欧阳明月' }]);
      await db.updateTable('guardianship').set({ ended_at: null }).where('guardian_id', '=', 'g12').execute();
      const county = await preview('t1/m-county', { kind: 'organisation', organisationId: 'county' });
      assert.equal(county.families, 3);
      await assert.rejects(preview('t1/m-school', { kind: 'organisation', organisationId: 'county' }), /404/);
      await assert.rejects(preview('t1/m-school', { kind: 'classes', classIds: ['c2'] }), /404/);
      await assert.rejects(preview('t1/teacher1', { kind: 'children', childIds: ['p1', 'p3'] }), /404/);
      await assert.rejects(preview('t1/teacher1', { kind: 'organisation', organisationId: 'school1' }), /404/);
    });

    it('[M-04] is taken back: families keep the title without the text, and nobody answers any more', async () => {
      const { id } = await send();
      const recalled = await service.ask('t1/teacher1', routes.recallAnnouncement, { params: { announcementId: id } });
      assert.equal(recalled.state, 'recalled');
      const mine = await as('t1/g1', id);
      assert.deepEqual([mine.state, mine.title, mine.text, mine.received?.toAnswer], ['recalled', '秋游', '', false]);
      assert.equal(await codeOf(await answer('t1/g1', id)), 'answers-closed');
    });

    it('delivers at its time to the families of that time, once', async () => {
      const { db } = service.services.carrier;
      const { id, state } = await send({ scheduledFor: new Date(Date.now() + 3_600_000).toISOString(), ask: { kind: 'none' } });
      assert.equal(state, 'scheduled');
      assert.equal((await service.call('t1/g1', `/announcements/${id}`)).status, 404);
      await db.updateTable('enrolment').set({ ended_at: '2026-10-01T00:00:00.000Z' }).where('person_id', '=', 'p2').execute();
      await db.updateTable('announcement').set({ scheduled_for: new Date().toISOString() }).where('id', '=', id).execute();
      await until(async () => (await as('t1/teacher1', id)).state === 'sent');
      assert.equal((await as('t1/teacher1', id)).sent?.families, 1);
      assert.equal((await as('t1/g1', id)).state, 'sent');
      await db.updateTable('enrolment').set({ ended_at: null }).where('person_id', '=', 'p2').execute();
    });

    it('is gone for a guardian whose guardianship has ended, from the next call on', async () => {
      const { db } = service.services.carrier;
      const { id } = await send();
      assert.equal((await as('t1/g1b', id)).id, id);
      await db.updateTable('guardianship').set({ ended_at: '2026-10-01T00:00:00.000Z' }).where('guardian_id', '=', 'g1b').execute();
      assert.equal((await service.call('t1/g1b', `/announcements/${id}`)).status, 404);
      assert.equal((await service.ask('t1/g1b', routes.listAnnouncements)).total, 0);
      assert.equal(await codeOf(await answer('t1/g1b', id)), 'not-found');
      await db.updateTable('guardianship').set({ ended_at: null }).where('guardian_id', '=', 'g1b').execute();
    });

    it('tells those whom it concerns by one event, and the sender of answers in the end', async () => {
      const { lastSequence } = await service.ask('t1/g1', routes.listChanges);
      const { id } = await send();
      const heard = async (person: string) =>
        (await service.ask(person, routes.listChanges, { query: { after: String(lastSequence) } })).items.filter(({ subject }) => subject.announcementId === id).length;
      await until(async () => (await heard('t1/g1')) === 1);
      assert.equal(await heard('t1/g3'), 0);
      assert.equal(await heard('t1/teacher1'), 1);
      await answer('t1/g1', id);
      await until(async () => (await heard('t1/teacher1')) === 2);
    });

    it('[SEC-13] forbidden: takes a report of whom it came to alone, once however often, and shows the case to no sender, teacher or other school', async () => {
      const { id } = await send({}, 't1/m-school');
      for (const stranger of ['t1/g3', 't1/p1', 't1/teacher1', 't1/m-school', 't1/m-county', 't2/q1']) {
        assert.ok(['forbidden', 'not-found'].includes(await codeOf(await report(stranger, id))), stranger);
      }
      assert.equal(await codeOf(await report('t1/g1', id, { kind: 'error', description: '   ', evidence: null })), 'invalid-request');
      const both = await Promise.all([report('t1/g1', id), report('t1/g1', id)]);
      const [first, second] = await Promise.all(both.map(async (one) => ((await one.json()) as { caseNumber: string }).caseNumber));
      assert.match(first ?? '', /^\d{8}-\d{6}$/);
      assert.equal(second, first);
      const seen = async (person: string) => (await service.ask(person, routes.listReceivedCases)).items;
      assert.deepEqual([await seen('t1/m-school'), await seen('t1/teacher1')], [[], []], 'who sent it does not judge it');
      const [one] = await seen('t1/m-county');
      assert.deepEqual([one?.caseNumber, one?.received.title, one?.received.sender.id], [first, '秋游', 'm-school']);
      assert.ok(!JSON.stringify(one).includes('g1'));
      const close = (person: string, outcome = 'settled') => service.call(person, `/received-cases/${one?.id}/closing`, { method: 'PUT', json: { outcome, note: '', recall: true } });
      assert.deepEqual([await codeOf(await close('t1/m-school')), await codeOf(await close('t1/teacher1'))], ['not-found', 'not-found']);
      assert.deepEqual([await codeOf(await close('t1/m-county')), await codeOf(await close('t1/m-county', 'unfounded'))], ['ok', 'conflict']);
      assert.equal((await as('t1/g1', id)).state, 'recalled');
    });
  });
}
