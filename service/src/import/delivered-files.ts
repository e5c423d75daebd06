/** Files of a delivery: found under a mount, or copied to where the service serves them. */
import { copyFileSync, cpSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ResourceRow } from '../catalogue/types.ts';

/** Folders that are served already, by the name with which paths of a delivery begin. */
export type Mounts = Readonly<Record<string, string>>;

/** Address of a file of the delivery: `/media/…` under a mount of that name, else below `/files/`. */
export function addressIn(tenantId: string, mounts: Mounts): (path: string) => string {
  return (path) => {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return Object.hasOwn(mounts, path.split('/')[0] ?? '') ? `/${encoded}` : `/files/${encodeURIComponent(tenantId)}/${encoded}`;
  };
}

/** Where the files of a delivery lie, and where the service serves them. */
export interface FilesOfDelivery {
  directory: string;
  mounts: Mounts;
  target: string;
}

/** The rows, each handed on when its files have been copied: what can be found can be opened. */
export function* withFiles(rows: Iterable<ResourceRow | null>, files: FilesOfDelivery): Generator<ResourceRow | null, void, undefined> {
  for (const row of rows) {
    if (row !== null) copyDelivered(row, files);
    yield row;
  }
}

/**
 * Copies what a delivery brought and no mount holds. A stream or a course is a whole folder of files; of the rest each
 * is copied by itself. What is there in the same size is left alone.
 */
function copyDelivered(row: ResourceRow, { directory, mounts, target }: FilesOfDelivery): void {
  const cover = row.cover?.local ? [{ path: row.cover.address, role: 'cover' }] : [];
  for (const { path, role } of [...row.files, ...cover]) {
    if (Object.hasOwn(mounts, path.split('/')[0] ?? '')) continue;
    const isFolder = (role === 'hls' || role === 'course') && path.includes('/');
    if (isFolder) cpSync(join(directory, dirname(path)), join(target, dirname(path)), { recursive: true, filter: isNoLink });
    else copyChanged(join(directory, path), join(target, path));
  }
}

/** A link is not taken along: it may lead out of the delivery, and the service would serve what it leads to. */
function isNoLink(source: string): boolean {
  return !lstatSync(source).isSymbolicLink();
}

function copyChanged(from: string, to: string): void {
  const source = statSync(from, { throwIfNoEntry: false });
  if (source === undefined || statSync(to, { throwIfNoEntry: false })?.size === source.size) return;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
