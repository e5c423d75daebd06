/** Routes for sharing resources inside a platform. Ids are made by the client, so that sending twice is once. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { ClassShareDraft, SchoolShareDraft, Share, ShareDecision, ShareList, ShareThanks } from '../schemas/share.ts';

const share = v.object({ shareId: v.pipe(Id, v.minLength(16)) });

export const listShares = defineRoute({
  id: 'listShares',
  method: 'get',
  path: '/shares',
  tag: 'shelf',
  act: 'share.read',
  summary: 'What is shared with the caller, by the caller, or waits for the caller to look',
  description: 'At most 200, newest first. Nobody is told of a share: it lies here until it is looked for.',
  query: v.object({ box: v.picklist(['received', 'own', 'review']) }),
  success: { status: 200, description: 'The shares.', schema: ShareList },
});

export const openShare = defineRoute({
  id: 'openShare',
  method: 'get',
  path: '/shares/{shareId}',
  tag: 'shelf',
  act: 'share.read',
  summary: 'What a link to a share leads to',
  description: 'Whoever it is not for is answered `not-shared`, and so is whoever asks for one that does not exist.',
  params: share,
  success: { status: 200, description: 'The share.', schema: Share },
  problems: ['not-found', 'not-shared'],
});

export const shareWithClass = defineRoute({
  id: 'shareWithClass',
  method: 'put',
  path: '/shares/{shareId}',
  tag: 'shelf',
  act: 'share.create',
  summary: 'Share a resource with an own class, at once',
  description: 'Pupils add no note, and have at most twenty before their classes at a time. What is suspended or kept for one task is shared by nobody.',
  params: share,
  body: ClassShareDraft,
  success: { status: 200, description: 'The share.', schema: Share },
  problems: ['consent-missing', 'not-found', 'conflict'],
});

export const offerToSchool = defineRoute({
  id: 'offerToSchool',
  method: 'put',
  path: '/shares/{shareId}/offer',
  tag: 'shelf',
  act: 'share.offer',
  summary: 'Offer a resource to the whole school, or to colleagues',
  description: 'It is `pending-review` until a manager of the organisation has looked, and never public at once.',
  params: share,
  body: SchoolShareDraft,
  success: { status: 200, description: 'The share, which waits.', schema: Share },
  problems: ['not-found', 'conflict'],
});

export const withdrawShare = defineRoute({
  id: 'withdrawShare',
  method: 'put',
  path: '/shares/{shareId}/withdrawal',
  tag: 'shelf',
  act: 'share.withdraw',
  summary: 'Share it no longer: the own share, or as a teacher whatever is shared with the class',
  params: share,
  success: { status: 204, description: 'Its link leads nowhere now.' },
  problems: ['not-found'],
});

export const decideShare = defineRoute({
  id: 'decideShare',
  method: 'put',
  path: '/shares/{shareId}/decision',
  tag: 'shelf',
  act: 'share.decide',
  summary: 'Let an offer through to the organisation, or decline it',
  params: share,
  body: ShareDecision,
  success: { status: 200, description: 'The share as it now stands.', schema: Share },
  problems: ['not-found', 'conflict'],
});

export const thankForShare = defineRoute({
  id: 'thankForShare',
  method: 'put',
  path: '/shares/{shareId}/thanks',
  tag: 'shelf',
  act: 'share.thank',
  summary: 'Say thank you for what is shared with the caller, or take it back',
  description: 'Once a person. Whoever shares it reads that somebody has, and never who; nothing is put into an order by it, and nobody is told.',
  params: share,
  body: ShareThanks,
  success: { status: 200, description: 'The share.', schema: Share },
  problems: ['not-found', 'not-shared'],
});
