import { expect } from '@open-wc/testing';
import { newId } from '../../base/id.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../memory/memory-ports.ts';
import { machine, until, type Machine } from '../test/databases.ts';
import { rejection } from '../test/port-suite.ts';

describe('offline: the catalogue and what is kept of it', () => {
  let service: MemoryService;
  let phone: Machine;
  beforeEach(() => {
    service = createMemoryService();
    phone = machine();
  });
  afterEach(() => phone.end());
  const down = () => service.fail({ kind: 'offline' });

  it('searches what was seen when the line is down: cards by what they show, and more where everything was read', async () => {
    const tab = phone.tab(service.portsFor(person.pupil), { writePatienceMs: 50 });
    await tab.resources.search({ subject: '科学' });
    await tab.resources.get('r-poem');
    down();
    const { value, stale, asOf } = await tab.resources.search({ q: '影子' });
    expect(value.items.map(({ id }) => id)).to.deep.equal(['r-shadow-course']);
    expect(value.facets.type).to.deep.equal([{ value: 'A03', count: 1 }]);
    expect(stale).to.equal(true);
    expect(Date.parse(asOf)).to.be.greaterThan(0);
    expect((await tab.resources.search({ q: '杜牧' })).value.items.map(({ id }) => id), 'a keyword').to.deep.equal(['r-poem']);
    expect((await tab.resources.search({ q: '分数' })).value.items, 'never seen').to.deep.equal([]);
  });

  it('has nothing to search on a machine that has seen nothing, and no second page of an answer it did not get', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.identity.me();
    down();
    expect((await rejection(tab.resources.search({ q: '分数' }))).offline).to.equal(true);
    service.fail();
    await tab.resources.search({ limit: 1 });
    down();
    expect((await rejection(tab.resources.search({ limit: 1, cursor: 'WyJ4Il0' }))).offline).to.equal(true);
  });

  it('keeps what was asked ahead once somebody has taken it, and not before', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.identity.me();
    let take = (): void => undefined;
    const taken = new Promise<void>((resolve) => (take = resolve));
    const ahead = () => tab.resources.search({ q: '分数' }, { taken });
    expect((await ahead()).value.total).to.be.greaterThan(0);
    down();
    expect((await rejection(ahead())).offline, 'nobody has seen it').to.equal(true);
    service.fail();
    await ahead();
    take();
    await taken;
    down();
    expect((await ahead()).stale).to.equal(true);
  });

  it('finds what was seen by pinyin, initials and a wrong character, suggests, and walks the textbook, all without a line', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.resources.search({});
    down();
    const ids = async (q: string) => (await tab.resources.search({ q })).value.items.map(({ id }) => id);
    await until(async () => (await ids('fenshu')).includes('r-fractions'));
    expect(await ids('kx'), 'initials of 科学').to.include('r-water-cycle');
    const { value } = await tab.resources.search({ q: '分树' });
    expect([value.meant?.includes('分数'), value.heldOnly]).to.deep.equal([true, true]);
    expect((await tab.resources.suggest('kexue')).value.map(({ text }) => text)).to.include('科学');
    const stages = (await tab.resources.taxonomy(null)).value.children;
    expect(stages.map(({ label }) => label)).to.include('primary');
    const below = await tab.resources.search({ node: stages.find(({ label }) => label === 'primary')?.id ?? '' });
    expect(below.value.items.map(({ id }) => id)).to.include('r-fractions');
  });

  it('finds without a line by the category of what was read as a whole', async () => {
    const tab = phone.tab(service.portsFor(person.teacher));
    const found = async () => (await tab.resources.search({ q: '技能' })).value.items.map(({ id }) => id);
    await tab.resources.search({});
    await tab.resources.get('r-repair');
    down();
    await until(async () => (await found()).includes('r-repair'));
    expect(await found()).to.deep.equal(['r-repair']);
  });

  it('sorts by the newest as the service does, by the day of making, also where only cards were seen; languages are counted once', async () => {
    const days = ['2024-03-01', null, '2026-08-31', '2025-11-20'];
    const languages = ['zh-CN', 'zh', 'mn', 'zh'];
    for (const [place, resource] of service.fixtures.resources.entries()) {
      Object.assign(resource, { created: days[place % 4], language: languages[place % 4], modifiedAt: `2026-09-${String(10 + place)}T00:30:00.000Z` });
    }
    const tab = phone.tab(service.portsFor(person.teacher));
    const asked = async () => {
      const { items, facets } = (await tab.resources.search({ sort: 'newest' })).value;
      return { ids: items.map(({ id }) => id), languages: facets.language?.map(({ value }) => value) };
    };
    const above = await asked();
    const dayOf = (id: string) => service.fixtures.resources.find((one) => one.id === id)?.created ?? '';
    expect(above.ids.map(dayOf)).to.deep.equal(above.ids.map(dayOf).sort().reverse());
    expect(above.languages).to.deep.equal(['zh', 'mn']);
    down();
    await until(async () => (await tab.resources.search({ q: 'kx' })).value.total > 0);
    expect(await asked()).to.deep.equal(above);
  });

  it('goes on to the next page of its own list, each resource once, and has no place in it for the service', async () => {
    const tab = phone.tab(service.portsFor(person.pupil));
    const all = (await tab.resources.search({})).value.items.map(({ id }) => id);
    down();
    await until(async () => (await tab.resources.search({ q: 'kx' })).value.total > 0);
    const listed: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { value } = await tab.resources.search({ limit: 3, ...(cursor === '' ? {} : { cursor }) });
      listed.push(...value.items.map(({ id }) => id));
      cursor = value.nextCursor;
    }
    expect([...listed].sort()).to.deep.equal([...all].sort());
  });

  it('[S-06] writes, shares and removes notes on a dead line, and sends them in order when it is back', async () => {
    const tab = phone.tab(service.portsFor(person.pupil), { writePatienceMs: 50 });
    await tab.shelf.notes('r-poem');
    down();
    const [kept, dropped] = [newId(), newId()];
    const draft = { resourceId: 'r-poem', place: { kind: 'time' as const, seconds: 3 }, text: '白云生处' };
    for (const noteId of [kept, dropped]) expect((await tab.shelf.change({ act: 'put-note', noteId, draft })).status).to.equal('queued');
    await tab.shelf.change({ act: 'share-note', noteId: kept, classId: 'c-31' });
    await tab.shelf.change({ act: 'drop-note', noteId: dropped });
    const { value } = await tab.shelf.notes('r-poem');
    expect(value.map(({ id, text, classId }) => [id, text, classId])).to.deep.equal([[kept, '白云生处', 'c-31']]);
    service.fail();
    await tab.sync.flush();
    await until(async () => (await tab.sync.state()).queued === 0);
    expect((await service.portsFor(person.otherPupil).shelf.notes('r-poem')).value.map(({ text }) => text)).to.deep.equal(['白云生处']);
  });

  it('[RS-06] keeps a favourite on a dead line, shows it at once, and tells the service when it is back', async () => {
    const tab = phone.tab(service.portsFor(person.pupil), { writePatienceMs: 50 });
    await tab.resources.search({});
    await tab.shelf.read();
    await tab.shelf.favourites({});
    down();
    const folderId = newId();
    expect((await tab.shelf.change({ act: 'put-folder', folderId, name: '下周' })).status).to.equal('queued');
    await tab.shelf.change({ act: 'keep', resourceId: 'r-poem', draft: { folderId, tags: ['古诗'], note: '背下来' } });
    await tab.shelf.change({ act: 'put-search', searchId: 's-1', draft: { name: '古诗', query: { q: '古诗' }, subscribed: true } });
    const shown = (await tab.shelf.favourites({})).value;
    expect(shown.items.map(({ resource, note }) => [resource.title, note])).to.deep.equal([['古诗诵读《山行》', '背下来']]);
    expect(shown.total).to.equal(1);
    const shelf = (await tab.shelf.read()).value;
    expect([shelf.folders.map(({ name }) => name), shelf.searches.map(({ name }) => name)]).to.deep.equal([['下周'], ['古诗']]);
    service.fail();
    await tab.sync.flush();
    await until(async () => (await tab.sync.state()).queued === 0);
    const other = service.portsFor(person.pupil);
    expect((await other.shelf.favourites({ folderId })).value.items[0]).to.include({ note: '背下来' });
  });

  it('[RS-07] shows the own rating while it waits, and gives a refused one back to the form', async () => {
    const tab = phone.tab(service.portsFor(person.otherPupil), { writePatienceMs: 50 });
    await tab.resources.rating('r-fractions');
    down();
    expect((await tab.resources.rate('r-fractions', { stars: 2, reasons: ['clear'], comment: '太快了' })).status).to.equal('queued');
    await tab.resources.rate('r-fractions', { stars: 4, reasons: ['clear'] });
    expect((await tab.resources.rating('r-fractions')).value.own).to.deep.equal({ stars: 4, reasons: ['clear'], comment: '太快了' });
    service.fail();
    await tab.sync.flush();
    await until(async () => (await service.portsFor(person.otherPupil).resources.rating('r-fractions')).value.count === 1);
    const refused = await rejection(phone.tab(service.portsFor(person.otherPupil)).resources.rate('r-poem', { stars: 5, reasons: ['clear'] }));
    expect(refused.code).to.equal('not-used');
    expect(await tab.sync.refused()).to.deep.equal([]);
  });
});
