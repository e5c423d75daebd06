/**
 * How long a recording is, by its packets: what its writer, or the head of the file, says of that is a claim. Null for what cannot be
 * followed to its end, and for sound that browsers do not record.
 */
import type { AttachmentMediaType } from '../../../contract/src/index.ts';

/** Milliseconds. */
export function voiceDuration(type: AttachmentMediaType, given: Uint8Array): number | null {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
  if (type === 'audio/ogg') return oggDuration(bytes);
  if (type === 'audio/webm') return webmDuration(bytes);
  return type === 'audio/mp4' ? mp4Duration(bytes) : null;
}

/** Of one Opus packet, by its first two bytes (RFC 6716, 3.1). */
function opusPacket(bytes: Buffer, place: number, end: number): number | null {
  const head = place < end ? bytes.readUInt8(place) : null;
  if (head === null) return null;
  const config = head >> 3;
  const frame = config < 12 ? [10, 20, 40, 60][config % 4] : config < 16 ? [10, 20][config % 2] : [2.5, 5, 10, 20][config % 4];
  const count = (head & 3) === 0 ? 1 : (head & 3) < 3 ? 2 : place + 1 < end ? bytes.readUInt8(place + 1) & 0x3f : 0;
  return (frame ?? 0) * count;
}

/** Pages of one stream, from the first to the last. */
function oggDuration(bytes: Buffer): number | null {
  let total = 0;
  let packets = 0;
  let isInside = false;
  const serial = bytes.length >= 18 ? bytes.readUInt32LE(14) : 0;
  for (let place = 0; place < bytes.length; ) {
    if (place + 27 > bytes.length || bytes.toString('latin1', place, place + 4) !== 'OggS' || bytes.readUInt32LE(place + 14) !== serial) return null;
    const table = place + 27;
    let body = table + bytes.readUInt8(place + 26);
    for (let segment = table; segment < table + bytes.readUInt8(place + 26); segment += 1) {
      if (segment >= bytes.length) return null;
      const length = bytes.readUInt8(segment);
      if (body + length > bytes.length) return null;
      if (!isInside) {
        packets += 1;
        // The first two say what it is.
        if (packets > 2) total += opusPacket(bytes, body, body + length) ?? 0;
      }
      isInside = length === 255;
      body += length;
    }
    place = body;
  }
  return packets > 2 ? total : null;
}

/** Elements of Matroska that hold others, by id; of a recording in the making their length is not known. */
const opened = new Set([0x18538067, 0x1f43b675, 0xa0, 0x1654ae6b, 0xae]);
const isLive = new Set([0x18538067, 0x1f43b675]);
const ids = { block: 0xa1, simpleBlock: 0xa3, codec: 0x86 };

function webmDuration(bytes: Buffer): number | null {
  let total = 0;
  let isOpus = false;
  let tracks = 0;
  for (let place = 0; place < bytes.length; ) {
    const id = readVint(bytes, place, true);
    const size = id === null ? null : readVint(bytes, place + id.length, false);
    if (id === null || size === null) return null;
    const from = place + id.length + size.length;
    if (size.isUnknown ? !isLive.has(id.value) : from + size.value > bytes.length) return null;
    if (id.value === 0xae) tracks += 1;
    if (id.value === ids.codec) isOpus = bytes.toString('latin1', from, from + size.value).replace(/\0+$/, '') === 'A_OPUS';
    if (id.value === ids.block || id.value === ids.simpleBlock) {
      const length = blockDuration(bytes, from, from + size.value);
      if (length === null) return null;
      total += length;
    }
    place = opened.has(id.value) ? from : from + size.value;
  }
  return isOpus && tracks === 1 && total > 0 ? total : null;
}

/** Recorders put one packet in a block; more would need their lengths read. */
function blockDuration(bytes: Buffer, from: number, end: number): number | null {
  const track = readVint(bytes, from, false);
  const flags = track === null ? end : from + track.length + 2;
  if (flags + 1 >= end || (bytes.readUInt8(flags) & 0x06) !== 0) return null;
  return opusPacket(bytes, flags + 1, end);
}

/** A number that says by its first bit how long it is. */
function readVint(bytes: Buffer, place: number, isId: boolean): { value: number; length: number; isUnknown: boolean } | null {
  const first = place < bytes.length ? bytes.readUInt8(place) : 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > 8 || place + length > bytes.length) return null;
  let value = isId ? first : first & (0xff >> length);
  let isUnknown = (first & (0xff >> length)) === 0xff >> length;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes.readUInt8(place + next);
    isUnknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value, length, isUnknown };
}

const holders = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf']);
/** Samples of one AAC packet. */
const aacSamples = 1024;

interface Film {
  timescale: number;
  rate: number;
  isAac: boolean;
  tracks: number;
  packets: number;
  units: number;
  /** Of a packet, where neither it nor its fragment says. */
  usual: number;
  ofFragment: number | null;
}

function mp4Duration(bytes: Buffer): number | null {
  const film: Film = { timescale: 0, rate: 0, isAac: false, tracks: 0, packets: 0, units: 0, usual: 0, ofFragment: null };
  if (!walk(bytes, 0, bytes.length, film) || film.tracks !== 1 || film.timescale === 0 || film.packets === 0) return null;
  const said = (film.units / film.timescale) * 1000;
  return film.isAac && film.rate > 0 ? Math.max(said, ((film.packets * aacSamples) / film.rate) * 1000) : said;
}

function walk(bytes: Buffer, from: number, to: number, film: Film): boolean {
  for (let place = from; place < to; ) {
    if (place + 8 > to) return false;
    const length = bytes.readUInt32BE(place);
    const end = length === 0 ? to : place + length;
    if ((length !== 0 && length < 8) || end > to) return false;
    const name = bytes.toString('latin1', place + 4, place + 8);
    try {
      if (holders.has(name)) {
        if (name === 'trak') film.tracks += 1;
        if (name === 'traf') film.ofFragment = null;
        if (!walk(bytes, place + 8, end, film)) return false;
      } else readBox(name, bytes.subarray(place + 8, end), film);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
    place = end;
  }
  return true;
}

/** What one box says of time. Reading beyond its end throws a RangeError. */
function readBox(name: string, box: Buffer, film: Film): void {
  if (name === 'mdhd') film.timescale = box.readUInt32BE(box.readUInt8(0) === 1 ? 20 : 12);
  else if (name === 'trex') film.usual = box.readUInt32BE(12);
  else if (name === 'stsd') {
    film.isAac = box.toString('latin1', 12, 16) === 'mp4a';
    film.rate = box.readUInt16BE(40);
  } else if (name === 'stts') {
    for (let entry = 0; entry < box.readUInt32BE(4); entry += 1) count(film, box.readUInt32BE(8 + entry * 8), box.readUInt32BE(12 + entry * 8));
  } else if (name === 'tfhd') {
    const flags = box.readUInt32BE(0) & 0xffffff;
    const place = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
    film.ofFragment = flags & 8 ? box.readUInt32BE(place) : null;
  } else if (name === 'trun') readRun(box, film);
}

function readRun(box: Buffer, film: Film): void {
  const flags = box.readUInt32BE(0) & 0xffffff;
  const packets = box.readUInt32BE(4);
  const usual = film.ofFragment ?? film.usual;
  if ((flags & 0x100) === 0) return count(film, packets, usual);
  const first = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
  const step = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  for (let packet = 0; packet < packets; packet += 1) count(film, 1, box.readUInt32BE(first + packet * step));
}

function count(film: Film, packets: number, units: number): void {
  film.packets += packets;
  film.units += packets * units;
}
