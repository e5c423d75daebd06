import { LsRequestEvent } from '../../base/events.ts';
import type { CuePointChange } from '../../base/ports/index.ts';

/** The lesson plays: what its class is asked wants to be known. Fired again when answers may have come. Cancel it to ask nothing. */
export class LsPlayerCuePointsRequestEvent extends LsRequestEvent<{ resourceId: string }> {
  static readonly type = 'ls-player-cue-points-request';
  constructor(resourceId: string) {
    super(LsPlayerCuePointsRequestEvent.type, 'RS-05', { resourceId });
  }
}

/** A question is answered, or a teacher sets, changes or removes a question or mark. Cancel it to keep it elsewhere. */
export class LsPlayerCuePointChangeRequestEvent extends LsRequestEvent<{ change: CuePointChange }> {
  static readonly type = 'ls-player-cue-point-change-request';
  constructor(change: CuePointChange) {
    super(LsPlayerCuePointChangeRequestEvent.type, 'RS-05', { change });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-player-cue-points-request': LsPlayerCuePointsRequestEvent;
    'ls-player-cue-point-change-request': LsPlayerCuePointChangeRequestEvent;
  }
}
