/** Words and looks of attendance. */
import type { IconName } from '../../base/icons.ts';
import type { AttendanceStatus } from '../../base/ports/index.ts';

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
