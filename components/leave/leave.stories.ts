import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './leave.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-leave', title: 'Leave' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.guardian) } },
  ofOtherGuardian: { properties: { ports: portsOf(person.otherGuardian) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
} satisfies StoryFile['states'];
