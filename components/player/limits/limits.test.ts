import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import { watched } from '../../adapters/test/port-suite.ts';
import type { Ports, WatchRule } from '../../base/index.ts';
import { withRealMedia } from '../fixtures/county.ts';
import { begin, inside, openPanel, plays, words } from '../fixtures/harness.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

const noRule: WatchRule = { dailyMinutes: null, from: null, to: null, restMinutes: null, tasksExempt: true };
/** Noon in China, whenever this is tested. */
const noon = Date.parse('2026-11-20T04:00:00.000Z');
const tooEarly = { from: '23:00', to: '23:59' };

async function playerAt(ports: Partial<Ports>, task = ''): Promise<LsPlayer> {
  const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" task=${task} .ports=${ports}></ls-player>`);
  await element.loadingComplete;
  element.muted = true;
  return element;
}
const isStopped = (element: LsPlayer): boolean => element.paused && inside<HTMLDialogElement>(element, 'dialog.limit').open;
/** A good place is waited for, 20 seconds at most. */
const stops = (element: LsPlayer): Promise<void> => waitUntil(() => element.shadowRoot?.querySelector('dialog.limit') && isStopped(element), 'it stops', 35_000);

describe('ls-player holds to what a guardian allows', () => {
  let service: MemoryService;
  let father: Ports['resources'];
  beforeEach(() => {
    service = createMemoryService(withRealMedia(), { latencyMs: 0, now: () => new Date(noon).toISOString() });
    father = service.portsFor(person.guardian).resources;
  });
  const allow = (rule: Partial<WatchRule>) => father.setWatchRule(person.pupil, { ...noRule, ...rule });
  /** Minutes that the pupil has watched today, up to a moment ago. */
  const hasWatched = (minutes: number): void => {
    const records = Array.from({ length: minutes + 1 }, (_, index) =>
      watched({ verb: 'played', taskId: null, sessionId: 'earlier', at: new Date(noon - 1000 - (minutes - index) * 60_000).toISOString() }),
    );
    for (const record of records) service.fixtures.records.push({ personId: person.pupil, record });
  };

  it('[P-10] stops when what the day allows is used, by keyboard and again after a reload, and says where it waits', async () => {
    await allow({ dailyMinutes: 6 });
    hasWatched(6);
    for (const _visit of ['first', 'after a reload']) {
      const element = await playerAt(service.portsFor(person.pupil));
      inside(element, '.start').focus();
      await press('Enter');
      await stops(element);
      expect(words(element)).to.include('今天的观看时间到了').and.include('每天看 6 分钟').and.include('任务不受限制');
      await expect(element).to.be.accessible();
      await press('Escape');
      expect(inside<HTMLDialogElement>(element, 'dialog.limit').open).to.equal(false);
      void element.play();
      await stops(element);
      element.remove();
    }
  });

  it('[P-10] applies a rule as soon as it is set, and lets a task go on', async () => {
    const element = await playerAt(service.portsFor(person.pupil));
    await begin(element);
    await plays(element, 0.8);
    expect(element.shadowRoot?.querySelector('dialog.limit')).to.equal(null);
    await allow(tooEarly);
    await stops(element);
    expect(words(element)).to.include('现在是休息时间');
    element.remove();
    const inTask = await playerAt(service.portsFor(person.pupil), 't-fractions');
    await begin(inTask);
    await plays(inTask, 1.5);
    await openPanel(inTask, 'settings');
    await waitUntil(() => words(inTask).includes('今天已看'), 'the same rule for the child');
    expect(isStopped(inTask)).to.equal(false);
    inTask.remove();
    await allow({ ...tooEarly, tasksExempt: false });
    const strict = await playerAt(service.portsFor(person.pupil), 't-fractions');
    void strict.play();
    await stops(strict);
  });
});
