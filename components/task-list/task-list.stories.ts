import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { StoryFile } from '../base/story.ts';
import './task-list.define.ts';

const problem = { code: 'unavailable', title: '服务暂时没有回应', detail: '可能正在维护。', action: '请过几分钟再试。', offline: false };
/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-task-list', title: 'Task list' };
export const states = {
  unset: {},
  loading: { properties: { state: { type: 'loading' } } },
  empty: { properties: { state: { type: 'empty' } } },
  error: { properties: { state: { type: 'error', problem } } },
  offline: { properties: { state: { type: 'offline' } } },
  ready: { properties: { ports: portsOf(person.pupil) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher), perspective: 'teacher' } },
  ofGuardian: { properties: { ports: portsOf(person.guardian), perspective: 'guardian' } },
  ofOtherPupil: { properties: { ports: portsOf(person.otherPupil) } },
} satisfies StoryFile['states'];
