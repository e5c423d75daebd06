/** The worker of the second origin: answers for packages that are kept on this machine, and is the record store of their launches while there is no line. */
import { answerKept, folderOf } from './files.ts';
import { launches, noteDocument } from './launches.ts';
import { storePath } from './begin.ts';
import { answerStore } from './store.ts';

declare const self: ServiceWorkerGlobalScope;

/** A lesson does not wait longer for a bad line. */
const patienceMilliseconds = 3000;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) {
    if (request.method === 'PUT' && url.pathname.endsWith('/xapi/activities/state')) event.waitUntil(noteState(event, url, request.clone()).catch(() => undefined));
    return;
  }
  if (url.pathname.startsWith(storePath)) event.respondWith(url.pathname.endsWith('/open') ? answerOpen(url) : answerStore(request));
  else if (request.method === 'GET' && request.cache !== 'no-store' && (folderOf(url.pathname) !== null || url.pathname.startsWith('/frame/'))) event.respondWith(answer(request));
});

/** As the service has it; as it is kept where that takes too long. */
async function answer(request: Request): Promise<Response> {
  const kept = await answerKept(request).catch(() => undefined);
  if (kept === undefined) return fetch(request);
  const asked = fetch(request).then((found) => (found.status >= 500 ? kept : found), () => kept);
  return Promise.race([asked, new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMilliseconds))]);
}

/** What a unit keeps while there is a line, it goes on with when there is none. What we ourselves tell the service is here already. */
async function noteState({ clientId }: FetchEvent, url: URL, request: Request): Promise<void> {
  const page = await self.clients.get(clientId);
  if (page !== undefined && new URL(page.url).pathname.startsWith('/frame/keep/')) return;
  await noteDocument(url, { type: request.headers.get('content-type') ?? '', body: await request.text() });
}

/** Whether a page of that launch is still there: it may have more to say. */
async function answerOpen({ pathname }: URL): Promise<Response> {
  const [id = ''] = pathname.slice(storePath.length).split('/');
  const launch = await (await launches()).get('launches', id);
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const isOpen = pages.map(({ url }) => new URL(url)).some((page) => !page.pathname.startsWith('/frame/keep/') && (page.href.includes(id) || (launch !== undefined && page.pathname.startsWith(launch.folder))));
  return Response.json(launch !== undefined && !launch.isOver && isOpen);
}
