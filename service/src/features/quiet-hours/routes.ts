import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { readQuietHours, setQuietHours } from './quiet-hours.ts';

/** Quiet hours and their digest; part of the notice port. */
export function quietHourRoutes(): Implementation[] {
  return [
    implement(routes.readQuietHours, async ({ db, caller }) => readQuietHours(db, caller)),
    implement(routes.setQuietHours, async ({ db, caller, body }) => setQuietHours(db, caller, body)),
  ];
}
