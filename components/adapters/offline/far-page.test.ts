import { expect } from '@open-wc/testing';
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
});
