/** The catalogue of what is held: made before it is asked for, and waited for but once. */
import { expect } from '@open-wc/testing';
import type { Change } from '../../base/ports/ports.ts';
import { summaryOf } from '../card.ts';
import { countyFixtures, person } from '../memory/fixtures.ts';
import { createMemoryService } from '../memory/memory-ports.ts';
import { adapterProblem } from '../problems.ts';
import { machine, until } from '../test/databases.ts';
import { KeptAnswers } from './answers.ts';
import { Storage } from './database.ts';
import { Held, type HeldOptions } from './held.ts';

const offline = adapterProblem('offline', 'en');

/** So much was seen that the catalogue of it takes longer than a question waits. */
function heldMuch(answered = 0, load?: HeldOptions['load']) {
  const [first] = countyFixtures().resources;
  if (first === undefined) throw new Error('no resource');
  const card = summaryOf(first);
  const cards = new Map(Array.from({ length: 6000 }, (_, index) => [`r-${index}`, { ...card, id: `r-${index}`, title: `分数的初步认识（第 ${index} 课）${index % 7}${index % 11}`, chapter: `第 ${index} 单元` }]));
  const seen = { cards, asOf: '2026-11-20T08:30:00.000Z' };
  const changes: Change[] = [];
  const held = new Held({ answers: { seen: () => Promise.resolve(seen), count: () => Promise.resolve(answered) }, ...(load && { load }), owners: { find: () => Promise.resolve({ id: 'p-1', personId: 'p-1', firstIdentity: null, confirmed: true }) }, onChange: (change) => changes.push(change) });
  return { held, changes };
}

describe('offline: the catalogue of what is held', () => {
  it('is there at the first key, where it was made before: sounds are found at once', async () => {
    const { held, changes } = heldMuch();
    await held.prepare(offline);
    expect((await held.search({ q: 'fenshu' }, offline)).value.total).to.equal(6000);
    expect(changes, 'nothing has to be asked again').to.deep.equal([]);
  });

  it('is waited for once: the next keys are answered at once by words, and one change says that it has come', async () => {
    const { held, changes } = heldMuch();
    await held.search({ q: '分' }, offline);
    const waited = new Promise<string>((resolve) => setTimeout(() => resolve('waited')));
    const first = await Promise.race([held.search({ q: '分数' }, offline).then(({ value }) => value.total), waited]);
    expect(first).to.equal(6000);
    await until(() => changes.length > 0);
    expect(changes).to.deep.equal([{ type: 'catalogue.changed' }]);
    expect((await held.search({ q: 'fenshu' }, offline)).value.total).to.equal(6000);
  });

  it('has its code before the line goes, where much was seen and nobody asks any more', async () => {
    const loads = { seldom: [] as number[], often: [] as number[] };
    const load = (whose: keyof typeof loads) => () => {
      loads[whose].push(performance.now());
      return import('./held-catalogue.ts');
    };
    const begun = performance.now();
    // Whoever has seen little is asked about first, and has had a turn when the other has.
    heldMuch(5, load('seldom')).held.expect();
    heldMuch(80, load('often')).held.expect();
    await until(() => loads.often.length > 0);
    expect((loads.often[0] ?? 0) - begun, 'not while somebody may still ask').to.be.above(2_000);
    expect(loads.seldom, 'for whoever has seen little, not').to.deep.equal([]);
  });

  it('is made of what was seen, which is read once for all who ask meanwhile', async () => {
    const storage = new Storage(`held-${Date.now()}`);
    try {
      const answers = new KeptAnswers(storage);
      await answers.put('["resources",{}]', 'p-1', { value: { items: countyFixtures().resources.map(summaryOf) }, asOf: '2026-11-20T08:30:00.000Z', stale: false });
      const [first, second] = await Promise.all([answers.seen('p-1'), answers.seen('p-1')]);
      expect(first.cards.size).to.equal(countyFixtures().resources.length);
      expect(second).to.equal(first);
      expect(await answers.count('p-1')).to.equal(1);
    } finally {
      (await storage.database()).close();
      indexedDB.deleteDatabase(storage.name);
    }
  });

  it('is begun when the line goes, for whoever has asked the catalogue, before the next question', async () => {
    const service = createMemoryService();
    const phone = machine();
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.resources.search({});
    const { getAllKeys } = IDBIndex.prototype;
    let reads = 0;
    IDBIndex.prototype.getAllKeys = function (...given) {
      reads += 1;
      return getAllKeys.apply(this, given);
    };
    try {
      dispatchEvent(new Event('offline'));
      await until(() => reads > 0);
    } finally {
      IDBIndex.prototype.getAllKeys = getAllKeys;
      await phone.end();
    }
  });
});
