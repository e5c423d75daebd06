/** The service over what was built from the sources as they are now, with the demo county: what every journey begins with. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../../../tools/build/fresh.ts';
import { makeIfStale } from '../../../tools/made-once.ts';
import { startService, type RunningService } from '../../../tools/run-service.ts';

const root = join(import.meta.dirname, '../../..');
const county = join(root, '.cache/county');

/**
 * Starts a service of its own for one test file, on a data folder of its own with the county.
 * @param prepare does more to that folder before the service has it: a start costs seconds, too
 */
export async function startBuilt(settings: Record<string, string> = {}, prepare?: (folder: string) => Promise<void>): Promise<RunningService> {
  await buildIfStale();
  await makeIfStale({ name: 'county', sources: ['service/src', 'contract/src', 'search', 'demo/county'], product: '.cache/county/taken-in', make: takeInCounty });
  const folder = await mkdtemp(join(os.tmpdir(), 'ls-journey-'));
  await cp(county, folder, { recursive: true });
  await prepare?.(folder);
  return startService(settings, folder);
}

/** A first start takes the county in, which costs seconds of both processors: once is enough for all journeys. */
async function takeInCounty(): Promise<void> {
  await rm(county, { recursive: true, force: true });
  const service = await startService();
  await service.stop();
  await cp(service.folder, county, { recursive: true });
  await writeFile(join(county, 'taken-in'), '');
  await service.remove();
}
