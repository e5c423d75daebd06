/** Routes of the moderation desk. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { AttachmentId } from '../schemas/attachment.ts';
import { CaseAct, HeldWords, ModerationCase, ModerationCasePage } from '../schemas/case.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';

const ofOrganisation = v.object({ organisationId: Id });

export const listCases = defineRoute({
  id: 'listCases',
  method: 'get',
  path: '/cases',
  tag: 'cases',
  act: 'case.read',
  summary: 'Reported messages',
  description:
    'For managers all cases of their schools; for teachers those about guardians in the talks of their own classes. Open ones first, then the closed ones, each newest first. Who reported is told to nobody.',
  query: v.object({ state: v.optional(v.picklist(['open', 'closed'])), cursor: v.optional(Cursor), limit: v.optional(PageSize) }),
  success: { status: 200, description: 'A page of cases.', schema: ModerationCasePage },
  etag: true,
});

export const actOnCase = defineRoute({
  id: 'actOnCase',
  method: 'post',
  path: '/cases/{caseId}/acts',
  tag: 'cases',
  act: 'case.handle',
  summary: 'Hide or show the message, mute its writer until a time, or close the case',
  description: 'Each act is kept for good with its reason and who did it. A mute ends by itself. A closed case is not acted on again: the first closing stands.',
  params: v.object({ caseId: Id }),
  body: CaseAct,
  idempotent: true,
  success: { status: 201, description: 'The case as it is now.', schema: ModerationCase },
  problems: ['not-found', 'conflict', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const readCaseAttachment = defineRoute({
  id: 'readCaseAttachment',
  method: 'post',
  path: '/cases/{caseId}/attachments/{attachmentId}/readings',
  tag: 'cases',
  act: 'case.read',
  summary: 'The bytes of what was attached to a reported message',
  description:
    'For those who decide the case, also when the message is hidden or was taken back. A manager who has read the whole conversation in this case, within a day, has the others of it as well. Each reading is an act of the case: nobody looks unseen. To be saved or drawn, never opened as a page.',
  params: v.object({ caseId: Id, attachmentId: AttachmentId }),
  success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
  problems: ['not-found'],
});

export const readHeldWords = defineRoute({
  id: 'readHeldWords',
  method: 'get',
  path: '/organisations/{organisationId}/held-words',
  tag: 'cases',
  act: 'held-words.manage',
  summary: 'The words that a school, and all below a county, holds back until somebody has looked',
  params: ofOrganisation,
  success: { status: 200, description: 'The words, as they were given.', schema: HeldWords },
  problems: ['not-found'],
});

export const writeHeldWords = defineRoute({
  id: 'writeHeldWords',
  method: 'put',
  path: '/organisations/{organisationId}/held-words',
  tag: 'cases',
  act: 'held-words.manage',
  summary: 'Set those words; they concern what is written from now on',
  params: ofOrganisation,
  body: HeldWords,
  success: { status: 200, description: 'The words as they are kept.', schema: HeldWords },
  problems: ['not-found'],
});
