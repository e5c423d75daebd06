import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { wholeResource } from '../adapters/memory/fixtures.own-resources.ts';
import { createMemoryPorts, createMemoryService } from '../adapters/memory/memory-ports.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './notices.define.ts';

/** Ports of one of the demo people, so that a story shows what a person would see. */
const portsOf = (who: string) => createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });

/** A teacher whose resource was returned with a reason, and one that was admitted. */
async function decided() {
  const service = createMemoryService(countyFixtures(), { latencyMs: 0 });
  const made = [
    wholeResource({ id: 'or-1', authorId: person.teacher, state: 'pending-review', title: '用折纸认识分数' }),
    wholeResource({ id: 'or-2', authorId: person.teacher, state: 'pending-review', title: '水到哪里去了：一堂在河边上的科学课' }),
  ];
  service.fixtures.ownResources.push(...made);
  const manager = service.portsFor(person.manager).ownResources;
  for (const { id, submittedAt } of made) {
    const admitted = id === 'or-2';
    await manager.decide(id, { admitted, submittedAt: submittedAt ?? '', reason: admitted ? null : '封面看不清，第 2 段的声音太小；改好以后可以再提交。' });
  }
  const ports = service.portsFor(person.teacher);
  ports.identity.actAs('i-wang-teacher');
  return ports;
}

export default { element: 'ls-notices', title: 'Notices' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.pupil) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  decided: { properties: { ports: await decided() } },
  ofGuardian: { properties: { ports: portsOf(person.guardian) } },
} satisfies StoryFile['states'];
