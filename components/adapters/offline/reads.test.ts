import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { draft, nextChange, rejection, watched } from '../test/port-suite.ts';
import { openCounty } from '../test/service.ts';
import { newId } from '../../base/id.ts';
import { PortError } from '../../base/ports/ports.ts';
import type { RemotePorts } from '../remote-ports.ts';

/** A service whose answers about tasks and people can be held back, and let go when the test has seen enough. */
function slowFor(remote: RemotePorts): { hold: () => void; letGo: () => void } {
  let held = Promise.resolve();
  let letGo = (): void => undefined;
  const { as } = remote;
  const { me } = remote.identity;
  remote.identity.me = (options) => held.then(() => me(options));
  remote.as = (identity) => {
    const ports = as(identity);
    const { list } = ports.tasks;
    ports.tasks.list = (...asked) => held.then(() => list(...asked));
    return ports;
  };
  return {
    hold: () => {
      held = new Promise((resolve) => (letGo = resolve));
    },
    letGo: () => letGo(),
  };
}

/** A line on which answers about tasks, given at once, arrive late while it is held. */
function slowAnswersFor(remote: RemotePorts): { hold: () => void; rest: () => void; letGo: () => Promise<void> } {
  let held: Promise<void> | undefined;
  let release = (): void => undefined;
  const underWay: Promise<unknown>[] = [];
  const { as } = remote;
  remote.as = (identity) => {
    const ports = as(identity);
    const { list } = ports.tasks;
    ports.tasks.list = (...asked) => {
      const wait = held;
      const answer = list(...asked);
      if (wait === undefined) return answer;
      const late = answer.finally(() => wait);
      underWay.push(late);
      return late;
    };
    return ports;
  };
  return {
    hold: () => {
      held = new Promise((resolve) => (release = resolve));
    },
    /** What is asked from now on is answered at once. */
    rest: () => {
      held = undefined;
    },
    /** Everything has arrived, and whoever asked has had a task's time for it. */
    letGo: async () => {
      release();
      await Promise.all(underWay);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe('offline: reads', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(() => phone.end());
  const down = () => service.fail({ kind: 'offline' });

  it('answers from what is kept when the line is down, and says since when', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    const before = await tab.tasks.list({});
    down();
    const after = await tab.tasks.list({});
    expect(after).to.deep.equal({ ...before, stale: true });
    expect((await tab.sync.state()).online).to.equal(false);
    const error = await rejection(tab.resources.get('r-poem'));
    expect(error).to.include({ code: 'offline', offline: true });
  });

  it('starts without a line as the person who was here last', async () => {
    const first = phone.tab(service.portsFor(person.pupil));
    await first.tasks.list({});
    await first.close();
    down();
    const second = phone.tab(service.portsFor(person.pupil));
    const me = await second.identity.me();
    expect(me.value.person.name).to.equal('买买提·艾力');
    expect(me.stale).to.equal(true);
    expect((await second.tasks.list({})).value.items).to.have.length(2);
  });

  it('shows what is kept when the service is slow, and says when the late answer differs', async () => {
    const remote = service.portsFor(person.pupil);
    const line = slowFor(remote);
    const tab = phone.tab(remote, { readPatienceMs: 20 });
    await tab.tasks.list({});
    await service.portsFor(person.teacher).tasks.create(draft, newId());
    line.hold();
    const changed = nextChange(tab.tasks, ({ type }) => type === 'task.created');
    const kept = await tab.tasks.list({});
    expect(kept.stale).to.equal(true);
    expect(kept.value.items).to.have.length(2);
    line.letGo();
    await changed;
    const late = await tab.tasks.list({});
    expect(late.stale).to.equal(false);
    expect(late.value.items).to.have.length(3);
  });

  it('keeps the answer to what was asked last, also when an earlier question is answered after it', async () => {
    const remote = service.portsFor(person.pupil);
    const line = slowAnswersFor(remote);
    const tab = phone.tab(remote, { readPatienceMs: 20 });
    await tab.tasks.list({});
    line.hold();
    expect((await tab.tasks.list({})).stale, 'what is kept, while the answer is on its way').to.equal(true);
    line.rest();
    await service.portsFor(person.teacher).tasks.create(draft, newId());
    await until(async () => (await tab.tasks.list({})).value.items.length === 3);
    await line.letGo();
    down();
    expect((await tab.tasks.list({})).value.items).to.have.length(3);
  });

  it('tells whoever was shown what is older, also when a later question was answered first', async () => {
    const remote = service.portsFor(person.pupil);
    const line = slowAnswersFor(remote);
    const tab = phone.tab(remote, { readPatienceMs: 20 });
    await tab.tasks.list({});
    line.hold();
    expect((await tab.tasks.list({})).value.items, 'what is kept, while the answer is on its way').to.have.length(2);
    line.rest();
    await service.portsFor(person.teacher).tasks.create(draft, newId());
    await until(async () => (await tab.tasks.list({})).value.items.length === 3);
    const told = nextChange(tab.tasks, ({ type }) => type === 'task.created');
    await line.letGo();
    await told;
    expect((await tab.tasks.list({})).value.items).to.have.length(3);
  });

  it('takes a refusal for the later answer: what was asked before it is not kept when it comes', async () => {
    const remote = service.portsFor(person.pupil);
    const line = slowAnswersFor(remote);
    const tab = phone.tab(remote, { readPatienceMs: 20 });
    await tab.tasks.list({});
    line.hold();
    expect((await tab.tasks.list({})).stale, 'what is kept, while the answer is on its way').to.equal(true);
    line.rest();
    service.fail({ kind: 'forbidden', call: 'tasks.list' });
    await until(() => tab.tasks.list({}).then(() => false, (error: unknown) => error instanceof PortError && error.code === 'forbidden'));
    await line.letGo();
    down();
    expect((await rejection(tab.tasks.list({}))).code).to.equal('offline');
  });

  it('shows nothing any more that the person may not see any more', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.resources.get('r-poem');
    service.fail({ kind: 'forbidden', call: 'resources.get' });
    expect((await rejection(tab.resources.get('r-poem'))).code).to.equal('forbidden');
    down();
    expect((await rejection(tab.resources.get('r-poem'))).code).to.equal('offline');
  });

  it('never shows one child what was kept for another who shares the phone', async () => {
    const brother = phone.tab(service.portsFor(person.pupil));
    await brother.progress.record([watched()]);
    await brother.tasks.list({});
    const other = phone.tab(service.portsFor(person.otherPupil));
    await other.identity.me();
    down();
    expect((await rejection(other.tasks.list({}))).code).to.equal('offline');
    expect((await rejection(other.progress.get({ resourceId: 'r-fractions', taskId: 't-fractions' }))).code).to.equal('offline');
  });

  it('never takes for one child the answer to another who signed in beside', async () => {
    const county = await openCounty();
    let signedIn: string = person.pupil;
    // A token is renewed 30 s before its end: this one at once, however slowly the clock was read.
    const getToken = () => ({ accessToken: county.token(signedIn), expiresAt: new Date(Date.now() + 30_300).toISOString() });
    const tab = phone.tab(county.portsFor(person.pupil, { getToken }));
    const shown = new Set<string | undefined>();
    const look = async () => (await tab.tasks.list({})).value.items.forEach(({ learner }) => shown.add(learner?.id));
    await look();
    signedIn = person.otherPupil;
    await until(() => look().then(() => shown.size > 1, () => true));
    expect([...shown]).to.deep.equal([person.pupil]);
    expect((await rejection(look())).code).to.equal('person-changed');
  });

  it('never carries one identity into the other of the same person', async () => {
    const tab = phone.tab(service.portsFor(person.teacher));
    await tab.tasks.list({});
    tab.identity.actAs('i-wang-guardian');
    down();
    expect((await rejection(tab.tasks.list({}))).code).to.equal('offline');
    tab.identity.actAs('i-wang-teacher');
    expect((await tab.tasks.list({})).value.items[0]?.count).not.to.equal(null);
  });

  it('forgets at sign-out what it kept', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.tasks.list({});
    await tab.identity.me();
    expect(await tab.signOut()).to.deep.equal({ waiting: 0 });
    await tab.close();
    const database = await openDB(phone.database);
    expect(await database.count('answers')).to.equal(0);
    expect(JSON.stringify(await database.getAll('facts'))).not.to.include('买买提');
    database.close();
  });

  it('keeps nothing of what was still on its way at sign-out', async () => {
    const remote = service.portsFor(person.pupil);
    const line = slowFor(remote);
    const tab = phone.tab(remote);
    await tab.identity.me();
    line.hold();
    const late = Promise.all([tab.tasks.list({}), tab.identity.me()]);
    await tab.signOut();
    line.letGo();
    await late;
    await tab.close();
    const database = await openDB(phone.database);
    expect(await database.count('answers')).to.equal(0);
    expect(JSON.stringify(await database.getAll('facts'))).not.to.include('买买提');
    database.close();
  });

  it('signs out also where nothing can be kept: who is here is asked anew', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('No storage in this window', 'SecurityError');
    };
    try {
      const remote = service.portsFor(person.pupil);
      const { me } = remote.identity;
      let asked = 0;
      remote.identity.me = (options) => {
        asked += 1;
        return me(options);
      };
      const tab = phone.tab(remote);
      await tab.tasks.list({});
      await tab.tasks.list({});
      expect([asked, await tab.signOut()]).to.deep.equal([1, { waiting: 0 }]);
      await tab.tasks.list({});
      expect(asked).to.equal(2);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('keeps within its bounds, and the newest', async () => {
    const tab = phone.tab(service.portsFor(person.pupil), { limits: { count: 10, size: 8_000_000 } });
    for (let limit = 1; limit <= 48; limit += 1) await tab.resources.search({ limit });
    down();
    expect((await tab.resources.search({ limit: 48 })).stale).to.equal(true);
    const database = await openDB(phone.database);
    expect(await database.count('answers')).to.be.within(1, 10);
    database.close();
  });

  it('lets everything be read again when the line is back', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.tasks.list({});
    down();
    await tab.tasks.list({});
    const heard = nextChange(tab.notices, ({ type }) => type === 'notice.created');
    service.fail();
    await tab.tasks.list({});
    await heard;
    await until(async () => (await tab.sync.state()).online);
  });

  it('asks a port of another make, which knows itself, for the load of a day', async () => {
    const ports = service.portsFor(person.teacher);
    const { load } = ports.tasks;
    ports.tasks.load = async function (this: unknown, ...asked) {
      if (this !== ports.tasks || load === undefined) throw new Error('asked of another');
      return load(...asked);
    };
    const answer = await phone.tab(ports).tasks.load?.('c-31', '2026-12-04');
    expect(answer?.value.limit).to.equal(60);
  });

  it('finds out by itself that a service far away is well again, even just after a start without it', async () => {
    const first = phone.tab(service.portsFor(person.pupil));
    await first.tasks.list({});
    await first.close();
    down();
    const second = phone.tab(service.portsFor(person.pupil));
    expect((await second.tasks.list({})).stale).to.equal(true);
    const told = nextChange(second.tasks, ({ type }) => type === 'task.created');
    service.fail();
    await told;
    expect((await second.tasks.list({})).stale).to.equal(false);
    expect((await second.sync.state()).online).to.equal(true);
  });

  it('works without any storage', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('No storage in this window', 'SecurityError');
    };
    try {
      const tab = phone.tab(service.portsFor(person.pupil));
      expect((await tab.tasks.list({})).value.items).to.have.length(2);
      expect((await tab.progress.record([watched()])).status).to.equal('sent');
      expect(await tab.sync.state()).to.include({ queued: 0, refused: 0 });
    } finally {
      IDBFactory.prototype.open = open;
    }
  });
});
