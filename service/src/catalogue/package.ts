/** The files of a catalogue delivery: its XML, its covers and its media. */
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import * as v from 'valibot';
import { Address } from '../../../contract/src/index.ts';

/** Files that records may point at. */
export interface CataloguePackage {
  has(path: string): boolean;
  /** The first bytes of a file, or null when there is none. */
  head(path: string): Uint8Array | null;
}

/** A delivery: XML files by name, and what stands beside them. */
export interface CatalogueDelivery {
  xml: ReadonlyMap<string, Uint8Array>;
  files: CataloguePackage;
  /** `profile.json`: what this delivery asks beyond the standard profile. Null when there is none. */
  profile: Uint8Array | null;
}

/** Where a delivery says what it asks beyond the standard. */
export const PROFILE_FILE = 'profile.json';
const HEAD_BYTES = 16;
const LONGEST_ADDRESS = 2000;

/** True for a path that stays inside the delivery on every system. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > LONGEST_ADDRESS || /[\\:\0]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** True for an https address on a public host: a name with a dot, no account, no private or numeric address. */
export function isPublicHttps(address: string): boolean {
  if (address.length > LONGEST_ADDRESS || !v.is(Address, address) || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return false;
  return hostname.includes('.') && !/\.(local|localhost|internal|lan|home\.arpa)\.?$/.test(hostname);
}

/** Files in memory. */
export function packageOf(files: ReadonlyMap<string, Uint8Array>): CataloguePackage {
  return { has: (path) => files.has(path), head: (path) => files.get(path)?.subarray(0, HEAD_BYTES) ?? null };
}

/**
 * A delivery in a folder. `mounts` lets paths begin with a name that stands for another folder, so that large media
 * need not lie beside the XML: `{ media: '…/demo/media/files' }`.
 */
export async function loadCatalogueDirectory(
  directory: string,
  mounts: Readonly<Record<string, string>> = {},
): Promise<CatalogueDelivery> {
  const all = await readdir(directory);
  const names = all.filter((name) => name.endsWith('.xml')).sort();
  const profile = all.includes(PROFILE_FILE) ? await readFile(join(directory, PROFILE_FILE)) : null;
  const xml = new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name))] as const)));
  return { xml, profile, files: packageAt([directory, ...Object.values(mounts)], (path) => locate(directory, mounts, path)) };
}

/** Where a path of a record lies on disk; call it only with safe paths. */
export function locate(directory: string, mounts: Readonly<Record<string, string>>, path: string): string {
  const [first = '', ...rest] = path.split('/');
  const mount = Object.hasOwn(mounts, first) ? mounts[first] : undefined;
  return mount === undefined ? join(directory, path) : join(mount, ...rest);
}

function packageAt(folders: readonly string[], locateFile: (path: string) => string): CataloguePackage {
  const heads = new Map<string, Uint8Array | null>();
  const head = (path: string): Uint8Array | null => {
    const known = heads.get(path);
    if (known !== undefined) return known;
    const read = isSafePath(path) ? readHead(locateFile(path), folders) : null;
    heads.set(path, read);
    return read;
  };
  return { has: (path) => head(path) !== null, head };
}

function readHead(file: string, folders: readonly string[]): Uint8Array | null {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  // A link may lead out of the delivery, to what this machine keeps for itself.
  const real = realpathSync(file);
  if (!folders.some((folder) => real.startsWith(realpathSync(folder) + sep))) return null;
  const handle = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(HEAD_BYTES);
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}
