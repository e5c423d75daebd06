/** Unpacks the tar archives that PGlite makes of its data folder (ustar: files and folders only). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const blockSize = 512;

/**
 * Writes the entries of `archive` below `folder`.
 * @throws when an entry points outside the folder.
 */
export function unpackTar(archive: Uint8Array, folder: string): void {
  for (let offset = 0; offset + blockSize <= archive.length; ) {
    const header = archive.subarray(offset, offset + blockSize);
    const name = readText(header, 345, 155) + readText(header, 0, 100);
    if (name === '') return;
    const size = Number.parseInt(readText(header, 124, 12).trim() || '0', 8);
    const isFolder = readText(header, 156, 1) === '5';
    const target = join(folder, normalize(name.replace(/^\/+/, '')));
    if (!target.startsWith(folder)) throw new Error(`The archive points outside its folder: ${name}`);
    if (isFolder) mkdirSync(target, { recursive: true, mode: 0o700 });
    else writeEntry(target, archive.subarray(offset + blockSize, offset + blockSize + size));
    offset += blockSize + Math.ceil(size / blockSize) * blockSize;
  }
}

function writeEntry(target: string, content: Uint8Array): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  writeFileSync(target, content, { mode: 0o600 });
}

function readText(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end));
}
