import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { CaseDraft, Notice } from '../base/ports/index.ts';
import { ReportRequestEvent } from '../base/report/report-request.ts';

/** The person has taken note of a notice. Fired once, also on a double click. */
export class LsNoticeReadRequestEvent extends LsRequestEvent<{ noticeId: string }> {
  static readonly type = 'ls-notice-read-request';
  constructor(noticeId: string) {
    super(LsNoticeReadRequestEvent.type, 'PS-07', { noticeId });
  }
}

/** The person wants to go to what a notice is about. */
export class LsNoticeOpenEvent extends LsEvent<{ notice: Notice }> {
  static readonly type = 'ls-notice-open';
  constructor(notice: Notice) {
    super(LsNoticeOpenEvent.type, 'PS-07', { notice }, { bubbles: true, composed: true, cancelable: true });
  }
}

/** The person reports a notice; `respondWith(number)` says the number of the case. */
export class LsNoticeReportRequestEvent extends ReportRequestEvent<{ readonly noticeId: string }> {
  static readonly type = 'ls-notice-report-request';
  constructor(noticeId: string, report: CaseDraft) {
    super(LsNoticeReportRequestEvent.type, 'SEC-13', { noticeId, report });
  }
}

/** The person wants older notices. */
export class LsNoticeMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-notice-more-request';
  constructor() {
    super(LsNoticeMoreRequestEvent.type, 'PS-07', {});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-notice-read-request': LsNoticeReadRequestEvent;
    'ls-notice-open': LsNoticeOpenEvent;
    'ls-notice-report-request': LsNoticeReportRequestEvent;
    'ls-notice-more-request': LsNoticeMoreRequestEvent;
  }
}
