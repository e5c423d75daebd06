/** Reading a delivered course: one `cmi5.xml`, or a zip with it (or the manifest of SCORM, `tincan.xml`, or `h5p.json`) and the content. Nothing of a broken package stays behind. */
import { isUtf8 } from 'node:buffer';
import { createWriteStream, mkdirSync, openAsBlob, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { BlobReader, Uint8ArrayWriter, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import { isLeftOut } from '../h5p/files.ts';
import { readH5p } from '../h5p/package.ts';
import { parseManifest } from '../scorm/manifest.ts';
import { parseTincan } from '../tincan/manifest.ts';
import { CourseError, parseCourse, unitsOf, type Course } from './structure.ts';

/** By the file that describes it; the first one that is there. */
const readers: readonly (readonly [string, (text: string) => Course])[] = [['cmi5.xml', parseCourse], ['imsmanifest.xml', parseManifest], ['tincan.xml', parseTincan]];
const mostEntries = 20_000;
const largestBytes = 2_000_000_000;
const largestStructureBytes = 10_000_000;
/** A file that grows more than this when unpacked, and is not small, is a bomb. */
const largestRatio = 500;

/**
 * Reads the package and puts its content into `folder`, which appears whole or not at all.
 * @returns the course
 * @throws CourseError
 */
export async function readPackage(file: string, folder: string): Promise<Course> {
  const head = (await readFile(file)).subarray(0, 4096);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return readZip(file, folder);
  const text = head.toString('utf8').replace(/^\uFEFF/, '').trimStart();
  if (/\.(zip|h5p)$/i.test(file)) throw new CourseError('zip', '14.1.0.0-1', 'The file is not a zip');
  if (!text.startsWith('<')) throw new CourseError('package', '14.0.0.0-1', 'The file is neither a zip nor a cmi5.xml');
  const course = parseCourse(await readFile(file, 'utf8'));
  const relative = unitsOf(course.children).find(({ url }) => !URL.canParse(url));
  if (relative !== undefined) throw new CourseError('content', '14.2.0.0-1', `${relative.id} has a relative address, and no zip to which it could belong`);
  return course;
}

async function readZip(file: string, folder: string): Promise<Course> {
  const reader = new ZipReader(new BlobReader(await openAsBlob(file)), { useWebWorkers: false, checkSignature: true });
  const part = `${folder}.part`;
  try {
    const all = new Map((await list(reader)).map((entry) => [safeName(entry), entry]));
    const isH5p = all.has('h5p.json') && !readers.some(([name]) => all.has(name));
    const entries = isH5p ? new Map([...all].filter(([name]) => !isLeftOut(name))) : all;
    const { course, added } = isH5p ? await readH5p({ names: [...entries.keys()], read: (name) => readEntry(entries, name), sumOf: (name) => sumOf(entries.get(name)) }) : { course: await describe(entries), added: new Map<string, string>() };
    for (const { id, url } of unitsOf(course.children)) {
      if (!URL.canParse(url) && !entries.has(pathOf(url))) throw new CourseError('content', '14.1.0.0-4', `The package lacks “${url}” of ${id}`);
    }
    rmSync(part, { recursive: true, force: true });
    for (const [name, entry] of entries) await unpack(entry, join(part, name));
    mkdirSync(part, { recursive: true });
    for (const [name, text] of added) writeFileSync(join(part, name), text);
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
    return course;
  } finally {
    rmSync(part, { recursive: true, force: true });
    await reader.close();
  }
}

/** The sum that the zip gives; it is held against the file when that is unpacked. */
const sumOf = (entry: FileEntry | undefined): string => `${entry?.uncompressedSize ?? 0} ${entry?.crc32 ?? 0}`;

/** @throws CourseError */
async function describe(entries: ReadonlyMap<string, FileEntry>): Promise<Course> {
  const [name, parse] = readers.find(([file]) => entries.has(file)) ?? [];
  if (name === undefined || parse === undefined) throw new CourseError('structure', '14.1.0.0-2', 'The package has neither a cmi5.xml, nor an imsmanifest.xml, nor a tincan.xml, nor an h5p.json in its root');
  return parse(await readEntry(entries, name));
}

async function readEntry(entries: ReadonlyMap<string, FileEntry>, name: string): Promise<string> {
  const entry = entries.get(name);
  if (entry === undefined) throw new CourseError('content', '14.1.0.0-4', `The package lacks “${name}”`);
  return readStructure(entry);
}

async function list(reader: ZipReader<Blob>): Promise<FileEntry[]> {
  const entries = await reader.getEntries({ decodeText: readName }).catch((error: unknown) => {
    // The library refuses names that lead out, too, and says which.
    if (error instanceof Error && 'filename' in error && typeof error.filename === 'string') throw outside(error.filename);
    throw new CourseError('zip', '14.1.0.0-1', 'The zip cannot be read');
  });
  const files = entries.filter((entry): entry is FileEntry => !entry.directory);
  const bytes = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const bomb = files.find(isBomb);
  if (bomb) throw new CourseError('size', '14.1.0.0-1', `“${bomb.filename}” would be ${bomb.uncompressedSize} bytes out of ${bomb.compressedSize}`);
  if (files.length > mostEntries || bytes > largestBytes) throw new CourseError('size', '14.1.0.0-1', 'The package is larger than a course can be');
  return files;
}

const outside = (filename: string): CourseError => new CourseError('path', '14.1.0.0-1', `The package has a file “${filename}” that leads out of it`);

/** Windows packs names in the encoding of the country, and says nothing about it. */
const readName = (name: Uint8Array): string => new TextDecoder(isUtf8(name) ? 'utf-8' : 'gb18030').decode(name);

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > 10_000_000 && uncompressedSize > compressedSize * largestRatio;
}

/** The path inside the package. @throws CourseError when it leads out of it */
function safeName({ filename, encrypted }: FileEntry): string {
  const name = filename.replaceAll('\\', '/');
  const isOutside = name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..') || name.includes('\0');
  if (isOutside || encrypted) throw outside(filename);
  return name;
}

async function readStructure(entry: FileEntry): Promise<string> {
  if (entry.uncompressedSize > largestStructureBytes) throw new CourseError('size', '13.2.0.0-1', `${entry.filename} is too large`);
  return decode(entry.filename, await entry.getData(new Uint8ArrayWriter()));
}

/** In the encoding that the file itself names. */
function decode(filename: string, bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200));
  const mark = head.toString('hex', 0, 2);
  const named = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(head.toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : named, { fatal: true }).decode(bytes);
  } catch {
    throw new CourseError('structure', '13.2.0.0-1', `${filename} is not written in the encoding that it names`);
  }
}

async function unpack(entry: FileEntry, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await entry.getData(Writable.toWeb(createWriteStream(path)) as WritableStream<Uint8Array>);
}

/** The file that an address inside the package means; as it is written where it cannot be decoded. */
function pathOf(url: string): string {
  const path = new URL(url, 'https://package.invalid/').pathname.slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
