/** Makes what several processes need, once after each change of its sources: one process makes it, the others wait. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

export interface Made {
  /** Names the lock. */
  readonly name: string;
  /** Files and folders, from the root of the project, that it is made from. */
  readonly sources: readonly string[];
  /** The file that making it writes last. */
  readonly product: string;
  make(): void | Promise<void>;
}

/** Several processes may ask at once, as test files do. */
export async function makeIfStale({ name, sources, product, make }: Made): Promise<void> {
  const isStale = (): boolean => newest(sources) > modified(join(root, product));
  if (!isStale()) return;
  const lock = join(root, `.cache/${name}.lock`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  while (!takeLock(lock)) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    if (isStale()) await make();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether this process holds the lock now. The lock of a process that is gone counts for nothing. */
function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isRunning(readHolder(lock))) rmSync(lock, { force: true });
    return false;
  }
}

function readHolder(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const newest = (names: readonly string[]): number => Math.max(...names.map((name) => newestBelow(join(root, name))));

/** A folder is as new as the last change of its list: a file that was deleted is seen too. */
function newestBelow(place: string): number {
  const status = statSync(place, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(place).map((name) => newestBelow(join(place, name))));
}

const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
