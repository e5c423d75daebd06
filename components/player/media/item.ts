/** Where an item comes from: a resource of the service, the element's attributes, or its no-script child. */
import type { Rendition, Resource, TextTrackSource } from '../../base/ports/index.ts';
import type { PlayerItem, PlayerKind } from '../player.types.ts';

const kindOf: Record<Rendition['kind'], PlayerKind> = {
  hls: 'video',
  progressive: 'video',
  audio: 'audio',
  document: 'document',
  course: 'course',
  link: 'link',
};
/** What is shown when a resource can be had in several ways. */
const preference: readonly PlayerKind[] = ['video', 'audio', 'course', 'document', 'picture', 'link'];

/** A file without a part of its own in a lesson is paper, or a picture: its media type tells, or without one its ending. */
function kindFor({ kind, mimeType, url }: Rendition): PlayerKind {
  return kind === 'document' && isPicture(url, mimeType) ? 'picture' : kindOf[kind];
}

/** The item a resource stands for, or `null` when it holds nothing that could be played or opened. */
export function itemOfResource(resource: Resource): PlayerItem | null {
  const safe = resource.renditions.filter((rendition) => isSafeAddress(rendition.url));
  const kinds = new Set(safe.map(kindFor));
  const kind = resource.type === 'A02' && kinds.has('audio') ? 'audio' : preference.find((candidate) => kinds.has(candidate));
  // A course without an address of its own is a package: the service knows its units.
  if (!kind && !(resource.type === 'A03' && resource.playable)) return null;
  return itemOfKind(resource, kind ?? 'course', safe);
}

function itemOfKind(resource: Resource, kind: PlayerKind, safe: readonly Rendition[]): PlayerItem {
  const renditions = safe.filter((rendition) => kindFor(rendition) === kind);
  return {
    resourceId: resource.id,
    title: resource.title,
    kind,
    poster: resource.coverUrl !== null && isSafeAddress(resource.coverUrl) ? resource.coverUrl : null,
    durationSeconds: resource.durationSeconds,
    stage: resource.stage,
    provider: resource.provider,
    admittedBy: resource.admittedBy.name,
    renditions,
    sound: kind === 'video' ? safe.filter((rendition) => rendition.kind === 'audio') : [],
    documents: kind === 'document' || kind === 'picture' ? [] : safe.filter((rendition) => rendition.kind === 'document'),
    tracks: resource.tracks.filter((track) => isSafeAddress(track.url)),
    directory: resource.directory,
    secondPictures: resource.secondPictures,
    textAlternative: resource.textAlternative,
  };
}

/** Whether it is a package, whose units are launched one by one. */
export const isPackage = ({ kind, renditions }: PlayerItem): boolean => kind === 'course' && renditions.length === 0;

/** Whether it lies at a tool, which lets nobody in without a launch. */
export const isLaunched = ({ renditions: [first] }: PlayerItem): boolean => first?.opensBy === 'launch';

const textForms = { pdf: 'application/pdf', epub: 'application/epub+zip' } as const;

/** What of papers and books is read here; `null`: it is opened by a program of the person's own. */
export function formOf(rendition: Rendition | undefined): keyof typeof textForms | null {
  if (rendition?.kind !== 'document') return null;
  const mime = rendition.mimeType.toLowerCase();
  const path = pathOf(rendition.url);
  for (const form of ['pdf', 'epub'] as const) if (mime === '' ? path.endsWith(`.${form}`) : mime.startsWith(textForms[form])) return form;
  return null;
}

/** Whether it is played here; everything else is opened. */
export const isPlayed = ({ kind }: PlayerItem): boolean => kind === 'video' || kind === 'audio';

/** Whether one item can take the place of the other without disturbing play. */
export function sameMedia(one: PlayerItem, other: PlayerItem): boolean {
  const key = ({ resourceId, kind, renditions, tracks }: PlayerItem): string => JSON.stringify([resourceId, kind, renditions, tracks]);
  return one === other || key(one) === key(other);
}

/** Only addresses that fetch: a catalogue must not smuggle in a script. */
export function isSafeAddress(address: string): boolean {
  try {
    return ['http:', 'https:', 'blob:'].includes(new URL(address, 'https://base.invalid/').protocol);
  } catch {
    return false;
  }
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0]?.toLowerCase() ?? '';

function isPicture(url: string, type: string): boolean {
  return type === '' ? /\.(png|jpe?g|gif|webp|avif|svg)$/.test(pathOf(url)) : /^image\//i.test(type);
}

/** Kind of rendition behind an address, told by the media type or, without one, by the ending. */
export function renditionKind(url: string, type: string): Rendition['kind'] {
  const mime = type.toLowerCase();
  const path = pathOf(url);
  if (mime.includes('mpegurl') || path.endsWith('.m3u8')) return 'hls';
  if (mime.startsWith('audio/') || /\.(mp3|m4a|aac|ogg|oga|wav|flac)$/.test(path)) return 'audio';
  if (mime.startsWith('video/') || /\.(mp4|m4v|webm|mov|ogv)$/.test(path)) return 'progressive';
  if (mime === 'application/pdf' || mime === 'application/epub+zip' || /\.(pdf|epub)$/.test(path) || isPicture(path, mime)) return 'document';
  if (mime === 'text/html' || /\.html?$/.test(path)) return 'course';
  return 'link';
}

export interface PlainSource {
  url: string;
  type: string;
}

/** The item of one or more plain addresses. */
export function itemOfSources(
  sources: readonly PlainSource[],
  about: { title?: string; poster?: string | null; tracks?: readonly TextTrackSource[]; forceKind?: PlayerKind | undefined },
): PlayerItem | null {
  const renditions = sources
    .filter((source) => isSafeAddress(source.url))
    .map(({ url, type }): Rendition => {
      return { kind: renditionKind(url, type), url, mimeType: type, width: null, height: null, bitrate: null, sizeBytes: null };
    });
  const first = renditions[0];
  if (!first) return null;
  const kind = about.forceKind ?? kindFor(first);
  return {
    resourceId: null,
    title: about.title ?? '',
    kind,
    poster: about.poster ?? null,
    durationSeconds: null,
    stage: null,
    provider: '',
    renditions: about.forceKind ? renditions : renditions.filter((rendition) => kindFor(rendition) === kind),
    sound: [],
    documents: [],
    tracks: about.tracks ?? [],
    directory: [],
  };
}
