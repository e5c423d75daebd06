import { expect } from '@open-wc/testing';
import { today } from '../../base/china-day.ts';
import { newId } from '../../base/id.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { leaveOf } from '../test/leave-suite.ts';
import { machine, until, type Machine } from '../test/databases.ts';

describe('offline: leave', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(() => phone.end());

  it('[P-11] is asked for without a line, shows as waiting, and is sent once', async () => {
    const { leave, sync } = phone.tab(service.portsFor(person.guardian), { writePatienceMs: 30, readPatienceMs: 200 });
    const before = (await leave.list({})).value;
    service.fail({ kind: 'offline' });
    expect((await leave.request(leaveOf(), newId())).status).to.equal('queued');
    const { items, total } = (await leave.list({})).value;
    expect([items[0]?.state, items[0]?.child.name, total]).to.deep.equal(['queued', '买买提·艾力', before.total + 1]);
    service.fail({ kind: 'lost-answer', call: 'leave.request', nth: 1 });
    await sync.flush();
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).queued === 0);
    const sent = service.fixtures.leave.filter(({ firstDay }) => firstDay === '2026-12-01');
    expect(sent.map(({ state }) => state)).to.deep.equal(['submitted']);
    expect((await leave.list({})).value.items[0]?.state).to.equal('submitted');
  });

  it('that a notice was read whose place another has taken is nobody’s concern', async () => {
    const { notices, sync } = phone.tab(service.portsFor(person.guardian), { writePatienceMs: 30, readPatienceMs: 200 });
    const { items } = (await notices.list({})).value;
    const { id } = items[0] ?? expect.fail('no notice');
    service.fail({ kind: 'offline' });
    expect((await notices.markRead(id)).status).to.equal('queued');
    service.fixtures.notices = service.fixtures.notices.filter(({ notice }) => notice.id !== id);
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).queued === 0);
    expect((await sync.state()).refused).to.equal(0);
  });

  it('[TS-15] what is corrected without a line is sent after what it corrects, and both arrive', async () => {
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const { leave, sync } = phone.tab(ports, { writePatienceMs: 30, readPatienceMs: 200 });
    const day = today();
    const entry = async () => (await leave.roll('c-31', day)).value.entries.find(({ learner }) => learner.id === 'p-li') ?? expect.fail('no entry');
    expect((await entry()).revision).to.equal(null);
    service.fail({ kind: 'offline' });
    for (const status of ['absent', 'late'] as const) {
      const { revision } = await entry();
      expect((await leave.takeRoll('c-31', day, { marks: [{ learnerId: 'p-li', status, note: null, revision }], taken: true })).status).to.equal('queued');
      expect((await entry()).status).to.equal(status);
    }
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).queued === 0);
    expect(service.fixtures.attendance.filter((mark) => mark.day === day && mark.childId === 'p-li').map(({ status }) => status)).to.deep.equal(['absent', 'late']);
  });

  it('[TS-15] a classroom without a line takes its roll; it stands at once, marked, and is sent once', async () => {
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const { leave, sync } = phone.tab(ports, { writePatienceMs: 30, readPatienceMs: 200 });
    const day = today();
    await leave.roll('c-31', day);
    service.fail({ kind: 'offline' });
    const draft = { marks: [{ learnerId: 'p-li', status: 'absent' as const, note: null, revision: null }], taken: true };
    expect((await leave.takeRoll('c-31', day, draft)).status).to.equal('queued');
    const { taken, entries } = (await leave.roll('c-31', day)).value;
    const of = (id: string) => entries.find(({ learner }) => learner.id === id);
    expect([taken, of('p-li')?.status, of('p-li')?.marked, of('p-chen')?.status]).to.deep.equal(['queued', 'absent', 'queued', 'present']);
    service.fail({ kind: 'lost-answer', call: 'leave.takeRoll', nth: 1 });
    await sync.flush();
    service.fail();
    await sync.flush();
    await until(async () => (await sync.state()).queued === 0);
    expect(service.fixtures.attendance.filter((mark) => mark.day === day).map(({ childId, status }) => [childId, status])).to.deep.equal([['p-li', 'absent']]);
    expect((await leave.roll('c-31', day)).value.entries.find(({ learner }) => learner.id === 'p-li')?.marked).to.include({ corrected: false });
  });
});
