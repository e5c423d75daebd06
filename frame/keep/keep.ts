/** Keeps a package on this machine, or lets go of it (`drop`). Opened by the app in a frame that nobody sees. */
import { cacheOf, fetchPackage, isFolder, PackageRefused } from './files.ts';
import { tell, tellAlive, type KeepWord } from './tell.ts';

const query = new URLSearchParams(location.search);
const folder = query.get('package') ?? '';

async function keep(): Promise<void> {
  await navigator.serviceWorker.register('/frame/keep/worker.js', { scope: '/' });
  await navigator.serviceWorker.ready;
  let told = 0;
  await fetchPackage(folder, (received, total) => {
    tellAlive();
    for (const hundredths = Math.floor((received / Math.max(1, total)) * 100); told < hundredths; told += 1) tell('grown');
  });
}

/** Of the line; whatever else a browser refuses, it refuses the next time, too. */
const passing = new Set(['AbortError', 'NetworkError', 'TimeoutError']);

function wordFor(error: unknown): KeepWord {
  if (error instanceof PackageRefused) return 'failed';
  if (!(error instanceof DOMException) || passing.has(error.name)) return 'later';
  return error.name === 'QuotaExceededError' ? 'full' : 'failed';
}

tellAlive();
try {
  if (!isFolder(folder)) throw new PackageRefused(folder);
  await (query.has('drop') ? caches.delete(cacheOf(folder)) : keep());
  tell('leave');
} catch (error) {
  tell(wordFor(error));
}
