/** Holds a textbook (EPUB) against the rules by which the player opens one: what it would refuse is not taken in. */
import { Writable } from 'node:stream';
import { BlobReader, ERR_UNSAFE_FILENAME, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { ProblemError } from '../../http/problem.ts';

/** Rules of the player: `components/player/book/`. */
const mostFiles = 20_000;
const mostChapters = 5000;
const largestMarkup = 4 * 1024 * 1024;
/** All pages and lists of a book together, unpacked. */
const largestTogether = 400_000_000;
/** Fonts that are covered are left out by the player; anything else that is locked cannot be read. */
const coverings = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);
const container = 'META-INF/container.xml';
const locks = 'META-INF/encryption.xml';

type Rule = 'book-damaged' | 'book-path' | 'book-too-large' | 'book-entities' | 'book-protected';

/** The book is not taken: which of its files breaks which rule is said with it. */
export class BookRefused extends ProblemError {
  constructor(rule: Rule, value: string) {
    super('book-refused', { errors: [{ pointer: '/file', rule, params: { value } }] });
  }
}

/** @throws BookRefused */
export async function checkBook(book: Blob): Promise<void> {
  const reader = new ZipReader(new BlobReader(book), { useWebWorkers: false });
  try {
    const files = await listFiles(reader);
    const read = async (path: string): Promise<string> => {
      const entry = files.get(path);
      if (entry === undefined) throw new BookRefused('book-damaged', path);
      return readText(entry);
    };
    if (files.has(locks)) requireOpen(await read(locks));
    const [, opf = ''] = /<(?:\w+:)?rootfile\b[^>]*?\bfull-path\s*=\s*["']([^"']+)["']/.exec(await read(container)) ?? [];
    const spine = (await read(opf)).match(/<(?:\w+:)?itemref\b/g)?.length ?? 0;
    if (spine === 0) throw new BookRefused('book-damaged', opf);
    if (spine > mostChapters) throw new BookRefused('book-too-large', opf);
    let together = 0;
    for (const [path, entry] of files) {
      if (!/\.(?:x?html?|ncx|opf|svg)$/i.test(path)) continue;
      together += (await readText(entry)).length;
      if (together > largestTogether) throw new BookRefused('book-too-large', path);
    }
  } finally {
    await reader.close();
  }
}

async function listFiles(reader: ZipReader<Blob>): Promise<ReadonlyMap<string, FileEntry>> {
  const entries = await reader.getEntries().catch((error: unknown) => {
    // The library looks at names, too.
    if (error instanceof Error && error.message === ERR_UNSAFE_FILENAME && 'filename' in error) throw new BookRefused('book-path', String(error.filename));
    throw new BookRefused('book-damaged', '');
  });
  if (entries.length > mostFiles) throw new BookRefused('book-too-large', '');
  const files = entries.filter((entry): entry is FileEntry => !entry.directory);
  for (const { filename, encrypted } of entries) {
    if (/^[/\\]|^[A-Za-z]:|\\|\0/.test(filename) || filename.split('/').includes('..')) throw new BookRefused('book-path', filename);
    if (encrypted) throw new BookRefused('book-protected', filename);
  }
  return new Map(files.map((entry) => [entry.filename, entry]));
}

/** What comes out is counted: what a package says of itself may be a lie. */
async function readText(entry: FileEntry): Promise<string> {
  const { filename } = entry;
  const pieces: Uint8Array[] = [];
  let size = 0;
  const sink = Writable.toWeb(
    new Writable({
      write(piece: Uint8Array, _encoding, done) {
        size += piece.length;
        pieces.push(piece);
        done(size > largestMarkup ? new BookRefused('book-too-large', filename) : null);
      },
    }),
  );
  await entry.getData(sink).catch((error: unknown) => {
    throw size > largestMarkup || error instanceof BookRefused ? new BookRefused('book-too-large', filename) : new BookRefused('book-damaged', filename);
  });
  const text = new TextDecoder().decode(Buffer.concat(pieces));
  if (/<!DOCTYPE[^>]*\[[\s\S]*?<!ENTITY/i.test(text)) throw new BookRefused('book-entities', filename);
  return text;
}

function requireOpen(text: string): void {
  for (const [data] of text.matchAll(/<(?:\w+:)?EncryptedData\b[\s\S]*?<\/(?:\w+:)?EncryptedData>/g)) {
    const [, method = ''] = /<(?:\w+:)?EncryptionMethod\b[^>]*?\bAlgorithm\s*=\s*["']([^"']+)["']/.exec(data) ?? [];
    const [, path = locks] = /<(?:\w+:)?CipherReference\b[^>]*?\bURI\s*=\s*["']([^"']+)["']/.exec(data) ?? [];
    if (!coverings.has(method)) throw new BookRefused('book-protected', path);
  }
}
