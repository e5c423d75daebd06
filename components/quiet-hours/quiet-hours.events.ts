import { LsEvent, LsRequestEvent, type QuietChoice, type QuietHours } from '../base/index.ts';

/** What of a digest the person wants to see. */
export type DigestPart = 'notices' | 'announcements' | 'messages';

/** The person says when to be left in peace. */
export class LsQuietHoursSetRequestEvent extends LsRequestEvent<{ readonly choice: QuietChoice }> {
  static readonly type = 'ls-quiet-hours-set-request';
  constructor(choice: QuietChoice) {
    super(LsQuietHoursSetRequestEvent.type, 'P-05', { choice });
  }
}

/** The choice holds: a host that tells people over ways of its own goes by it. */
export class LsQuietHoursChangeEvent extends LsEvent<{ readonly hours: QuietHours }> {
  static readonly type = 'ls-quiet-hours-change';
  constructor(hours: QuietHours) {
    super(LsQuietHoursChangeEvent.type, 'P-05', { hours });
  }
}

/** The person wants to see what a digest tells of. */
export class LsDigestOpenEvent extends LsEvent<{ readonly part: DigestPart }> {
  static readonly type = 'ls-digest-open';
  constructor(part: DigestPart) {
    super(LsDigestOpenEvent.type, 'P-05', { part }, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-quiet-hours-set-request': LsQuietHoursSetRequestEvent;
    'ls-quiet-hours-change': LsQuietHoursChangeEvent;
    'ls-digest-open': LsDigestOpenEvent;
  }
}
