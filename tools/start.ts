/**
 * `npm start`: builds what is missing or older than its sources, then starts the space service, which serves the app at `/`.
 * PORT, HOST, DATA_DIR, DATABASE_URL and the rest of the service's settings are in the README.
 */
import { buildIfStale } from './build/fresh.ts';

try {
  await buildIfStale();
  await import(new URL('../service/src/main.ts', import.meta.url).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
