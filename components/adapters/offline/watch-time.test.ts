import { expect } from '@open-wc/testing';
import type { WatchRule, WatchTime } from '../../base/ports/watch-time.ts';
import { person } from '../memory/fixtures.ts';
import { createMemoryService } from '../memory/memory-ports.ts';
import { machine } from '../test/databases.ts';
import { rejection, watched, type Platform } from '../test/port-suite.ts';
import { openCounty } from '../test/service.ts';
import type { Write } from './database.ts';
import { withQueuedWatching } from './watch-time.ts';

const rule: WatchRule = { dailyMinutes: 60, from: '07:00', to: '20:30', restMinutes: 20, tasksExempt: true };
const waits = (...ats: string[]): Write[] => {
  const records = ats.map((at) => watched({ verb: 'played', taskId: null, sessionId: 's', at }));
  return [{ sequence: 1, owner: 'o', identity: 'i', stream: 'progress', state: 'waiting', problem: null, at: '', command: { kind: 'progress', records } }];
};

describe('watch time', () => {
  for (const [name, start] of Object.entries<() => Platform | Promise<Platform>>({ memory: () => createMemoryService(), http: openCounty })) {
    it(`[P-10] at ${name}: a guardian sets it for the own child, both see it, nobody else does either`, async () => {
      const platform = await start();
      const father = platform.portsFor(person.guardian).resources;
      const child = platform.portsFor(person.pupil).resources;
      expect((await child.watchTime(null)).value.rule).to.equal(null);
      await father.setWatchRule(person.pupil, rule);
      expect((await child.watchTime(null)).value).to.deep.include({ learnerId: person.pupil, rule });
      expect((await father.watchTime(person.pupil)).value.setBy?.id).to.equal(person.guardian);
      const other = platform.portsFor(person.otherGuardian).resources;
      expect((await rejection(other.watchTime(person.pupil))).code).to.equal('not-found');
      expect((await rejection(other.setWatchRule(person.pupil, rule))).code).to.equal('not-found');
      expect((await rejection(child.setWatchRule(person.pupil, rule))).code).to.equal('forbidden');
      await platform.end?.();
    });
  }

  it('[P-10] holds without a line: the rule is kept, and what waits to be sent counts', async () => {
    const service = createMemoryService();
    await service.portsFor(person.guardian).resources.setWatchRule(person.pupil, rule);
    const phone = machine();
    const { resources, progress } = phone.tab(service.portsFor(person.pupil), { writePatienceMs: 30, readPatienceMs: 200 });
    const before = (await resources.watchTime(null)).value;
    service.fail({ kind: 'offline' });
    const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
    const of = { taskId: null, sessionId: 'offline' };
    await progress.record([watched({ ...of, verb: 'played', at: ago(45) }), watched({ ...of, verb: 'played', at: ago(30) }), watched({ ...of, verb: 'paused', at: ago(5) })]);
    const { value, stale } = await resources.watchTime(null);
    expect([stale, value.rule]).to.deep.equal([true, rule]);
    expect(value.usedSeconds - before.usedSeconds).to.be.closeTo(40, 1);
    await phone.end();
  });

  it('[P-10] a clock that was set back is no new day; the next morning is', () => {
    const kept: WatchTime = { learnerId: 'p', rule, setBy: null, day: '2026-11-20', usedSeconds: 600, taskSeconds: 0, at: '2026-11-20T10:00:00.000Z' };
    const setBack = withQueuedWatching(kept, waits('2026-11-19T10:00:00.000Z', '2026-11-19T10:01:00.000Z'), Date.parse('2026-11-19T10:02:00.000Z'));
    expect([setBack.day, setBack.usedSeconds, setBack.at]).to.deep.equal(['2026-11-20', 660, kept.at]);
    const morning = withQueuedWatching(kept, waits('2026-11-20T10:00:00.000Z', '2026-11-20T10:01:00.000Z'), Date.parse('2026-11-20T23:00:00.000Z'));
    expect([morning.day, morning.usedSeconds]).to.deep.equal(['2026-11-21', 0]);
  });
});
