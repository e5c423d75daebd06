/** What the files of a resource are for, and what that makes of them. */
import type { ResourceDocument } from '../features/resources/resource.ts';

type RenditionKind = ResourceDocument['renditions'][number]['kind'];
type SecondRole = NonNullable<ResourceDocument['secondPictures']>[number]['role'];
type TrackKind = ResourceDocument['tracks'][number]['kind'];

/** Files that are the resource itself. */
export const renditionKinds: ReadonlyMap<string, RenditionKind> = new Map([
  ['video', 'progressive'],
  ['hls', 'hls'],
  ['audio', 'audio'],
  ['document', 'document'],
  ['worksheet', 'document'],
  ['course', 'course'],
]);
/** Films that are watched beside it. */
export const secondRoles: ReadonlyMap<string, SecondRole> = new Map([
  ['sign-language', 'sign-language'],
  ['speaker-video', 'speaker'],
  ['slides-video', 'slides'],
]);
/** Files that go along with it. */
export const trackKinds: ReadonlyMap<string, TrackKind> = new Map([
  ['subtitles', 'subtitles'],
  ['captions', 'captions'],
  ['chapters', 'chapters'],
  ['thumbnails', 'thumbnails'],
  ['descriptions', 'descriptions'],
]);

export const isKnownRole = (role: string): boolean => renditionKinds.has(role) || secondRoles.has(role) || trackKinds.has(role);
