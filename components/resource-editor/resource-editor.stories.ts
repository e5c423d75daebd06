import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import type { MemoryOwnResource } from '../adapters/memory/fixtures.types.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { TechnicalCheck } from '../base/ports/index.ts';
import { bareStories, type Story, type StoryFile } from '../base/story.ts';
import { emptyDraft } from './model/draft.ts';
import './resource-editor.define.ts';

const draft: MemoryOwnResource['draft'] = {
  ...emptyDraft,
  title: '用折纸认识分数', type: 'A01', description: '一张纸，对折，再对折：看看每一份是几分之一。', provider: '云岭县第一小学', rightsHolder: '古丽娜尔·买买提', licence: 'CC BY 4.0',
  lecturers: { label: '主讲人', people: [{ name: '古丽娜尔·买买提', ethnicGroup: '' }, { name: '班班多杰', ethnicGroup: '藏族' }, { name: '𠮷永强', ethnicGroup: '' }] },
  created: '2022-03-23', keywords: ['分数', '折纸'], category: ['数学', '人教版'], coverAlternative: '一张对折的红纸',
  directory: [{ level: 1, title: '折一折', durationSeconds: null, ref: null }, { level: 2, title: '对折一次', durationSeconds: null, ref: null }],
};

/** The editor as one of the demo people sees it. */
function storyOf(who: string, change: Partial<MemoryOwnResource> = {}): Story {
  const own: MemoryOwnResource = { id: 'or-1', authorId: who, state: 'draft', draft, files: [], changedAt: '2026-11-20T02:00:00.000Z', submittedAt: null, decision: null, resourceId: null, ...change };
  return { properties: { ports: createMemoryPorts({ ...countyFixtures(), ownResources: [own] }, { person: who, latencyMs: 0 }) }, attributes: { resource: 'or-1' } };
}
const filmChecks: TechnicalCheck[] = [
  { rule: 'container', verdict: 'pass', measured: 'MP4' }, { rule: 'video-codec', verdict: 'fail', measured: 'H.265' }, { rule: 'audio-codec', verdict: 'pass', measured: 'AAC' }, { rule: 'width', verdict: 'pass', measured: 1920 },
  { rule: 'height', verdict: 'pass', measured: 1080 }, { rule: 'frame-rate', verdict: 'unknown', measured: null }, { rule: 'bit-rate', verdict: 'fail', measured: 1_990_000 },
];
const linked = { ...draft, type: 'A03', url: 'https://lab.example.edu.cn/bar', protectionLevel: 2, protectionProof: '', textAlternative: '把条分成四份。\n每一份写着四分之一。' };
const decision = { by: { id: 'p-manager', name: '周敏' }, at: '2026-11-21T02:00:00.000Z', reason: null };

export default { element: 'ls-resource-editor', title: 'Resource editor' };
export const states = {
  ...bareStories,
  new: { properties: { ports: createMemoryPorts(countyFixtures(), { person: person.teacher, latencyMs: 0 }) } },
  ready: storyOf(person.teacher),
  pending: storyOf(person.teacher, { state: 'pending-review', submittedAt: '2026-11-20T03:00:00.000Z' }),
  admitted: storyOf(person.teacher, { state: 'admitted', resourceId: 'r-fractions', decision }),
  returned: storyOf(person.teacher, { state: 'returned', decision: { ...decision, reason: '封面看不清，请换一张。' } }),
  long: storyOf(person.teacher, { draft: { ...draft, title: '很长的标题'.repeat(30), keywords: ['很长的关键词'.repeat(8)], directory: Array.from({ length: 60 }, (_, place) => ({ level: (place % 8) + 1, title: '一节'.repeat(12), durationSeconds: null, ref: null })) } }),
  measured: storyOf(person.teacher, { files: [{ shown: { role: 'media', name: '折纸.mp4', sizeBytes: 32_000_000, received: 32_000_000, kind: 'video', checks: filmChecks }, bytes: new Blob() }] }),
  linked: storyOf(person.teacher, { draft: linked, linkCheck: { url: linked.url, at: '2026-11-21T02:00:00.000Z', outcome: 'refused', status: 404 } }),
  unknownType: storyOf(person.teacher, { draft: { ...draft, type: 'B07' } }),
  forbidden: { properties: { ports: createMemoryPorts(countyFixtures(), { person: person.guardian, latencyMs: 0 }) } },
  uyghur: { ...storyOf(person.teacher), attributes: { resource: 'or-1', lang: 'ug' } },
} satisfies StoryFile['states'];
