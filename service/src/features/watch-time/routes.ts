/** Routes of the tag `watch-time`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { readWatchTime, setWatchRule } from './watch-time.ts';

export function watchTimeRoutes(): Implementation[] {
  return [
    implement(routes.readWatchTime, async ({ db, caller, query }) => readWatchTime(db, caller, query.learnerId ?? caller.personId)),
    implement(routes.setWatchRule, async ({ db, caller, params, body }) => setWatchRule(db, caller, params.learnerId, body)),
  ];
}
