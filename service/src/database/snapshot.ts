/**
 * A migrated, empty database as one file, so that the first start does not have to make one (six seconds of work).
 * Made by `make-snapshot.ts`; a test fails when it is older than the migrations.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { unpackTar } from './tar.ts';

const shipped = new URL('../../snapshot/', import.meta.url);
export const snapshotArchive = fileURLToPath(new URL('database.tar.br', shipped));
export const snapshotStamp = fileURLToPath(new URL('database.json', shipped));

/** What a snapshot was made from: the same stamp means the same tables. */
export function currentStamp(): string {
  const folder = new URL('./migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).filter((file) => /^\d{4}-.*\.ts$/.test(file)).sort()) {
    hash.update(`${name}\n`).update(readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex');
}

/**
 * Puts the snapshot into `folder` unless there is a database already. The folder appears whole or not at all, so a
 * start that is killed half way leaves nothing behind that could be taken for a database.
 */
export function placeSnapshot(folder: string): void {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  unpackTar(brotliDecompressSync(readFileSync(snapshotArchive)), unfinished);
  renameSync(unfinished, folder);
}
