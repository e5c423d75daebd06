import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { newId } from '../../base/id.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { draft, rejection, watched } from '../test/port-suite.ts';
import { Storage } from './database.ts';
import { sendOutbox, sendWaiting } from './outbox-sender.ts';
import type { OfflinePorts } from './with-offline.ts';

describe('offline: writes', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(() => phone.end());
  const down = () => service.fail({ kind: 'offline' });
  const records = () => service.fixtures.records.filter(({ personId }) => personId === person.pupil).map(({ record }) => record);
  /** A tab whose person is known, as after any first look at the page. */
  const tabOf = async (remote: RemotePorts, options?: Parameters<Machine['tab']>[1]): Promise<OfflinePorts> => {
    const tab = phone.tab(remote, options);
    await tab.identity.me();
    return tab;
  };
  const drained = (tab: OfflinePorts) =>
    until(async () => {
      await tab.sync.flush();
      return (await tab.sync.state()).queued === 0;
    });

  it('keeps what cannot be sent, shows it, and sends it once when the line is back', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    await tab.tasks.list({});
    down();
    expect(await tab.progress.record([watched()])).to.deep.equal({ status: 'queued', value: null });
    expect(await tab.sync.state()).to.include({ online: false, queued: 1, refused: 0, lastSentAt: null });
    const progress = await tab.progress.get({ resourceId: 'r-fractions', taskId: 't-fractions' });
    expect(progress.stale).to.equal(true);
    expect(progress.value).to.include({ ratio: 0.5, state: 'started', positionSeconds: 48 });
    const tasks = await tab.tasks.list({});
    expect(tasks.value.items[0]?.progress?.ratio).to.equal(0.5);
    expect(records()).to.have.length(0);
    service.fail();
    await drained(tab);
    expect(records()).to.have.length(1);
    expect((await tab.sync.state()).lastSentAt).not.to.equal(null);
  });

  it('sends by itself when the browser says that the line is back', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    down();
    await tab.notices.markRead('n-1');
    service.fail();
    dispatchEvent(new Event('online'));
    await until(async () => (await tab.sync.state()).queued === 0);
    expect(service.fixtures.notices.find(({ notice }) => notice.id === 'n-1')?.notice.readAt).not.to.equal(null);
  });

  it('shows a notice as read before the service knows', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    await tab.notices.list({});
    down();
    await tab.notices.markRead('n-1');
    const { value } = await tab.notices.list({});
    expect(value.unread).to.equal(0);
    expect(value.items[0]?.readAt).not.to.equal(null);
  });

  it('has the effect of one however often answers are lost, and keeps the order of a stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const unreliable = createMemoryService(undefined, { seed });
        const desk = machine();
        try {
          const tab = desk.tab(unreliable.portsFor(person.teacher));
          await tab.identity.me();
          unreliable.fail({ kind: 'lost-answer', chance: 0.4 }, { kind: 'offline', chance: 0.2 });
          const titles = Array.from({ length: 10 }, (_, index) => `task ${index}`);
          const watching = Array.from({ length: 10 }, (_, index) => watched({ positionSeconds: index }));
          for (const [index, title] of titles.entries()) {
            await tab.tasks.create({ ...draft, title }, newId());
            await tab.progress.record([watching[index] ?? watched()]);
          }
          await drained(tab);
          const stored = unreliable.fixtures.tasks.map((task) => task.draft.title).filter((title) => title.startsWith('task '));
          expect(stored).to.deep.equal(titles);
          const positions = unreliable.fixtures.records.filter(({ personId }) => personId === person.teacher).map(({ record }) => record.positionSeconds);
          expect(positions).to.deep.equal(watching.map(({ positionSeconds }) => positionSeconds));
        } finally {
          await desk.end();
        }
      }),
      { seed: 20_261_121, numRuns: 5 },
    );
  });

  it('parks what the service refuses, goes on with the rest, and lets the person decide', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    down();
    const wrong = watched({ taskId: 't-fractions' });
    await tab.progress.record([wrong]);
    await tab.progress.record([watched({ positionSeconds: 60 })]);
    service.fail({ kind: 'forbidden', call: 'progress.record', nth: 1 });
    await drained(tab);
    expect(records().map(({ positionSeconds }) => positionSeconds)).to.deep.equal([60]);
    expect(await tab.sync.state()).to.include({ queued: 0, refused: 1 });
    const [refused] = await tab.sync.refused();
    expect(refused).to.include({ kind: 'progress' });
    expect(refused?.problem.code).to.equal('forbidden');
    expect(refused?.problem.action).not.to.equal('');
    await tab.sync.retry(refused?.id ?? 0);
    expect(records().map(({ id }) => id)).to.include(wrong.id);
    expect(await tab.sync.state()).to.include({ queued: 0, refused: 0 });
  });

  it('forgets a refused write when the person says so, and not before', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    service.fail({ kind: 'not-found', call: 'progress.record' });
    expect((await rejection(tab.progress.record([watched()]))).code).to.equal('not-found');
    const [refused] = await tab.sync.refused();
    await tab.sync.discard(refused?.id ?? 0);
    expect(await tab.sync.refused()).to.deep.equal([]);
  });

  it('leaves the draft of a refused task to the form that holds it', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    expect((await rejection(tab.tasks.create(draft, newId()))).code).to.equal('forbidden');
    expect(await tab.sync.state()).to.include({ queued: 0, refused: 0 });
  });

  it('does not let one stream wait for another', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    service.fail({ kind: 'internal', call: 'progress.record' });
    expect((await tab.progress.record([watched()])).status).to.equal('queued');
    expect((await tab.notices.markRead('n-1')).status).to.equal('sent');
    expect(await tab.sync.state()).to.include({ queued: 1, refused: 0 });
  });

  it('holds a stream back behind a write that has to wait, and ends the round', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    down();
    for (const positionSeconds of [10, 20]) await tab.progress.record([watched({ positionSeconds })]);
    await tab.notices.markRead('n-1');
    await tab.close();
    // Only the first fails: what comes after it would go out, and before it.
    service.fail({ kind: 'internal', call: 'progress.record', nth: 1 });
    const storage = new Storage(phone.database);
    const told: string[] = [];
    const left = await sendOutbox(storage, service.portsFor(person.pupil), async () => true, ({ sequence, result }) => {
      told.push(`${sequence} ${result}`);
      if (told.length > 9) throw new Error(`no end in sight: ${told.join(', ')}`);
    });
    await storage.close();
    expect(told).to.deep.equal(['1 deferred', '2 deferred', '3 sent']);
    expect(left).to.equal(2);
    expect(records()).to.have.length(0);
    await drained(await tabOf(service.portsFor(person.pupil)));
    expect(records().map(({ positionSeconds }) => positionSeconds)).to.deep.equal([10, 20]);
  });

  it('sends each write as the identity that made it', async () => {
    const remote = service.portsFor(person.teacher);
    const tab = await tabOf(remote);
    tab.identity.actAs('i-wang-teacher');
    down();
    await tab.tasks.create(draft, newId());
    tab.identity.actAs('i-wang-guardian');
    service.fail();
    await drained(tab);
    expect(await tab.sync.state()).to.include({ refused: 0 });
    expect(service.fixtures.tasks.at(-1)?.draft.title).to.equal(draft.title);
  });

  it("never sends one person's writes as another who signed in meanwhile", async () => {
    const first = await tabOf(service.portsFor(person.pupil));
    down();
    await first.progress.record([watched()]);
    expect(await first.signOut()).to.deep.equal({ waiting: 1 });
    await first.close();
    service.fail();
    const second = await tabOf(service.portsFor(person.otherPupil));
    await second.sync.flush();
    expect(await second.sync.state()).to.include({ queued: 0 });
    expect(records()).to.have.length(0);
    await second.close();
    await drained(await tabOf(service.portsFor(person.pupil)));
    expect(records()).to.have.length(1);
  });

  it('sends from a service worker, and tells the tabs', async () => {
    const tab = await tabOf(service.portsFor(person.pupil));
    down();
    await tab.progress.record([watched()]);
    const remote = service.portsFor(person.pupil);
    const failed: unknown = await sendWaiting(phone.database, remote).then(() => undefined, (error: unknown) => error);
    expect(failed).to.be.instanceOf(Error);
    service.fail();
    await sendWaiting(phone.database, remote);
    expect(records()).to.have.length(1);
    expect((await tab.sync.state()).queued).to.equal(0);
  });

  it('keeps the order of acts and the turn of tabs when the clock jumps', async () => {
    const { now } = Date;
    const tab = await tabOf(service.portsFor(person.pupil), { locks: null });
    down();
    try {
      for (const [index, clock] of [0, 2_000_000_000_000, 86_400_000, 4_000_000_000_000].entries()) {
        Date.now = () => clock;
        await tab.progress.record([watched({ positionSeconds: index })]);
      }
      service.fail();
      await drained(tab);
    } finally {
      Date.now = now;
    }
    expect(records().map(({ positionSeconds }) => positionSeconds)).to.deep.equal([0, 1, 2, 3]);
  });
});
