import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './space.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-space', title: 'Space shell' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.pupil) } },
  severalIdentities: { properties: { ports: portsOf(person.teacher) } },
  guardian: { properties: { ports: portsOf(person.guardian), view: 'tasks' } },
} satisfies StoryFile['states'];
