import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts, createMemoryService } from '../adapters/memory/memory-ports.ts';
import { ready } from '../base/state.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './class-progress.define.ts';
import type { ClassProgressData, ClassProgressState } from './class-progress.types.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

const tasks = createMemoryService().portsFor(person.teacher).tasks;
const { value } = await tasks.progress('t-fractions');
const [first] = value.learners;
const at = (minute: number): string => `2026-11-20T11:${String(minute).padStart(2, '0')}:00.000Z`;
const acts = [['initialized', 0, 0], ['played', 0, 0], ['paused', 3, 78], ['seeked', 3, 41], ['played', 3, 41], ['paused', 5, 80], ['terminated', 6, 80]] as const;
/** What one of them did lies open. */
const opened: ClassProgressState = ready<ClassProgressData>(
  {
    ...value,
    open: {
      learnerId: first?.learner.id ?? '',
      timeline: {
        learner: first?.learner ?? { id: '', name: '' }, taskId: 't-fractions', total: acts.length, studySeconds: 119,
        events: acts.map(([verb, minute, positionSeconds]) => ({ at: at(minute), verb, positionSeconds, page: null })),
        signals: [{ kind: 'silent', days: 4, positionSeconds: null }, { kind: 'stuck', days: null, positionSeconds: 41 }],
      },
    },
  },
  { asOf: '2026-11-24T11:00:00.000Z', stale: false },
);

const titles = ['认识几分之一', '折一折'];
/** When the class studied lies open. */
const studied: ClassProgressState = ready<ClassProgressData>(
  {
    ...value,
    study: {
      by: 'week',
      study: {
        by: 'week', learners: 8, studySeconds: 9240,
        periods: [
          { from: '2026-11-09', until: '2026-11-16', studySeconds: 0, pages: 0, learners: 0, sequence: [] },
          { from: '2026-11-16', until: '2026-11-23', studySeconds: 9240, pages: 41, learners: 7, sequence: titles.map((title, place) => ({ resource: { id: `r-${place}`, title }, learners: 7 - place })) },
        ],
      },
    },
  },
  { asOf: '2026-11-24T11:00:00.000Z', stale: false },
);

export default { element: 'ls-class-progress', title: 'Class progress' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.teacher) }, attributes: { task: 't-fractions' } },
  opened: { properties: { state: opened } },
  openedUyghur: { properties: { state: opened }, attributes: { lang: 'ug' } },
  studied: { properties: { state: studied } },
  studiedUyghur: { properties: { state: studied }, attributes: { lang: 'ug' } },
  projecting: { properties: { ports: portsOf(person.teacher) }, attributes: { task: 't-fractions', projecting: '' } },
} satisfies StoryFile['states'];
