import { LsEvent, LsRequestEvent, type WatchRule, type WatchTime } from '../base/index.ts';

/** A guardian says how long an own child may watch. */
export class LsTimeLimitsSetRequestEvent extends LsRequestEvent<{ readonly learnerId: string; readonly rule: WatchRule }> {
  static readonly type = 'ls-time-limits-set-request';
  constructor(learnerId: string, rule: WatchRule) {
    super(LsTimeLimitsSetRequestEvent.type, 'P-10', { learnerId, rule });
  }
}

/** The rule holds from now on. */
export class LsTimeLimitsChangeEvent extends LsEvent<{ readonly watchTime: WatchTime | null }> {
  static readonly type = 'ls-time-limits-change';
  constructor(watchTime: WatchTime | null) {
    super(LsTimeLimitsChangeEvent.type, 'P-10', { watchTime });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-time-limits-set-request': LsTimeLimitsSetRequestEvent;
    'ls-time-limits-change': LsTimeLimitsChangeEvent;
  }
}
