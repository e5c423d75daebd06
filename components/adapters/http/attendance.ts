/** Attendance over a service that speaks the contract. */
import { readChildAttendance, readRoll, takeRoll } from '../../../contract/src/routes/attendance.ts';
import type { AttendancePort } from '../../base/ports/attendance.ts';
import type { CallOptions } from '../../base/ports/ports.ts';
import type { Client, RouteCallOptions } from './client.ts';

export function attendancePort(client: Client, by: (options?: CallOptions) => RouteCallOptions): AttendancePort {
  return {
    roll: async (classId, day, options) => {
      const { value, asOf } = await client.call(readRoll, { params: { classId, day } }, by(options));
      return { value, asOf, stale: false };
    },
    takeRoll: async (classId, day, draft) => {
      const { value } = await client.call(takeRoll, { params: { classId, day }, body: draft }, { ...by(), functionId: 'TS-15' });
      return { status: 'sent', value };
    },
    attendance: async (learnerId, options) => {
      const { value, asOf } = await client.call(readChildAttendance, { params: { learnerId } }, by(options));
      return { value, asOf, stale: false };
    },
  };
}
