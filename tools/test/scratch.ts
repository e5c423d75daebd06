/** Where a run of the tests keeps what goes away with it: databases, profiles of browsers, compiled scripts. */
import { chmodSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../made-once.ts';

/** Files below are kept in memory, on Linux. */
const memory = '/dev/shm';
/** More than all suites together have kept at any one time. */
const neededBytes = 4e9;
/** What browsers and databases need besides. */
const spareBytes = 4e9;

export interface Scratch extends Disposable {
  /** What processes of the run need in their environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Opens a folder for one run, in memory where there is room (docs/decisions/0007). Whoever names a `TMPDIR` has chosen one. What
 * Node compiles is kept in it too: hundreds of processes of a run load the same sources, and the next run begins with nothing.
 */
export function openScratch(): Scratch {
  removeLeftOver();
  const folder = process.env['TMPDIR'] === undefined && hasRoom() ? join(memory, `ls-tests-${process.pid}`) : mkdtempSync(join(tmpdir(), 'ls-tests-'));
  mkdirSync(folder, { recursive: true });
  // The server of the database may run as somebody else, who has a folder of his own in it.
  chmodSync(folder, 0o711);
  return {
    environment: { TMPDIR: folder, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function hasRoom(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > neededBytes && process.availableMemory() > neededBytes + spareBytes;
}

/** A run that was ended from outside could not tidy up, and memory is dear. */
function removeLeftOver(): void {
  for (const folder of globSync(join(memory, 'ls-tests-*'))) {
    if (!isRunning(Number(/\d+$/.exec(folder)?.[0]))) rmSync(folder, { recursive: true, force: true });
  }
}
