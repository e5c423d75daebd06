import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import '../resource-picker/resource-picker.define.ts';
import './task-editor.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

/** A picker that a host puts into the editor. */
function picker(): Node[] {
  const element = document.createElement('ls-resource-picker');
  element.slot = 'picker';
  element.setAttribute('mode', 'pick');
  Object.assign(element, { ports: portsOf(person.teacher) });
  return [element];
}

export default { element: 'ls-task-editor', title: 'Task editor' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.teacher) }, attributes: { resource: 'r-fractions' } },
  withoutResource: { properties: { ports: portsOf(person.teacher) } },
  withPicker: { properties: { ports: portsOf(person.teacher) }, children: picker },
} satisfies StoryFile['states'];
