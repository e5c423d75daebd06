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

/** The person wants to be told on this device while nothing is open, or no longer. The browser asks them then, and only then. */
export class LsPushChangeRequestEvent extends LsRequestEvent<{ readonly on: boolean }> {
  static readonly type = 'ls-push-change-request';

  constructor(on: boolean) {
    super(LsPushChangeRequestEvent.type, 'P-05', { on });
  }
}

/** This device is told from now on, or no longer. */
export class LsPushChangeEvent extends LsEvent<{ readonly on: boolean }> {
  static readonly type = 'ls-push-change';

  constructor(on: boolean) {
    super(LsPushChangeEvent.type, 'P-05', { on });
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
    'ls-push-change-request': LsPushChangeRequestEvent;
    'ls-push-change': LsPushChangeEvent;
    'ls-digest-open': LsDigestOpenEvent;
  }
}
