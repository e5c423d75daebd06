import { define, tagName } from '../base/define.ts';
import { connectAttendance } from './attendance.connect.ts';
import { LsAttendance } from './attendance.ts';

// A host that defines the element also gets the types of its events.
export type * from './attendance.events.ts';

connectAttendance();
define(tagName('attendance'), LsAttendance);

declare global {
  interface HTMLElementTagNameMap {
    'ls-attendance': LsAttendance;
  }
}
