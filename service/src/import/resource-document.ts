/** A catalogue row as the resource that the contract shows. */
import type { ResourceDocument } from '../features/resources/resource.ts';
import { renditionKinds, secondRoles, trackKinds } from '../catalogue/file-roles.ts';
import type { ResourceFile, ResourceRow, TocItem } from '../catalogue/types.ts';
import { contentTypeOf } from '../http/content-types.ts';

export interface DocumentContext {
  admittedBy: ResourceDocument['admittedBy'];
  /** Source that it came from; absent for the platform's own catalogue. */
  source?: { id: string; name: string };
  /** Address under which a file of the delivery is served. */
  addressOf(path: string): string;
}

type Rendition = ResourceDocument['renditions'][number];
type SecondPicture = NonNullable<ResourceDocument['secondPictures']>[number];
type Track = ResourceDocument['tracks'][number];

const mediaTypes: Readonly<Record<Rendition['kind'], string>> = {
  progressive: 'video/mp4',
  hls: 'application/vnd.apple.mpegurl',
  audio: 'audio/mpeg',
  document: 'application/pdf',
  course: 'text/html',
  link: 'text/html',
};

/** What the technical standard asks of a video (table of annex 1). */
const hdWidth = 1280;
const hdHeight = 720;

/** Everything about the resource but what the service itself gives it (id, version, time of change). */
export function toDocument(row: ResourceRow, context: DocumentContext): ResourceDocument {
  const named = row.files.flatMap((file) => toRendition(file, row, context));
  const unnamed = named.length > 0 || row.url !== null ? [] : row.files.flatMap((file) => toOpenable(file, context));
  const renditions = [...named, ...unnamed];
  // Beside nothing it is nothing: then it is a film like others.
  const secondPictures = named.some(({ kind }) => isRun.has(kind)) ? row.files.flatMap((file) => toSecondPicture(file, context)) : [];
  const tracks = row.files.flatMap((file) => toTrack(file, context));
  // What is played, opened, or read here; the provider's own address is somewhere else.
  const isPlayable = renditions.length > 0;
  if (row.url !== null) renditions.push({ ...noFigures, kind: 'link', url: row.url, mimeType: mediaTypes.link });
  const { type, declaredType } = typeOf(row, renditions);
  // No fields of the notice: authors of own resources write the first, and whoever delivers may write both.
  const { coverAlternative, textAlternative, ...extra } = row.extra;
  const steps = textAlternative?.split('\n').flatMap((line) => line.trim() || []) ?? [];
  return {
    identifier: row.identifier,
    type,
    title: row.title,
    description: row.description,
    stage: row.stage,
    grade: row.grade,
    subject: row.subject,
    edition: row.edition,
    volume: row.volume,
    chapter: row.chapter,
    language: row.language ?? 'zh-CN',
    provider: row.provider,
    rightsHolder: row.rightsHolder,
    licence: row.licence,
    admittedBy: context.admittedBy,
    ...(context.source && { sources: [context.source] }),
    durationSeconds: row.duration,
    sizeBytes: row.size,
    coverUrl: row.cover === null ? null : row.cover.local ? context.addressOf(row.cover.address) : row.cover.address,
    playable: isPlayable,
    marks: marksOf(renditions, tracks, row.licence).filter((mark) => mark !== 'worksheet' || unnamed.length === 0),
    accessibility: accessibilityOf(type, tracks, secondPictures),
    lecturers: row.lecturers.people.map(({ name }) => name),
    keywords: row.keywords,
    category: row.category,
    created: row.created,
    ...(row.review && { review: row.review }),
    declaredClicks: row.clicks,
    declaredLearners: row.learners,
    directory: toDirectory(row.toc?.items ?? []),
    renditions,
    ...(secondPictures.length > 0 && { secondPictures }),
    tracks,
    ...(coverAlternative && { coverAlternative }),
    ...(steps.length > 0 && { textAlternative: steps }),
    extra: { ...extra, ...given({ audience: row.audience, cost: row.cost, format: row.format, version: row.version, declaredType }) },
  };
}

export const noFigures = { width: null, height: null, bitrate: null, sizeBytes: null } as const;

function toRendition(file: ResourceFile, { files, size }: ResourceRow, { addressOf }: DocumentContext): Rendition[] {
  const kind = renditionKinds.get(file.role);
  if (kind === undefined) return [];
  const isOnlyOne = files.filter(({ role }) => renditionKinds.has(role)).length === 1;
  return [
    {
      kind,
      url: addressOf(file.path),
      mimeType: file.type ?? (kind === 'document' && isPicture(typeOfPath(file.path)) ? typeOfPath(file.path) : mediaTypes[kind]),
      width: file.width,
      height: file.height,
      bitrate: file.bitrate,
      sizeBytes: file.bytes ?? (isOnlyOne ? size : null),
    },
  ];
}

const isPicture = (mimeType: string) => /^image\//i.test(mimeType);
const typeOfPath = (path: string) => contentTypeOf(path).split(';', 1).join();

/** A list of streams, or the first page of a course: nothing without what lies beside it, which only a role that is known brings along. */
const isFirstOfMany = (path: string, mimeType: string) => /(?:\.(?:m3u8?|mpd)|(?:^|\/)index\.x?html?)$/i.test(path) || /mpegurl|dash\+xml/i.test(mimeType);

/** A file whose role nobody here knows: by what it is it can be played, or opened and saved, where the resource has nothing else. */
function toOpenable({ path, role, type, width, height, bitrate, bytes }: ResourceFile, { addressOf }: DocumentContext): Rendition[] {
  if (trackKinds.has(role)) return [];
  const mimeType = type ?? typeOfPath(path);
  if (isFirstOfMany(path, mimeType)) return [];
  const kind = mimeType.startsWith('video/') ? 'progressive' : mimeType.startsWith('audio/') ? 'audio' : 'document';
  return [{ kind, url: addressOf(path), mimeType, width, height, bitrate, sizeBytes: bytes }];
}

/** Kinds that run for a time. */
const isRun: ReadonlySet<Rendition['kind']> = new Set(['progressive', 'hls', 'audio']);

function toSecondPicture({ role: declared, path, type, language, width, height, bitrate, bytes }: ResourceFile, { addressOf }: DocumentContext): SecondPicture[] {
  const role = secondRoles.get(declared);
  return role === undefined ? [] : [{ role, url: addressOf(path), mimeType: type ?? mediaTypes.progressive, language, width, height, bitrate, sizeBytes: bytes }];
}

function toTrack(file: ResourceFile, { addressOf }: DocumentContext): Track[] {
  const kind = trackKinds.get(file.role);
  return kind === undefined ? [] : [{ kind, url: addressOf(file.path), language: file.language, label: file.label }];
}

/** The code of table 2; for a code outside of it the one that fits the files, and the declared code is kept. */
function typeOf({ type }: ResourceRow, renditions: readonly Rendition[]): { type: ResourceDocument['type']; declaredType: string | null } {
  if (type === 'A01' || type === 'A02' || type === 'A03') return { type, declaredType: null };
  const kinds = new Set(renditions.map(({ kind }) => kind));
  const fitting = kinds.has('hls') || kinds.has('progressive') ? 'A01' : kinds.has('audio') ? 'A02' : 'A03';
  return { type: fitting, declaredType: type };
}

/** Licences are written for people; these words say that a copy must not be taken along. */
const forbidsCopies = /(?:禁止|不得|不可|不能|不允许)[^，。；]{0,6}(?:下载|离线)|仅(?:限|供)?在线|no[- ]?downloads?\b|stream(?:ing)?[- ]only/iu;

function marksOf(renditions: readonly Rendition[], tracks: readonly Track[], licence: string | null): ResourceDocument['marks'] {
  const has = (...kinds: Rendition['kind'][]) => renditions.some(({ kind }) => kinds.includes(kind));
  const marks: ResourceDocument['marks'] = [];
  if (renditions.some(({ width, height }) => (width ?? 0) >= hdWidth && (height ?? 0) >= hdHeight)) marks.push('hd');
  if (tracks.some(({ kind }) => kind === 'subtitles' || kind === 'captions')) marks.push('subtitles');
  const isPaper = renditions.length > 0 && renditions.every(({ kind }) => kind === 'document');
  if ((has('progressive', 'audio', 'hls') || isPaper) && !forbidsCopies.test(licence ?? '')) marks.push('offline');
  // A picture to look at is no exercise to print.
  if (renditions.some(({ kind, mimeType }) => kind === 'document' && !isPicture(mimeType))) marks.push('worksheet');
  return marks;
}

/** What the files themselves show; what a delivery only says of itself is kept among its own fields. */
function accessibilityOf(type: ResourceDocument['type'], tracks: readonly Track[], seconds: readonly SecondPicture[]): ResourceDocument['accessibility'] {
  const has = (...kinds: Track['kind'][]) => tracks.some(({ kind }) => kinds.includes(kind));
  const features: ResourceDocument['accessibility'] = [];
  // The words of what is only heard are its transcript.
  if (has('subtitles', 'captions')) features.push(type === 'A02' ? 'transcript' : 'captions');
  if (has('descriptions')) features.push('audioDescription');
  if (seconds.some(({ role }) => role === 'sign-language')) features.push('signLanguage');
  if (has('chapters')) features.push('structuralNavigation');
  return features;
}

function toDirectory(items: readonly TocItem[]): ResourceDocument['directory'] {
  return items.map(({ title, duration, children }) => ({ title, durationSeconds: duration, children: toDirectory(children) }));
}

function given(values: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
