/** What a film (MP4) is made of, by the boxes that every player reads (ISO/IEC 14496-12 and -14); no more of the file is read. */

/** A file of any size, of which pieces are read: a `Blob` of a browser, or of Node. */
export interface Source {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Null: it does not say. */
export interface FilmFacts {
  readonly container: string;
  readonly video: string | null;
  /** An empty word: it has no sound. */
  readonly audio: string | null;
  /** As it is seen: of a film that was taken upright, and is turned. */
  readonly width: number | null;
  readonly height: number | null;
  readonly frameRate: number | null;
  /** Mean bits per second of the whole file. */
  readonly bitRate: number | null;
}

interface Box {
  readonly type: string;
  readonly from: number;
  readonly end: number;
}
interface Track {
  handler: string;
  codec: string;
  width: number;
  height: number;
  samples: number;
  frameRate: number | null;
}

/** More than the head of a film of ten hours. */
const largestHead = 64 * 1024 * 1024;
/** Films have a handful before their head; each is a question to the disk. */
const mostBoxes = 1000;

/** Null where there is no head that can be read. */
export async function measureFilm(file: Source): Promise<FilmFacts | null> {
  let brand = '';
  let place = 0;
  for (let count = 0; count < mostBoxes && place + 8 <= file.size; count += 1) {
    const head = await read(file, place, 16);
    const small = head.getUint32(0);
    const isLarge = small === 1 && head.byteLength === 16;
    const size = isLarge ? Number(head.getBigUint64(8)) : small === 0 ? file.size - place : small;
    const type = nameAt(head, 4);
    if (size < (isLarge ? 16 : 8)) return null;
    if (type === 'ftyp' && head.byteLength >= 12) brand = nameAt(head, 8);
    if (type === 'moov') {
      if (size > largestHead || place + size > file.size) return null;
      return factsOf(await read(file, place + (isLarge ? 16 : 8), size - (isLarge ? 16 : 8)), brand, file.size);
    }
    place += size;
  }
  return null;
}

const read = async (file: Source, from: number, bytes: number): Promise<DataView> => new DataView(await file.slice(from, Math.min(file.size, from + bytes)).arrayBuffer());

const nameAt = (view: DataView, place: number): string =>
  place + 4 > view.byteLength ? '' : String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(place + step)));

function* boxesIn(view: DataView, from: number, end: number): Generator<Box> {
  for (let place = from; place + 8 <= end; ) {
    const size = view.getUint32(place);
    if (size < 8 || place + size > end) return;
    yield { type: nameAt(view, place + 4), from: place + 8, end: place + size };
    place += size;
  }
}

/** The first box along a path of names. */
function find(view: DataView, within: Omit<Box, 'type'>, ...[name, ...rest]: string[]): Box | undefined {
  for (const box of boxesIn(view, within.from, within.end)) {
    if (box.type !== name) continue;
    return rest.length === 0 ? box : find(view, box, ...rest);
  }
  return undefined;
}

/** A number of the file, or 0 where it ends before. */
const word = (view: DataView, place: number): number => (place + 4 <= view.byteLength ? view.getUint32(place) : 0);
const half = (view: DataView, place: number): number => (place + 2 <= view.byteLength ? view.getUint16(place) : 0);
const byte = (view: DataView, place: number): number => (place < view.byteLength ? view.getUint8(place) : 0);

/** Units a second, and how many of them it lasts. */
function lengthOf(view: DataView, box: Box | undefined): { scale: number; units: number } {
  if (box === undefined) return { scale: 0, units: 0 };
  if (byte(view, box.from) !== 1) return { scale: word(view, box.from + 12), units: word(view, box.from + 16) };
  return { scale: word(view, box.from + 20), units: word(view, box.from + 24) * 2 ** 32 + word(view, box.from + 28) };
}

function factsOf(view: DataView, brand: string, bytes: number): FilmFacts {
  const whole = { from: 0, end: view.byteLength };
  const { scale, units } = lengthOf(view, find(view, whole, 'mvhd'));
  const tracks = [...boxesIn(view, 0, view.byteLength)].flatMap((box) => (box.type === 'trak' ? trackOf(view, box) : []));
  const of = (handler: string) => tracks.filter((track) => track.handler === handler).sort((one, other) => other.samples - one.samples)[0];
  const picture = of('vide');
  const sound = of('soun');
  const seconds = scale > 0 ? units / scale : 0;
  return {
    container: brand === 'qt  ' ? 'QuickTime' : 'MP4',
    video: picture?.codec ?? '',
    audio: sound?.codec ?? '',
    width: picture?.width || null,
    height: picture?.height || null,
    frameRate: picture?.frameRate ?? null,
    bitRate: seconds > 0 ? (bytes * 8) / seconds : null,
  };
}

function trackOf(view: DataView, trak: Box): Track[] {
  const handler = find(view, trak, 'mdia', 'hdlr');
  const table = find(view, trak, 'mdia', 'minf', 'stbl');
  const described = table && find(view, table, 'stsd');
  if (handler === undefined || table === undefined || described === undefined) return [];
  const entry = described.from + 8;
  const type = nameAt(view, entry + 4);
  const isTurned = turned(view, find(view, trak, 'tkhd'));
  const [across, down] = [half(view, entry + 32), half(view, entry + 34)];
  const { samples, units } = samplesOf(view, find(view, table, 'stts'));
  const { scale } = lengthOf(view, find(view, trak, 'mdia', 'mdhd'));
  return [
    {
      handler: nameAt(view, handler.from + 8),
      codec: codecOf(view, type, { type, from: entry + 8, end: Math.min(described.end, entry + word(view, entry)) }),
      width: isTurned ? down : across,
      height: isTurned ? across : down,
      samples,
      frameRate: units > 0 && scale > 0 ? (samples * scale) / units : null,
    },
  ];
}

/** By a quarter, or by three. */
function turned(view: DataView, head: Box | undefined): boolean {
  if (head === undefined) return false;
  const matrix = head.from + (byte(view, head.from) === 1 ? 52 : 40);
  return word(view, matrix) === 0 && word(view, matrix + 4) !== 0;
}

function samplesOf(view: DataView, box: Box | undefined): { samples: number; units: number } {
  let [samples, units] = [0, 0];
  if (box !== undefined) {
    for (let place = box.from + 8; place + 8 <= box.end; place += 8) {
      samples += word(view, place);
      units += word(view, place) * word(view, place + 4);
    }
  }
  return { samples, units };
}

const names: Readonly<Record<string, string>> = {
  avc1: 'H.264', avc3: 'H.264', hvc1: 'H.265', hev1: 'H.265', av01: 'AV1', vp09: 'VP9', mp4v: 'MPEG-4', '.mp3': 'MP3', 'ac-3': 'AC-3', 'ec-3': 'E-AC-3', Opus: 'Opus', fLaC: 'FLAC', alac: 'ALAC',
};
/** Sound in `mp4a`, by its object type: three of MPEG-2, and that of MPEG-4, are AAC. */
const sounds: Readonly<Record<number, string>> = { 0x40: 'AAC', 0x66: 'AAC', 0x67: 'AAC', 0x68: 'AAC', 0x69: 'MP3', 0x6b: 'MP3' };

function codecOf(view: DataView, type: string, entry: Box): string {
  if (type !== 'mp4a') return names[type] ?? type.replace(/[^\x20-\x7e]/g, '?').trim();
  return sounds[objectType(view, entry)] ?? 'mp4a';
}

/** As far in as `esds` ever lies; a head that lies is not read through. */
const deepestSound = 4096;

/** From the box `esds`, which QuickTime lays deeper. */
function objectType(view: DataView, { from, end }: Box): number {
  const last = Math.min(end, from + deepestSound);
  for (let place = from; place + 12 <= last; place += 1) {
    if (nameAt(view, place) !== 'esds') continue;
    let at = descriptor(view, place + 8, 0x03);
    const flags = byte(view, at + 2);
    at += 3 + (flags & 0x80 ? 2 : 0) + (flags & 0x40 ? 1 + byte(view, at + 3) : 0) + (flags & 0x20 ? 2 : 0);
    return byte(view, descriptor(view, at, 0x04));
  }
  return 0;
}

/** Behind the tag of a descriptor and its length, which is as long as its bytes say. */
function descriptor(view: DataView, place: number, tag: number): number {
  if (byte(view, place) !== tag) return view.byteLength;
  let at = place + 1;
  while (byte(view, at) & 0x80) at += 1;
  return at + 1;
}
