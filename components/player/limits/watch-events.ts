import { LsRequestEvent } from '../../base/events.ts';

/** It plays: how long the person may watch wants to be known. Fired again now and then, as other devices count, too. Cancel it to set no limit. */
export class LsPlayerWatchTimeRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-player-watch-time-request';
  constructor() {
    super(LsPlayerWatchTimeRequestEvent.type, 'P-10', {});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-player-watch-time-request': LsPlayerWatchTimeRequestEvent;
  }
}
