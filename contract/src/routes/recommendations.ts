/** Routes of the resource port: what is recommended, by whom and why, and the switch that ends it. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { RecommendationDraft, RecommendationSettings, Recommendations } from '../schemas/recommendation.ts';

const recommendation = v.object({ recommendationId: Id });
const resource = v.object({ resourceId: Id });

export const readRecommendations = defineRoute({
  id: 'readRecommendations',
  method: 'get',
  path: '/recommendations',
  tag: 'recommendations',
  act: 'shelf.read',
  summary: 'What is recommended to the caller, and what the caller has set',
  description:
    'Nothing that somebody does is watched for it: lists come from senders, from the next task, and from words that the person has written. Pupils begin with `teachers` and have no interests.',
  success: { status: 200, description: 'Few lists with reasons and senders.', schema: Recommendations },
});

export const setRecommendations = defineRoute({
  id: 'setRecommendations',
  method: 'put',
  path: '/recommendations/settings',
  tag: 'recommendations',
  act: 'shelf.write',
  summary: 'Switch recommending off or on, and write the own interests',
  description: 'Holds at once and on all devices. A mode or interests that the caller may not have are answered `invalid-request`.',
  body: RecommendationSettings,
  success: { status: 204, description: 'It holds.' },
});

export const dismissRecommendation = defineRoute({
  id: 'dismissRecommendation',
  method: 'put',
  path: '/recommendations/dismissed/{resourceId}',
  tag: 'recommendations',
  act: 'shelf.write',
  summary: 'Not interested: do not recommend this resource again',
  params: resource,
  success: { status: 204, description: 'It is recommended no more.' },
  problems: ['not-found'],
});

export const restoreRecommendation = defineRoute({
  id: 'restoreRecommendation',
  method: 'delete',
  path: '/recommendations/dismissed/{resourceId}',
  tag: 'recommendations',
  act: 'shelf.write',
  summary: 'Take "not interested" back',
  params: resource,
  success: { status: 204, description: 'It may be recommended again.' },
  problems: ['not-found'],
});

export const giveRecommendation = defineRoute({
  id: 'giveRecommendation',
  method: 'put',
  path: '/recommendations/{recommendationId}',
  tag: 'recommendations',
  act: 'recommendation.give',
  summary: 'Recommend a resource, with a reason',
  description: 'A teacher to an own class or to learners of it; a manager to the own organisation and all below it, or to a class there. The same id by the same person takes the place of the earlier one. A learner who is not in the class is `not-found`.',
  params: recommendation,
  body: RecommendationDraft,
  success: { status: 204, description: 'They see it with the sender and the reason.' },
  problems: ['not-found'],
});

export const withdrawRecommendation = defineRoute({
  id: 'withdrawRecommendation',
  method: 'delete',
  path: '/recommendations/{recommendationId}',
  tag: 'recommendations',
  act: 'recommendation.give',
  summary: 'Take a recommendation back',
  description: 'The own one; a teacher also what somebody else gave to an own class, a manager what was given in the own organisations. What a teacher gave ends by itself when the teacher leaves the class.',
  params: recommendation,
  success: { status: 204, description: 'Nobody sees it any more.' },
  problems: ['not-found'],
});
