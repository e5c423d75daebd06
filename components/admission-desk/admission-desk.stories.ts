import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import type { MemoryOwnResource } from '../adapters/memory/fixtures.types.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { OwnResource } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { bareStories, type Story, type StoryFile } from '../base/story.ts';
import './admission-desk.define.ts';
import type { AdmissionDeskData, AdmissionDeskState } from './admission-desk.types.ts';

const draft: MemoryOwnResource['draft'] = {
  title: '用折纸认识分数', type: 'A01', description: '一张纸，对折，再对折：看看每一份是几分之一。', provider: '云岭县第一小学', rightsHolder: '古丽娜尔·买买提', licence: 'CC BY 4.0', language: 'zh-CN',
  lecturers: { label: '主讲人', people: [{ name: '古丽娜尔·买买提', ethnicGroup: '' }, { name: '班班多杰', ethnicGroup: '藏族' }, { name: '𠮷永强', ethnicGroup: '' }] },
  created: '2022-03-23', keywords: ['分数', '折纸'], category: ['数学', '人教版'], node: null, url: '', coverAlternative: '一张对折的红纸',
  directory: [{ level: 1, title: '折一折', durationSeconds: null, ref: null }, { level: 2, title: '对折一次', durationSeconds: null, ref: null }],
};
/** One that waits. */
export const waiting = (change: Partial<MemoryOwnResource> = {}): MemoryOwnResource => ({
  id: 'or-1', authorId: person.teacher, state: 'pending-review', draft, files: [], changedAt: '2026-11-20T02:00:00.000Z', submittedAt: '2026-11-20T03:00:00.000Z', decision: null, resourceId: null, ...change,
});
const storyOf = (who: string, ...ownResources: MemoryOwnResource[]): Story => ({ properties: { ports: createMemoryPorts({ ...countyFixtures(), ownResources }, { person: who, latencyMs: 0 }) } });

const author = { id: person.teacher, name: '王秀兰' };
const resource: OwnResource = {
  id: 'or-1', state: 'pending-review', author, changedAt: '2026-11-20T02:00:00.000Z', submittedAt: '2026-11-20T03:00:00.000Z', decision: null, resourceId: null, draft,
  files: [{ role: 'media', name: '折纸.mp4', sizeBytes: 32_000_000, received: 32_000_000, kind: 'video' }], obstacles: [], counters: { clicks: 0, learners: 0 },
};
/** One of them lies open. */
function opened(given: Partial<OwnResource> = {}, data: Partial<AdmissionDeskData> = {}): Story {
  const one = { ...resource, ...given };
  const { draft: said, files: _files, obstacles: _obstacles, counters: _counters, ...head } = one;
  const state: AdmissionDeskState = ready(
    { me: person.manager, items: [{ ...head, title: said.title, type: said.type }], total: 1, more: false, open: { resource: one, cover: null, media: null }, decided: null, ...data },
    { asOf: '2026-11-21T02:00:00.000Z', stale: false },
  );
  return { properties: { state } };
}
const long = { ...draft, title: '很长的标题'.repeat(30), description: '讲得很细的简介。'.repeat(100), keywords: Array.from({ length: 30 }, () => '很长的关键词'), url: `https://example.cn/${'course'.repeat(60)}` };

export default { element: 'ls-admission-desk', title: 'Admission desk' };
export const states = {
  ...bareStories,
  ready: storyOf(person.manager, waiting(), waiting({ id: 'or-2', draft: { ...draft, title: 'ئانا تىل دەرسى', type: 'A02' } })),
  opened: opened(),
  incomplete: opened({ obstacles: [{ field: 'rightsHolder', message: '请填写版权方' }] }),
  own: opened({}, { me: person.teacher }),
  long: opened({ draft: { ...long, directory: Array.from({ length: 60 }, (_, place) => ({ level: (place % 8) + 1, title: '一节'.repeat(12), durationSeconds: null, ref: null })) } }),
  decided: opened({}, { items: [], total: 0, open: null, decided: { requestId: 'r', title: draft.title, admitted: false } }),
  quiet: storyOf(person.manager),
  forbidden: storyOf(person.teacher),
  uyghur: { ...opened(), attributes: { lang: 'ug' } },
} satisfies StoryFile['states'];
