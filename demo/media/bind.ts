/** Binds the files of a book into an EPUB: the same files give the same bytes. */
import { readFile, writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { filesBelow } from './encode.ts';

/** The day written into the package, so that two runs make the same file. */
const DAY = new Date(2025, 8, 1);
const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml" /></rootfiles>
</container>
`;

export async function bindBook(folder: string, file: string): Promise<void> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, lastModDate: DAY, extendedTimestamp: false });
  // A reader of the format looks for its name in the first bytes.
  await zip.add('mimetype', new TextReader('application/epub+zip'), { level: 0 });
  await zip.add('META-INF/container.xml', new TextReader(CONTAINER));
  for (const one of (await filesBelow(folder)).sort()) {
    await zip.add(`EPUB/${relative(folder, one).split(sep).join('/')}`, new Uint8ArrayReader(await readFile(one)));
  }
  await writeFile(file, await zip.close());
}
