/** Several things that are kept on one machine, and what happens when it cannot hold them: their turns, room, what changed, what got lost. */
import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import type { Resource } from '../../base/ports/types.ts';
import { person } from '../memory/fixtures.ts';
import { serveFiles, type FileServer } from '../test/file-server.ts';
import { asked, cachedKeys, keptFolder, KeepingPhone } from '../test/keeping.ts';
import { until } from '../test/databases.ts';
import { watched } from '../test/port-suite.ts';
import { mediaCache } from './kept-media.ts';
import { KeptStore } from './kept-store.ts';
import { makeRoom } from './make-room.ts';
import { Storage, type KeptRecord } from './database.ts';
import type { OfflinePorts } from './with-offline.ts';

const piece = 512 * 1024;
const bytes = (length: number, seed: number) => Uint8Array.from({ length }, (_, index) => (index * seed + (index >> 9)) & 255);
const [one, two, three] = ['one', 'two', 'three'].map((name) => `${keptFolder}/${name}.mp4`);
const ids = ['r-fractions', 'r-water-cycle', 'r-poem'] as const;

describe('offline: several on one machine', () => {
  let phone: KeepingPhone;
  let files: FileServer;
  let resources: Resource[];
  let tab: OfflinePorts;
  const { put } = Cache.prototype;
  beforeEach(() => {
    phone = new KeepingPhone();
    const films: Record<string, Uint8Array<ArrayBuffer>> = {};
    resources = [one, two, three].map((url = '', index) => {
      const film = (films[url] = bytes(2 * piece + 10_000 + index, index + 3));
      return phone.resource(ids[index] ?? '', { marks: ['offline'], renditions: [{ kind: 'progressive', url, mimeType: 'video/mp4', width: 1280, height: 720, bitrate: null, sizeBytes: film.length }] });
    });
    files = serveFiles(films);
    tab = phone.tab();
  });
  afterEach(async () => {
    Cache.prototype.put = put;
    files.end();
    await phone.end();
  });
  const keepAll = async (upTo: number): Promise<void> => {
    for (const resource of resources.slice(0, upTo)) {
      await phone.keep(tab, resource);
      await phone.becomes(tab, resource.id, 'kept');
    }
  };
  const stateOf = async (index: number) => (await phone.shown(tab, ids[index] ?? ''))?.state;
  const becomes = (index: number, state: Parameters<KeepingPhone['becomes']>[2]) => phone.becomes(tab, ids[index] ?? '', state);
  /** From now on nothing more than this many pieces fits. */
  const hold = (most: number): void => {
    Cache.prototype.put = async function (key, answer) {
      const isPiece = typeof key === 'string' && /\/kept-media\/\d+\?/.test(key);
      if (isPiece && (await cachedKeys()).filter((url) => /\/kept-media\/\d+\?/.test(url)).length >= most) throw new DOMException('The disk is full', 'QuotaExceededError');
      return put.call(this, key, answer);
    };
  };

  it('[RS-09] are asked for at once and come one after the other, each with its state, and pausing one lets the next come', async () => {
    files.breakAfter(piece + 1, 'hangs');
    await phone.keep(tab, resources[0] ?? expect.fail());
    await phone.keep(tab, resources[1] ?? expect.fail());
    await until(async () => (await stateOf(0)) === 'loading');
    expect(await stateOf(1)).to.equal('waiting');
    await tab.keeping.pause(ids[0]);
    await becomes(1, 'loading');
    expect(await stateOf(0)).to.equal('paused');
    files.mend();
    await becomes(1, 'kept');
    await tab.keeping.resume(ids[0]);
    await becomes(0, 'kept');
    expect((await tab.keeping.list()).usedBytes).to.equal(4 * piece + 20_001);
  });

  it('begins a file anew that has changed while it was held', async () => {
    files.breakAfter(piece + 1, 'hangs');
    await phone.keep(tab, resources[0] ?? expect.fail());
    await until(async () => ((await phone.shown(tab, ids[0]))?.receivedBytes ?? 0) >= piece);
    await tab.keeping.pause(ids[0]);
    files.end();
    const changed = bytes(piece + 50_000, 17);
    files = serveFiles({ [one ?? '']: changed }, { etag: '"2"' });
    await tab.keeping.resume(ids[0]);
    await becomes(0, 'kept');
    expect(files.ranges, 'the rest of what it was').to.deep.equal([`bytes=${piece}-`]);
    expect(new Uint8Array((await (await asked(one ?? ''))?.arrayBuffer()) ?? new ArrayBuffer(0))).to.deep.equal(changed);
    expect((await tab.keeping.list()).usedBytes).to.equal(changed.length);
  });

  it('[RS-09] says of what the browser has thrown away in part that it is, once somebody has played it, and fetches what is missing', async () => {
    await keepAll(1);
    await (await caches.open(mediaCache)).delete((await cachedKeys()).find((key) => key.includes('/1?')) ?? '');
    const broken = await asked(one ?? '').then((answer) => answer?.arrayBuffer().then(() => 'whole', () => 'broken off'));
    expect(broken).to.equal('broken off');
    expect(await asked(one ?? ''), 'whoever asks again asks the server').to.equal(undefined);
    await becomes(0, 'lost');
    await tab.keeping.resume(ids[0]);
    await becomes(0, 'kept');
    expect(files.ranges).to.deep.equal([null, `bytes=${piece}-`]);
    expect((await (await asked(one ?? ''))?.arrayBuffer())?.byteLength).to.equal(2 * piece + 10_000);
  });

  const seen = async (index: number): Promise<void> => {
    await tab.progress.record([watched({ verb: 'completed', resourceId: ids[index] ?? '', taskId: null, positionSeconds: 96, playedSegments: [[0, 96]] })]);
  };
  /** Whose all of it is. */
  const owner = async (): Promise<string> => {
    const database = await openDB(phone.machine.database);
    const [record] = (await database.getAll('kept')) as KeptRecord[];
    database.close();
    return record?.owner ?? '';
  };
  const expire = async (index: number): Promise<void> => {
    const database = await openDB(phone.machine.database);
    for (const record of (await database.getAll('kept')) as KeptRecord[]) if (record.id === ids[index]) await database.put('kept', { ...record, confirmedAt: '2020-01-01T00:00:00.000Z' });
    database.close();
  };

  it('[RS-09] lets go, where there is no room, of what was seen to its end, not of what was not, and says so', async () => {
    await keepAll(2);
    await seen(1);
    hold(6);
    await phone.keep(tab, resources[2] ?? expect.fail());
    await becomes(2, 'kept');
    expect([await stateOf(0), await stateOf(1)]).to.deep.equal(['kept', 'cleared']);
    expect(await asked(two ?? '')).to.equal(undefined);
    expect((await (await asked(three ?? ''))?.arrayBuffer())?.byteLength).to.equal(2 * piece + 10_002);
    phone.service.fail({ kind: 'offline' });
    expect((await tab.resources.get(ids[1])).value.renditions, 'it is not taken for something without files').to.have.length(1);
  });

  it('lets go of nothing that another person of this machine keeps as well: it would leave no room', async () => {
    await keepAll(2);
    await seen(0);
    await seen(1);
    const sister = phone.tab(person.otherPupil);
    await sister.identity.me();
    await phone.keep(sister, resources[0] ?? expect.fail());
    await phone.becomes(sister, ids[0], 'kept');
    await sister.close();
    tab = phone.tab();
    await tab.identity.me();
    hold(6);
    await phone.keep(tab, resources[2] ?? expect.fail());
    await becomes(2, 'kept');
    expect([await stateOf(0), await stateOf(1)]).to.deep.equal(['kept', 'cleared']);
  });

  it('lets go of nothing that a teacher has looked through: it is kept for a lesson', async () => {
    tab = phone.tab(person.teacher);
    await tab.identity.me();
    await keepAll(2);
    await seen(1);
    hold(6);
    await phone.keep(tab, resources[2] ?? expect.fail());
    await becomes(2, 'full');
    expect([await stateOf(0), await stateOf(1)]).to.deep.equal(['kept', 'kept']);
  });

  it('asks whether what is expired may still be kept before it lets go of it', async () => {
    await keepAll(2);
    const storage = new Storage(phone.machine.database);
    const store = new KeptStore(storage);
    const [coming] = await store.all(await owner());
    expect(coming?.id).to.equal(ids[1]);
    await expire(0);
    const room = (ask: (record: KeptRecord) => Promise<unknown>) =>
      makeRoom({ store, isSeen: async () => false, ask: (record) => ask(record).then(() => undefined) }, coming ?? expect.fail());
    expect(await room((record) => store.change(record.owner, record.id, (now) => ({ ...now, confirmedAt: new Date().toISOString() }))), 'renewed').to.equal(false);
    await expire(0);
    expect(await room(async () => undefined), 'not to be asked').to.equal(true);
    await storage.close();
    expect(await stateOf(0)).to.equal('cleared');
  });

  it('lets go of what is expired before what was seen, and asks where nothing of both is left', async () => {
    await keepAll(2);
    await seen(1);
    phone.service.fail({ kind: 'offline', call: 'resources.get' });
    await expire(0);
    hold(6);
    await phone.keep(tab, resources[2] ?? expect.fail());
    await becomes(2, 'kept');
    expect([await stateOf(0), await stateOf(1)]).to.deep.equal(['cleared', 'kept']);
    hold(0);
    await tab.keeping.drop(ids[2]);
    await tab.keeping.drop(ids[1]);
    await phone.keep(tab, resources[1] ?? expect.fail());
    await becomes(1, 'full');
  });
});
