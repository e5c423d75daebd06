/** Routes of the tag `plans`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Caller } from '../../identity/caller.ts';
import type { Services } from '../../services.ts';
import { dropMarked } from '../../uploads/dropped-files.ts';
import { PartStore } from '../../uploads/part-store.ts';
import { uploadedPart } from '../../uploads/uploaded-part.ts';
import { listColleagues } from './colleagues.ts';
import { beginPicture, dropPicture, planPictures, readPicture, readSubmittedPicture, removePicture, storePicturePart } from './pictures.ts';
import { listPlans, readPlan } from './plan-rows.ts';
import { editSchedule, readSchedule } from './schedules.ts';
import { decidePlan, listSubmitted, readSubmitted, submitPlan, withdrawPlan } from './reviews.ts';
import { listStandards, readStandard } from './standards.ts';
import { createPlan, editPlan, sharePlan } from './write-plan.ts';

export function planRoutes({ carrier, config }: Pick<Services, 'carrier' | 'config'>): Implementation[] {
  const pictures = new PartStore(config, planPictures.area);
  const dropLater = ({ tenantId }: Caller) => async (): Promise<void> => dropMarked(carrier.db, pictures, tenantId);
  return [
    implement(routes.listPlans, async ({ db, caller, query, logger }) => listPlans(db, caller, query, logger)),
    implement(routes.readPlan, async ({ db, caller, params }) => readPlan(db, caller, params.planId)),
    implement(routes.createPlan, async ({ db, caller, params, body }) => {
      await createPlan(db, caller, params.planId, body);
      return undefined;
    }),
    implement(routes.editPlan, async ({ db, caller, params, body }) => {
      await editPlan(db, caller, params.planId, params.updateId, body);
      return undefined;
    }),
    implement(routes.beginPlanPicture, async ({ db, caller, params, body }) => beginPicture(db, caller, params, body, pictures)),
    implement(
      routes.uploadPlanPicturePart,
      async ({ caller, params, request, afterCommit }) => {
        afterCommit(dropLater(caller));
        return uploadedPart(request, carrier.db, {
          store: (db, bytes) => storePicturePart(db, caller, params, bytes, pictures),
          drop: (db) => dropPicture(db, caller, params, pictures),
          afterDrop: dropLater(caller),
        });
      },
      { transaction: 'own' },
    ),
    implement(routes.readPlanPicture, async ({ db, caller, params }) => readPicture(db, caller, params, pictures)),
    implement(routes.removePlanPicture, async ({ db, caller, params, afterCommit }) => {
      afterCommit(dropLater(caller));
      await removePicture(db, caller, params, pictures);
      return undefined;
    }),
    implement(routes.readSubmittedPicture, async ({ db, caller, params }) => readSubmittedPicture(db, caller, params, pictures)),
    implement(routes.sharePlan, async ({ db, caller, params, body }) => {
      await sharePlan(db, caller, params.planId, body.personIds);
      return undefined;
    }),
    implement(routes.listStandards, async ({ db, caller, logger }) => ({ items: await listStandards(db, caller, logger) })),
    implement(routes.readStandard, async ({ db, caller, params }) => readStandard(db, caller, params.documentId)),
    implement(routes.readSchedule, async ({ db, caller, params }) => readSchedule(db, caller, params.termId)),
    implement(routes.editSchedule, async ({ db, caller, params, body }) => {
      await editSchedule(db, caller, params.termId, body.update);
      return undefined;
    }),
    implement(routes.submitPlan, async ({ db, caller, params, body }) => {
      await submitPlan(db, caller, params.planId, params.reviewId, body);
      return undefined;
    }),
    implement(routes.withdrawPlan, async ({ db, caller, params }) => {
      await withdrawPlan(db, caller, params.planId, params.reviewId);
      return undefined;
    }),
    implement(routes.listSubmittedPlans, async ({ db, caller, logger }) => ({ items: await listSubmitted(db, caller, logger) })),
    implement(routes.readSubmittedPlan, async ({ db, caller, params }) => readSubmitted(db, caller, params.reviewId)),
    implement(routes.decidePlan, async ({ db, caller, params, body }) => {
      await decidePlan(db, caller, params.reviewId, body);
      return undefined;
    }),
    implement(routes.listColleagues, async ({ db, caller }) => ({ items: await listColleagues(db, caller) })),
  ];
}
