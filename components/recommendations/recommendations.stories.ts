import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import type { RecommendationChange } from '../base/index.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './recommendations.define.ts';

/** Ports of one of the demo people who has done something with recommending already. */
function portsOf(who: string, ...changes: RecommendationChange[]) {
  const fixtures = countyFixtures();
  fixtures.recommendations.push({
    id: 'rm-long', resourceId: 'r-fractions', audience: { kind: 'class', id: 'c-31' }, givenBy: person.teacher, at: '2026-11-17T09:00:00.000Z',
    reason: '先看前半段，想一想为什么分母不同的分数不能直接相加；'.repeat(7).slice(0, 200),
  });
  const ports = createMemoryService(fixtures, { latencyMs: 0 }).portsFor(who);
  if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
  for (const change of changes) void ports.resources.changeRecommendations(change);
  return ports;
}
const show = (who: string, ...changes: RecommendationChange[]) => ({ properties: { ports: portsOf(who, ...changes) } });
const set = (mode: 'off' | 'all', ...interests: string[]): RecommendationChange => ({ act: 'set', settings: { mode, interests } });

/** What a script of an authority has pushed: a hundred at once. */
function pushed() {
  const fixtures = countyFixtures();
  const [first] = fixtures.resources;
  const [organisation] = fixtures.people.flatMap(({ identities }) => identities).filter(({ role }) => role === 'manager');
  if (first && organisation) {
    for (let place = 0; place < 100; place += 1) {
      fixtures.resources.push({ ...first, id: `r-${place}`, title: `第 ${place} 课` });
      fixtures.recommendations.push({ id: `push-${place}`, resourceId: `r-${place}`, audience: { kind: 'organisation', id: organisation.organisation.id }, givenBy: person.manager, at: '2026-11-17T09:00:00.000Z', reason: '全县统一推送' });
    }
  }
  const ports = createMemoryService(fixtures, { latencyMs: 0 }).portsFor(person.pupil);
  void ports.resources.changeRecommendations(set('all'));
  return { properties: { ports } };
}

/** A line that answers nobody, and a person who may not. */
function failing(kind: 'offline' | 'forbidden') {
  const service = createMemoryService(countyFixtures(), { latencyMs: 0 });
  service.fail({ kind, call: 'resources.recommendations' });
  return { properties: { ports: service.portsFor(person.guardian) } };
}

export default { element: 'ls-recommendations', title: 'Recommendations' };

export const states = {
  ...bareStories,
  ready: show(person.pupil),
  readyWithAllLists: show(person.pupil, set('all')),
  off: show(person.pupil, set('off')),
  dismissed: show(person.pupil, { act: 'dismiss', resourceId: 'r-water-cycle' }, { act: 'dismiss', resourceId: 'r-fractions' }),
  ofTeacher: show(person.teacher, set('all', '分数', '古诗')),
  ofManager: show(person.manager),
  ofGuardian: show(person.guardian),
  giving: { properties: { ports: portsOf(person.teacher), resource: 'r-poem' } },
  long: show(person.teacher, set('all', ...Array.from({ length: 20 }, (_, index) => `很长的兴趣词${'词'.repeat(40)}${index}`))),
  hundred: pushed(),
  withoutALine: failing('offline'),
  forbidden: failing('forbidden'),
} satisfies StoryFile['states'];
