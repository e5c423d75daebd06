/** Routes of the tag `recommendations`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Services } from '../../services.ts';
import { giveRecommendation, withdrawRecommendation } from './give.ts';
import { readRecommendations } from './read.ts';
import { changeSettings, dismiss, restore } from './settings.ts';

export function recommendationRoutes({ catalogues }: Services): Implementation[] {
  return [
    implement(routes.readRecommendations, async ({ db, caller, logger }) => readRecommendations({ db, caller, logger, index: await catalogues.of(caller.tenantId) })),
    implement(routes.setRecommendations, async ({ db, caller, body }) => {
      await changeSettings(db, caller, body);
      return undefined;
    }),
    implement(routes.dismissRecommendation, async ({ db, caller, params }) => {
      await dismiss(db, caller, params.resourceId);
      return undefined;
    }),
    implement(routes.restoreRecommendation, async ({ db, caller, params }) => {
      await restore(db, caller, params.resourceId);
      return undefined;
    }),
    implement(routes.giveRecommendation, async ({ db, caller, params, body }) => {
      await giveRecommendation(db, caller, params.recommendationId, body);
      return undefined;
    }),
    implement(routes.withdrawRecommendation, async ({ db, caller, params }) => {
      await withdrawRecommendation(db, caller, params.recommendationId);
      return undefined;
    }),
  ];
}
