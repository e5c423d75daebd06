/** Files of a delivery: found under a mount, or copied to where the service serves them. */
import { copyFile, cp, lstat, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ResourceRow } from '../catalogue/types.ts';
import { ownFolder } from '../features/own-resources/file-store.ts';

/** Folders that are served already, by the name with which paths of a delivery begin. */
export type Mounts = Readonly<Record<string, string>>;

/** Name of the folder below `/files/` that holds a file of the delivery, by its path there. */
export type FolderOf = (path: string) => string;

/**
 * What the platform itself delivers lies in the folder of its tenant, but for the place there that files of its teachers have. Each
 * platform above has another: paths like `covers/1.jpg` are common, and neither shows what the other has brought. No id of a tenant has `~`.
 */
export function folderFor(tenantId: string, admittedBy: string): FolderOf {
  if (admittedBy !== tenantId) return () => `${tenantId}~${admittedBy}`;
  // Some file systems know no capital letters.
  return (path) => (path.split('/')[0]?.toLowerCase() === ownFolder ? `~${tenantId}` : tenantId);
}

/** Address of a file of the delivery: `/media/…` under a mount of that name, else below `/files/`. */
export function addressIn(folderOf: FolderOf, mounts: Mounts): (path: string) => string {
  return (path) => {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return Object.hasOwn(mounts, path.split('/')[0] ?? '') ? `/${encoded}` : `/files/${encodeURIComponent(folderOf(path))}/${encoded}`;
  };
}

/** Where the files of a delivery lie, and where the service serves them. */
export interface FilesOfDelivery {
  directory: string;
  mounts: Mounts;
  /** The folder in which a path of the delivery is served. */
  target: (path: string) => string;
}

/**
 * Copies what a delivery brought and no mount holds. A stream or a course is a whole folder of files; of the rest each
 * is copied by itself. What is there in the same size is left alone.
 */
export async function copyDelivered(row: Pick<ResourceRow, 'files' | 'cover'>, { directory, mounts, target }: FilesOfDelivery): Promise<void> {
  const cover = row.cover?.local ? [{ path: row.cover.address, role: 'cover' }] : [];
  for (const { path, role } of [...row.files, ...cover]) {
    if (Object.hasOwn(mounts, path.split('/')[0] ?? '')) continue;
    const isFolder = (role === 'hls' || role === 'course') && path.includes('/');
    if (isFolder) await cp(join(directory, dirname(path)), join(target(path), dirname(path)), { recursive: true, filter: isNoLink });
    else await copyChanged(join(directory, path), join(target(path), path));
  }
}

/** A link is not taken along: it may lead out of the delivery, and the service would serve what it leads to. */
async function isNoLink(source: string): Promise<boolean> {
  return !(await lstat(source)).isSymbolicLink();
}

async function copyChanged(from: string, to: string): Promise<void> {
  const size = await sizeOf(from);
  if (size === null || (await sizeOf(to)) === size) return;
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

/** Null where there is nothing. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
