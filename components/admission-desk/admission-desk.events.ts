import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { AdmissionDecision, OwnResource } from '../base/ports/index.ts';

/** The person wants to look at a submission, or with `null` at none. */
export class LsSubmissionOpenRequestEvent extends LsRequestEvent<{ readonly ownResourceId: string | null }> {
  static readonly type = 'ls-submission-open-request';
  constructor(ownResourceId: string | null) {
    super(LsSubmissionOpenRequestEvent.type, 'M-05', { ownResourceId });
  }
}

/** The person wants to see the file of what is open; it may be large. */
export class LsSubmissionFileRequestEvent extends LsRequestEvent<{ readonly ownResourceId: string }> {
  static readonly type = 'ls-submission-file-request';
  constructor(ownResourceId: string) {
    super(LsSubmissionFileRequestEvent.type, 'M-05', { ownResourceId });
  }
}

/** What was looked at is admitted, or returned with a reason. */
export class LsAdmissionRequestEvent extends LsRequestEvent<{ readonly ownResourceId: string; readonly decision: AdmissionDecision }> {
  static readonly type = 'ls-admission-request';
  constructor(ownResourceId: string, decision: AdmissionDecision) {
    super(LsAdmissionRequestEvent.type, 'M-05', { ownResourceId, decision });
  }
}

/** The person wants to see more of what waits. */
export class LsSubmissionMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-submission-more-request';
  constructor() {
    super(LsSubmissionMoreRequestEvent.type, 'M-05', {});
  }
}

/** A submission was admitted or returned. */
export class LsSubmissionChangeEvent extends LsEvent<{ readonly resource: OwnResource }> {
  static readonly type = 'ls-submission-change';
  constructor(resource: OwnResource) {
    super(LsSubmissionChangeEvent.type, 'M-05', { resource });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-submission-open-request': LsSubmissionOpenRequestEvent;
    'ls-submission-file-request': LsSubmissionFileRequestEvent;
    'ls-admission-request': LsAdmissionRequestEvent;
    'ls-submission-more-request': LsSubmissionMoreRequestEvent;
    'ls-submission-change': LsSubmissionChangeEvent;
  }
}
