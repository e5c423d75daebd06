import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import type { RecommendationChange } from '../base/index.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './recommendations.define.ts';

/** Ports of one of the demo people who has done something with recommending already. */
async function portsOf(who: string, ...changes: RecommendationChange[]) {
  const fixtures = countyFixtures();
  fixtures.recommendations.push({
    id: 'rm-long', resourceId: 'r-fractions', audience: { kind: 'class', id: 'c-31' }, givenBy: person.teacher, at: '2026-11-17T09:00:00.000Z',
    reason: '先看前半段，想一想为什么分母不同的分数不能直接相加；'.repeat(7).slice(0, 200),
  });
  const ports = createMemoryService(fixtures, { latencyMs: 0 }).portsFor(who);
  if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
  for (const change of changes) await ports.resources.changeRecommendations(change);
  return ports;
}
const show = async (who: string, ...changes: RecommendationChange[]) => ({ properties: { ports: await portsOf(who, ...changes) } });
const set = (mode: 'off' | 'all', ...interests: string[]): RecommendationChange => ({ act: 'set', settings: { mode, interests } });

/** A task that was due yesterday, and what stands near its resource. */
function suggesting() {
  const fixtures = countyFixtures();
  const day = 24 * 60 * 60 * 1000;
  const lesson = fixtures.resources.find(({ id }) => id === 'r-fractions');
  if (lesson) fixtures.resources.push({ ...lesson, id: 'r-again', title: '再认识几分之一' });
  fixtures.tasks.push({ id: 't-late', assignedBy: person.teacher, createdAt: new Date(Date.now() - 3 * day).toISOString(), draft: { classId: 'c-31', resourceId: 'r-fractions', title: '昨天的课', instruction: '', paperAlternative: null, dueAt: new Date(Date.now() - day).toISOString() } });
  const ports = createMemoryService(fixtures, { latencyMs: 0 }).portsFor(person.teacher);
  ports.identity.actAs('i-wang-teacher');
  return { properties: { ports }, attributes: { resource: 'r-fractions' } };
}

/** What a script of an authority has pushed: a hundred at once. */
async function pushed() {
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
  await ports.resources.changeRecommendations(set('all'));
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
  ready: await show(person.pupil),
  readyWithAllLists: await show(person.pupil, set('all')),
  off: await show(person.pupil, set('off')),
  dismissed: await show(person.pupil, { act: 'dismiss', resourceId: 'r-water-cycle' }, { act: 'dismiss', resourceId: 'r-fractions' }),
  ofTeacher: await show(person.teacher, set('all', '分数', '古诗')),
  ofManager: await show(person.manager),
  ofGuardian: await show(person.guardian),
  giving: { properties: { ports: await portsOf(person.teacher), resource: 'r-poem' } },
  suggesting: suggesting(),
  long: await show(person.teacher, set('all', ...Array.from({ length: 20 }, (_, index) => `很长的兴趣词${'词'.repeat(40)}${index}`))),
  hundred: await pushed(),
  withoutALine: failing('offline'),
  forbidden: failing('forbidden'),
} satisfies StoryFile['states'];
