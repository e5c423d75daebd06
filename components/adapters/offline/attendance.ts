/**
 * Attendance on a bad line: a classroom whose network has died takes its roll all the same, and it is sent later. The roll of the
 * day must have been opened before: one of another day would show nobody's leave.
 */
import { attendanceStatus, explainsRoll } from '../../../contract/src/attendance-status.ts';
import type { AttendanceDraft, AttendanceEntry, AttendancePort, AttendanceRoll } from '../../base/ports/attendance.ts';
import type { Write } from './database.ts';
import type { OfflinePortOptions } from './port-options.ts';

/** What waits on this machine, laid over the roll as it was. */
function withQueuedMarks(roll: AttendanceRoll, writes: readonly Write[]): AttendanceRoll {
  const drafts = writes.flatMap(({ command }): AttendanceDraft[] => (command.kind === 'attendance' && command.classId === roll.class.id && command.day === roll.day ? [command.draft] : []));
  if (drafts.length === 0) return roll;
  const taken = roll.taken ?? (drafts.some((draft) => draft.taken) ? ('queued' as const) : null);
  const entries = drafts.reduce((before, draft) => before.map((entry) => withMark(entry, draft)), roll.entries).map((entry) => ({
    ...entry,
    status: attendanceStatus(entry.status, { isOnLeave: explainsRoll(entry.leave), isTaken: taken !== null }),
  }));
  return { ...roll, taken, entries };
}

/** An entry as the service will have it, so that what is said next without a line carries the revision that will stand there. */
function withMark(entry: AttendanceEntry, { marks, taken }: AttendanceDraft): AttendanceEntry {
  const mark = marks.find(({ learnerId }) => learnerId === entry.learner.id);
  // Whoever is away with leave when the roll is taken is written down by the service.
  if (mark === undefined) return taken && entry.status === 'leave' && entry.revision === null ? { ...entry, revision: 1 } : entry;
  if (mark.revision !== entry.revision) return entry;
  return { ...entry, status: mark.status, note: mark.note, revision: (entry.revision ?? 0) + 1, marked: 'queued' };
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
