/** Devices that are told, over HTTP. */
import { addPushDevice, readPushOffer, removePushDevice } from '../../../contract/src/routes/push.ts';
import type { CallOptions } from '../../base/ports/ports.ts';
import type { PushPort } from '../../base/ports/push.ts';
import { toBase64 } from '../../base/base64.ts';
import type { Client, RouteCallOptions } from './client.ts';

/** A device is known by its address. There is push only on pages that have `crypto.subtle`. */
async function deviceIdOf(endpoint: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return toBase64(new Uint8Array(sum)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function pushPort(client: Client, by: (options?: CallOptions) => RouteCallOptions): PushPort {
  const sent = { status: 'sent' as const, value: null };
  return {
    offer: async (options) => {
      const { value, asOf } = await client.call(readPushOffer, {}, by(options));
      return { value, asOf, stale: false };
    },
    add: async (device) => {
      await client.call(addPushDevice, { params: { deviceId: await deviceIdOf(device.endpoint) }, body: device }, { ...by(), functionId: 'P-05' });
      return sent;
    },
    remove: async (endpoint) => {
      await client.call(removePushDevice, { params: { deviceId: await deviceIdOf(endpoint) } }, { ...by(), functionId: 'P-05' });
      return sent;
    },
  };
}
