/** Rows of the tables of attendance. */
interface AttendanceRollTable {
  tenant_id: string;
  class_id: string;
  /** Calendar day in China, yyyy-mm-dd. */
  day: string;
  /** Who has gone through the roll, and when; `null` before. */
  taken_by: string | null;
  taken_at: string | null;
}
/** What was said of a child; a correction is another row, and the last one counts. */
interface AttendanceMarkTable {
  tenant_id: string;
  class_id: string;
  day: string;
  child_id: string;
  /** Counts from 1. */
  revision: number;
  status: 'present' | 'late' | 'absent' | 'leave';
  note: string | null;
  marked_by: string;
  marked_at: string;
}

export interface AttendanceTables {
  attendance_roll: AttendanceRollTable;
  attendance_mark: AttendanceMarkTable;
}
