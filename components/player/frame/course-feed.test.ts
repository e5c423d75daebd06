import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { countyFixtures, person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService } from '../../adapters/memory/memory-ports.ts';
import type { Answer, Change, Course, ElementPorts } from '../../base/index.ts';
import { inside, words } from '../fixtures/harness.ts';
import { unitsOfPackage } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

// The other name of this machine is another origin.
const elsewhere = location.origin.replace(location.hostname, location.hostname === 'localhost' ? '127.0.0.1' : 'localhost');
const launch = { url: `${elsewhere}/demo/media/files/fraction-bar/index.html`, launchMethod: 'AnyWindow' } as const;
const id = 'r-shadow-course';

const answerOf = (course: Course): Answer<Course> => ({ value: course, asOf: '2026-11-20T08:00:00Z', stale: false });
/** With the first units passed, so many. */
const courseWith = (passed: number): Course => ({
  ...unitsOfPackage,
  units: unitsOfPackage.units.map((unit) => ({ ...unit, state: unit.place < passed ? 'passed' : 'open' })),
  satisfied: passed === unitsOfPackage.units.length,
});

interface Held {
  element: LsPlayer;
  /** Units that were launched. */
  launched: number[];
  change(): void;
}

/** A player connected to a course in a package, whose answers come when the test says so. */
async function connected({ get, course }: { get(): Promise<void>; course(): Promise<Course> }): Promise<Held> {
  const fixtures = countyFixtures();
  const shadows = fixtures.resources.find((one) => one.id === id);
  if (!shadows) throw new Error('no course');
  Object.assign(shadows, { renditions: [], playable: true });
  const { resources, progress } = createMemoryService(fixtures).portsFor(person.pupil);
  const launched: number[] = [];
  const listeners = new Set<(change: Change) => void>();
  const ports: Partial<ElementPorts> = {
    resources: {
      ...resources,
      get: async (...asked) => get().then(() => resources.get(...asked)),
      course: async () => answerOf(await course()),
      launch: (_resourceId, { unit }) => {
        launched.push(unit);
        return Promise.resolve(launch);
      },
    },
    progress: { ...progress, subscribe: (heard) => void listeners.add(heard) },
  };
  const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource=${id} .ports=${ports}></ls-player>`);
  await waitUntil(() => element.shadowRoot?.querySelector('[data-unit]'), 'the card');
  return { element, launched, change: () => listeners.forEach((hear) => hear({ type: 'progress.changed' })) };
}
const isOpen = (element: LsPlayer): boolean => element.shadowRoot?.querySelector('iframe') !== null;

describe('ls-player, a course in a package that is read again', () => {
  it('[RS-05] opens the next unit while the course is still being read after the one that was left', async () => {
    let reads = 0;
    const { element, launched } = await connected({
      get: () => ((reads += 1) === 1 ? Promise.resolve() : new Promise(() => undefined)),
      course: () => Promise.resolve(courseWith(0)),
    });
    inside(element, '[data-unit="1"]').click();
    await waitUntil(() => isOpen(element), 'the first');
    inside(element, '.inside__leave').click();
    await waitUntil(() => reads === 2, 'read again');
    inside(element, '[data-unit="2"]').click();
    await waitUntil(() => isOpen(element), 'the next');
    expect(launched).to.deep.equal([1, 2]);
  });

  it('shows how far it is by what was asked for last, in whichever order the answers come', async () => {
    const answers: ((course: Course) => void)[] = [];
    const { element, change } = await connected({
      get: () => Promise.resolve(),
      course: () => (answers.length === 0 ? (answers.push(() => undefined), Promise.resolve(courseWith(0))) : new Promise((resolve) => answers.push(resolve))),
    });
    change();
    change();
    await waitUntil(() => answers.length === 3, 'asked twice');
    answers[2]?.(courseWith(3));
    await waitUntil(() => words(element).includes('已经学完'), 'all is done');
    answers[1]?.(courseWith(1));
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    expect(words(element)).to.include('已经学完');
  });
});
