/** Routes of the notice port for devices that are told while nothing is open. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { PushDeviceDraft, PushDeviceId, PushOffer } from '../schemas/push.ts';

export const readPushOffer = defineRoute({
  id: 'readPushOffer',
  method: 'get',
  path: '/push',
  tag: 'notices',
  act: 'notice.read',
  summary: 'Whether the platform tells devices of news (Web Push), and its key',
  success: { status: 200, description: 'The key, or null where nothing is offered.', schema: PushOffer },
});

export const addPushDevice = defineRoute({
  id: 'addPushDevice',
  method: 'put',
  path: '/push/devices/{deviceId}',
  tag: 'notices',
  act: 'push.receive',
  summary: 'Let this device be told',
  description:
    'Asked for by the person, never by a page that opens. A device is told for one person: whoever adds it last. What is pushed is JSON, encrypted (RFC 8291): `language`; `announcements`, `messages` and `notices`, how many are new; `urgent`, null or its `kind` (`announcement`, `absence`) and `why`, the reason that the sender gave, null where it could be about one child. No names. Quiet hours and a daily digest hold; what is urgent reaches through and says why. A device is forgotten when its push service answers 404 or 410, and when the person has no identity any more.',
  params: v.object({ deviceId: PushDeviceId }),
  body: PushDeviceDraft,
  success: { status: 204, description: 'It is told from now on; also when it was before.' },
  problems: ['consent-missing', 'not-found'],
});

export const removePushDevice = defineRoute({
  id: 'removePushDevice',
  method: 'delete',
  path: '/push/devices/{deviceId}',
  tag: 'notices',
  act: 'push.receive',
  summary: 'Let this device be told no longer, as when the person signs out on it',
  params: v.object({ deviceId: PushDeviceId }),
  success: { status: 204, description: 'It is told no longer.' },
  problems: ['not-found'],
});
