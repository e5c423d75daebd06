/** Attendance on a bad line: a classroom whose network has died takes its roll all the same, and it is sent later. */
import { attendanceStatus, explainsRoll } from '../../../contract/src/attendance-status.ts';
import type { AttendanceDraft, AttendancePort, AttendanceRoll } from '../../base/ports/attendance.ts';
import type { Write } from './database.ts';
import type { OfflinePortOptions } from './port-options.ts';

/** What waits on this machine, laid over the roll as it was. */
function withQueuedMarks(roll: AttendanceRoll, writes: readonly Write[]): AttendanceRoll {
  const drafts = writes.flatMap(({ command }): AttendanceDraft[] => (command.kind === 'attendance' && command.classId === roll.class.id && command.day === roll.day ? [command.draft] : []));
  if (drafts.length === 0) return roll;
  const marks = new Map(drafts.flatMap((draft) => draft.marks.map((mark) => [mark.learnerId, mark] as const)));
  const taken = roll.taken ?? (drafts.some((draft) => draft.taken) ? ('queued' as const) : null);
  const entries = roll.entries.map((entry) => {
    const mark = marks.get(entry.learner.id);
    const status = attendanceStatus(mark?.status ?? entry.status, { isOnLeave: explainsRoll(entry.leave), isTaken: taken !== null });
    return mark === undefined ? { ...entry, status } : { ...entry, status, note: mark.note, marked: 'queued' as const };
  });
  return { ...roll, taken, entries };
}

export function offlineAttendance({ remote, read, write, onChange }: Pick<OfflinePortOptions, 'remote' | 'read' | 'write' | 'onChange'>): AttendancePort {
  return {
    roll: (classId, day, { signal } = {}) =>
      read({ question: ['roll', classId, day], load: (ports, call) => ports.leave.roll(classId, day, call), change: 'attendance.changed', signal }, withQueuedMarks),
    takeRoll: async (classId, day, draft) => {
      const receipt = await write<AttendanceRoll>(`attendance ${classId} ${day}`, { kind: 'attendance', classId, day, draft }, () => remote.leave.takeRoll(classId, day, draft));
      if (receipt.status === 'queued') onChange({ type: 'attendance.changed' });
      return receipt;
    },
    attendance: (learnerId, { signal } = {}) =>
      read({ question: ['attendance', learnerId], load: (ports, call) => ports.leave.attendance(learnerId, call), change: 'attendance.changed', signal }),
  };
}
