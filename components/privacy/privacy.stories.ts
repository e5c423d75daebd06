import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './privacy.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-privacy', title: 'Privacy' };

export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.guardian) } },
  ofPupil: { properties: { ports: portsOf(person.pupil) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  ofManager: { properties: { ports: portsOf(person.manager) } },
} satisfies StoryFile['states'];
