/** The small files of a foreign zip, in memory only. One that is a bomb is refused as a whole. */
import { TextWriter, Uint8ArrayReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';

const mostEntries = 5000;
const largestFile = 5_000_000;
const largestBytes = 100_000_000;
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
  /** @throws ZipError */
  text(path: string): Promise<string>;
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
  for (const entry of entries) {
    if (entry.encrypted) throw new ZipError('zip.encrypted', entry.filename);
    if (entry.directory) continue;
    total += entry.uncompressedSize;
    if (isBomb(entry) || total > largestBytes || files.size === mostEntries) throw new ZipError('zip.too-large', entry.filename);
    files.set(entry.filename, entry);
  }
  return {
    has: (path) => files.has(path),
    async text(path) {
      const entry = files.get(path);
      if (entry === undefined) throw new ZipError('zip.missing', path);
      // What the directory says of sizes may be a lie: unpacking ends where it is too much.
      const limit = new AbortController();
      let size = 0;
      const onprogress = (progress: number): undefined => {
        size = progress;
        if (size > largestFile) limit.abort();
        return undefined;
      };
      const text = await entry.getData(new TextWriter(), { signal: limit.signal, onprogress }).catch(() => {
        throw new ZipError(size > largestFile ? 'zip.too-large' : 'zip.unreadable', path);
      });
      if (text.length > largestFile) throw new ZipError('zip.too-large', path);
      return text;
    },
    close: () => reader.close(),
  };
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > largestFile && uncompressedSize > compressedSize * largestRatio;
}
