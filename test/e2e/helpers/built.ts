/** The service over what was built from the sources as they are now: what every journey begins with. */
import { buildIfStale } from '../../../tools/build/fresh.ts';
import { startService, type RunningService } from '../../../tools/run-service.ts';

/** Starts a service of its own for one test file. */
export async function startBuilt(settings: Record<string, string> = {}): Promise<RunningService> {
  await buildIfStale();
  return startService(settings);
}
