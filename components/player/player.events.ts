import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { CaseDraft, Interval, Launch, ProgressRecord } from '../base/ports/index.ts';
import { ReportRequestEvent } from '../base/report/report-request.ts';

/** How far the person is. */
export interface PlayerProgressDetail {
  /** `null` when the player was given an address, not a resource. */
  resourceId: string | null;
  taskId: string | null;
  positionSeconds: number;
  durationSeconds: number | null;
  /** Watched stretches of this and all earlier sessions, merged and ordered. */
  watched: readonly Interval[];
  /** Watched share of the whole, 0 to 1. */
  ratio: number;
}

/** Watching went on: after play, pause, a seek, 15 seconds of play, and at the end of the session. */
export class LsPlayerProgressEvent extends LsEvent<PlayerProgressDetail> {
  static readonly type = 'ls-player-progress';
  constructor(detail: PlayerProgressDetail) {
    super(LsPlayerProgressEvent.type, 'S-02', detail);
  }
}

/** At least 95 percent were really watched. Fired once, and not again on a replay. */
export class LsPlayerCompleteEvent extends LsEvent<PlayerProgressDetail> {
  static readonly type = 'ls-player-complete';
  constructor(detail: PlayerProgressDetail) {
    super(LsPlayerCompleteEvent.type, 'S-02', detail);
  }
}

/** Learning records want to be kept. Cancel it to keep none, or to keep them elsewhere. */
export class LsPlayerRecordRequestEvent extends LsRequestEvent<{ records: readonly ProgressRecord[] }> {
  static readonly type = 'ls-player-record-request';
  constructor(records: readonly ProgressRecord[]) {
    super(LsPlayerRecordRequestEvent.type, 'S-02', { records });
  }
}

export type * from './learning/note-events.ts';
export type * from './aloud/speak-event.ts';
export type * from './limits/watch-events.ts';
export type * from './questions/cue-events.ts';

export interface PlayerLaunchDetail {
  resourceId: string;
  taskId: string | null;
  /** Place of the unit in its course; `null` for what lies at a tool and is opened as a whole. */
  unit: number | null;
}

/** A person opens a unit of a course, or what lies at a tool. Whoever answers says where it is, by `respondWith`. */
export class LsPlayerLaunchRequestEvent extends LsRequestEvent<PlayerLaunchDetail> {
  static readonly type = 'ls-player-launch-request';
  /** The answer; `null` while nobody has given one. */
  launch: Promise<Launch> | null = null;

  constructor(detail: PlayerLaunchDetail) {
    super(LsPlayerLaunchRequestEvent.type, 'RS-05', detail);
  }

  respondWith(launch: Promise<Launch>): void {
    this.launch = launch;
    // Whoever awaits it does so a moment later; a failure is theirs to tell.
    launch.catch(() => undefined);
  }
}

/** A person reports the resource that is shown. Whoever answers says what number the case has, by `respondWith`. */
export class LsPlayerReportRequestEvent extends ReportRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-player-report-request';
  constructor(resourceId: string, report: CaseDraft) {
    super(LsPlayerReportRequestEvent.type, 'RS-14', { resourceId, report });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-player-progress': LsPlayerProgressEvent;
    'ls-player-complete': LsPlayerCompleteEvent;
    'ls-player-record-request': LsPlayerRecordRequestEvent;
    'ls-player-launch-request': LsPlayerLaunchRequestEvent;
    'ls-player-report-request': LsPlayerReportRequestEvent;
  }
}
