import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './task-editor.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-task-editor', title: 'Task editor' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.teacher) }, attributes: { resource: 'r-fractions' } },
  withoutResource: { properties: { ports: portsOf(person.teacher) } },
} satisfies StoryFile['states'];
