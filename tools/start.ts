/**
 * `npm start`: builds what is missing or older than its sources, then starts the space service, which serves the app at `/`.
 * PORT, HOST, DATA_DIR, DATABASE_URL and the rest of the service's settings are in the README.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
/** What the build reads, and the file that it writes last. */
const sources = ['components', 'contract', 'pwa', 'themes', 'demo', 'tools', 'package-lock.json'];
const built = new URL('dist/app/index.html', root);

if (newest(sources) > modified(built)) {
  console.log('Building the library and the app (once after each change) …');
  const build = spawnSync(process.execPath, [fileURLToPath(new URL('tools/build.ts', root)), 'lib', 'app', 'demo'], { stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
await import(new URL('service/src/main.ts', root).href);

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
