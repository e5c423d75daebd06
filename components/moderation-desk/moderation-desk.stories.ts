import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts, createMemoryService, type MemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { MemoryReport } from '../adapters/memory/fixtures.types.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './moderation-desk.define.ts';

const canvas = new OffscreenCanvas(800, 600);
const pen = canvas.getContext('2d');
if (pen) {
  pen.fillStyle = '#f1efe9';
  pen.fillRect(0, 0, 800, 600);
  pen.fillStyle = '#0e6762';
  pen.fillRect(120, 120, 560, 90);
}
const photo = await canvas.convertToBlob({ type: 'image/jpeg' });
const paper = new Blob(['%PDF-1.7 '.padEnd(48_000)]);
const attached: NonNullable<MemoryReport['attachments']> = [
  { id: '019a9f00-0002-7000-8000-0000000000a0', kind: 'picture', name: '诊断单.jpg', mediaType: 'image/jpeg', sizeBytes: photo.size, width: 800, height: 600, file: photo },
  { id: '019a9f00-0002-7000-8000-0000000000a1', kind: 'voice', name: '语音.webm', mediaType: 'audio/webm', sizeBytes: 24_000, durationMs: 8000, file: new Blob(['sound']) },
  { id: '019a9f00-0002-7000-8000-0000000000a2', kind: 'file', name: '过敏诊断说明.pdf', mediaType: 'application/pdf', sizeBytes: paper.size, file: paper },
];

/** Ports of one of the demo people over a county in which something was reported. */
function portsOf(who: string): MemoryPorts {
  const fixtures = countyFixtures();
  const talk = fixtures.conversations.find(({ id }) => id === 'cv-outing');
  const [question, taken, allergy] = [talk?.messages[1], talk?.messages[3], talk?.messages[4]];
  if (!talk || !question || !taken || !allergy) throw new Error('The fixture has too few messages.');
  const report = (given: Partial<MemoryReport> & Pick<MemoryReport, 'id' | 'messageId' | 'messageText'>): MemoryReport => ({
    reason: 'other', text: '', caseNumber: `J20261117-000${given.id}`, reporterId: person.otherGuardian, at: '2026-11-17T11:00:00.000Z', acts: [], closed: null, ...given,
  });
  const by = { id: person.teacher, name: '王秀兰' };
  const acts: MemoryReport['acts'] = [{ at: '2026-11-17T11:30:00.000Z', by, act: 'mute', reason: '群里不发广告，请先看看班级约定。' }];
  talk.reports = [
    report({ id: '1', messageId: allergy.id, messageText: allergy.text, reason: 'privacy', text: '孩子的病情是不是不该在班里说？', attachments: attached }),
    report({ id: '2', messageId: taken.id, messageText: '春游团购，需要的加微信 <b>ouyang88</b>', reason: 'advertising', text: '连着发了三遍', acts }),
    report({
      id: '3', messageId: question.id, messageText: question.text,
      closed: { at: '2026-11-17T12:00:00.000Z', by, outcome: 'unfounded', note: '只是在问校服，没有问题。' },
    }),
  ];
  talk.mutes = { [taken.authorId]: { until: '2099-01-01T00:00:00.000Z', reason: '' } };
  talk.messages.push({ ...question, id: '019a9f00-0002-7000-8000-000000000006', sequence: 6, revision: 6, text: '团购还有吗', state: 'waiting' });
  fixtures.heldWords['o-yunling'] = ['团购', '加微信', 'ئېلان'];
  return createMemoryPorts(fixtures, { person: who, latencyMs: 0 });
}

/** What a family and a pupil have reported of what came to them. */
async function withReceived(): Promise<MemoryPorts> {
  const service = createMemoryService(countyFixtures(), { latencyMs: 0 });
  const [announcement] = service.fixtures.announcements.filter(({ senderId, childIds }) => senderId === person.teacher && childIds.includes(person.pupil));
  if (!announcement) throw new Error('The fixture has no announcement.');
  const draft = { kind: 'error', description: '日期写错了，周五是期中考试。', evidence: 'https://school.example/plan' } as const;
  await service.portsFor(person.guardian).announcements.report(announcement.id, draft, '1');
  await service.portsFor(person.pupil).notices.report('n-1', { kind: 'other', description: '这不是我们班的任务。', evidence: null }, '2');
  await service.portsFor(person.otherPupil).resources.report('r-fractions', { kind: 'infringement', description: '插图没有标明作者。', evidence: 'https://example.org/proof' }, '3');
  const { value } = await service.portsFor(person.pupil).resources.report('r-poem', { kind: 'error', description: '第二句少了一个字。', evidence: null }, '4');
  if (value) await service.portsFor(person.manager).cases.decideReport(value.id, { state: 'upheld', answer: '已请提供单位更正。', suspend: true });
  return service.portsFor(person.manager);
}

export default { element: 'ls-moderation-desk', title: 'Moderation desk' };
export const states = {
  ...bareStories,
  ready: { properties: { ports: portsOf(person.manager) } },
  ofTeacher: { properties: { ports: portsOf(person.teacher) } },
  received: { properties: { ports: await withReceived() } },
  quiet: { properties: { ports: createMemoryPorts(countyFixtures(), { person: person.manager, latencyMs: 0 }) } },
} satisfies StoryFile['states'];
