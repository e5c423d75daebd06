import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './chat.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-chat', title: 'Chat' };
export const states = {
  ...bareStories,
  ofGuardian: { properties: { ports: portsOf(person.guardian) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  privateTalk: { properties: { ports: portsOf(person.guardian) }, attributes: { conversation: 'cv-maimaiti' } },
  privateTalkOfTeacher: { properties: { ports: portsOf(person.teacher) }, attributes: { conversation: 'cv-maimaiti' } },
  classTalk: { properties: { ports: portsOf(person.guardian) }, attributes: { conversation: 'cv-outing' } },
  closedTalk: { properties: { ports: portsOf(person.guardian) }, attributes: { conversation: 'cv-reading' } },
  classTalkOfTeacher: { properties: { ports: portsOf(person.teacher) }, attributes: { conversation: 'cv-outing' } },
  compact: { properties: { ports: portsOf(person.guardian) }, attributes: { compact: '' } },
} satisfies StoryFile['states'];
