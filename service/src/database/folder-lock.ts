/** Keeps a second process out of a data folder: two embedded databases on one folder would destroy it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the folder; returns the function that gives it back. The lock of a process that was killed does not count.
 * @throws when a living process holds the folder.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'service.lock');
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    const holder = Number.parseInt(readFileSync(file, 'utf8'), 10);
    if (isAlive(holder)) {
      throw new Error(`The data folder ${folder} is in use by process ${holder}. Stop it first, or set another DATA_DIR.`);
    }
    writeFileSync(file, String(process.pid));
  }
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  // In a container the killed process often had the same number as this one.
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
