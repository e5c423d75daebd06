/** The cache of what is kept on this machine: under which names its pieces lie, and the marks by which they are answered. */

/** Name of the cache. Service workers that tidy up let names that begin so alone. */
export const mediaCache = 'ls-media';
/** No server has it. */
const folder = '/kept-media/';

/** What the server said of a file. It is answered so, whatever the catalogue says: a page that runs is not to pass for something else. */
export interface FileHeaders {
  /** `Content-Type` */
  readonly mimeType: string;
  /** `Content-Security-Policy` */
  readonly policy: string | null;
}
/** Stands beside the pieces once all of them are there. */
export interface Whole extends FileHeaders {
  readonly sizeBytes: number;
  /** Milliseconds since 1970; after it nothing is answered. */
  readonly until: number;
}

/** Name of a part of what is kept of an address. */
export const keyOf = (url: string, part: number | string): string => `${location.origin}${folder}${part}?of=${encodeURIComponent(url)}`;
/** Of which address something is a part; undefined for everything else. */
export const ownerOf = ({ origin, pathname, searchParams }: URL): string | undefined =>
  origin === location.origin && pathname.startsWith(folder) ? (searchParams.get('of') ?? undefined) : undefined;

/** From now on the file is answered from here. */
export async function markWhole(url: string, whole: Whole): Promise<void> {
  await (await caches.open(mediaCache)).put(keyOf(url, 'whole'), new Response(JSON.stringify(whole)));
}

/** From now on nothing is answered of it: a piece is gone. */
export async function unmark(url: string): Promise<void> {
  await (await caches.open(mediaCache)).delete(keyOf(url, 'whole'));
}

/** Undefined where it is not kept, or not any more. Written above and by nobody else; a browser may have lost it in part. */
export async function wholeOf(url: string): Promise<Whole | undefined> {
  const value: unknown = await (await (await caches.open(mediaCache)).match(keyOf(url, 'whole')))?.json();
  if (typeof value !== 'object' || value === null || !('sizeBytes' in value) || !('mimeType' in value) || !('until' in value)) return undefined;
  const { sizeBytes, mimeType, until } = value;
  if (typeof sizeBytes !== 'number' || typeof mimeType !== 'string' || typeof until !== 'number' || until < Date.now()) return undefined;
  return { sizeBytes, mimeType, policy: 'policy' in value && typeof value.policy === 'string' ? value.policy : null, until };
}

/** Gives the room of a file back, also where the browser has thrown pieces of it away. */
export async function dropFile(url: string): Promise<void> {
  const cache = await caches.open(mediaCache);
  // The mark goes first: without it nothing is answered.
  await cache.delete(keyOf(url, 'whole'));
  for (const key of await cache.keys()) if (new URL(key.url).searchParams.get('of') === url) await cache.delete(key);
}

/** Changes which qualities of a stream are kept: several people of this machine may keep one each. */
export async function linkTo(address: string, changed: (streams: readonly string[]) => readonly string[]): Promise<void> {
  const cache = await caches.open(mediaCache);
  const streams = changed(await streamsOf(address));
  if (streams.length === 0) await cache.delete(keyOf(address, 'streams'));
  else await cache.put(keyOf(address, 'streams'), new Response(JSON.stringify(streams)));
}

/** The qualities of a stream that are kept, the latest last. */
export async function streamsOf(address: string): Promise<string[]> {
  const value: unknown = await (await (await caches.open(mediaCache)).match(keyOf(address, 'streams')))?.json();
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
