/** What somebody's attendance is, from what was said, from leave and from the roll. */
export type AttendanceStatus = 'present' | 'late' | 'absent' | 'leave';

/** The roll is of the morning: who has leave for the afternoon alone is looked for when nobody has seen the child. */
export const explainsRoll = (leave: { part: 'day' | 'morning' | 'afternoon' } | null): boolean => leave !== null && leave.part !== 'afternoon';

const worstFirst = ['absent', 'leave', 'late', 'present'] as const;

/** What counts of one who is in several classes: none of them may hide that another misses the child. */
export const worstOf = (said: readonly AttendanceStatus[]): AttendanceStatus | null => worstFirst.find((status) => said.includes(status)) ?? null;

/** Leave of the morning explains what was not said, and who was not there; whoever came in spite of it was there. */
export function attendanceStatus(said: AttendanceStatus | null, { isOnLeave, isTaken }: { isOnLeave: boolean; isTaken: boolean }): AttendanceStatus | null {
  if (isOnLeave && (said === null || said === 'absent')) return 'leave';
  return said ?? (isTaken ? 'present' : null);
}
