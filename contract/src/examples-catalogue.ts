/** The part of the story about one resource of the catalogue: it is found, judged, reported, kept and written on. */
import type { Examples } from './examples.ts';
import { exampleComment } from './examples-recommendations.ts';
import type { RouteOutput, RouteRequest } from './route.ts';
import type { Routes } from './routes/index.ts';

interface Named {
  id: string;
  name: string;
}
const county = { id: 'o-1', name: '云岭县教育局', level: 'county' } as const;

/** What the whole story is about. */
export const summary: RouteOutput<Routes['searchResources']>['items'][number] = {
  id: 'r-2001',
  identifier: 'yl-lesson-001',
  version: 1,
  type: 'A01',
  title: '分数的初步认识',
  description: '从分月饼开始，认识几分之一。',
  stage: 'primary',
  grade: 3,
  subject: '数学',
  edition: '人教版',
  volume: '上册',
  chapter: '第8单元 分数的初步认识',
  language: 'zh-CN',
  provider: '云岭县教研室',
  rightsHolder: '云岭县教研室',
  licence: null,
  admittedBy: county,
  durationSeconds: 96,
  sizeBytes: 6240000,
  coverUrl: '/media/fractions/cover.jpg',
  playable: true,
  marks: ['hd', 'subtitles', 'offline', 'worksheet'],
  accessibility: ['captions', 'structuralNavigation'],
  rating: { average: 4.7, count: 12 },
  uses: 318,
  modifiedAt: '2026-09-01T00:30:00.000Z',
};

const rating: RouteOutput<Routes['readRating']> = {
  average: 4.7,
  count: 12,
  stars: [0, 0, 1, 2, 9],
  reasons: [{ reason: 'clear', count: 9 }, { reason: 'fits-textbook', count: 4 }],
  own: null,
  mayRate: true,
  comments: [exampleComment(county.name)],
  mayReply: false,
};
const ownRating: RouteRequest<Routes['rateResource']>['body'] = { stars: 5, reasons: ['clear'] };
const reportDraft: RouteRequest<Routes['reportResource']>['body'] = { kind: 'error', description: '1分20秒处的算式写错了。', evidence: null };
const reportCase: RouteOutput<Routes['reportResource']> = {
  id: 'rp-1',
  caseNumber: '20260903-483920',
  resourceId: summary.id,
  resourceTitle: summary.title,
  ...reportDraft,
  state: 'received',
  answer: null,
  createdAt: '2026-09-03T02:00:00.000Z',
  decidedAt: null,
};
const kept = { folderId: 'f-1', tags: ['导入'], note: '用前30秒引入。' };
const favourite: RouteOutput<Routes['keepFavourite']> = { resource: summary, ...kept, addedAt: '2026-09-02T08:00:00.000Z', keptVersion: 1 };
const savedSearch = { name: '三年级分数', query: { q: '分数', grade: '3' }, subscribed: true };

export function catalogueExamples({ teacher, learner, class31 }: Record<'teacher' | 'learner' | 'class31', Named>): Pick<
  Examples,
  'searchResources' | 'suggestResources' | 'readTaxonomy' | 'listRelatedResources' | 'readRating' | 'rateResource' | 'removeRating' | 'reportResource' | 'listReports' | 'decideReport' | 'readShelf' | 'listFavourites' | 'keepFavourite' | 'dropFavourite' | 'putFolder' | 'dropFolder' | 'putSavedSearch' | 'markSearchSeen' | 'dropSavedSearch' | 'listNotes' | 'putNote' | 'dropNote' | 'shareNote' | 'withdrawNote' | 'readResource'
> {
  return {
    searchResources: {
      answer: {
        items: [summary],
        nextCursor: null,
        total: 1,
        facets: {
          type: [{ value: 'A01', count: 1 }],
          stage: [{ value: 'primary', count: 1 }],
          grade: [{ value: '3', count: 1 }],
          subject: [{ value: '数学', count: 1 }],
          language: [{ value: 'zh-CN', count: 1 }],
          provider: [{ value: '云岭县教研室', count: 1 }],
          admittedBy: [{ value: county.id, count: 1, label: county.name }],
          licence: [],
          length: [{ value: 'under-5', count: 1 }],
          offline: [{ value: 'true', count: 1 }],
          accessibility: [{ value: 'captions', count: 1 }, { value: 'structuralNavigation', count: 1 }],
        },
        meant: null,
      },
    },
    suggestResources: { answer: { items: [{ text: summary.title, kind: 'title', count: 3 }] } },
    readTaxonomy: {
      answer: {
        path: [{ id: 'n-8f14e45fceea167a5a36', kind: 'stage', label: 'primary', count: 841, hasChildren: true }],
        children: [{ id: 'n-c9f0f895fb98ab9159f5', kind: 'subject', label: '数学', count: 212, hasChildren: true }],
      },
    },
    listRelatedResources: { answer: { items: [{ relation: 'after', resource: { ...summary, id: 'r-2002', identifier: 'yl-lesson-002', title: '几分之几' } }] } },
    readRating: { answer: rating },
    rateResource: { body: ownRating, answer: { ...rating, own: ownRating } },
    removeRating: {},
    reportResource: { body: reportDraft, answer: reportCase },
    listReports: { answer: { items: [reportCase], nextCursor: null, total: 1 } },
    decideReport: {
      body: { state: 'upheld', answer: '已请提供单位更正，改好前暂停显示。', suspend: true, version: 1 },
      answer: { ...reportCase, state: 'upheld', answer: '已请提供单位更正，改好前暂停显示。', decidedAt: '2026-09-04T01:00:00.000Z' },
    },
    readShelf: {
      answer: {
        total: 1,
        folders: [{ id: 'f-1', name: '下周要用', count: 1 }],
        tags: [{ value: '导入', count: 1 }],
        searches: [{ id: 's-1', ...savedSearch, seenAt: '2026-09-01T00:30:00.000Z', newCount: 2 }],
      },
    },
    listFavourites: { answer: { items: [favourite], nextCursor: null, total: 1 } },
    keepFavourite: { body: kept, answer: favourite },
    dropFavourite: {},
    putFolder: { body: { name: '下周要用' } },
    dropFolder: {},
    putSavedSearch: { body: savedSearch },
    markSearchSeen: {},
    dropSavedSearch: {},
    listNotes: {
      answer: {
        items: [
          {
            id: '0197a3f0-7a11-7c11-8a55-3b1d2f6a9c02', resourceId: summary.id, place: { kind: 'time', seconds: 42.5 }, text: '为什么要平均分？', own: true,
            classId: class31.id, author: learner, mayWithdraw: true,
            changedAt: '2026-09-02T11:04:00.000Z',
          },
        ],
      },
    },
    putNote: { body: { resourceId: summary.id, place: { kind: 'time', seconds: 42.5 }, text: '为什么要平均分？' } },
    dropNote: {},
    shareNote: { body: { classId: class31.id } },
    withdrawNote: {},
    readResource: {
      answer: {
        ...summary,
        lecturers: [teacher.name],
        keywords: ['分数', '平均分'],
        category: ['基础教育', '小学', '数学'],
        created: '2026-06-18',
        declaredClicks: null,
        declaredLearners: null,
        directory: [{ title: '分月饼', durationSeconds: 30, children: [] }],
        renditions: [
          { kind: 'hls', url: '/media/fractions/master.m3u8', mimeType: 'application/vnd.apple.mpegurl', width: 1280, height: 720, bitrate: 2000000, sizeBytes: null },
        ],
        tracks: [{ kind: 'subtitles', url: '/media/fractions/zh.vtt', language: 'zh-CN', label: '中文' }],
        extra: {},
      },
    },
  };
}
