import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './notices.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-notices', title: 'Notices' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.pupil) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  ofGuardian: { properties: { ports: portsOf(person.guardian) } },
} satisfies StoryFile['states'];
