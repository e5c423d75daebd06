/** The pictures that a track of thumbnails shows. The track names them, so that they are known once it has come. */
import type { Resource } from '../../base/ports/types.ts';
import type { KeptFile, KeptRecord } from './database.ts';
import { answerFromKept } from './kept-media.ts';
import { addressIn } from './web-address.ts';

/** A track that names more is not read further. */
const mostPictures = 200;
/** One that is larger is no thumbnail. */
const mostPictureBytes = 8 * 1024 * 1024;
export const expectedPicture = { mimeType: /^image\//i, mostBytes: mostPictureBytes };
/** What pictures are reckoned at before they are known: with one of 160 by 90 every two seconds it is a little more than that. */
const bytesPerSecond = 1536;
const leastBytes = 64 * 1024;

const isThumbnails = ({ kind }: Resource['tracks'][number]): boolean => kind === 'thumbnails';

/** What the pictures of a resource are reckoned at, before anything is fetched. */
export function reckonedPictures({ tracks, durationSeconds }: Pick<Resource, 'tracks' | 'durationSeconds'>): number {
  return tracks.some(isThumbnails) ? Math.min(mostPictureBytes, Math.max(leastBytes, (durationSeconds ?? 0) * bytesPerSecond)) : 0;
}

/** The files of pictures that a track has named which has just come; none where it is another one. */
export async function picturesOf({ resource }: KeptRecord, { url }: KeptFile): Promise<KeptFile[]> {
  if (!resource.tracks.some((track) => isThumbnails(track) && new URL(track.url, document.baseURI).href === url)) return [];
  const text = (await (await answerFromKept(new Request(url)))?.text()) ?? '';
  const named = picturesIn(text, url);
  const share = Math.round(reckonedPictures(resource) / Math.max(1, named.length));
  return named.map((address) => ({ url: address, mimeType: 'image/*', sizeBytes: share, receivedBytes: 0, tag: null, isWhole: false }));
}

/** Each picture once, without the part of it that a cue shows. */
function picturesIn(text: string, base: string): string[] {
  const found = new Set<string>();
  for (const [, path = ''] of text.matchAll(/^(\S+)#xywh=\d+,\d+,\d+,\d+\s*$/gm)) {
    const address = addressIn(path, base);
    if (address !== undefined) found.add(address);
    if (found.size >= mostPictures) break;
  }
  return [...found];
}
