/** What a file is, by its first bytes: names lie. */
import type { OwnResourceTables } from '../../database/own-resource-tables.ts';

type Kind = NonNullable<OwnResourceTables['own_file']['kind']>;

/** So many bytes say it. */
export const headBytes = 16;

export const endings: Readonly<Record<Kind, string>> = { video: '.mp4', audio: '.mp3', picture: '.jpg' };
export const mediaTypes: Readonly<Record<Kind, string>> = { video: 'video/mp4', audio: 'audio/mpeg', picture: 'image/jpeg' };

/** Null for everything that has no place here. */
export function kindOf(head: Uint8Array): Kind | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'picture';
  if (Buffer.from(head.subarray(4, 8)).toString('latin1') === 'ftyp') return 'video';
  const isFrame = head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2;
  return isFrame || Buffer.from(head.subarray(0, 3)).toString('latin1') === 'ID3' ? 'audio' : null;
}

/** A cover is a picture, and a resource is not. */
export const fits = (role: 'media' | 'cover', kind: Kind | null): kind is Kind => kind !== null && (role === 'cover') === (kind === 'picture');
