/** What somebody's attendance is, from what was said, from leave and from the roll. */
export type AttendanceStatus = 'present' | 'late' | 'absent' | 'leave';

/** Leave explains what was not said, and who was not there; whoever came in spite of it was there. */
export function attendanceStatus(said: AttendanceStatus | null, { isOnLeave, isTaken }: { isOnLeave: boolean; isTaken: boolean }): AttendanceStatus | null {
  if (isOnLeave && (said === null || said === 'absent')) return 'leave';
  return said ?? (isTaken ? 'present' : null);
}
