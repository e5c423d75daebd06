/** Routes of the privacy port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { ConsentDecision, ConsentState, DataRequest, DataRequestAnswer, DataRequestDraft, DataRequestPage, Privacy } from '../schemas/privacy.ts';

const one = v.object({ dataRequestId: Id });

export const readPrivacy = defineRoute({
  id: 'readPrivacy',
  method: 'get',
  path: '/privacy',
  tag: 'privacy',
  act: 'privacy.read',
  summary: 'Rules for the data of children, what is asked for, and what guardians have decided',
  success: { status: 200, description: 'Rules, items, and the decisions about the own children.', schema: Privacy },
  etag: true,
});

export const decideConsent = defineRoute({
  id: 'decideConsent',
  method: 'put',
  path: '/consents/{itemId}/children/{childId}',
  tag: 'privacy',
  act: 'consent.decide',
  summary: 'Agree, refuse, or withdraw what was agreed to, for an own child',
  description: 'Holds at once. The last decision of those who answer for the child today counts; all are kept.',
  params: v.object({ itemId: Id, childId: Id }),
  body: ConsentDecision,
  success: { status: 200, description: 'How it stands now.', schema: ConsentState },
  problems: ['not-found', 'consent-changed'],
});

export const listDataRequests = defineRoute({
  id: 'listDataRequests',
  method: 'get',
  path: '/data-requests',
  tag: 'privacy',
  act: 'data-request.read',
  summary: 'What one has asked for about own data or those of an own child; for managers what waits in their schools',
  description: 'What waits for an answer first, then the rest, each newest first.',
  query: v.object({ cursor: v.optional(Cursor), limit: v.optional(PageSize) }),
  success: { status: 200, description: 'A page of requests.', schema: DataRequestPage },
  etag: true,
});

export const requestData = defineRoute({
  id: 'requestData',
  method: 'post',
  path: '/data-requests',
  tag: 'privacy',
  act: 'data-request.make',
  summary: 'Ask to see, copy, correct, delete or explain data, or withdraw a consent otherwise given',
  body: DataRequestDraft,
  idempotent: true,
  success: { status: 201, description: 'The request; the managers of the school are told.', schema: DataRequest },
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const withdrawDataRequest = defineRoute({
  id: 'withdrawDataRequest',
  method: 'put',
  path: '/data-requests/{dataRequestId}/withdrawal',
  tag: 'privacy',
  act: 'data-request.withdraw',
  summary: 'Take back an own request that is not answered',
  params: one,
  success: { status: 200, description: 'The request, withdrawn; also when it was before.', schema: DataRequest },
  problems: ['not-found', 'data-request-settled'],
});

export const answerDataRequest = defineRoute({
  id: 'answerDataRequest',
  method: 'put',
  path: '/data-requests/{dataRequestId}/answer',
  tag: 'privacy',
  act: 'data-request.answer',
  summary: 'Say what was done, or why it was not',
  description: 'The first answer stands; the same person with the same words once more changes nothing.',
  params: one,
  body: DataRequestAnswer,
  success: { status: 200, description: 'The request with its answer.', schema: DataRequest },
  problems: ['not-found', 'data-request-settled'],
});
