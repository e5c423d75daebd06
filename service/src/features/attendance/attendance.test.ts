/** Attendance over HTTP: what a teacher says of a class, what a family sees of its own child, and what nobody else can. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dayInChina, dayMs, routes, type RouteRequest } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { until } from '../../testing/until.ts';
import { makeWorld } from '../../testing/world.ts';

type Mark = RouteRequest<typeof routes.takeRoll>['body']['marks'][number];
type Marks = (Omit<Mark, 'revision'> & Partial<Mark>)[];
const today = () => dayInChina(Date.now());
const ago = (days: number) => dayInChina(Date.now() - days * dayMs);

for (const carrier of testCarriers) {
  describe(`attendance on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const roll = (day = today(), by = 't1/teacher1', classId = 'c1') => service.ask(by, routes.readRoll, { params: { classId, day } });
    /** Marks are of the roll as it stands, unless they say otherwise. */
    const take = async (marks: Marks, { day = today(), taken = false, by = 't1/teacher1', classId = 'c1' } = {}) => {
      const entries = marks.length === 0 || day > today() ? [] : (await roll(day, by, classId)).entries;
      const said = marks.map((mark): Mark => ({ revision: entries.find(({ learner }) => learner.id === mark.learnerId)?.revision ?? null, ...mark }));
      return service.ask(by, routes.takeRoll, { params: { classId, day }, body: { marks: said, taken } });
    };
    const child = (by = 't1/g1', learnerId = 'p1') => service.ask(by, routes.readChildAttendance, { params: { learnerId } });
    const entryOf = async (learnerId: string, day = today()) => (await roll(day)).entries.find(({ learner }) => learner.id === learnerId) ?? assert.fail(learnerId);
    const leave = async (firstDay: string, { approved = true, part = 'day', reason = '发烧𠮷' }: { approved?: boolean; part?: 'day' | 'morning' | 'afternoon'; reason?: string } = {}) => {
      const { id } = await service.ask('t1/g1', routes.requestLeave, { body: { childId: 'p1', kind: 'illness', firstDay, lastDay: firstDay, part, reason } });
      await service.ask('t1/teacher1', routes.decideLeave, { params: { leaveRequestId: id }, body: { approved, comment: '知道了' } });
    };
    /** Nothing is said of today any more. */
    const clear = async (): Promise<void> => {
      const { db } = service.services.carrier;
      await db.deleteFrom('attendance_mark').where('day', '=', today()).execute();
      await db.deleteFrom('attendance_roll').where('day', '=', today()).execute();
      await db.deleteFrom('notice').where('learner_id', 'is not', null).execute();
      await db.deleteFrom('leave_request').where('first_day', '=', today()).execute();
    };
    const status = async (path: string, by: string, options = {}) => (await service.call(by, path, options)).status;

    it('[TS-15] approved leave stands in the roll, with its reason, and explains an absence; a refused one does not', async () => {
      const [day, other] = [ago(3), ago(4)];
      assert.equal((await entryOf('p1', day)).status, null);
      await leave(day, { part: 'morning' });
      await leave(other, { approved: false });
      const { status: said, leave: away, marked } = await entryOf('p1', day);
      assert.deepEqual([said, away?.reason, away?.part, marked], ['leave', '发烧𠮷', 'morning', null]);
      await take([{ learnerId: 'p1', status: 'absent', note: null }], { day });
      assert.equal((await entryOf('p1', day)).status, 'leave');
      await take([{ learnerId: 'p1', status: 'late', note: '上午看完医生就来了' }], { day });
      assert.equal((await entryOf('p1', day)).status, 'late', 'who came in spite of it was there');
      assert.deepEqual([(await entryOf('p1', other)).status, (await entryOf('p1', other)).leave], [null, null]);
    });

    it('[TS-15] leave for the afternoon is shown and explains no morning: the family of a child that nobody has seen is told', async () => {
      await leave(today(), { part: 'afternoon' });
      const before = await entryOf('p1');
      assert.deepEqual([before.status, before.leave?.part], [null, 'afternoon']);
      await take([{ learnerId: 'p1', status: 'absent', note: null }]);
      const { items } = await service.ask('t1/g1', routes.listNotices);
      assert.deepEqual([(await entryOf('p1')).status, (await child()).today, (await child()).days[0]?.status, items.some(({ kind }) => kind === 'absence')], ['absent', 'absent', 'absent', true]);
      // The morning as well explains it.
      await leave(today(), { part: 'morning' });
      assert.deepEqual([(await entryOf('p1')).status, (await entryOf('p1')).leave?.part, (await child()).today], ['leave', 'morning', 'leave']);
      await clear();
    });

    it('[TS-15] leave that nobody has decided is shown in the roll, and says nothing', async () => {
      await clear();
      await service.ask('t1/g1', routes.requestLeave, { body: { childId: 'p1', kind: 'illness', firstDay: today(), lastDay: today(), part: 'day', reason: '发烧' } });
      const { status: said, leave: away, undecided } = await entryOf('p1');
      assert.deepEqual([said, away, undecided], [null, null, { kind: 'illness', firstDay: today(), lastDay: today(), part: 'day', reason: '发烧' }]);
      await clear();
    });

    it('[TS-15] a roll that is taken says present of whom nothing was said, and keeps who was away with leave', async () => {
      const day = ago(5);
      await leave(day);
      const { taken, entries } = await take([], { day, taken: true });
      assert.equal(taken?.by.name, '王老师');
      assert.deepEqual(entries.map(({ learner, status: said, marked }) => [learner.id, said, marked === null]).sort(), [['p1', 'leave', false], ['p2', 'present', true]]);
      await service.services.carrier.db.updateTable('leave_request').set({ state: 'withdrawn', decided_by: null, decided_at: null }).where('first_day', '=', day).execute();
      assert.equal((await entryOf('p1', day)).status, 'leave');
    });

    it('[TS-15] is corrected, with what stood there before kept; what is sent again changes nothing', async () => {
      const said = { learnerId: 'p2', status: 'absent', note: null, revision: null } as const;
      const first = await take([said]);
      assert.deepEqual(await take([said]), first);
      const { entries } = await take([{ learnerId: 'p2', status: 'late', note: '校车晚点' }]);
      const marked = entries.find(({ learner }) => learner.id === 'p2');
      assert.deepEqual([marked?.status, marked?.note, marked?.marked?.corrected], ['late', '校车晚点', true]);
      const kept = await service.services.carrier.db.selectFrom('attendance_mark').select(['revision', 'status']).where('day', '=', today()).where('child_id', '=', 'p2').orderBy('revision').execute();
      assert.deepEqual(kept, [{ revision: 1, status: 'absent' }, { revision: 2, status: 'late' }]);
    });

    it('[TS-15] what was lost on its way and comes late neither takes back a correction nor frightens the family again', async () => {
      await clear();
      const lost = { learnerId: 'p1', status: 'absent', note: null, revision: null } as const;
      await take([lost]);
      await take([{ learnerId: 'p1', status: 'present', note: null }]);
      const told = async () => (await service.ask('t1/g1', routes.listNotices)).items.filter(({ kind }) => kind.startsWith('absence')).map(({ id, kind }) => [id, kind]);
      const before = [await roll(), await told()];
      await take([lost]);
      assert.deepEqual([await roll(), await told()], before);
      // Nor does a repeated word about one whom leave explains add anything.
      await clear();
      await leave(today());
      await take([lost]);
      await take([lost]);
      assert.deepEqual([(await entryOf('p1')).status, (await entryOf('p1')).revision], ['leave', 1]);
      await clear();
    });

    it('of two who take the same roll at once both are heard', async () => {
      const day = ago(6);
      await Promise.all([take([{ learnerId: 'p1', status: 'late', note: null }], { day }), take([{ learnerId: 'p2', status: 'late', note: null }], { day }), take([], { day, taken: true })]);
      assert.deepEqual((await roll(day)).entries.map((entry) => entry.status), ['late', 'late']);
    });

    it('[TS-15] a guardian sees the own child, the days that were not as usual, and no sum', async () => {
      await take([{ learnerId: 'p1', status: 'late', note: '堵车' }], { taken: true });
      const mine = await child();
      assert.deepEqual([mine.day, mine.today, mine.learner.name], [today(), 'late', '买买提·艾力']);
      assert.deepEqual(mine.days.map(({ day, status: said, note }) => [day, said, note]).slice(0, 1), [[today(), 'late', '堵车']]);
      assert.ok(mine.days.every(({ status: said }) => said !== 'present'));
      assert.doesNotMatch(JSON.stringify(mine), /欧阳明月|校车晚点|count|total|streak|rank/);
      await take([{ learnerId: 'p1', status: 'present', note: null }]);
      const { today: now, days } = await child();
      assert.deepEqual([now, days.some(({ day }) => day === today())], ['present', false]);
    });

    it('[TS-15] is nobody else’s: no pupil, no other family, no other teacher, no manager, no other tenant', async () => {
      const path = `/classes/c1/attendance/${today()}`;
      const put = { method: 'PUT', json: { marks: [], taken: true } };
      for (const [by, expected] of [['t1/p1', 403], ['t1/g1', 403], ['t1/m-school', 403], ['t1/teacher2', 404], ['t2/q-teacher', 404]] as const) {
        assert.equal(await status(path, by), expected, by);
        assert.equal(await status(path, by, put), expected, `${by} puts`);
      }
      for (const [by, expected] of [['t1/p1', 403], ['t1/teacher1', 403], ['t1/g3', 404], ['t2/q-guardian', 404]] as const) {
        assert.equal(await status('/learners/p1/attendance', by), expected, by);
      }
      // A learner of another class, in the own roll.
      await assert.rejects(take([{ learnerId: 'p3', status: 'late', note: null }]), /404/);
      await assert.rejects(take([{ learnerId: 'nobody', status: 'late', note: null }]), /404/);
    });

    it('refuses a day to come, one that the calendar does not have, a learner named twice and a word that is none', async () => {
      const mark = { learnerId: 'p1', status: 'late', note: null } as const;
      await assert.rejects(take([], { day: ago(-1), taken: true }), /400/);
      assert.ok([400, 404].includes(await status('/classes/c1/attendance/2026-02-31', 't1/teacher1')));
      await assert.rejects(take([mark, mark]), /400/);
      assert.equal(await status(`/classes/c1/attendance/${today()}`, 't1/teacher1', { method: 'PUT', json: { marks: [{ ...mark, revision: null, status: 'first' }], taken: false } }), 400);
    });

    it('tells a family at once that nobody has seen the child, and when it was a mistake, in one notice a day', async () => {
      const notices = async (by: string) => (await service.ask(by, routes.listNotices)).items.filter(({ kind }) => kind.startsWith('absence')).map(({ kind, readAt, sender }) => [kind, readAt, sender.name]);
      await take([{ learnerId: 'p1', status: 'present', note: null }], { taken: true });
      const before = await notices('t1/g1');
      await take([{ learnerId: 'p1', status: 'absent', note: null }]);
      await take([{ learnerId: 'p1', status: 'absent', note: '问过同学' }]);
      assert.deepEqual([before, await notices('t1/g1'), await notices('t1/g3')], [[], [['absence', null, '王老师']], []]);
      const text = await (await service.call('t1/g1', '/notices')).text();
      assert.doesNotMatch(text, /问过同学/);
      const { items } = await service.ask('t1/g1', routes.listNotices);
      await service.call('t1/g1', `/notices/${items[0]?.id ?? ''}/read`, { method: 'PUT' });
      await take([{ learnerId: 'p1', status: 'late', note: null }]);
      assert.deepEqual(await notices('t1/g1'), [['absence-corrected', null, '王老师']]);
      // Set right later, or explained by leave: nobody is called.
      await take([{ learnerId: 'p2', status: 'absent', note: null }], { day: ago(8) });
      await leave(ago(9));
      await take([{ learnerId: 'p1', status: 'absent', note: null }], { day: ago(9) });
      assert.equal((await notices('t1/g1')).length, 1);
    });

    it('of a child in two classes the one that misses it is heard: neither the day nor a correction of the other hides it', async () => {
      await clear();
      const { db } = service.services.carrier;
      await db.insertInto('enrolment').values({ tenant_id: 't1', class_id: 'c2', person_id: 'p1', role: 'learner', subject: '', ended_at: null }).execute();
      const kinds = async () => (await service.ask('t1/g1', routes.listNotices)).items.filter(({ kind }) => kind.startsWith('absence')).map(({ kind }) => kind);
      await take([{ learnerId: 'p1', status: 'present', note: null }], { taken: true });
      await take([{ learnerId: 'p1', status: 'absent', note: null }], { by: 't1/teacher2', classId: 'c2' });
      assert.deepEqual([(await child()).today, (await child()).days[0]?.class.id, await kinds()], ['absent', 'c2', ['absence']]);
      await take([{ learnerId: 'p1', status: 'absent', note: null }]);
      await take([{ learnerId: 'p1', status: 'present', note: null }]);
      assert.deepEqual([(await child()).today, await kinds()], ['absent', ['absence']]);
      await take([{ learnerId: 'p1', status: 'late', note: null }], { by: 't1/teacher2', classId: 'c2' });
      assert.deepEqual([(await child()).today, await kinds()], ['late', ['absence-corrected']]);
      await db.deleteFrom('enrolment').where('class_id', '=', 'c2').where('person_id', '=', 'p1').execute();
      await clear();
    });

    it('[TS-15] tells the teachers of the class and the guardians of whom it concerns', async () => {
      // What the tests before this one did has its number, too.
      await service.services.feed.sequencer.sweep();
      const { lastSequence } = await service.ask('t1/g1', routes.listChanges);
      await take([{ learnerId: 'p1', status: 'absent', note: null }, { learnerId: 'p2', status: 'late', note: '又晚了' }]);
      const heard = async (person: string) =>
        (await service.ask(person, routes.listChanges, { query: { after: String(lastSequence) } })).items.filter(({ type }) => type === 'attendance.changed').map(({ subject }) => subject.personId ?? '');
      await until(async () => (await heard('t1/g1')).length === 1);
      assert.deepEqual([await heard('t1/g1'), await heard('t1/teacher1'), await heard('t1/g3'), await heard('t1/teacher2'), await heard('t1/p2')], [['p1'], [''], [], [], []]);
    });
  });
}
