/** Routes of the tag `cue-points`. */
import { header, routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { requireResource } from '../resources/require-resource.ts';
import { listCuePoints, taughtClasses } from './cue-point-rows.ts';
import { answerCuePoint, dropCuePoint, putCuePoint } from './cue-points.ts';

export function cuePointRoutes(): Implementation[] {
  return [
    implement(routes.listCuePoints, async ({ db, caller, params, logger }) => {
      await requireResource(db, caller, params.resourceId);
      return { items: await listCuePoints(db, caller, params.resourceId, logger), classes: await taughtClasses(db, caller) };
    }),
    implement(routes.putCuePoint, async ({ db, caller, params, body }) => {
      await putCuePoint(db, caller, params.cuePointId, body);
      return undefined;
    }),
    implement(routes.dropCuePoint, async ({ db, caller, params }) => {
      await dropCuePoint(db, caller, params.cuePointId);
      return undefined;
    }),
    implement(routes.answerCuePoint, async ({ db, caller, params, body, request }) =>
      answerCuePoint(db, caller, params.cuePointId, body, request.headers.get(header.sentAt)),
    ),
  ];
}
