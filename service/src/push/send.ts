/** One push to one device: encrypted for it (RFC 8291), signed with the platform's key (RFC 8292), and sent to nobody within. */
import { request as askPlain } from 'node:http';
import { request as askSecure } from 'node:https';
import webPush from 'web-push';
import type { PushContent } from '../../../contract/src/index.ts';
import { guardOf, isInner } from '../http/fetch-public.ts';
import type { PushConfig } from './keys.ts';

export interface Subscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}
/** `gone`: the push service knows the device no longer. `later`: not now; after so many seconds, where it says so. */
export type Outcome = { readonly state: 'sent' | 'gone' } | { readonly state: 'later'; readonly retrySeconds: number | null; readonly reason: string };

const patienceMs = 10_000;
/** A day: who was without a line for longer reads it in the space. */
const keptSeconds = 86_400;
/** Contents are filled up to a multiple of it: their length says nothing of what is in them. */
const blockBytes = 256;

/** True for an address to which pushes may go: an origin that the platform has named; where it names none, https on its usual port. */
export function isAllowed(endpoint: string, { origins }: Pick<PushConfig, 'origins'>): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { origin, protocol, hostname, port, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  if (origins.length > 0) return origins.includes(origin);
  return protocol === 'https:' && port === '' && !isInner(hostname);
}

function filledUp(content: PushContent): Buffer {
  const bytes = Buffer.from(JSON.stringify(content));
  return Buffer.concat([bytes, Buffer.alloc((blockBytes - (bytes.length % blockBytes)) % blockBytes, ' ')]);
}

/** Never throws: a device that cannot be reached is tried again. Redirects are not followed, and what is answered is not read. */
export async function sendPush({ endpoint, p256dh, auth }: Subscription, content: PushContent, config: PushConfig): Promise<Outcome> {
  try {
    if (!isAllowed(endpoint, config)) return { state: 'gone' };
    const { publicKey, privateKey, subject, origins } = config;
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, filledUp(content), {
      vapidDetails: { publicKey, privateKey, subject },
      contentEncoding: 'aes128gcm',
      TTL: keptSeconds,
      urgency: content.urgent === null ? 'normal' : 'high',
      // A later one takes the place of one that has not arrived yet.
      topic: content.urgent === null ? 'news' : 'urgent',
    });
    const { protocol, hostname } = new URL(endpoint);
    const guard = origins.length > 0 ? {} : guardOf(hostname);
    const answer = await post(protocol === 'https:' ? askSecure : askPlain, endpoint, { ...guard, headers: details.headers, body: details.body });
    if (answer.status >= 200 && answer.status < 300) return { state: 'sent' };
    if (answer.status === 404 || answer.status === 410) return { state: 'gone' };
    return { state: 'later', retrySeconds: answer.retrySeconds, reason: String(answer.status) };
  } catch (error) {
    return { state: 'later', retrySeconds: null, reason: String(error) };
  }
}

interface Post {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly lookup?: ReturnType<typeof guardOf>['lookup'];
}

async function post(ask: typeof askPlain, url: string, { body, ...options }: Post): Promise<{ status: number; retrySeconds: number | null }> {
  return new Promise((resolve, reject) => {
    const request = ask(url, { ...options, method: 'POST', agent: false, signal: AbortSignal.timeout(patienceMs) }, (response) => {
      const wait = response.headers['retry-after'];
      resolve({ status: response.statusCode ?? 0, retrySeconds: wait !== undefined && /^\d{1,6}$/.test(wait) ? Number(wait) : null });
      response.once('error', () => undefined).destroy();
    });
    request.on('error', reject);
    request.end(body);
  });
}
