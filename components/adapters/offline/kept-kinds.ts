/** What is kept is a file, a stream or a package: each is fetched, answered and let go of in its own way. */
import type { KeptFile } from './database.ts';
import { dropFile, markWhole, type Whole } from './kept-cache.ts';
import { fetchFile, type FetchFileOptions } from './kept-media.ts';
import { dropPackage, fetchPackage, isPackage } from './kept-package.ts';
import { dropStream, fetchStream, markStream } from './kept-stream.ts';
import { isStream } from './stream-address.ts';

/** Fetches what is missing. @returns its size @throws FileRefused, a network error, or QuotaExceededError */
export function fetchKept(file: KeptFile, come: Omit<FetchFileOptions, 'from'>): Promise<number> {
  if (isPackage(file.url)) return fetchPackage(file.url, file.sizeBytes, come);
  return isStream(file.url) ? fetchStream(file.url, file.sizeBytes, come) : fetchFile(file.url, { from: file, ...come });
}

/** From now on it is answered from here. A package answers for itself. */
export async function markKept(url: string, whole: Whole): Promise<void> {
  if (isPackage(url)) return;
  await (isStream(url) ? markStream(url, whole) : markWhole(url, whole));
}

/** Gives the room of it back. */
export async function dropKept(url: string): Promise<void> {
  if (isPackage(url)) return dropPackage(url);
  await (isStream(url) ? dropStream(url) : dropFile(url));
}
