import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { OwnStudy, SchoolStudy } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './study.define.ts';
import type { OwnStudyData, SchoolStudyData, StudyState } from './study.types.ts';

const asOf = '2026-11-23T11:00:00.000Z';
const [film, fold, poem] = [
  { id: 'r-fractions', title: '认识几分之一' },
  { id: 'r-fold', title: '折一折' },
  { id: 'r-poem', title: 'شېئىر ئوقۇش：跟读《山行》' },
];
const week = (from: string, until: string, studySeconds: number, pages: number, sequence: OwnStudy['periods'][number]['sequence']): OwnStudy['periods'][number] => ({ from, until, studySeconds, pages, sequence });
const weeks: OwnStudy = {
  by: 'week', studySeconds: 5460,
  periods: [week('2026-11-09', '2026-11-16', 1860, 0, [film]), week('2026-11-16', '2026-11-23', 0, 0, []), week('2026-11-23', '2026-11-30', 3600, 12, [fold, film, poem])],
};
const days: OwnStudy = { by: 'day', studySeconds: 3600, periods: [week('2026-11-22', '2026-11-23', 0, 0, []), week('2026-11-23', '2026-11-24', 3600, 12, [fold, film, poem])] };
const school: SchoolStudy = {
  threshold: 5, since: '2026-08-31', studySeconds: 1_234_560,
  periods: [
    { from: '2026-09-07', until: '2026-09-14', studySeconds: 1_200_000, pages: 4812, learners: 1104, sequence: [{ resource: film, learners: 611 }, { resource: fold, learners: 93 }] },
    { from: '2026-09-21', until: '2026-09-28', studySeconds: 34_560, pages: 0, learners: 6, sequence: [] },
  ],
};
const own = (data: Omit<OwnStudyData, 'kind'>): { properties: { state: StudyState } } => ({ properties: { state: ready<OwnStudyData>({ kind: 'own', ...data }, { asOf, stale: false }) } });

export default { element: 'ls-study', title: 'Study' };

export const states = {
  ...bareStories,
  byWeek: own({ by: 'week', study: weeks }),
  byDay: own({ by: 'day', study: days }),
  asked: own({ by: 'day', study: null }),
  nothing: own({ by: 'week', study: { by: 'week', studySeconds: 0, periods: [week('2026-11-23', '2026-11-30', 0, 0, [])] } }),
  school: { properties: { state: ready<SchoolStudyData>({ kind: 'school', study: school }, { asOf, stale: false }) } },
  ofPupil: { properties: { ports: createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 }) } },
} satisfies StoryFile['states'];
