/** What every leave port keeps, whatever stands behind it. Run by each adapter's own test. */
import { expect } from '@open-wc/testing';
import { today } from '../../base/china-day.ts';
import { newId } from '../../base/id.ts';
import type { LeaveDraft, LeaveRequest } from '../../base/ports/leave.ts';
import type { Ports } from '../../base/ports/ports.ts';
import { person } from '../memory/fixtures.ts';
import { nextChange, rejection, teacherOf, type Platform } from './port-suite.ts';

export const leaveOf = (given: Partial<LeaveDraft> = {}): LeaveDraft => ({
  child: { id: person.pupil, name: '买买提·艾力' }, kind: 'illness', firstDay: '2026-12-01', lastDay: '2026-12-02', part: 'day', reason: '发烧𠮷', ...given,
});

export function leaveSuite(name: string, start: () => Platform | Promise<Platform>): void {
  describe(`${name}: what every leave port keeps`, () => {
    let platform: Platform;
    let teacher: Ports['leave'];
    let father: Ports['leave'];
    beforeEach(async () => {
      platform = await start();
      teacher = teacherOf(platform).leave;
      father = platform.portsFor(person.guardian).leave;
    });
    afterEach(async () => platform.end?.());
    const request = async (given: Partial<LeaveDraft> = {}, key = newId()): Promise<LeaveRequest> => {
      const { value } = await father.request(leaveOf(given), key);
      if (value === null) throw new Error('not sent');
      return value;
    };
    const stateOf = async (port: Ports['leave'], id: string) => (await port.list({ limit: 100 })).value.items.find((one) => one.id === id)?.state;

    it('[P-11] is submitted once, decided once, and both sides see it', async () => {
      const key = newId();
      const { id } = await request({}, key);
      expect((await request({}, key)).id).to.equal(id);
      const { undecided, items } = (await teacher.list({ limit: 100 })).value;
      expect(items.find((one) => one.id === id)).to.deep.include({ state: 'submitted', reason: '发烧𠮷', child: leaveOf().child });
      await teacher.decide(id, { approved: true, comment: '好好休息' });
      expect((await teacher.list({ limit: 1 })).value.undecided).to.equal(undecided - 1);
      const mine = (await father.list({ limit: 100 })).value.items.find((one) => one.id === id);
      expect([mine?.state, mine?.decision?.by.name, mine?.decision?.comment]).to.deep.equal(['approved', '王秀兰', '好好休息']);
      expect((await rejection(father.withdraw(id))).code).to.equal('leave-decided');
      expect((await teacher.list({ day: '2026-12-02' })).value.items.map((one) => one.id)).to.deep.equal([id]);
      expect((await teacher.list({ day: '2026-12-03' })).value.items).to.deep.equal([]);
    });

    it('[P-11] is withdrawn before it is decided, not after', async () => {
      const { id } = await request();
      await father.withdraw(id);
      expect(await stateOf(father, id)).to.equal('withdrawn');
      expect((await rejection(teacher.decide(id, { approved: true, comment: null }))).code).to.equal('leave-decided');
      expect((await rejection(teacher.decide(id, { approved: false, comment: null }))).code).to.equal('invalid-request');
    });

    it('[P-01] is nobody else’s: not of another family, not of a pupil', async () => {
      const { id } = await request();
      const other = platform.portsFor(person.otherGuardian).leave;
      expect(await stateOf(other, id)).to.equal(undefined);
      expect((await rejection(other.withdraw(id))).code).to.equal('not-found');
      expect((await rejection(other.request(leaveOf(), newId()))).code).to.equal('not-found');
      expect((await rejection(platform.portsFor(person.pupil).leave.list({}))).code).to.equal('forbidden');
      expect((await rejection(teacher.request(leaveOf(), newId()))).code).to.equal('forbidden');
      expect((await rejection(father.decide(id, { approved: true, comment: null }))).code).to.equal('forbidden');
    });

    it('[P-11] gives the family a notice of the decision, and nobody else', async () => {
      const { id } = await request();
      const { notices } = platform.portsFor(person.guardian);
      const { unread } = (await notices.list({})).value;
      await teacher.decide(id, { approved: false, comment: '当天有实验课' });
      const { items, unread: now } = (await notices.list({})).value;
      expect(now).to.equal(unread + 1);
      expect(items.filter(({ kind }) => kind === 'leave-refused').map(({ sender, parameters }) => [sender.name, parameters])).to.deep.equal([
        ['王秀兰', { leaveRequestId: id, className: '三年级1班', learnerId: person.pupil, learnerName: '买买提·艾力', firstDay: '2026-12-01', lastDay: '2026-12-02' }],
      ]);
      // The reason, and what was answered, stand with the request alone.
      expect(JSON.stringify(items)).not.to.match(/发烧|实验课/);
      const others = (await platform.portsFor(person.otherGuardian).notices.list({})).value.items;
      expect(others.filter(({ kind }) => kind.startsWith('leave'))).to.deep.equal([]);
    });

    it('[TS-15] puts approved leave into the roll of its class, and says to the family alone what was said of its child', async () => {
      const day = today();
      const { id } = await request({ firstDay: day, lastDay: day });
      await teacher.decide(id, { approved: true, comment: null });
      const entryOf = async () => (await teacher.roll('c-31', day)).value.entries.find(({ learner }) => learner.id === person.pupil);
      expect([(await entryOf())?.status, (await entryOf())?.leave?.reason]).to.deep.equal(['leave', '发烧𠮷']);
      const heard = nextChange(father, ({ type }) => type === 'attendance.changed');
      await platform.listening?.();
      const draft = { marks: [{ learnerId: person.pupil, status: 'late' as const, note: '看完医生才来', revision: null }, { learnerId: 'p-li', status: 'absent' as const, note: null, revision: null }], taken: true };
      const first = (await teacher.takeRoll('c-31', day, draft)).value;
      expect(first?.entries.map(({ status }) => status).sort()).to.deep.equal(['absent', 'late', 'present', 'present', 'present', 'present', 'present', 'present']);
      expect((await teacher.takeRoll('c-31', day, draft)).value).to.deep.equal(first);
      expect((await heard).personId).to.equal(person.pupil);
      const mine = (await father.attendance(person.pupil)).value;
      expect([mine.today, mine.days[0]]).to.deep.equal(['late', { day, class: { id: 'c-31', name: '三年级1班' }, status: 'late', note: '看完医生才来' }]);
      for (const attempt of [
        () => father.attendance('p-li'),
        () => father.roll('c-31', day),
        () => platform.portsFor(person.pupil).leave.attendance(person.pupil),
        () => platform.portsFor(person.colleague).leave.takeRoll('c-31', day, draft),
        () => teacher.takeRoll('c-31', '2099-01-01', draft),
        () => teacher.takeRoll('c-31', day, { marks: [{ learnerId: person.guardian, status: 'late', note: null, revision: null }], taken: false }),
      ]) expect((await rejection(attempt())).code).to.be.oneOf(['forbidden', 'not-found', 'invalid-request']);
    });

    it('[TS-15] shows a family the days of the last 60, and none before', async () => {
      const ago = (days: number): string => today(Date.now() - days * 24 * 3_600_000);
      const draft = { marks: [{ learnerId: person.pupil, status: 'late' as const, note: null, revision: null }], taken: false };
      for (const days of [59, 61]) await teacher.takeRoll('c-31', ago(days), draft);
      const shown = (await father.attendance(person.pupil)).value.days.map(({ day }) => day);
      expect([shown.includes(ago(59)), shown.includes(ago(61))]).to.deep.equal([true, false]);
    });

    it('[TS-15] leaves out what was said of a roll that has moved on: a correction stands, and nobody is told twice', async () => {
      const day = today();
      const say = (status: 'absent' | 'present', revision: number | null) => teacher.takeRoll('c-31', day, { marks: [{ learnerId: person.pupil, status, note: null, revision }], taken: true });
      const entryOf = async () => (await teacher.roll('c-31', day)).value.entries.find(({ learner }) => learner.id === person.pupil);
      const told = async () => (await platform.portsFor(person.guardian).notices.list({})).value.items.filter(({ kind }) => kind.startsWith('absence')).map(({ id, kind }) => [id, kind]);
      await say('absent', null);
      expect((await entryOf())?.revision).to.equal(1);
      await say('present', 1);
      const before = [await entryOf(), await told()];
      expect((await say('absent', null)).value?.entries.find(({ learner }) => learner.id === person.pupil)?.status).to.equal('present');
      expect([await entryOf(), await told()]).to.deep.equal(before);
    });

    it('[TS-15] shows leave for the afternoon in the roll, and explains nothing by it: a family is told that nobody has seen its child', async () => {
      const day = today();
      const { id } = await request({ firstDay: day, lastDay: day, part: 'afternoon' });
      const entryOf = async () => (await teacher.roll('c-31', day)).value.entries.find(({ learner }) => learner.id === person.pupil);
      expect([(await entryOf())?.status, (await entryOf())?.leave, (await entryOf())?.undecided?.part]).to.deep.equal([null, null, 'afternoon']);
      await teacher.decide(id, { approved: true, comment: null });
      expect([(await entryOf())?.status, (await entryOf())?.leave?.part]).to.deep.equal([null, 'afternoon']);
      await teacher.takeRoll('c-31', day, { marks: [{ learnerId: person.pupil, status: 'absent', note: null, revision: null }], taken: true });
      expect([(await entryOf())?.status, (await father.attendance(person.pupil)).value.today]).to.deep.equal(['absent', 'absent']);
      const { items } = (await platform.portsFor(person.guardian).notices.list({})).value;
      expect(items.filter(({ kind }) => kind === 'absence').length).to.equal(1);
    });

    it('tells both sides of a change', async () => {
      const heard = nextChange(teacher, ({ type }) => type === 'leave.changed');
      await platform.listening?.();
      const { id } = await request();
      expect((await heard).leaveRequestId).to.equal(id);
    });
  });
}
