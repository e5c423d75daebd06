/**
 * A JPEG without what it tells besides the picture: place, time, camera, thumbnails, words, and what was hung on behind its end.
 * Segments are kept by a list; what cannot be followed to its end is no picture.
 */
export interface CleanPicture {
  bytes: Uint8Array;
  /** As it is shown. */
  width: number;
  height: number;
}

const at = (bytes: Uint8Array, place: number): number => bytes[place] ?? -1;
const word = (bytes: Uint8Array, place: number): number => (place + 1 < bytes.length ? (at(bytes, place) << 8) | at(bytes, place + 1) : -1);
const named = (segment: Uint8Array, name: string): boolean => Buffer.from(segment.subarray(4, 4 + name.length)).toString('latin1') === name;

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
/** Tables, frames and scans, and of the applications' segments those that say how colours are meant. */
function isKept(marker: number, segment: Uint8Array): boolean {
  if (marker >= 0xc0 && marker <= 0xcf) return marker !== 0xc8;
  if (marker >= 0xda && marker <= 0xdd) return true;
  if (marker === 0xe0) return named(segment, 'JFIF\0') && segment.length === 18;
  if (marker === 0xe2) return named(segment, 'ICC_PROFILE\0');
  return marker === 0xee && named(segment, 'Adobe') && segment.length === 16;
}

/** Null for what is no whole JPEG. */
export function cleanJpeg(bytes: Uint8Array): CleanPicture | null {
  if (word(bytes, 0) !== 0xffd8) return null;
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let orientation = 1;
  let hasScan = false;
  for (let place = 2; ; ) {
    // Any number of FF may stand before a marker.
    while (at(bytes, place) === 0xff && at(bytes, place + 1) === 0xff) place += 1;
    const marker = at(bytes, place + 1);
    if (at(bytes, place) !== 0xff || marker <= 0x01 || isRestart(marker) || marker === 0xd8) return null;
    if (marker === 0xd9) break;
    const length = word(bytes, place + 2);
    const end = place + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(place, end);
    if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation;
    if (isFrame(marker)) size = { height: word(segment, 5), width: word(segment, 7) };
    if (isKept(marker, segment)) kept.push(segment);
    place = end;
    if (marker !== 0xda) continue;
    hasScan = true;
    // The picture itself: an FF in it is followed by 00, or by the number of a restart.
    while (place < bytes.length && !(bytes[place] === 0xff && bytes[place + 1] !== 0 && !isRestart(at(bytes, place + 1)))) place += 1;
    kept.push(bytes.subarray(end, place));
  }
  if (size === null || size.width <= 0 || size.height <= 0 || !hasScan) return null;
  const turned = orientation >= 5 ? { width: size.height, height: size.width } : size;
  const whole = Buffer.concat([Uint8Array.of(0xff, 0xd8), ...(orientation > 1 ? [orientationSegment(orientation)] : []), ...kept, Uint8Array.of(0xff, 0xd9)]);
  return { bytes: whole, ...turned };
}

/** How the camera was held: the only thing of EXIF that is wanted, for else the picture would lie on its side. */
function orientationOf(segment: Uint8Array): number | null {
  if (!named(segment, 'Exif\0\0') || segment.length < 18) return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10);
  const isLittle = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, isLittle);
  if (first + 2 > tiff.byteLength) return null;
  const count = Math.min(tiff.getUint16(first, isLittle), 200);
  for (let index = 0; index < count; index += 1) {
    const entry = first + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(entry, isLittle) !== 0x0112) continue;
    const value = tiff.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An EXIF that says this one thing. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.of(0xff, 0xe1, 0, 2 + 6 + tiff.length, ...Buffer.from('Exif\0\0'), ...tiff);
}
