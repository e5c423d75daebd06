/** The catalogue of what is held: made before it is asked for, and waited for but once. */
import { expect } from '@open-wc/testing';
import type { Change } from '../../base/ports/ports.ts';
import { summaryOf } from '../card.ts';
import { countyFixtures, person } from '../memory/fixtures.ts';
import { createMemoryService } from '../memory/memory-ports.ts';
import { adapterProblem } from '../problems.ts';
import { machine, until } from '../test/databases.ts';
import { Held } from './held.ts';

const offline = adapterProblem('offline', 'en');

/** So much was seen that the catalogue of it takes longer than a question waits. */
function heldMuch() {
  const [first] = countyFixtures().resources;
  if (first === undefined) throw new Error('no resource');
  const card = summaryOf(first);
  const cards = new Map(Array.from({ length: 6000 }, (_, index) => [`r-${index}`, { ...card, id: `r-${index}`, title: `分数的初步认识（第 ${index} 课）${index % 7}${index % 11}`, chapter: `第 ${index} 单元` }]));
  const seen = { cards, asOf: '2026-11-20T08:30:00.000Z' };
  const changes: Change[] = [];
  const held = new Held({ answers: { seen: () => Promise.resolve(seen) }, owners: { find: () => Promise.resolve({ id: 'p-1', personId: 'p-1', firstIdentity: null, confirmed: true }) }, onChange: (change) => changes.push(change) });
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

  it('is begun when the line goes, for whoever has asked the catalogue, before the next question', async () => {
    const service = createMemoryService();
    const phone = machine();
    const tab = phone.tab(service.portsFor(person.pupil));
    await tab.resources.search({});
    const { getAll } = IDBIndex.prototype;
    let reads = 0;
    IDBIndex.prototype.getAll = function (...given) {
      reads += 1;
      return getAll.apply(this, given);
    };
    try {
      dispatchEvent(new Event('offline'));
      await until(() => reads > 0);
    } finally {
      IDBIndex.prototype.getAll = getAll;
      await phone.end();
    }
  });
});
