import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The root of the project. */
export const root: string = join(import.meta.dirname, '../..');

/** The elements of the library by their folders' names: every folder that registers one. */
export const elementNames = (): string[] =>
  globSync('components/*/*.define.ts', { cwd: root })
    .filter((file) => basename(file) === `${basename(dirname(file))}.define.ts`)
    .map((file) => basename(dirname(file)))
    .sort();

/** Whether the project has this file or folder. */
export const has = (path: string): boolean => existsSync(join(root, path));
