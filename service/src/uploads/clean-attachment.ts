/** What a file is, by its bytes, and without what pictures and sound tell besides themselves. */
import type { AttachmentMediaType } from '../../../contract/src/index.ts';
import { cleanJpeg, type CleanPicture } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';

export interface CleanAttachment {
  bytes: Uint8Array;
  width?: number;
  height?: number;
}

/** A small file may unfold to more than the memory of a phone. */
const mostPixels = 50_000_000;

const latin = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
const begins = (start: string) => (bytes: Uint8Array): CleanAttachment | null => (latin(bytes, 0, start.length) === start ? { bytes } : null);
const isZip = begins('PK\x03\x04');
const isOld = begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

const cleaners: Readonly<Record<AttachmentMediaType, (bytes: Uint8Array) => CleanAttachment | null>> = {
  'image/jpeg': (bytes) => sized(cleanJpeg(bytes)),
  'image/png': (bytes) => sized(cleanPng(bytes)),
  'image/webp': (bytes) => sized(cleanWebp(bytes)),
  'audio/webm': (bytes) => (latin(bytes, 0, 4) === '\x1a\x45\xdf\xa3' && latin(bytes, 0, 64).includes('webm') && !/V_(VP|AV1|MPEG)/.test(latin(bytes, 0, 4096)) ? { bytes } : null),
  'audio/ogg': (bytes) => (latin(bytes, 0, 4) === 'OggS' && latin(bytes, 0, 64).includes('OpusHead') ? { bytes } : null),
  'audio/mp4': cleanMp4,
  'application/pdf': begins('%PDF-'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': isZip,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': isZip,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': isZip,
  'application/msword': isOld,
  'application/vnd.ms-excel': isOld,
  'application/vnd.ms-powerpoint': isOld,
  'text/plain': (bytes) => (isText(bytes) ? { bytes } : null),
};

/** Null where the bytes are not what the name says, or cannot be followed. */
export function cleanAttachment(type: AttachmentMediaType, bytes: Uint8Array): CleanAttachment | null {
  return cleaners[type](bytes);
}

/** A picture without a pixel is as little one as a wall of them. */
function sized(picture: CleanPicture | null): CleanAttachment | null {
  if (picture === null || picture.width < 1 || picture.height < 1) return null;
  return picture.width * picture.height > mostPixels ? null : picture;
}

/** Boxes in which recorders write where and when. */
const telling = new Set(['udta', 'meta', 'uuid']);
const opened = new Set(['moov', 'trak']);
/** A track in a film is all that they are nested. */
const deepest = 2;

/** Makes empty room of the boxes that tell more than sound: places within the file stay as they are. */
function cleanMp4(given: Uint8Array): CleanAttachment | null {
  if (latin(given, 4, 8) !== 'ftyp') return null;
  const bytes = Buffer.from(given);
  const walk = (from: number, to: number, depth: number): boolean => {
    for (let place = from; place < to; ) {
      if (place + 8 > to) return false;
      const length = bytes.readUInt32BE(place);
      const name = bytes.toString('latin1', place + 4, place + 8);
      // Zero: up to the end. Lengths of more than four bytes have no place in two minutes of sound.
      const end = length === 0 ? to : place + length;
      if ((length !== 0 && length < 8) || end > to) return false;
      if (telling.has(name)) {
        bytes.write('free', place + 4, 'latin1');
        bytes.fill(0, place + 8, end);
      } else if (opened.has(name) && (depth === deepest || !walk(place + 8, end, depth + 1))) return false;
      place = end;
    }
    return true;
  };
  return walk(0, bytes.length, 0) ? { bytes } : null;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // What older programs here write.
    return Buffer.from(new TextDecoder('gb18030').decode(bytes)).indexOf('\ufffd') < 0;
  }
}
