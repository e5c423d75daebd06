/** A textbook (EPUB) for tests, made on the spot. */
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const page = (text: string): string => `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>一</title></head><body>${text}</body></html>`;

/** @param more files besides; @param spine what is read */
export async function bookOf(more: readonly (readonly [path: string, text: string])[] = [], spine = '<itemref idref="c1"/>'): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, extendedTimestamp: false, dataDescriptor: false });
  await zip.add('mimetype', new TextReader('application/epub+zip'), { level: 0 });
  const files = [
    ['META-INF/container.xml', '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'],
    ['OEBPS/book.opf', `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c1" href="text/c1.xhtml" media-type="application/xhtml+xml"/></manifest><spine>${spine}</spine></package>`],
    ['OEBPS/text/c1.xhtml', page('<h1>第1章</h1><p>云岭的早晨有雾。</p>')],
    ...more,
  ] as const;
  for (const [path, text] of files) await zip.add(path, new TextReader(text));
  return new Uint8Array(await zip.close());
}
