/** What is kept on a machine: the files of real size in the real cache, over a line that breaks where the test says. */
import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import type { KeptResource } from '../../base/ports/keeping.ts';
import type { Resource } from '../../base/ports/types.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { serveFiles, type FileServer } from '../test/file-server.ts';
import { answerFromKept, mediaCache } from './kept-media.ts';
import type { KeptRecord } from './database.ts';
import type { OfflinePorts } from './with-offline.ts';

const path = '/kept-test/film.mp4';
const address = new URL(path, location.href).href;
const piece = 512 * 1024;
/** Two whole pieces and a rest; no two places look alike. */
const film = Uint8Array.from({ length: 2 * piece + 77_777 }, (_, index) => (index * 31 + (index >> 9)) & 255);
const whole = async () => true;

describe('offline: what is kept on a machine', () => {
  let service: MemoryService;
  let phone: Machine;
  let files: FileServer;
  let resource: Resource;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
    files = serveFiles({ [path]: film }, { 'content-type': 'video/mp4' });
    const found = service.fixtures.resources.find(({ id }) => id === 'r-fractions');
    if (!found) throw new Error('no r-fractions');
    Object.assign(found, {
      tracks: [],
      renditions: found.renditions.filter(({ kind }) => kind === 'progressive').map((one) => ({ ...one, url: path, sizeBytes: film.length })),
    });
    resource = found;
  });
  afterEach(async () => {
    files.end();
    await phone.end();
    await caches.delete(mediaCache);
  });

  const tabOf = (who: string = person.pupil): OfflinePorts => phone.tab(service.portsFor(who), { answersFromKept: whole });
  const keep = async (tab: OfflinePorts): Promise<void> => {
    const offer = await tab.keeping.offer(resource);
    const choice = offer.type === 'choices' ? offer.choices[0] : undefined;
    if (!choice) throw new Error('nothing to keep');
    await tab.keeping.keep(resource, choice);
  };
  const shown = async (tab: OfflinePorts): Promise<KeptResource | undefined> => (await tab.keeping.list()).items[0];
  const becomes = (tab: OfflinePorts, state: KeptResource['state']) => until(async () => (await shown(tab))?.state === state);
  const ask = (range?: string) => answerFromKept(new Request(address, range === undefined ? {} : { headers: { Range: range } }));
  /** Until no tab fetches anything any more. */
  const fetchingEnds = () => navigator.locks.request(`ls-keeping:${phone.database}`, () => undefined);
  const cached = async (): Promise<string[]> => (await (await caches.open(mediaCache)).keys()).map(({ url }) => url);
  const bytes = async (answer: Response | undefined): Promise<number[]> => [...new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0))];
  const change = async (how: (record: KeptRecord) => KeptRecord): Promise<void> => {
    const database = await openDB(phone.database);
    const [record] = (await database.getAll('kept')) as KeptRecord[];
    if (record) await database.put('kept', how(record));
    database.close();
  };

  it('[RS-09] says the size before anything is fetched, fetches it, and answers ranges of it as a server does', async () => {
    const tab = tabOf();
    expect(await tab.keeping.offer(resource)).to.deep.equal({ type: 'choices', choices: [{ url: path, height: 720, sizeBytes: film.length }] });
    expect(files.ranges).to.deep.equal([]);
    await keep(tab);
    await becomes(tab, 'kept');
    const { items, usedBytes } = await tab.keeping.list();
    expect([items[0]?.receivedBytes, usedBytes]).to.deep.equal([film.length, film.length]);
    expect(Date.parse(items[0]?.until ?? '')).to.be.greaterThan(Date.now());
    const all = await ask();
    expect([all?.status, all?.headers.get('content-type'), all?.headers.get('content-length')]).to.deep.equal([200, 'video/mp4', String(film.length)]);
    expect(await bytes(all)).to.deep.equal([...film]);
    const middle = await ask(`bytes=${piece - 2}-${piece + 1}`);
    expect([middle?.status, middle?.headers.get('content-range')]).to.deep.equal([206, `bytes ${piece - 2}-${piece + 1}/${film.length}`]);
    expect(await bytes(middle)).to.deep.equal([...film.subarray(piece - 2, piece + 2)]);
    expect(await bytes(await ask('bytes=-5'))).to.deep.equal([...film.subarray(-5)]);
    expect((await ask(`bytes=${film.length}-`))?.status).to.equal(416);
    expect(await answerFromKept(new Request(`${address}?other`))).to.equal(undefined);
  });

  it('[RS-09] goes on in another tab where a closed one was, with what is there already', async () => {
    const first = tabOf();
    files.breakAfter(piece + 100_000, 'hangs');
    await keep(first);
    await until(async () => ((await shown(first))?.receivedBytes ?? 0) > piece);
    await first.close();
    files.mend();
    const second = tabOf();
    await becomes(second, 'kept');
    expect(files.ranges).to.deep.equal([null, `bytes=${piece}-`]);
    expect(await bytes(await ask())).to.deep.equal([...film]);
  });

  it('waits when the line breaks, and goes on when it is asked to', async () => {
    const tab = tabOf();
    files.breakAfter(piece + 1);
    await keep(tab);
    await becomes(tab, 'waiting');
    files.mend();
    await tab.keeping.resume(resource.id);
    await becomes(tab, 'kept');
    expect(await bytes(await ask())).to.deep.equal([...film]);
  });

  it('is held and let go of, also by another tab, and leaves nothing behind', async () => {
    const [tab, other] = [tabOf(), tabOf()];
    files.breakAfter(piece + 1, 'hangs');
    await keep(tab);
    await until(async () => ((await shown(tab))?.receivedBytes ?? 0) > piece);
    await tab.keeping.pause(resource.id);
    expect([(await shown(tab))?.state, (await shown(other))?.state]).to.deep.equal(['paused', 'paused']);
    expect(await ask(), 'not whole').to.equal(undefined);
    files.mend();
    await other.keeping.resume(resource.id);
    await becomes(other, 'kept');
    // As when the browser needs room.
    await (await caches.open(mediaCache)).delete((await cached()).find((key) => key.includes('/0?')) ?? '');
    await tab.keeping.drop(resource.id);
    expect((await other.keeping.list()).items).to.deep.equal([]);
    expect(await cached()).to.deep.equal([]);
  });

  it('leaves nothing behind either when it is let go of while its last bytes come', async () => {
    const [tab, other] = [tabOf(), tabOf()];
    files.breakAfter(film.length - 1, 'hangs');
    await keep(tab);
    await until(async () => ((await shown(tab))?.receivedBytes ?? 0) > 2 * piece);
    await other.keeping.drop(resource.id);
    files.mend();
    await fetchingEnds();
    expect(await cached()).to.deep.equal([]);
  });

  it('is fetched no further after its person has signed out', async () => {
    const tab = tabOf();
    files.breakAfter(piece + 1, 'hangs');
    await keep(tab);
    await until(async () => ((await shown(tab))?.receivedBytes ?? 0) > piece);
    await tab.signOut();
    await fetchingEnds();
    expect(await cached()).to.deep.equal([]);
  });

  for (const { type, given, destination, policy } of [
    { type: 'text/html', given: "img-src 'self'", destination: 'iframe', policy: "img-src 'self', sandbox" },
    { type: 'text/html; charset=utf-8', given: null, destination: 'document', policy: 'sandbox' },
    { type: 'application/pdf', given: null, destination: 'iframe', policy: null },
    { type: 'video/mp4', given: null, destination: 'video', policy: null },
  ]) {
    it(`is answered as what its server says, ${type} to ${destination}, and runs as of no origin`, async () => {
      files.end();
      files = serveFiles({ [path]: film }, { 'content-type': type, ...(given !== null && { 'content-security-policy': given }) });
      const tab = tabOf();
      await keep(tab);
      await becomes(tab, 'kept');
      // Only a browser itself asks for a page.
      const request = Object.defineProperty(new Request(address), 'destination', { value: destination });
      const headers = (await answerFromKept(request))?.headers;
      expect(['content-type', 'x-content-type-options', 'content-security-policy'].map((name) => headers?.get(name))).to.deep.equal([type, 'nosniff', policy]);
    });
  }

  it('is said to be kept only when it is answered', async () => {
    const tab = tabOf();
    const { put } = Cache.prototype;
    const held: (() => void)[] = [];
    Cache.prototype.put = async function (key, answer) {
      if (typeof key === 'string' && key.includes('/whole?')) await new Promise<void>((resolve) => held.push(resolve));
      return put.call(this, key, answer);
    };
    try {
      await keep(tab);
      await until(() => held.length > 0);
      expect((await shown(tab))?.state).to.equal('loading');
      held.forEach((release) => release());
      await becomes(tab, 'kept');
      expect((await ask())?.status).to.equal(200);
    } finally {
      Cache.prototype.put = put;
    }
  });

  it('[RS-09] is offered only with the leave of the platform, where something answers from it, and not inside WeChat', async () => {
    const tab = tabOf();
    expect((await tab.keeping.offer({ ...resource, marks: [] })).type).to.equal('none');
    expect((await phone.tab(service.portsFor(person.pupil), { answersFromKept: async () => false }).keeping.offer(resource)).type).to.equal('not-yet');
    const unknown = { ...resource, renditions: resource.renditions.map((one) => ({ ...one, sizeBytes: null })) };
    expect(await tab.keeping.offer(unknown), 'asked for').to.deep.equal({ type: 'choices', choices: [{ url: path, height: 720, sizeBytes: film.length }] });
    const { userAgent } = navigator;
    Object.defineProperty(navigator, 'userAgent', { value: `${userAgent} MicroMessenger/8.0`, configurable: true });
    try {
      expect((await tab.keeping.offer(resource)).type).to.equal('open-in-browser');
    } finally {
      Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true });
    }
  });

  it('ends when nobody has said for long that it may be kept, is renewed by a line, and is taken away when leave is', async () => {
    const tab = tabOf();
    await keep(tab);
    await becomes(tab, 'kept');
    service.fail({ kind: 'offline' });
    await change((record) => ({ ...record, confirmedAt: '2020-01-01T00:00:00.000Z' }));
    const later = tabOf();
    expect((await shown(later))?.state).to.equal('expired');
    service.fail();
    const back = tabOf();
    await back.identity.me();
    await becomes(back, 'kept');
    expect(files.ranges.length, 'nothing is fetched again').to.equal(1);
    await change((record) => ({ ...record, confirmedAt: '2020-01-01T00:00:00.000Z' }));
    resource.marks = [];
    await becomes(back, 'withdrawn');
    await until(async () => (await ask()) === undefined);
    expect((await back.keeping.list()).usedBytes).to.equal(0);
  });

  it('says when the machine is full, and goes on when there is room', async () => {
    const tab = tabOf();
    const { put } = Cache.prototype;
    Cache.prototype.put = async () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    try {
      await keep(tab);
      await becomes(tab, 'full');
    } finally {
      Cache.prototype.put = put;
    }
    await tab.keeping.resume(resource.id);
    await becomes(tab, 'kept');
  });

  it('is found and opened without a line, with the files that are there; another person does not see it, and signing out forgets it', async () => {
    const tab = tabOf();
    await keep(tab);
    await becomes(tab, 'kept');
    service.fail({ kind: 'offline' });
    const { value, stale } = await tab.resources.get(resource.id);
    expect([value.renditions.map(({ url }) => url), stale]).to.deep.equal([[path], true]);
    expect((await tab.resources.search({ q: '分月饼' })).value.items.map(({ id }) => id)).to.deep.equal([resource.id]);
    service.fail();
    const sister = tabOf(person.otherPupil);
    await sister.identity.me();
    expect((await sister.keeping.list()).items).to.deep.equal([]);
    const again = tabOf();
    await again.identity.me();
    await again.signOut();
    expect(await (await caches.open(mediaCache)).keys()).to.deep.equal([]);
  });
});
