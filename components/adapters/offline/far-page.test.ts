import { expect } from '@open-wc/testing';
import type { Course } from '../../base/ports/courses.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { machine, until } from '../test/databases.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService } from '../memory/memory-ports.ts';
import { farPage } from './far-page.ts';
import { Storage } from './database.ts';

const nowhere = `${location.origin}/components/adapters/test/no-such-page.html`;

describe('offline: pages of the second origin', () => {
  const frame = () => document.querySelector<HTMLIFrameElement>(`iframe[src^="${nowhere}"]`);
  const say = (type: string) => globalThis.dispatchEvent(new MessageEvent('message', { source: frame()?.contentWindow ?? null, origin: location.origin, data: { protocol: 'ls-keep/1', type } }));
  const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('one that says now and then that it goes on is not taken for gone, and has nothing to show for it', async () => {
    let grown = 0;
    let said: string | undefined;
    void farPage(nowhere, { silence: 800, onGrown: () => (grown += 1) }).then((word) => (said = word));
    for (let time = 0; time < 8; time += 1) {
      await rest(200);
      say('alive');
    }
    expect([said, grown]).to.deep.equal([undefined, 0]);
    say('grown');
    say('leave');
    await until(() => said !== undefined);
    expect([said, grown, frame()]).to.deep.equal(['leave', 1, null]);
  });

  it('one that does not come is waited for a shorter time than one that has come', async () => {
    expect(await farPage(nowhere, { firstWord: 50 })).to.equal('later');
  });

  it('what needs none of them is sent before what does', async () => {
    const service = createMemoryService();
    const phone = machine();
    const { notices, sync } = phone.tab(service.portsFor(person.guardian), { writePatienceMs: 30, readPatienceMs: 200 });
    const { items } = (await notices.list({})).value;
    const { id } = items.find(({ readAt }) => readAt === null) ?? expect.fail('no notice');
    service.fail({ kind: 'offline' });
    expect((await notices.markRead(id)).status).to.equal('queued');
    const storage = new Storage(phone.database);
    const database = await storage.database();
    const [row] = await database.getAll('outbox');
    if (!row) throw new Error('nothing waits');
    const draft = { unit: 0, taskId: null, launchId: crypto.randomUUID(), launchedAt: new Date().toISOString() };
    await database.put('outbox', { ...row, sequence: row.sequence - 1, stream: 'course r', command: { kind: 'launch', resourceId: 'r', address: nowhere, draft } });
    service.fail();
    void sync.flush();
    const isOpened = () => document.querySelector('iframe[src*="/frame/keep/settle.html?ask"]') !== null;
    await until(isOpened);
    expect((await database.getAll('outbox')).map(({ command }) => command.kind)).to.deep.equal(['launch']);
    await storage.close();
    await phone.end();
  });

  it('a unit in which another machine wrote later says so until it is opened again, whatever another launch of it comes to', async () => {
    const service = createMemoryService();
    const phone = machine();
    const real = service.portsFor(person.guardian);
    const resourceId = 'r-shadow-course';
    const unit = (place: number) => ({ place, title: { zh: `第${place}课` }, launchMethod: 'AnyWindow', state: 'passed' }) as const;
    const course: Course = { resourceId, registration: null, satisfied: false, units: [unit(0), unit(1)] };
    const ports = { ...real, resources: { ...real.resources, course: () => Promise.resolve({ value: course, asOf: '', stale: false }), launch: () => Promise.resolve({ url: nowhere, launchMethod: 'AnyWindow' as const }) } };
    const remote: RemotePorts = { ...ports, as: () => ports };
    const { resources, sync } = phone.tab(remote);
    const resource = (await real.resources.get(resourceId)).value;
    const storage = new Storage(phone.database);
    const database = await storage.database();
    const { tenant, person: me } = (await real.identity.me()).value;
    const owner = `${tenant.id}/${me.id}`;
    const now = new Date().toISOString();
    await database.put('kept', { owner, id: resourceId, identity: null, resource, files: [], course, state: 'going', confirmedAt: now, addedAt: now });
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const [sequence, launchId] of [[1, first], [2, second]] as const) {
      const draft = { unit: 0, taskId: null, launchId, launchedAt: now };
      await database.put('outbox', { sequence, owner, identity: 'g', stream: 'course', command: { kind: 'launch', resourceId, address: nowhere, draft }, state: 'waiting', problem: null, at: now });
    }
    void sync.flush();
    for (const [launchId, page, word] of [[first, 'ask', 'leave'], [first, 'launch', 'newer'], [second, 'ask', 'leave'], [second, 'launch', 'leave']] as const) {
      const settling = () => document.querySelector<HTMLIFrameElement>(`iframe[src*="/settle.html?${page}"][src*="${launchId}"]`);
      await until(() => settling() !== null);
      globalThis.dispatchEvent(new MessageEvent('message', { source: settling()?.contentWindow ?? null, origin: location.origin, data: { protocol: 'ls-keep/1', type: word } }));
    }
    await until(async () => (await database.count('outbox')) === 0);
    const told = async (taskId: string | null) => (await resources.course({ resourceId, taskId })).value.units.map(({ isNewerElsewhere }) => isNewerElsewhere ?? false);
    expect([await told(null), await told('homework')]).to.deep.equal([[true, false], [false, false]]);
    await resources.launch(resourceId, { unit: 1, taskId: null });
    expect(await told(null)).to.deep.equal([true, false]);
    await resources.launch(resourceId, { unit: 0, taskId: null });
    expect(await told(null)).to.deep.equal([false, false]);
    await storage.close();
    await phone.end();
  });
});
