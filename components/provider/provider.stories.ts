import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { StoryFile } from '../base/story.ts';
import '../task-list/task-list.define.ts';
import './provider.define.ts';

const words = (): readonly Node[] => [document.createTextNode('云岭县')];
const tasks = (): readonly Node[] => [document.createElement('ls-task-list')];

export default { element: 'ls-provider', title: 'Provider' };
export const states = {
  unset: { children: words },
  ready: { properties: { ports: createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 }) }, children: tasks },
} satisfies StoryFile['states'];
