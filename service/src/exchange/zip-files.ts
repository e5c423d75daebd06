/** The small files of a foreign zip, in memory only. One that is a bomb is refused as a whole. */
import { Uint8ArrayReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';

const mostEntries = 5000;
const largestFile = 5_000_000;
const largestBytes = 100_000_000;
/** All that is really unpacked, a file as often as it is read. */
const mostUnpacked = 20_000_000;
/** A file that grows more than this, and is not small, is a bomb. */
const largestRatio = 200;

/** Why a zip was refused, and for which of its files. */
export class ZipError extends Error {
  readonly rule: 'zip.unreadable' | 'zip.too-large' | 'zip.encrypted' | 'zip.missing';
  readonly entry: string | null;

  constructor(rule: ZipError['rule'], entry: string | null = null) {
    super(rule);
    this.rule = rule;
    this.entry = entry;
  }
}

export interface ZipFiles {
  has(path: string): boolean;
  /** Unpacks a text of at most so many bytes. @throws ZipError */
  text(path: string, largest?: number): Promise<string>;
  close(): Promise<void>;
}

/** Opens a zip whose files are texts. @throws ZipError */
export async function openZip(bytes: Uint8Array): Promise<ZipFiles> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, checkSignature: true });
  const entries = await reader.getEntries().catch(() => {
    throw new ZipError('zip.unreadable');
  });
  const files = new Map<string, FileEntry>();
  let total = 0;
  let unpacked = 0;
  for (const entry of entries) {
    if (entry.encrypted) throw new ZipError('zip.encrypted', entry.filename);
    if (entry.directory) continue;
    total += entry.uncompressedSize;
    if (isBomb(entry) || total > largestBytes || files.size === mostEntries) throw new ZipError('zip.too-large', entry.filename);
    files.set(entry.filename, entry);
  }
  return {
    has: (path) => files.has(path),
    async text(path, largest = largestFile) {
      const entry = files.get(path);
      if (entry === undefined) throw new ZipError('zip.missing', path);
      // What the directory says of sizes may be a lie, and a file can be asked for many times: what comes out is counted.
      const decoder = new TextDecoder();
      let text = '';
      let size = 0;
      let isTooMuch = false;
      const sink = new WritableStream<Uint8Array>({
        write(piece) {
          size += piece.byteLength;
          unpacked += piece.byteLength;
          isTooMuch = size > largest || unpacked > mostUnpacked;
          if (isTooMuch) throw new ZipError('zip.too-large', path);
          text += decoder.decode(piece, { stream: true });
        },
      });
      await entry.getData(sink).catch(() => {
        throw new ZipError(isTooMuch ? 'zip.too-large' : 'zip.unreadable', path);
      });
      return text + decoder.decode();
    },
    close: () => reader.close(),
  };
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > largestFile && uncompressedSize > compressedSize * largestRatio;
}
