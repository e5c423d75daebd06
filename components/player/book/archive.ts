/** The files of a package, by ranges: its directory first, then each file when it is wanted. Unpacked by the browser itself. */
import { fetchPart, fetchPartInTheEnd, PaperFailure, type FilePart, type Rule } from '../reading/fetching.ts';

/** A book up to this size comes with the first question; of a larger one only what is read crosses the line. */
const wholeBytes = 128 * 1024;
/** The end of a zip, with the longest note that may stand there. */
const endBytes = 66 * 1024;
/** The most that stands before a file: its name, and what else a packer notes. */
const headBytes = 30 + 2 * 65_535;
const largestDirectory = 4 * 1024 * 1024;
const mostFiles = 20_000;

const signatures = { end: 0x06054b50, entry: 0x02014b50, file: 0x04034b50 } as const;
const methods = { stored: 0, deflated: 8 } as const;

interface Entry {
  readonly method: number;
  readonly packed: number;
  /** What the directory says; what comes out is counted. */
  readonly size: number;
  readonly offset: number;
  readonly isEncrypted: boolean;
}

export const refused = (file: string, rule: Rule): PaperFailure => new PaperFailure('refused', { file, rule });
const damaged = (): PaperFailure => new PaperFailure('damaged');

export class Archive {
  private readonly url: string;
  private readonly signal: AbortSignal;
  private readonly lost: (isLost: boolean) => void;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly whole: Uint8Array<ArrayBuffer> | null;
  /** What waits for the line. */
  private readonly waiting = new Set<object>();
  /** Where files begin and the directory stands, in order: a file ends where the next one begins. */
  private readonly borders: readonly number[];

  constructor(file: { url: string; signal: AbortSignal; lost: (isLost: boolean) => void }, whole: Uint8Array<ArrayBuffer> | null, directory: Uint8Array, at: number) {
    this.url = file.url;
    this.signal = file.signal;
    this.lost = file.lost;
    this.whole = whole;
    this.entries = readDirectory(directory);
    this.borders = [...new Set([...this.entries.values()].map(({ offset }) => offset)), at].sort((a, b) => a - b);
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }
  /** Bytes of a file, as the directory has them. */
  sizeOf(path: string): number {
    return this.entries.get(path)?.size ?? 0;
  }

  /** `signal`: nobody wants it any more. @throws PaperFailure */
  async bytes(path: string, largest: number, signal: AbortSignal = this.signal): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.entries.get(path);
    if (!entry) throw new PaperFailure('missing');
    if (entry.isEncrypted) throw refused(path, 'protected');
    // Deflating makes nothing much larger.
    if (entry.size > largest || entry.packed > largest + headBytes) throw refused(path, 'too-large');
    const border = this.borders.find((one) => one > entry.offset) ?? entry.offset;
    const end = Math.min(border, entry.offset + headBytes + entry.packed);
    const { bytes } = this.whole ? { bytes: this.whole.subarray(entry.offset, end) } : await this.part(entry.offset, end, signal);
    const view = viewOf(bytes);
    if (bytes.length < 30 || view.getUint32(0, true) !== signatures.file) throw damaged();
    const begin = 30 + view.getUint16(26, true) + view.getUint16(28, true);
    const packed = bytes.subarray(begin, begin + entry.packed);
    if (packed.length < entry.packed) throw damaged();
    if (packed.length > largest && entry.method === methods.stored) throw refused(path, 'too-large');
    if (entry.method === methods.stored) return new Uint8Array(packed);
    if (entry.method !== methods.deflated) throw damaged();
    return inflate(packed, largest, path);
  }

  /** @throws PaperFailure */
  async text(path: string, largest: number, signal: AbortSignal = this.signal): Promise<string> {
    const bytes = await this.bytes(path, largest, signal);
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
    const [, said] = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200))) ?? [];
    return decoderOf(isWide ?? said ?? 'utf-8').decode(bytes);
  }

  private async part(from: number, to: number, signal: AbortSignal): Promise<FilePart> {
    const asked = {};
    try {
      return await fetchPartInTheEnd(this.url, from, to, signal, (isLost) => this.wait(asked, isLost));
    } finally {
      this.wait(asked, false);
    }
  }

  /** The line is said to be lost as long as anything waits for it. */
  private wait(asked: object, isLost: boolean): void {
    if (this.waiting.has(asked) === isLost) return;
    if (isLost) this.waiting.add(asked);
    else this.waiting.delete(asked);
    this.lost(this.waiting.size > 0);
  }
}

/** @throws PaperFailure */
export async function openArchive(url: string, signal: AbortSignal, lost: (isLost: boolean) => void): Promise<Archive> {
  const first = await fetchPart(url, 0, wholeBytes, signal);
  const { total } = first;
  const whole = first.bytes.length >= total ? first.bytes : null;
  const tailAt = Math.max(0, total - endBytes);
  const tail = whole ? whole.subarray(tailAt) : (await fetchPart(url, tailAt, total, signal)).bytes;
  const { at, size } = readEnd(tail);
  if (at + size > total) throw damaged();
  if (size > largestDirectory) throw refused('', 'too-large');
  const directory = whole ? whole.subarray(at, at + size) : at >= tailAt ? tail.subarray(at - tailAt, at - tailAt + size) : (await fetchPart(url, at, at + size, signal)).bytes;
  return new Archive({ url, signal, lost }, whole, directory, at);
}

/** Where the directory stands. */
function readEnd(tail: Uint8Array): { at: number; size: number } {
  const view = viewOf(tail);
  for (let place = tail.length - 22; place >= 0; place -= 1) {
    if (view.getUint32(place, true) === signatures.end) return { size: view.getUint32(place + 12, true), at: view.getUint32(place + 16, true) };
  }
  throw damaged();
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const view = viewOf(bytes);
  const decoder = new TextDecoder();
  for (let place = 0; place + 46 <= bytes.length; ) {
    if (view.getUint32(place, true) !== signatures.entry) throw damaged();
    const lengths = [28, 30, 32].map((at) => view.getUint16(place + at, true));
    const [nameLength = 0] = lengths;
    const name = decoder.decode(bytes.subarray(place + 46, place + 46 + nameLength));
    if (isAstray(name)) throw refused(name, 'path');
    if (entries.size === mostFiles) throw refused(name, 'too-large');
    entries.set(name, {
      isEncrypted: (view.getUint16(place + 8, true) & 1) === 1,
      method: view.getUint16(place + 10, true),
      packed: view.getUint32(place + 20, true),
      size: view.getUint32(place + 24, true),
      offset: view.getUint32(place + 42, true),
    });
    place += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return entries;
}

/** A name that leads out of the package. */
const isAstray = (name: string): boolean => /^[/\\]|^[A-Za-z]:|\\|\0/.test(name) || name.split('/').includes('..');

/** What comes out is counted: what a package says of itself may be a lie. */
async function inflate(packed: Uint8Array<ArrayBuffer>, largest: number, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length;
      if (size > largest) throw refused(path, 'too-large');
      pieces.push(piece.value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof PaperFailure ? error : damaged();
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder();
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);
