/** Being told on a device while nothing of the platform is open (Web Push, RFC 8030, 8291, 8292). */
import * as v from 'valibot';
import { LanguageTag } from './common.ts';

const key = (bytes: number, name: string) => v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)), v.description(name));

/** SHA-256 of the address of a subscription, base64url: a browser that has forgotten everything else still knows it. */
export const PushDeviceId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/), v.title('PushDeviceId'), v.description('SHA-256 of `endpoint`, base64url without padding.'));

export const PushOffer = v.pipe(
  v.object({ publicKey: v.pipe(v.nullable(v.string()), v.description('The application server key (VAPID), base64url. Null: the platform gives none, and nothing is to be offered.')) }),
  v.title('PushOffer'),
);

export const PushDeviceDraft = v.pipe(
  v.object({
    endpoint: v.pipe(v.string(), v.url(), v.maxLength(1000), v.description('Where the push service of the browser takes messages. Only `https` on the public network, or an origin that the platform has named.')),
    p256dh: key(65, 'Public key of the subscription, P-256, base64url.'),
    auth: key(16, 'Secret of the subscription, base64url.'),
    language: v.pipe(LanguageTag, v.description('In which the device tells of it.')),
  }),
  v.title('PushDeviceDraft'),
);
