import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { AttendanceDraft, AttendanceRoll } from '../base/ports/index.ts';

/** A teacher wants the roll of another class or day. */
export class LsAttendanceOpenRequestEvent extends LsRequestEvent<{ classId: string; day: string }> {
  static readonly type = 'ls-attendance-open-request';
  constructor(classId: string, day: string) {
    super(LsAttendanceOpenRequestEvent.type, 'TS-15', { classId, day });
  }
}

/** A teacher has gone through the roll, or corrects it. */
export class LsAttendanceTakeRequestEvent extends LsRequestEvent<{ classId: string; day: string; draft: AttendanceDraft }> {
  static readonly type = 'ls-attendance-take-request';
  constructor(classId: string, day: string, draft: AttendanceDraft) {
    super(LsAttendanceTakeRequestEvent.type, 'TS-15', { classId, day, draft });
  }
}

/** The roll was taken or corrected; `null` where it waits on this machine. */
export class LsAttendanceChangeEvent extends LsEvent<{ roll: AttendanceRoll | null }> {
  static readonly type = 'ls-attendance-change';
  constructor(roll: AttendanceRoll | null) {
    super(LsAttendanceChangeEvent.type, 'TS-15', { roll });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-attendance-open-request': LsAttendanceOpenRequestEvent;
    'ls-attendance-take-request': LsAttendanceTakeRequestEvent;
    'ls-attendance-change': LsAttendanceChangeEvent;
  }
}
