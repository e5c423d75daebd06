/** The part of the story about judging and recommending: a pupil's comment, figures for the county, a teacher's hint. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface Named {
  id: string;
  name: string;
}
type Summary = RouteOutput<Routes['searchResources']>['items'][number];

/** What a teacher said beside the stars, and what the platform replied. */
export const exampleComment = (by: string): RouteOutput<Routes['readRating']>['comments'][number] => ({
  id: 'rc-1', stars: 4, text: '例题很清楚，练习再多两道就好了。', role: 'teacher', at: '2026-09-03T03:20:00.000Z', own: false, state: 'shown', mayWithhold: false,
  reply: { text: '谢谢，已补充练习单。', by, at: '2026-09-04T01:00:00.000Z' },
});

export function judgementExamples({ summary, learner }: { summary: Summary; learner: Named }): Pick<Examples, 'setCommentPolicy' | 'replyToComment' | 'listWaitingComments' | 'reviewComment' | 'readResourceStatistics'> {
  return {
    setCommentPolicy: { body: { policy: 'reviewed' } },
    replyToComment: { body: { text: '谢谢，已补充练习单。' } },
    listWaitingComments: {
      answer: { items: [{ id: 'rc-2', resourceId: summary.id, resourceTitle: summary.title, stars: 5, text: '分月饼那里一下就懂了。', at: '2026-09-03T11:20:00.000Z', author: learner }] },
    },
    reviewComment: { body: { shown: true } },
    readResourceStatistics: {
      answer: {
        resourceId: summary.id, title: summary.title, threshold: 5, until: '2026-09-14',
        total: { views: 58, learners: 41, completions: 33, ratings: 12, average: 4.7 },
        periods: [
          { from: '2026-08-24', until: '2026-09-07', views: 20, learners: 14, completions: 9, ratings: null, average: null },
          { from: '2026-09-07', until: '2026-09-14', views: 38, learners: 29, completions: 24, ratings: 9, average: 4.8 },
        ],
      },
    },
  };
}

export function recommendationExamples({ summary, teacher, class31 }: { summary: Summary; teacher: Named; class31: Named }): Pick<
  Examples,
  'readRecommendations' | 'setRecommendations' | 'dismissRecommendation' | 'restoreRecommendation' | 'giveRecommendation' | 'withdrawRecommendation'
> {
  const settings = { mode: 'all' as const, interests: ['分数'] };
  const pupil: RouteOutput<Routes['readRecommendations']> = {
    mode: 'teachers', interests: [], modes: ['off', 'teachers', 'all'], mayHaveInterests: false, dismissed: [], given: [], audiences: [],
    lists: [{ kind: 'teacher', about: null, items: [{ resource: summary, sender: teacher.name, reason: '明天要用，可以先看看。' }] }],
  };
  return {
    readRecommendations: { answer: pupil },
    setRecommendations: { body: settings },
    dismissRecommendation: {},
    restoreRecommendation: {},
    giveRecommendation: { body: { resourceId: summary.id, audience: { kind: 'class', id: class31.id }, reason: '明天要用，可以先看看。' } },
    withdrawRecommendation: {},
  };
}
