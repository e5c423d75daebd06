import { expect } from '@open-wc/testing';
import { newId } from '../../base/id.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { draft, watched } from '../test/port-suite.ts';
import { openTab } from '../test/tab.ts';
import type { OfflineOptions } from './with-offline.ts';

/** How a page takes turns with other tabs: with Web Locks, and as on plain HTTP without them. */
const ways: readonly [string, OfflineOptions][] = [
  ['with Web Locks', {}],
  ['with a lease', { locks: null, silenceMs: 400 }],
];

/** The ports of a person, counting how many writes are under way at the same time and letting some never end. */
function watching(ports: RemotePorts) {
  const seen = { most: 0, now: 0, calls: 0, answer: true };
  const under = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    seen.calls += 1;
    seen.most = Math.max(seen.most, (seen.now += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const value = await work();
    seen.now -= 1;
    // Stored, but the answer never arrives: the moment in which tabs like to be killed.
    if (!seen.answer) await new Promise(() => undefined);
    return value;
  };
  const watch = (inner: RemotePorts | ReturnType<RemotePorts['as']>) => ({
    ...inner,
    tasks: { ...inner.tasks, create: (...given: Parameters<typeof inner.tasks.create>) => under(() => inner.tasks.create(...given)) },
    progress: { ...inner.progress, record: (...given: Parameters<typeof inner.progress.record>) => under(() => inner.progress.record(...given)) },
  });
  const remote: RemotePorts = { ...watch(ports), as: (identityId) => watch(ports.as(identityId)) };
  return { remote, seen };
}

for (const [way, options] of ways) {
  describe(`offline: several tabs ${way}`, () => {
    let service: MemoryService;
    let desk: Machine;
    beforeEach(() => {
      service = createMemoryService();
      desk = machine();
    });
    afterEach(async () => {
      await desk.end();
    });
    const titles = () => service.fixtures.tasks.map((task) => task.draft.title).filter((title) => title.startsWith('task '));

    it('never sends from two tabs at once, and each write once', async () => {
      const { remote, seen } = watching(service.portsFor(person.teacher));
      const [left, right] = [desk.tab(remote, options), desk.tab(remote, options)];
      await Promise.all([left.identity.me(), right.identity.me()]);
      const wanted = Array.from({ length: 20 }, (_, index) => `task ${index}`);
      await Promise.all(wanted.map((title, index) => (index % 2 === 0 ? left : right).tasks.create({ ...draft, title }, newId())));
      await until(async () => (await left.sync.state()).queued === 0);
      expect([...titles()].sort()).to.deep.equal([...wanted].sort());
      expect(seen).to.include({ most: 1, calls: 20 });
    });

    it('tells other tabs how the writes are doing', async () => {
      const remote = service.portsFor(person.pupil);
      const [writing, looking] = [desk.tab(remote, options), desk.tab(remote, options)];
      await Promise.all([writing.identity.me(), looking.identity.me()]);
      service.fail({ kind: 'offline' });
      const end = new AbortController();
      let heard = 0;
      looking.sync.subscribe(() => (heard += 1), { signal: end.signal });
      await writing.progress.record([watched()]);
      await until(() => heard > 0);
      end.abort();
      service.fail();
      await looking.sync.flush();
      expect((await writing.sync.state()).queued).to.equal(0);
    });

    it('loses nothing and doubles nothing when a tab is killed in mid-write', async () => {
      const { remote, seen } = watching(service.portsFor(person.teacher));
      seen.answer = false;
      const frame = openTab(async ({ withOffline }) => {
        const ports = withOffline(remote, { database: desk.database, ...options });
        await ports.identity.me();
        for (let index = 0; index < 3; index += 1) void ports.tasks.create({ ...draft, title: `task ${index}` }, newId());
      });
      await until(() => titles().length === 1);
      // The first is stored without the tab knowing, the others wait in the database.
      const database = await import('idb').then(({ openDB }) => openDB(desk.database));
      await until(async () => (await database.count('outbox')) === 3);
      database.close();
      frame.remove();
      seen.answer = true;
      const tab = desk.tab(remote, options);
      await tab.identity.me();
      await until(async () => (await tab.sync.state()).queued === 0);
      expect(titles()).to.deep.equal(['task 0', 'task 1', 'task 2']);
    });

    it('goes on after a reload in the middle of sending', async () => {
      const { remote, seen } = watching(service.portsFor(person.teacher));
      seen.answer = false;
      let loads = 0;
      const frame = openTab(async ({ withOffline }) => {
        const ports = withOffline(remote, { database: desk.database, ...options });
        loads += 1;
        await ports.identity.me();
        if (loads === 1) void ports.tasks.create({ ...draft, title: 'task 0' }, newId());
      });
      await until(() => titles().length === 1);
      seen.answer = true;
      frame.contentWindow?.location.reload();
      await until(() => seen.calls === 2);
      const tab = desk.tab(remote, options);
      await until(async () => (await tab.sync.state()).queued === 0);
      expect(loads).to.equal(2);
      expect(titles()).to.deep.equal(['task 0']);
      frame.remove();
    });
  });
}
