/**
 * The service worker of the app: program files from the cache, documents from the network first, media that were kept by
 * the person, and nothing of the service's answers (those live in IndexedDB, kept apart per person).
 */
import { cacheNames } from 'workbox-core';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst, StaleWhileRevalidate } from 'workbox-strategies';
import { answerFromKept, isOfStream, mediaCache } from 'learning-space/adapters/offline/kept-media';
import { themesCache } from './caches.ts';
import { isKeptNow, isPaperFile, keepPaperFiles, paperFilesCache } from './paper-files.ts';
import { answerPushes } from './sw-push.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

/** A document must answer within this time, else the kept one is shown: a lesson does not wait for a bad line. */
const documentPatienceSeconds = 3;

precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: "", cleanURLs: false });
cleanupOutdatedCaches();

// Network first, because an old document names files that a new release has taken away.
const documents = new NetworkFirst({ cacheName: 'ls-documents', networkTimeoutSeconds: documentPatienceSeconds });
registerRoute(
  new NavigationRoute(
    async (context) => {
      // Every address of the app is the same document: kept once, under `/`.
      const request = new Request('/', { credentials: 'same-origin' });
      try {
        return await documents.handle({ ...context, request });
      } catch {
        // No line and nothing kept by the strategy: the copy that came with the release is next.
      }
      return (await matchPrecache('/index.html')) ?? Response.error();
    },
    { denylist: [/^\/api\//, /^\/lib\//, /^\/demo\//, /^\/media\//, /^\/files\//, /^\/certificates$/, /^\/health$/] },
  ),
);

// What a person keeps is played and read from this machine, with a line or without.
const heard = new Set<RequestDestination>(['video', 'audio', 'track']);
const read = new Set<RequestDestination>(['document', 'iframe', 'embed', 'object']);
/** Opened by the browser itself, or fetched in pieces by the reader of papers and books. */
const isRead = ({ pathname }: URL, { destination }: Request): boolean =>
  /^\/(media|files)\//.test(pathname) && (read.has(destination) || (destination === '' && /\.(?:pdf|epub)$/.test(pathname)));
registerRoute(
  ({ url, request }) => heard.has(request.destination) || url.pathname.endsWith('.vtt') || isRead(url, request) || isOfStream(url),
  async ({ request, url, event }) => {
    if (isKeptNow(url, request)) event.waitUntil(keepPaperFiles().catch(() => undefined));
    return (await answerFromKept(request).catch(() => undefined)) ?? fetch(request);
  },
);

// The same for years: tables of characters and fonts for papers that bring none.
registerRoute(({ url, sameOrigin }) => sameOrigin && isPaperFile(url), new CacheFirst({ cacheName: paperFilesCache }));

// Covers are small and make a page recognisable without a line; the pictures of a kept film's bar are kept with it.
const covers = new StaleWhileRevalidate({ cacheName: 'ls-covers' });
registerRoute(
  ({ url, request }) => /^\/(media|files)\//.test(url.pathname) && request.destination === 'image',
  async (context) => (await answerFromKept(context.request).catch(() => undefined)) ?? (context.url.pathname.startsWith('/media/') ? covers.handle(context) : fetch(context.request)),
);

// The look of the platform, for the start without a line.
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/themes/'), new StaleWhileRevalidate({ cacheName: themesCache }));

answerPushes();

self.addEventListener('message', (event) => {
  // The page asks for the new release only after the person has agreed to it.
  if (event.data === 'use-new-release') void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  // Its being there tells the page that what is kept is answered: it looks when it has this worker, and not again.
  event.waitUntil(caches.open(mediaCache).catch(() => undefined).then(() => self.clients.claim()));
  const known = new Set(['ls-documents', 'ls-covers', themesCache, paperFilesCache, cacheNames.precache]);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => !known.has(name) && !name.startsWith('ls-media')).map((name) => caches.delete(name)))),
  );
});
