/** Routes of the tag `leave`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { listLeave } from './leave-rows.ts';
import { decideLeave, requestLeave, withdrawLeave } from './leave.ts';

export function leaveRoutes(): Implementation[] {
  return [
    implement(routes.listLeaveRequests, async ({ db, caller, query }) => listLeave(db, caller, query)),
    implement(routes.requestLeave, async ({ db, caller, body }) => requestLeave(db, caller, body)),
    implement(routes.withdrawLeave, async ({ db, caller, params }) => withdrawLeave(db, caller, params.leaveRequestId)),
    implement(routes.decideLeave, async ({ db, caller, params, body }) => decideLeave(db, caller, params.leaveRequestId, body)),
  ];
}
