import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { CaseAct, ModerationCase, ReceivedCaseClosing, ReportDecision } from '../base/ports/index.ts';

/** Something is done in a case. The id of the event is the key under which it has the effect of one. */
export class LsCaseActRequestEvent extends LsRequestEvent<{ readonly caseId: string; readonly act: CaseAct }> {
  static readonly type = 'ls-case-act-request';
  constructor(caseId: string, act: CaseAct) {
    super(LsCaseActRequestEvent.type, 'LI-11', { caseId, act });
  }
}

/** A manager reads a whole talk, with a ground that is kept. */
export class LsCaseExportRequestEvent extends LsRequestEvent<{ readonly caseId: string; readonly conversationId: string; readonly ground: string }> {
  static readonly type = 'ls-case-export-request';
  constructor(caseId: string, conversationId: string, ground: string) {
    super(LsCaseExportRequestEvent.type, 'LI-11', { caseId, conversationId, ground });
  }
}

/** Somebody who decides wants the bytes of what was attached; the reading is kept. */
export class LsCaseAttachmentRequestEvent extends LsRequestEvent<{ readonly caseId: string; readonly attachmentId: string }> {
  static readonly type = 'ls-case-attachment-request';
  constructor(caseId: string, attachmentId: string) {
    super(LsCaseAttachmentRequestEvent.type, 'LI-11', { caseId, attachmentId });
  }
}

/** A manager sets the words that are looked at before they are shown. */
export class LsHeldWordsRequestEvent extends LsRequestEvent<{ readonly organisationId: string; readonly words: readonly string[] }> {
  static readonly type = 'ls-held-words-request';
  constructor(organisationId: string, words: readonly string[]) {
    super(LsHeldWordsRequestEvent.type, 'LI-05', { organisationId, words });
  }
}

/** A comment of a pupil beside a rating is shown to everybody, or withheld. */
export class LsCommentReviewRequestEvent extends LsRequestEvent<{ readonly commentId: string; readonly shown: boolean }> {
  static readonly type = 'ls-comment-review-request';
  constructor(commentId: string, shown: boolean) {
    super(LsCommentReviewRequestEvent.type, 'RS-07', { commentId, shown });
  }
}

/** A manager closes the case of an announcement or a notice, and may take the announcement back. */
export class LsReceivedCaseCloseRequestEvent extends LsRequestEvent<{ readonly caseId: string; readonly closing: ReceivedCaseClosing }> {
  static readonly type = 'ls-received-case-close-request';
  constructor(caseId: string, closing: ReceivedCaseClosing) {
    super(LsReceivedCaseCloseRequestEvent.type, 'SEC-13', { caseId, closing });
  }
}

/** A manager of the platform decides on a resource that was reported; whoever reported it is told. */
export class LsReportDecideRequestEvent extends LsRequestEvent<{ readonly reportId: string; readonly decision: ReportDecision }> {
  static readonly type = 'ls-report-decide-request';
  constructor(reportId: string, decision: ReportDecision) {
    super(LsReportDecideRequestEvent.type, 'RS-14', { reportId, decision });
  }
}

/** The person wants to look at a resource that was reported; where that is, the host knows. */
export class LsReportedResourceOpenEvent extends LsEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-reported-resource-open';
  constructor(resourceId: string) {
    super(LsReportedResourceOpenEvent.type, 'RS-14', { resourceId }, { bubbles: true, composed: true, cancelable: true });
  }
}

/** The person wants older cases. */
export class LsCaseMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-case-more-request';
  constructor() {
    super(LsCaseMoreRequestEvent.type, 'LI-11', {});
  }
}

/** The person wants to look into a talk; where that is, the host knows. */
export class LsCaseTalkOpenEvent extends LsEvent<{ readonly conversationId: string }> {
  static readonly type = 'ls-case-talk-open';
  constructor(conversationId: string) {
    super(LsCaseTalkOpenEvent.type, 'LI-11', { conversationId }, { bubbles: true, composed: true, cancelable: true });
  }
}

/** A case is another than before. */
export class LsCaseChangeEvent extends LsEvent<{ readonly case: ModerationCase }> {
  static readonly type = 'ls-case-change';
  constructor(changed: ModerationCase) {
    super(LsCaseChangeEvent.type, 'LI-11', { case: changed });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-comment-review-request': LsCommentReviewRequestEvent;
    'ls-case-act-request': LsCaseActRequestEvent;
    'ls-case-attachment-request': LsCaseAttachmentRequestEvent;
    'ls-case-export-request': LsCaseExportRequestEvent;
    'ls-held-words-request': LsHeldWordsRequestEvent;
    'ls-received-case-close-request': LsReceivedCaseCloseRequestEvent;
    'ls-report-decide-request': LsReportDecideRequestEvent;
    'ls-reported-resource-open': LsReportedResourceOpenEvent;
    'ls-case-more-request': LsCaseMoreRequestEvent;
    'ls-case-talk-open': LsCaseTalkOpenEvent;
    'ls-case-change': LsCaseChangeEvent;
  }
}
