import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import { ready } from '../base/index.ts';
import './time-limits.define.ts';
import type { TimeLimitsState } from './time-limits.types.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

const ofChild: TimeLimitsState = ready(
  {
    maySet: false,
    people: [
      {
        person: { id: person.pupil, name: '买买提·艾力' },
        watchTime: {
          learnerId: person.pupil, setBy: { id: person.guardian, name: '艾力·买买提' }, day: '2026-11-20', usedSeconds: 1260, taskSeconds: 900, at: '2026-11-20T08:30:00.000Z',
          rule: { dailyMinutes: 60, from: '07:00', to: '20:30', restMinutes: 20, tasksExempt: true },
        },
      },
    ],
    sending: null,
    saved: null,
  },
  { asOf: '2026-11-20T08:30:00.000Z', stale: false },
);

export default { element: 'ls-time-limits', title: 'TimeLimits' };

export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.guardian) } },
  ofChild: { properties: { state: ofChild } },
  ofChildWithoutRule: { properties: { ports: portsOf(person.pupil) } },
} satisfies StoryFile['states'];
