/** Where files of packages are kept on the second origin: a cache a package. */
import * as v from 'valibot';

export const leftPath = '/frame/left.html';
const PackageList = v.object({ files: v.array(v.object({ path: v.string(), bytes: v.number(), tag: v.string() })) });
export type PackageFile = v.InferOutput<typeof PackageList>['files'][number];

/** Folders of packages, and nothing else that somebody writes into an address. */
const folderPattern = /^\/files\/courses\/[^/]+\//;
export const cacheOf = (folder: string): string => `ls-package:${folder}`;
export const folderOf = (path: string): string | null => folderPattern.exec(path)?.[0] ?? null;
export const isFolder = (path: string): boolean => folderOf(path) === path;

/** A package that the service does not give. */
export class PackageRefused extends Error {}

/** @throws PackageRefused, or a network error */
export async function readList(folder: string): Promise<PackageFile[]> {
  const answer = await fetch(`${folder}.package.json`, { cache: 'no-store' });
  if (answer.status >= 500) throw new TypeError(String(answer.status));
  if (!answer.ok) throw new PackageRefused(String(answer.status));
  return v.parse(PackageList, await answer.json()).files;
}

/**
 * Fetches what is missing or has changed, and tells as it comes.
 * @throws PackageRefused, a network error, or QuotaExceededError
 */
export async function fetchPackage(folder: string, onBytes: (received: number, total: number) => void): Promise<void> {
  const files = await readList(folder);
  const cache = await caches.open(cacheOf(folder));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let received = 0;
  const waiting = [...files];
  const fetchNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      await fetchFile(cache, file, (bytes) => {
        received += bytes;
        onBytes(received, total);
      });
    }
  };
  await Promise.all([fetchNext(), fetchNext(), fetchNext()]);
  await cache.add(new Request(leftPath, { cache: 'no-store' }));
  const known = new Set([leftPath, ...files.map(({ path }) => path)]);
  for (const { url } of await cache.keys()) if (!known.has(new URL(url).pathname)) await cache.delete(url);
}

async function fetchFile(cache: Cache, { path, bytes, tag }: PackageFile, onBytes: (bytes: number) => void): Promise<void> {
  const kept = await cache.match(path);
  if (kept?.headers.get('ls-tag') === tag) {
    onBytes(bytes);
    return;
  }
  const answer = await fetch(path, { cache: 'no-store' });
  if (answer.status >= 500) throw new TypeError(String(answer.status));
  if (!answer.ok) throw new PackageRefused(`${path}: ${answer.status}`);
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const content = await new Response(answer.body?.pipeThrough(counted) ?? null).blob();
  // What was cut off on the way, or comes from a network that answers in the service's place.
  if (content.size !== bytes) throw new TypeError(`${path} is ${content.size} bytes of ${bytes}`);
  const headers = new Headers(answer.headers);
  // It is here as it is, however it came.
  headers.delete('content-encoding');
  headers.set('content-length', String(bytes));
  headers.set('ls-tag', tag);
  await cache.put(path, new Response(content, { headers }));
}

/** The answer from what is kept, with a range where one is asked for. */
export async function answerKept(request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const folder = folderOf(pathname);
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const kept = folder === null ? await caches.match(path) : (await caches.has(cacheOf(folder))) ? await (await caches.open(cacheOf(folder))).match(path) : undefined;
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? [];
  if (kept === undefined || from === undefined || to === undefined || from + to === '') return kept;
  const content = await kept.blob();
  const begin = from === '' ? Math.max(0, content.size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? content.size : Math.min(content.size, Number(to) + 1);
  const headers = new Headers(kept.headers);
  headers.set('content-range', begin < end ? `bytes ${begin}-${end - 1}/${content.size}` : `bytes */${content.size}`);
  if (begin >= end) return new Response(null, { status: 416, headers });
  headers.set('content-length', String(end - begin));
  return new Response(content.slice(begin, end), { status: 206, headers });
}
