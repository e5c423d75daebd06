/** This browser as a device that can be told while nothing is open. Nothing is asked of the person before `subscribe`. */
import type { PushSubscriptionDraft } from './ports/push.ts';

/** `absent`: it cannot be told here. `blocked`: the person has forbidden it in the browser. */
export type PushState = 'absent' | 'blocked' | 'off' | 'on';

export interface PushDevice {
  state(publicKey: string): Promise<PushState>;
  /** Asks the person, by the browser's own question. Rejects where they say no. */
  subscribe(publicKey: string, language: string): Promise<PushSubscriptionDraft>;
  /** Ends it in the browser, with a line or without; says under which address it was told. */
  unsubscribe(): Promise<string | null>;
}

/** The service worker of the page's host, where there is one that is told. */
async function manager(): Promise<PushManager | undefined> {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) return undefined;
  return (await navigator.serviceWorker.getRegistration())?.pushManager;
}

const bytesOf = (key: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const textOf = (bytes: ArrayBuffer | null): string => btoa(String.fromCharCode(...new Uint8Array(bytes ?? []))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const browserPushDevice: PushDevice = {
  state: async (publicKey) => {
    const push = await manager();
    if (push === undefined) return 'absent';
    if (Notification.permission === 'denied') return 'blocked';
    const subscription = await push.getSubscription();
    // One for another key, as of a platform that was here before, is told nothing by this one.
    return Notification.permission === 'granted' && subscription !== null && textOf(subscription.options.applicationServerKey) === publicKey ? 'on' : 'off';
  },
  subscribe: async (publicKey, language) => {
    const push = await manager();
    if (push === undefined) throw new TypeError('This page has no service worker that could be told.');
    const options = { userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) };
    const earlier = await push.getSubscription();
    if (earlier !== null && textOf(earlier.options.applicationServerKey) !== publicKey) await earlier.unsubscribe();
    const subscription = await push.subscribe(options);
    return { endpoint: subscription.endpoint, p256dh: textOf(subscription.getKey('p256dh')), auth: textOf(subscription.getKey('auth')), language };
  },
  unsubscribe: async () => {
    const subscription = await (await manager())?.getSubscription();
    if (!subscription) return null;
    await subscription.unsubscribe();
    return subscription.endpoint;
  },
};
