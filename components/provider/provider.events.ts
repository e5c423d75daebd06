import { LsEvent } from '../base/events.ts';
import type { SyncState } from '../base/ports/index.ts';

/** The service no longer takes the token, nor a new one: the host signs the person in again. What is queued stays. */
export class LsSessionExpiredEvent extends LsEvent {
  static readonly type = 'ls-session-expired';
  constructor() {
    super(LsSessionExpiredEvent.type, 'SYS-21', {}, { bubbles: true, composed: true });
  }
}

/** Somebody else has signed in on this device: what stood here was the earlier person's and is gone. */
export class LsPersonChangeEvent extends LsEvent {
  static readonly type = 'ls-person-change';
  constructor() {
    super(LsPersonChangeEvent.type, 'SEC-06', {}, { bubbles: true, composed: true });
  }
}

/** Something was queued, sent or refused, or the line came or went. */
export class LsSyncChangeEvent extends LsEvent<SyncState> {
  static readonly type = 'ls-sync-change';
  constructor(state: SyncState) {
    super(LsSyncChangeEvent.type, 'UX-09', state, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-person-change': LsPersonChangeEvent;
    'ls-session-expired': LsSessionExpiredEvent;
    'ls-sync-change': LsSyncChangeEvent;
  }
}
