import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './class-progress.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-class-progress', title: 'Class progress' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.teacher) }, attributes: { task: 't-fractions' } },
  projecting: { properties: { ports: portsOf(person.teacher) }, attributes: { task: 't-fractions', projecting: '' } },
} satisfies StoryFile['states'];
