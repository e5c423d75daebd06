import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import type { Fixtures } from '../adapters/memory/fixtures.types.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './lesson-planner.define.ts';
import { samplePlan, teach } from './fixtures/sample-plan.ts';

/** A teacher's county with a plan of the own, and one that a colleague shares. */
function fixtures(lesson: 'none' | 'taught' | 'over' = 'none'): Fixtures {
  const county = countyFixtures();
  const at = '2026-11-19T08:30:00.000Z';
  const common = { createdAt: at, changedAt: at, changedBy: person.teacher };
  const document = samplePlan();
  if (lesson !== 'none') teach(document, person.teacher, lesson === 'over');
  document.apply({ act: 'align', id: 'o1', standard: { id: 'std-math-1.1.1', documentId: 'std-math', code: 'YL-1.1.1', statement: '在折一折、分一分中初步认识几分之一和几分之几' } });
  const whole = { head: document.head, updates: [{ id: 'u-1', content: document.encode() }] };
  county.plans.push(
    { ...common, ...whole, id: 'plan-fractions', authorId: person.teacher, personIds: [person.colleague], derivedFrom: [{ planId: 'plan-county', title: '分数（县教研室）', author: { id: 'p-ma', name: '马文斌' } }] },
    { ...common, ...whole, id: 'plan-shared', authorId: person.colleague, personIds: [person.teacher], derivedFrom: [], head: { ...document.head, title: '水的循环' } },
  );
  return county;
}
const portsOf = (county: Fixtures) => {
  const ports = createMemoryPorts(county, { person: person.teacher, latencyMs: 0 });
  ports.identity.actAs('i-wang-teacher');
  return ports;
};

export default { element: 'ls-lesson-planner', title: 'Lesson planner' };
export const states = {
  ...bareStories,
  list: { properties: { ports: portsOf(fixtures()) } },
  first: { properties: { ports: portsOf(countyFixtures()) } },
  plan: { properties: { ports: portsOf(fixtures()), plan: 'plan-fractions' } },
  beforeClass: { properties: { ports: portsOf(fixtures()), plan: 'plan-fractions', view: 'run' } },
  inClass: { properties: { ports: portsOf(fixtures('taught')), plan: 'plan-fractions', view: 'run' } },
  afterClass: { properties: { ports: portsOf(fixtures('over')), plan: 'plan-fractions', view: 'run' } },
} satisfies StoryFile['states'];
