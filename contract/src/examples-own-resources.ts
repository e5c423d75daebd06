/** The part of the story about own resources: a teacher hands in a lesson of her own. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

type Named =
  | 'listOwnResources' | 'readOwnResource' | 'writeOwnResource' | 'dropOwnResource' | 'beginUpload' | 'uploadPart' | 'readOwnFile' | 'dropOwnFile'
  | 'submitOwnResource' | 'checkOwnLink' | 'withdrawOwnResource' | 'listSubmissions' | 'decideAdmission' | 'readDirectoryXml' | 'writeDirectoryXml';

export function ownResourceExamples(teacher: { id: string; name: string }): Pick<Examples, Named> {
  const directory = [
    { level: 1, title: '折一折', durationSeconds: 300, ref: null },
    { level: 2, title: '对折一次', durationSeconds: 120, ref: null },
  ];
  const draft = {
    title: '用折纸认识分数', type: 'A01', description: '一张纸，对折，再对折：看看每一份是几分之一。', provider: '云岭县第一小学', rightsHolder: teacher.name, licence: 'CC BY 4.0', language: 'zh-CN',
    lecturers: { label: '主讲人', people: [{ name: teacher.name, ethnicGroup: '' }] },
    created: '2026-09-01', keywords: ['分数', '折纸'], category: ['小学', '数学', '人教版', '三年级上册', '分数的初步认识'], node: null, directory, url: '', coverAlternative: '一张对折的红纸',
  };
  const cover = { role: 'cover', name: 'cover.jpg', sizeBytes: 48_213, received: 48_213, kind: 'picture' } as const;
  const media = { role: 'media', name: '折纸.mp4', sizeBytes: 8_400_000, received: 1_000_000, kind: null } as const;
  const own: RouteOutput<Routes['readOwnResource']> = {
    id: 'or-1', state: 'draft', author: teacher, changedAt: '2026-09-02T08:30:00.000Z', submittedAt: null, decision: null, resourceId: null, draft, files: [cover, media],
    obstacles: [{ field: 'media', message: '文件还没有传完。' }], counters: { clicks: null, learners: null },
  };
  const { draft: _draft, files: _files, obstacles: _obstacles, counters: _counters, ...head } = own;
  const whole = { ...own, files: [cover, { ...media, received: media.sizeBytes, kind: 'video' as const }], obstacles: [] };
  const submitted = { ...whole, state: 'pending-review' as const, submittedAt: '2026-09-02T09:00:00.000Z' };
  const summary = { ...head, title: draft.title, type: draft.type };
  const xml = '<catalog version="1"><item title="折一折" duration="00:05:00"><item title="对折一次" duration="00:02:00"/></item></catalog>';
  return {
    listOwnResources: { answer: { items: [summary], nextCursor: null, total: 1 } },
    readOwnResource: { answer: own },
    writeOwnResource: { body: draft, answer: own },
    dropOwnResource: {},
    beginUpload: { body: { name: media.name, sizeBytes: media.sizeBytes }, answer: { ...media, received: 0 } },
    uploadPart: { answer: media },
    readOwnFile: {},
    dropOwnFile: {},
    checkOwnLink: {
      answer: {
        ...own, draft: { ...draft, type: 'A03', url: 'https://course.example.edu.cn/fractions', protectionLevel: 3, protectionProof: '53000043001-23001' }, obstacles: [],
        linkCheck: { url: 'https://course.example.edu.cn/fractions', at: '2026-09-02T08:40:00.000Z', outcome: 'reachable', status: 200 },
      },
    },
    submitOwnResource: { answer: submitted },
    withdrawOwnResource: { answer: { ...submitted, state: 'withdrawn' } },
    listSubmissions: { answer: { items: [{ ...summary, state: 'pending-review', submittedAt: submitted.submittedAt }], nextCursor: null, total: 1 } },
    decideAdmission: {
      body: { admitted: false, submittedAt: '2026-09-02T08:00:00.000Z', reason: '封面看不清，请换一张。' },
      answer: { ...submitted, state: 'returned', decision: { by: { id: 'p-9', name: '周敏' }, at: '2026-09-03T01:10:00.000Z', reason: '封面看不清，请换一张。' } },
    },
    readDirectoryXml: { body: { xml }, answer: { items: directory } },
    writeDirectoryXml: { body: { items: directory }, answer: { xml } },
  };
}
