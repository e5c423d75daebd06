import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { Ask } from '../base/ports/index.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './announcements.define.ts';

/** A meeting of which one time is taken, or an outing with places: of a family, of who sent it. */
function asking(who: string, ask: Ask) {
  const county = countyFixtures();
  county.announcements = county.announcements.filter(({ id }) => id === 'an-meeting').map((one) => ({ ...one, ask, answers: {} }));
  const [meeting] = county.announcements;
  const choice = ask.kind === 'appointment' ? 's1' : 'join';
  if (meeting) meeting.answers['p-li'] = { by: person.otherGuardian, onBehalf: false, choices: [choice], signature: null, answeredAt: meeting.at };
  return createMemoryPorts(county, { person: who, latencyMs: 0 });
}
const slots = ['08:00', '08:15', '08:30', '08:45'].map((time, index) => ({ id: `s${index + 1}`, startsAt: `2030-12-02T${time}:00.000Z` }));
const appointment: Ask = { kind: 'appointment', place: '教室305', minutes: 15, slots };

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

export default { element: 'ls-announcements', title: 'Announcements' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.guardian) } },
  ofOtherGuardian: { properties: { ports: portsOf(person.otherGuardian) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  ofAppointment: { properties: { ports: asking(person.guardian, appointment) } },
  ofList: { properties: { ports: asking(person.guardian, { kind: 'sign-up', capacity: 20 }) } },
  ofManager: { properties: { ports: portsOf(person.manager) } },
} satisfies StoryFile['states'];
