/** A WebP of its picture alone. Moving ones are refused: each of their frames could carry anything. */
import type { CleanPicture } from './clean-jpeg.ts';

const kept = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
/** Bits of `VP8X` that say what follows: place and words, which do not, and movement. */
const exif = 0x08;
const xmp = 0x04;
const animation = 0x02;

/** Null for what is no whole WebP of one picture; what hangs behind it is left off. */
export function cleanWebp(given: Uint8Array): CleanPicture | null {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const chunks: Buffer[] = [];
  let size: { width: number; height: number } | null = null;
  let hasPicture = false;
  for (let place = 12; place + 8 <= end; ) {
    const name = bytes.toString('latin1', place, place + 4);
    const length = bytes.readUInt32LE(place + 4);
    const next = place + 8 + length + (length % 2);
    if (place + 8 + length > end || name === 'ANIM' || name === 'ANMF') return null;
    const chunk = Buffer.alloc(8 + length + (length % 2));
    bytes.copy(chunk, 0, place, place + 8 + length);
    if (kept.has(name)) {
      const found = sizeIn(name, chunk);
      if (found === null || (name === 'VP8X' && ((chunk[8] ?? 0) & animation) !== 0)) return null;
      if (found !== undefined) size ??= found;
      if (name === 'VP8X') chunk.writeUInt8((chunk[8] ?? 0) & ~(exif | xmp), 8);
      if (name === 'VP8 ' || name === 'VP8L') hasPicture = true;
      chunks.push(chunk);
    }
    place = next;
  }
  if (size === null || !hasPicture) return null;
  const body = Buffer.concat(chunks);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  head.write('WEBP', 8, 'latin1');
  return { bytes: Buffer.concat([head, body]), ...size };
}

/** Undefined where a chunk does not say; null where it should and cannot. */
function sizeIn(name: string, chunk: Buffer): { width: number; height: number } | null | undefined {
  if (name === 'VP8X') return chunk.length < 18 ? null : { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 };
  if (name === 'VP8 ') {
    if (chunk.length < 18 || chunk.toString('hex', 11, 14) !== '9d012a') return null;
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff };
  }
  if (name !== 'VP8L') return undefined;
  if (chunk.length < 13 || chunk[8] !== 0x2f) return null;
  const bits = chunk.readUInt32LE(9);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
