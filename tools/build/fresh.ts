/** Builds what `npm start` and the journeys serve, when it is missing or older than its sources. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
/** What the build reads, and the file that it writes last. */
const sources = ['components', 'contract', 'search', 'pwa', 'frame', 'themes', 'demo', 'tools', 'package-lock.json'];
const built = new URL('dist/demo/two-versions/prefixed/all.js', root);
const lock = new URL('.cache/build.lock', root);

/** Several processes may ask at once, as test files do: one builds, the others wait for it. */
export async function buildIfStale(): Promise<void> {
  if (!isStale()) return;
  mkdirSync(new URL('.cache/', root), { recursive: true });
  while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    if (isStale()) build();
  } finally {
    rmSync(lock, { force: true });
  }
}

function build(): void {
  console.log('Building the library and the app (once after each change) …');
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('tools/build.ts', root)), 'lib', 'app', 'frame', 'demo'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`the build ended with status ${String(status)}`);
}

const isStale = (): boolean => newest(sources) > modified(built);

/** Whether this process holds the lock now. The lock of a process that is gone counts for nothing. */
function takeLock(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isRunning(readHolder())) rmSync(lock, { force: true });
    return false;
  }
}

function readHolder(): number {
  try {
    return Number(readFileSync(lock, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function newest(names: readonly string[]): number {
  return Math.max(...names.map((name) => newestBelow(new URL(name, root))));
}

function newestBelow(place: URL): number {
  const status = statSync(place, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => newestBelow(new URL(name, `${place.href}/`))));
}

function modified(file: URL): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
