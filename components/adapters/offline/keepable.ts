/** What of a resource can be kept on a machine: which files, how large, and for how long. */
import type { KeepChoice } from '../../base/ports/keeping.ts';
import type { SecondPicture } from '../../base/ports/second-picture.ts';
import type { Rendition, Resource } from '../../base/ports/types.ts';
import type { KeptFile, KeptRecord } from './database.ts';
import type { Whole } from './kept-cache.ts';
import { isPackage } from './kept-package.ts';
import { addressOfKept } from './stream-address.ts';
import { reckonedPictures } from './thumbnail-pictures.ts';

const day = 24 * 60 * 60 * 1000;
/** So long it may be used after the service last said that it may be kept. */
const leaseDays = 30;
/** The service is asked again whether it still may, but not at each look. */
const askAgainDays = 1;
/** Files that are one file. */
const wholeKinds: readonly Rendition['kind'][] = ['progressive', 'audio', 'document'];
/** Subtitles and chapters are small; nobody is asked about them. */
const trackBytes = 64 * 1024;

/** The platform gives its leave by the mark: licences that forbid it do not have it. */
export function mayKeep({ marks }: Resource): boolean {
  return marks.includes('offline');
}

/** Renditions that are one file each. */
export function keepable({ renditions }: Resource): Rendition[] {
  return renditions.filter(({ kind }) => wholeKinds.includes(kind));
}

/** The files of a choice: what is played or read first, then what is read along with it. */
export function filesOf(resource: Resource, { url, sizeBytes }: KeepChoice): KeptFile[] {
  const { renditions, tracks } = resource;
  if (isPackage(url)) return [{ url, mimeType: 'text/html', sizeBytes, receivedBytes: 0, tag: null, isWhole: false }];
  const rendition = renditions.find((one) => one.url === addressOfKept(url));
  if (rendition === undefined) return [];
  const file = (address: string, mimeType: string, size: number): KeptFile => ({
    url: new URL(address, document.baseURI).href,
    mimeType, sizeBytes: size, receivedBytes: 0, tag: null, isWhole: false,
  });
  const texts = [...new Set(tracks.map((track) => track.url))];
  return [
    file(url, rendition.mimeType, Math.max(0, sizeBytes - besideBytes(resource))),
    ...texts.map((address) => file(address, 'text/vtt', trackBytes)),
    ...besideFilms(resource).map((film) => file(film.url, film.mimeType, film.sizeBytes)),
  ];
}

/** Films beside the lesson, the smallest of each role; one of which nobody says how large it is stays where it is. */
function besideFilms({ secondPictures = [] }: Resource): (SecondPicture & { sizeBytes: number })[] {
  const known = secondPictures.flatMap((film) => (film.sizeBytes === null ? [] : [{ ...film, sizeBytes: film.sizeBytes }]));
  known.sort((one, other) => one.sizeBytes - other.sizeBytes);
  return known.filter(({ role }, index) => known.findIndex((other) => other.role === role) === index);
}

/** What comes along with a file: texts, the pictures that one of them names, and films beside it. */
function besideBytes(resource: Resource): number {
  return new Set(resource.tracks.map((track) => track.url)).size * trackBytes + reckonedPictures(resource) + besideFilms(resource).reduce((sum, film) => sum + film.sizeBytes, 0);
}

/** Size of a choice with what comes along. */
export function withBeside(resource: Resource, choice: KeepChoice): KeepChoice {
  return { ...choice, sizeBytes: choice.sizeBytes + besideBytes(resource) };
}

/** The resource as it can be had without a line: only with the files that are kept. */
export function asKept({ resource, files }: KeptRecord): Resource {
  const urls = new Set(files.map(({ url }) => addressOfKept(url)));
  const isKept = ({ url }: { url: string }): boolean => urls.has(new URL(url, document.baseURI).href);
  const seconds = resource.secondPictures && { secondPictures: resource.secondPictures.filter(isKept) };
  return { ...resource, renditions: resource.renditions.filter(isKept), tracks: resource.tracks.filter(isKept), ...seconds };
}

/** Its files are gone for good; it stands in the list until somebody takes it off. */
export const isGone = ({ state }: KeptRecord): boolean => state === 'withdrawn' || state === 'cleared';
export const isWhole = ({ files }: KeptRecord): boolean => files.every((file) => file.isWhole);
export const untilOf = ({ confirmedAt }: KeptRecord): number => Date.parse(confirmedAt) + leaseDays * day;
export const markOf = (record: KeptRecord, { sizeBytes, mimeType, policy = null }: KeptFile): Whole => ({ sizeBytes, mimeType, policy, until: untilOf(record) });
export const isExpired = (record: KeptRecord): boolean => untilOf(record) < Date.now();
export const isDueToAsk = (record: KeptRecord): boolean => !isGone(record) && Date.now() - Date.parse(record.confirmedAt) > askAgainDays * day;
