/** Routes by which somebody reports what was received, an announcement or a notice, and by which a school decides. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { AttachmentId } from '../schemas/attachment.ts';
import { ReportReceipt } from '../schemas/chat.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { CaseDraft } from '../schemas/judgement.ts';
import { ReceivedCase, ReceivedCaseClosing, ReceivedCasePage } from '../schemas/received-case.ts';

const receipt = { status: 201, description: 'The number of the case.', schema: ReportReceipt } as const;

export const reportAnnouncement = defineRoute({
  id: 'reportAnnouncement',
  method: 'post',
  path: '/announcements/{announcementId}/reports',
  tag: 'announcements',
  act: 'announcement.report',
  summary: 'Report an announcement that came to one',
  description: 'Opens a case at the organisation that sent it. The sender is not told who reported. While it is open, reporting again gives the same case.',
  params: v.object({ announcementId: Id }),
  body: CaseDraft,
  idempotent: true,
  success: receipt,
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const reportNotice = defineRoute({
  id: 'reportNotice',
  method: 'post',
  path: '/notices/{noticeId}/reports',
  tag: 'notices',
  act: 'notice.report',
  summary: 'Report an own notice',
  description: 'Opens a case at the organisation that answers for it: the school of the class it is about, or the platform that decided on a resource. The sender is not told who reported. While it is open, reporting again gives the same case.',
  params: v.object({ noticeId: Id }),
  body: CaseDraft,
  idempotent: true,
  success: receipt,
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const listReceivedCases = defineRoute({
  id: 'listReceivedCases',
  method: 'get',
  path: '/received-cases',
  tag: 'cases',
  act: 'case.read',
  summary: 'Reported announcements and notices',
  description:
    'For managers those of their organisations, but what they sent themselves; teachers have none: what a teacher sent is the matter of the school. Open ones first, each newest first. Who reported is told to nobody.',
  query: v.object({ cursor: v.optional(Cursor), limit: v.optional(PageSize) }),
  success: { status: 200, description: 'A page of cases.', schema: ReceivedCasePage },
});

export const closeReceivedCase = defineRoute({
  id: 'closeReceivedCase',
  method: 'put',
  path: '/received-cases/{caseId}/closing',
  tag: 'cases',
  act: 'case.handle',
  summary: 'Close such a case, and take the announcement back where that is right',
  description: 'The first closing stands; the same again changes nothing, but takes the announcement back where it now says so.',
  params: v.object({ caseId: Id }),
  body: ReceivedCaseClosing,
  success: { status: 200, description: 'The case as it is now.', schema: ReceivedCase },
  problems: ['not-found', 'conflict'],
});

export const readReceivedAttachment = defineRoute({
  id: 'readReceivedAttachment',
  method: 'post',
  path: '/received-cases/{caseId}/attachments/{attachmentId}/readings',
  tag: 'cases',
  act: 'case.handle',
  summary: 'The bytes of what went with a reported announcement',
  description: 'For those who decide the case, while it is open, also when the announcement was taken back. Each reading stands in the case: nobody looks unseen. To be saved or drawn, never opened as a page.',
  params: v.object({ caseId: Id, attachmentId: AttachmentId }),
  success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
  problems: ['not-found'],
});
