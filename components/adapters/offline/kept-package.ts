/** Web courses that are kept: their files lie on the second origin, which keeps and lets go of them by pages of its own. */
import type { CoursePackage, LaunchDraft } from '../../base/ports/courses.ts';
import { farPage } from './far-page.ts';
import { FileRefused, type FetchFileOptions } from './kept-media.ts';

/** Tells a folder on the second origin from a file. */
const mark = '#package';
export const isPackage = (url: string): boolean => url.endsWith(mark);
export const urlOfPackage = ({ address }: CoursePackage): string => address + mark;
const dropMilliseconds = 15_000;
/** Other writes wait while a page comes up. */
const comingMilliseconds = 10_000;

function keepPage(url: string, more: Record<string, string> = {}): string {
  const folder = new URL(url);
  const page = new URL('/frame/keep/index.html', folder);
  page.search = new URLSearchParams({ package: folder.pathname, ...more }).toString();
  return page.href;
}

/** Fetches what is missing of a package. @returns its size @throws FileRefused, a network error, or QuotaExceededError */
export async function fetchPackage(url: string, sizeBytes: number, { signal, onBytes, onPiece }: Pick<FetchFileOptions, 'signal' | 'onBytes' | 'onPiece'>): Promise<number> {
  let hundredths = 0;
  let written = Promise.resolve();
  const said = await farPage(keepPage(url), {
    signal,
    onGrown: () => {
      hundredths = Math.min(100, hundredths + 1);
      const receivedBytes = Math.round((sizeBytes * hundredths) / 100);
      onBytes(receivedBytes);
      // Now and then: another tab may have paused it.
      if (hundredths % 5 === 0) written = written.then(() => onPiece({ receivedBytes, tag: null, mimeType: 'text/html', policy: null })).catch(() => undefined);
    },
  });
  await written;
  if (said === 'full') throw new DOMException('No room', 'QuotaExceededError');
  if (said === 'failed') throw new FileRefused(url);
  if (said === 'later') throw new TypeError('The package broke off.');
  return sizeBytes;
}

/** Gives the room of a package back. */
export async function dropPackage(url: string): Promise<void> {
  await farPage(keepPage(url, { drop: '' }), { silence: dropMilliseconds });
}

export interface Opener {
  /** Tenant and person. */
  owner: string;
  /** In which the person goes on with a line; null: not known. */
  registration: string | null;
}

/** Where a unit opens without a line. */
export function openAddress({ address, actor, units }: CoursePackage, { unit, launchId, taskId }: LaunchDraft, { owner, registration }: Opener): string | null {
  const opened = units[unit];
  if (opened === undefined || launchId === undefined) return null;
  const folder = new URL(address);
  const page = new URL('/frame/keep/open.html', folder);
  page.search = new URLSearchParams({
    package: folder.pathname,
    launch: launchId,
    actor,
    owner,
    task: taskId ?? '',
    registration: registration ?? '',
    unit: JSON.stringify(opened),
  }).toString();
  return page.href;
}

/** Asks the second origin whether all that was launched so has been left. @throws when it has not, or nothing answers there */
export async function requireLeft(address: string, draft: LaunchDraft): Promise<void> {
  await settled(new URL('/frame/keep/settle.html?ask', address), draft);
}

/**
 * Has the second origin tell the record store what was said in a launch that the service has made good.
 * @returns whether something stands that another machine wrote later
 * @throws when it is to be tried again
 */
export async function settleLaunch(url: string, draft: LaunchDraft): Promise<boolean> {
  const page = new URL('/frame/keep/settle.html', url);
  page.search = new URL(url).search;
  return (await settled(page, draft)) === 'newer';
}

async function settled(page: URL, { launchId = '', launchedAt = '' }: LaunchDraft): Promise<string> {
  page.searchParams.set('launch', launchId);
  page.searchParams.set('since', launchedAt);
  const said = await farPage(page.href, { firstWord: comingMilliseconds });
  if (said !== 'leave' && said !== 'newer') throw new Error('Not settled yet.');
  return said;
}
