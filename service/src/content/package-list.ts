/** What a package consists of, for machines that keep it: its files, as they are handed out. */
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { tagOf } from '../http/static-files.ts';

/** Never the name of a file of a package: what begins with a dot is not handed out. */
export const packageListName = '.package.json';

export interface PackageFile {
  /** Below the folder, with `/`. */
  path: string;
  bytes: number;
  /** As in its `ETag`. */
  tag: string;
}

/** The files below a folder in the order of their names; none where there is no such folder. */
export async function listPackage(folder: string): Promise<PackageFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'));
  const shown = names.filter((path) => !/(^|\/)\./.test(path)).sort();
  return Promise.all(
    shown.map(async (path) => {
      const found = await stat(join(folder, path));
      return { path, bytes: found.size, tag: tagOf(found) };
    }),
  );
}
