import { LsEvent, LsRequestEvent, type LtiDraft } from '../base/index.ts';

/** The person hands in a registration; `id` is `null` for a new one. */
export class LsLtiSaveRequestEvent extends LsRequestEvent<{ readonly id: string | null; readonly draft: LtiDraft }> {
  static readonly type = 'ls-lti-save-request';
  constructor(id: string | null, draft: LtiDraft) {
    super(LsLtiSaveRequestEvent.type, 'SYS-08', { id, draft });
  }
}

/** The person ends a registration. */
export class LsLtiEndRequestEvent extends LsRequestEvent<{ readonly id: string }> {
  static readonly type = 'ls-lti-end-request';
  constructor(id: string) {
    super(LsLtiEndRequestEvent.type, 'SYS-08', { id });
  }
}

/** The person wants to know whether the other side answers. */
export class LsLtiCheckRequestEvent extends LsRequestEvent<{ readonly id: string }> {
  static readonly type = 'ls-lti-check-request';
  constructor(id: string) {
    super(LsLtiCheckRequestEvent.type, 'SYS-08', { id });
  }
}

/** A registration is new, another, or over. */
export class LsLtiChangeEvent extends LsEvent<{ readonly id: string; readonly change: 'registered' | 'changed' | 'ended' }> {
  static readonly type = 'ls-lti-change';
  constructor(id: string, change: 'registered' | 'changed' | 'ended') {
    super(LsLtiChangeEvent.type, 'SYS-08', { id, change });
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
