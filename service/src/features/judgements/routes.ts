/** Ratings and reports of resources. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Services } from '../../services.ts';
import { FileStore } from '../own-resources/file-store.ts';
import { settleFilesOf } from '../own-resources/publication.ts';
import { setPolicy } from './comment-policy.ts';
import { listWaiting, replyTo, reviewComment } from './comments.ts';
import { rate, readRating } from './rating.ts';
import { decideReport, listToDecide } from './report-desk.ts';
import { createReport, listReports } from './reports.ts';
import { readStatistics } from './statistics.ts';

/** Routes that say something of a resource. */
export function judgementRoutes({ carrier, config }: Services): Implementation[] {
  const store = new FileStore(config);
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
    implement(routes.replyToComment, async ({ db, caller, params, body }) => {
      await replyTo(db, caller, params.commentId, body.text);
      return undefined;
    }),
    implement(routes.setCommentPolicy, async ({ db, caller, params, body }) => {
      await setPolicy(db, caller, params.resourceId, body.policy);
      return undefined;
    }),
    implement(routes.listWaitingComments, async ({ db, caller }) => ({ items: await listWaiting(db, caller) })),
    implement(routes.reviewComment, async ({ db, caller, params, body }) => {
      await reviewComment(db, caller, params.commentId, body);
      return undefined;
    }),
    implement(routes.readResourceStatistics, async ({ db, caller, params }) => readStatistics(db, caller, params.resourceId)),
    implement(routes.reportResource, async ({ db, caller, params, body }) => createReport(db, caller, params.resourceId, body)),
    implement(routes.listReports, async ({ db, caller, query }) => query.toDecide ? listToDecide(db, caller, query.cursor, query.limit) : listReports(db, caller, query.cursor, query.limit)),
    implement(
      routes.decideReport,
      async ({ caller, params, body }) => {
        const decided = await carrier.db.transaction().execute((db) => decideReport(db, caller, params.reportId, body));
        // Own files go with their resource, once that is committed.
        await settleFilesOf(carrier.db, caller.tenantId, decided.resourceId, store);
        return decided;
      },
      { transaction: 'own' },
    ),
  ];
}
