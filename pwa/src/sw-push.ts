/** What the service worker does with pushes: one notification, and the right place of the app when it is pressed. */
import { notificationOf, type PushPlace } from 'learning-space/adapters/push/notification';

declare const self: ServiceWorkerGlobalScope;

const paths: Readonly<Record<PushPlace, string>> = { announcements: '/notices', notices: '/notices', talks: '/talks' };

async function show(text: string): Promise<void> {
  const { title, body, lang, dir, tag, isUrgent, place } = notificationOf(text);
  const pages = await self.clients.matchAll({ type: 'window' });
  // Whoever is looking at the space sees it there: the browser wants it shown, but it need not ring.
  const silent = !isUrgent && pages.some(({ focused }) => focused);
  const options = { body, lang, dir, tag, silent, renotify: !silent, requireInteraction: isUrgent, icon: '/icons/icon-192.png', badge: '/icons/icon-192.png', data: paths[place] };
  await self.registration.showNotification(title, options);
}

async function open(path: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: false });
  if (page === undefined) {
    await self.clients.openWindow(path);
    return;
  }
  // The page goes there by itself: nothing that is written in it is lost.
  page.postMessage({ open: path });
  await page.focus();
}

export function answerPushes(): void {
  self.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')));
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const path: unknown = event.notification.data;
    event.waitUntil(open(typeof path === 'string' && Object.values(paths).includes(path) ? path : '/notices'));
  });
}
