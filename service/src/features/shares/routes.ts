/** Sharing: part of the tag `shelf`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { readBox } from './share-rows.ts';
import { decideShare, offerToSchool, openShare, shareWithClass, thankForShare, withdrawShare } from './shares.ts';

export function shareRoutes(): Implementation[] {
  return [
    implement(routes.listShares, async ({ db, caller, query, logger }) => ({ items: await readBox(db, caller, query.box, logger) })),
    implement(routes.openShare, async ({ db, caller, params, logger }) => openShare(db, caller, params.shareId, logger)),
    implement(routes.shareWithClass, async ({ db, caller, params, body, logger }) => shareWithClass(db, caller, params.shareId, body, logger)),
    implement(routes.offerToSchool, async ({ db, caller, params, body, logger }) => offerToSchool(db, caller, params.shareId, body, logger)),
    implement(routes.withdrawShare, async ({ db, caller, params }) => {
      await withdrawShare(db, caller, params.shareId);
      return undefined;
    }),
    implement(routes.thankForShare, async ({ db, caller, params, body, logger }) => thankForShare(db, caller, params.shareId, body.given, logger)),
    implement(routes.decideShare, async ({ db, caller, params, body, logger }) => decideShare(db, caller, params.shareId, body, logger)),
  ];
}
