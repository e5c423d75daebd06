/** A PNG of its picture alone: chunks are kept by a list, and nothing stands behind its end. */
import type { CleanPicture } from './clean-jpeg.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The picture, and how its colours are meant. Words, time, place and animations are not among them. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'bKGD']);

/** Null for what is no whole PNG, and for one with a part that is needed and not known. */
export function cleanPng(given: Uint8Array): CleanPicture | null {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
  if (!bytes.subarray(0, 8).equals(signature)) return null;
  const chunks: Uint8Array[] = [signature];
  let size = { width: 0, height: 0 };
  let hasPixels = false;
  for (let place = 8; place + 12 <= bytes.length; ) {
    const end = place + 12 + bytes.readUInt32BE(place);
    const name = bytes.toString('latin1', place + 4, place + 8);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name) || (place === 8) !== (name === 'IHDR')) return null;
    if (name === 'IHDR') {
      if (end !== 33) return null;
      size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    }
    if (name === 'IDAT') hasPixels = true;
    if (kept.has(name)) chunks.push(bytes.subarray(place, end));
    else if (/^[A-Z]/.test(name)) return null;
    if (name === 'IEND') return hasPixels && size.width > 0 && size.height > 0 ? { bytes: Buffer.concat(chunks), ...size } : null;
    place = end;
  }
  return null;
}
