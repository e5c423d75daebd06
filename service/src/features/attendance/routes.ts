/** Routes of the tag `attendance`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { readChildAttendance } from './child.ts';
import { readRoll } from './roll.ts';
import { takeRoll } from './take.ts';

export function attendanceRoutes(): Implementation[] {
  return [
    implement(routes.readRoll, async ({ db, caller, params }) => readRoll(db, caller, params)),
    implement(routes.takeRoll, async ({ db, caller, params, body }) => takeRoll(db, caller, params, body)),
    implement(routes.readChildAttendance, async ({ db, caller, params }) => readChildAttendance(db, caller, params.learnerId)),
  ];
}
