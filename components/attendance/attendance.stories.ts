import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { Ports } from '../base/ports/index.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './attendance.define.ts';

/** Ports of one of the demo people on the day of the story, so that it shows what a person would see. */
function portsOf(who: string, begin: (ports: Ports) => void = () => undefined): Ports {
  const ports = createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0, now: () => '2026-11-20T00:20:00.000Z' });
  begin(ports);
  return ports;
}
const asTeacher = ({ identity }: Ports): void => identity.actAs('i-wang-teacher');

export default { element: 'ls-attendance', title: 'Attendance' };

export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.teacher, asTeacher) } },
  ofGuardian: { properties: { ports: portsOf(person.guardian) } },
  ofOtherGuardian: { properties: { ports: portsOf(person.otherGuardian) } },
} satisfies StoryFile['states'];
