/** Routes of the tag `privacy`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { decideCollected, readCollected } from './collected.ts';
import { readPrivacy } from './consent-rows.ts';
import { decideConsent } from './consents.ts';
import { listDataRequests } from './data-request-rows.ts';
import { answerDataRequest, requestData, withdrawDataRequest } from './data-requests.ts';

export function privacyRoutes(): Implementation[] {
  return [
    implement(routes.readPrivacy, async ({ db, caller }) => readPrivacy(db, caller)),
    implement(routes.decideConsent, async ({ db, caller, params, body }) => decideConsent(db, caller, params, body)),
    implement(routes.readCollected, async ({ db, caller }) => readCollected(db, caller)),
    implement(routes.decideCollected, async ({ db, caller, params, body }) => decideCollected(db, caller, params, body.collected)),
    implement(routes.listDataRequests, async ({ db, caller, query }) => listDataRequests(db, caller, query)),
    implement(routes.requestData, async ({ db, caller, body }) => requestData(db, caller, body)),
    implement(routes.withdrawDataRequest, async ({ db, caller, params }) => withdrawDataRequest(db, caller, params.dataRequestId)),
    implement(routes.answerDataRequest, async ({ db, caller, params, body }) => answerDataRequest(db, caller, params.dataRequestId, body)),
  ];
}
