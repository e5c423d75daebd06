/** Somebody leaves this device, or somebody else is here: what is told on it ends, with a line or without. */
import type { NoticePort } from '../../base/ports/ports.ts';
import { browserPushDevice } from '../../base/push-device.ts';

/** Never rejects: nobody is kept from leaving. */
export async function leavePushDevice({ push }: Pick<NoticePort, 'push'>): Promise<void> {
  try {
    // First in the browser: the push service then says that the device is gone, whatever the line carries.
    const endpoint = await browserPushDevice.unsubscribe();
    if (endpoint !== null) await push?.remove(endpoint);
  } catch {
    // It was another person's, or there is no line.
  }
}
