/** What a file is, by its first bytes: names lie. */
import type { OwnResourceTables } from '../../database/own-resource-tables.ts';

type Kind = NonNullable<OwnResourceTables['own_file']['kind']>;

/** So many bytes say it. */
export const headBytes = 58;

export const endings: Readonly<Record<Kind, string>> = { video: '.mp4', audio: '.mp3', picture: '.jpg', book: '.epub' };
export const mediaTypes: Readonly<Record<Kind, string>> = { video: 'video/mp4', audio: 'audio/mpeg', picture: 'image/jpeg', book: 'application/epub+zip' };

/** Null for everything that has no place here. */
export function kindOf(head: Uint8Array): Kind | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'picture';
  if (Buffer.from(head.subarray(4, 8)).toString('latin1') === 'ftyp') return 'video';
  // An EPUB says what it is in its first file, which is not packed.
  if (Buffer.from(head.subarray(0, 58)).toString('latin1').endsWith('mimetypeapplication/epub+zip') && head[0] === 0x50 && head[1] === 0x4b) return 'book';
  const isFrame = head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2;
  return isFrame || Buffer.from(head.subarray(0, 3)).toString('latin1') === 'ID3' ? 'audio' : null;
}

/** A cover is a picture, and a resource is not. */
export const fits = (role: 'media' | 'cover', kind: Kind | null): kind is Kind => kind !== null && (role === 'cover') === (kind === 'picture');
