/** Words and looks of attendance. */
import type { IconName } from '../../base/icons.ts';
import type { AttendanceStatus } from '../../base/ports/index.ts';

/** In the order in which they are offered and summed up. */
export const statuses = ['present', 'late', 'absent', 'leave'] as const satisfies readonly AttendanceStatus[];

export const statusWords = {
  present: 'attendance.present',
  late: 'attendance.late',
  absent: 'attendance.absent',
  leave: 'attendance.leave',
} as const satisfies Record<AttendanceStatus, string>;

export const statusLooks: Readonly<Record<AttendanceStatus, { readonly badge: string; readonly icon: IconName }>> = {
  present: { badge: 'badge badge--success', icon: 'check' },
  late: { badge: 'badge badge--warning', icon: 'clock' },
  absent: { badge: 'badge badge--danger', icon: 'alert' },
  leave: { badge: 'badge badge--info', icon: 'calendar' },
};
