import { LsEvent, LsRequestEvent, type LtiDraft } from '../base/index.ts';

/** The person hands in a registration; `registrationId` is `null` for a new one. */
export class LsLtiSaveRequestEvent extends LsRequestEvent<{ readonly registrationId: string | null; readonly draft: LtiDraft }> {
  static readonly type = 'ls-lti-save-request';
  constructor(registrationId: string | null, draft: LtiDraft) {
    super(LsLtiSaveRequestEvent.type, 'SYS-08', { registrationId, draft });
  }
}

/** The person ends a registration. */
export class LsLtiEndRequestEvent extends LsRequestEvent<{ readonly registrationId: string }> {
  static readonly type = 'ls-lti-end-request';
  constructor(registrationId: string) {
    super(LsLtiEndRequestEvent.type, 'SYS-08', { registrationId });
  }
}

/** The person wants to know whether the other side answers. */
export class LsLtiCheckRequestEvent extends LsRequestEvent<{ readonly registrationId: string }> {
  static readonly type = 'ls-lti-check-request';
  constructor(registrationId: string) {
    super(LsLtiCheckRequestEvent.type, 'SYS-08', { registrationId });
  }
}

/** A registration is new, another, or over. */
export class LsLtiChangeEvent extends LsEvent<{ readonly registrationId: string; readonly change: 'registered' | 'changed' | 'ended' }> {
  static readonly type = 'ls-lti-change';
  constructor(registrationId: string, change: 'registered' | 'changed' | 'ended') {
    super(LsLtiChangeEvent.type, 'SYS-08', { registrationId, change });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-lti-save-request': LsLtiSaveRequestEvent;
    'ls-lti-end-request': LsLtiEndRequestEvent;
    'ls-lti-check-request': LsLtiCheckRequestEvent;
    'ls-lti-change': LsLtiChangeEvent;
  }
}
