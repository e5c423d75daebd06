import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { AnnouncementAnswer, CaseDraft } from '../base/ports/index.ts';
import { ReportRequestEvent } from '../base/report/report-request.ts';
import type { FamilyFilter } from './announcements.types.ts';

/** A guardian has opened an announcement. Fired once for each. */
export class LsAnnouncementReadRequestEvent extends LsRequestEvent<{ announcementId: string }> {
  static readonly type = 'ls-announcement-read-request';
  constructor(announcementId: string) {
    super(LsAnnouncementReadRequestEvent.type, 'PS-07', { announcementId });
  }
}

/** A picture has come on the screen, or the person saves a file: its bytes are wanted. */
export class LsAnnouncementFileRequestEvent extends LsRequestEvent<{ announcementId: string; attachmentId: string }> {
  static readonly type = 'ls-announcement-file-request';
  constructor(announcementId: string, attachmentId: string) {
    super(LsAnnouncementFileRequestEvent.type, 'P-03', { announcementId, attachmentId });
  }
}

/** A guardian answers for own children, or the sender enters what a family said on paper. */
export class LsAnnouncementAnswerRequestEvent extends LsRequestEvent<{ announcementId: string; answer: AnnouncementAnswer }> {
  static readonly type = 'ls-announcement-answer-request';
  constructor(announcementId: string, answer: AnnouncementAnswer) {
    super(LsAnnouncementAnswerRequestEvent.type, 'P-04', { announcementId, answer });
  }
}

/** The answer is with the service, or waits on this machine. */
export class LsReceiptEvent extends LsEvent<{ announcementId: string; answer: AnnouncementAnswer; status: 'sent' | 'queued' }> {
  static readonly type = 'ls-receipt';
  constructor(announcementId: string, answer: AnnouncementAnswer, status: 'sent' | 'queued') {
    super(LsReceiptEvent.type, 'P-04', { announcementId, answer, status });
  }
}

/** The sender wants to see families; `null` closes the list. `more` asks for the next ones. */
export class LsAnnouncementFamiliesRequestEvent extends LsRequestEvent<{ announcementId: string | null; filter: FamilyFilter; more: boolean }> {
  static readonly type = 'ls-announcement-families-request';
  constructor(announcementId: string | null, filter: FamilyFilter = 'all', more = false) {
    super(LsAnnouncementFamiliesRequestEvent.type, 'T-16', { announcementId, filter, more });
  }
}

/** The sender reminds those who have not answered. */
export class LsAnnouncementRemindRequestEvent extends LsRequestEvent<{ announcementId: string }> {
  static readonly type = 'ls-announcement-remind-request';
  constructor(announcementId: string) {
    super(LsAnnouncementRemindRequestEvent.type, 'T-16', { announcementId });
  }
}

/** The sender takes an announcement back. */
export class LsAnnouncementRecallRequestEvent extends LsRequestEvent<{ announcementId: string }> {
  static readonly type = 'ls-announcement-recall-request';
  constructor(announcementId: string) {
    super(LsAnnouncementRecallRequestEvent.type, 'M-04', { announcementId });
  }
}

/** Whom it came to reports an announcement; `respondWith(number)` says the number of the case. */
export class LsAnnouncementReportRequestEvent extends ReportRequestEvent<{ readonly announcementId: string }> {
  static readonly type = 'ls-announcement-report-request';
  constructor(announcementId: string, report: CaseDraft) {
    super(LsAnnouncementReportRequestEvent.type, 'SEC-13', { announcementId, report });
  }
}

/** The person wants older announcements. */
export class LsAnnouncementMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-announcement-more-request';
  constructor() {
    super(LsAnnouncementMoreRequestEvent.type, 'PS-07', {});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-announcement-file-request': LsAnnouncementFileRequestEvent;
    'ls-announcement-read-request': LsAnnouncementReadRequestEvent;
    'ls-announcement-answer-request': LsAnnouncementAnswerRequestEvent;
    'ls-announcement-families-request': LsAnnouncementFamiliesRequestEvent;
    'ls-announcement-remind-request': LsAnnouncementRemindRequestEvent;
    'ls-announcement-recall-request': LsAnnouncementRecallRequestEvent;
    'ls-announcement-report-request': LsAnnouncementReportRequestEvent;
    'ls-announcement-more-request': LsAnnouncementMoreRequestEvent;
  }
}
