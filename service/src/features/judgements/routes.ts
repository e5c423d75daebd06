/** Ratings and reports of resources. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { rate, readRating } from './rating.ts';
import { createReport, decideReport, listReports } from './reports.ts';

/** Routes that say something of a resource. */
export function judgementRoutes(): Implementation[] {
  return [
    implement(routes.readRating, async ({ db, caller, params }) => readRating(db, caller, params.resourceId)),
    implement(routes.rateResource, async ({ db, caller, params, body }) => {
      await rate(db, caller, params.resourceId, body);
      return readRating(db, caller, params.resourceId);
    }),
    implement(routes.removeRating, async ({ db, caller, params }) => {
      await rate(db, caller, params.resourceId, null);
      return undefined;
    }),
    implement(routes.reportResource, async ({ db, caller, params, body }) => createReport(db, caller, params.resourceId, body)),
    implement(routes.listReports, async ({ db, caller, query }) => listReports(db, caller, query.cursor, query.limit)),
    implement(routes.decideReport, async ({ db, caller, params, body }) => decideReport(db, caller, params.reportId, body)),
  ];
}
