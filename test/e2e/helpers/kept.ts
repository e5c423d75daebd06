/** Everything that a page keeps on the machine, as one text to search in. */
import type { Page } from 'puppeteer-core';

/** Web storage, IndexedDB and the caches of the page's origin, with its address and title. */
export async function keptText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    const parts: unknown[] = [location.href, document.title, document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        parts.push(store, await settled(rows.getAllKeys()), await settled(rows.getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        parts.push(request.url, [...request.headers]);
        const answer = await cache.match(request);
        // Pictures and programs are the same for everybody.
        if (answer?.headers.get('content-type')?.includes('json')) parts.push(await answer.text());
      }
    }
    return JSON.stringify(parts);
  });
}
