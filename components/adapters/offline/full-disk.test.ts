import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { person } from '../memory/fixtures.ts';
import { machine, type Machine } from '../test/databases.ts';
import { rejection, watched } from '../test/port-suite.ts';

const { add, put } = IDBObjectStore.prototype;

/** A disk on which nothing can be written to the outbox while `isFull` says so. */
function fillDisk(isFull: () => boolean): void {
  const refuse = (): never => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  IDBObjectStore.prototype.add = function (...entry) {
    return isFull() ? refuse() : add.apply(this, entry);
  };
}

describe('offline: a full disk', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(async () => {
    Object.assign(IDBObjectStore.prototype, { add, put });
    await phone.end();
  });

  it('lets go of what can be had again before it gives up a write', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.tasks.list({});
    let refusals = 0;
    fillDisk(() => (refusals += 1) === 1);
    service.fail({ kind: 'offline' });
    expect((await tab.progress.record([watched()])).status).to.equal('queued');
    const database = await openDB(phone.database);
    expect([await database.count('outbox'), await database.count('answers')]).to.deep.equal([1, 0]);
    database.close();
  });

  it('tries the service directly when nothing can be kept', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.identity.me();
    fillDisk(() => true);
    expect((await tab.progress.record([watched()])).status).to.equal('sent');
  });

  it('says clearly that a write could be neither kept nor sent', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.identity.me();
    fillDisk(() => true);
    service.fail({ kind: 'offline' });
    const error = await rejection(tab.progress.record([watched()]));
    expect(error.code).to.equal('storage-full');
    expect(error.detail).not.to.equal('');
    expect(error.action).not.to.equal('');
  });

  it('reads on when answers cannot be kept', async () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    const tab = phone.tab(service.portsFor(person.pupil));
    expect((await tab.tasks.list({})).value.items).to.have.length(2);
    expect((await tab.tasks.list({})).stale).to.equal(false);
  });
});
