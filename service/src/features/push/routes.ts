import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Services } from '../../services.ts';
import { addPushDevice, removePushDevice } from './devices.ts';

/** Devices that are told while nothing is open; part of the notice port. */
export function pushRoutes({ config: { push } }: Services): Implementation[] {
  return [
    implement(routes.readPushOffer, async () => ({ publicKey: push?.publicKey ?? null })),
    implement(routes.addPushDevice, async ({ db, caller, params, body }) => {
      await addPushDevice(db, caller, params.deviceId, body, push);
      return undefined;
    }),
    implement(routes.removePushDevice, async ({ db, caller, params }) => {
      await removePushDevice(db, caller, params.deviceId);
      return undefined;
    }),
  ];
}
