/** The first start on an empty database fills it with the demo county, while the service already answers. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Services } from '../services.ts';
import { giveDemoLesson } from './demo-lesson.ts';
import { importCatalogue, importRoster } from './run-import.ts';

const county = new URL('../../../demo/county/', import.meta.url);
const roster = fileURLToPath(new URL('roster/', county));
const catalogue = fileURLToPath(new URL('catalogue/', county));
const tenantId = 'yunling';
/** The roster is a small part of the work. */
const rosterShare = 0.2;

/** Imports the demo county in demo mode, when there is no tenant yet. */
export async function importDemo({ carrier, config, readiness, callers, feed, logger }: Services): Promise<void> {
  if (config.issuer !== null || !existsSync(roster)) return;
  const tenant = await carrier.db.selectFrom('tenant').select('tenant_id').limit(1).executeTakeFirst();
  if (tenant !== undefined) return;
  readiness.state = 'importing';
  readiness.progress = 0;
  try {
    const onProgress = (share: number) => (readiness.progress = rosterShare + (1 - rosterShare) * share);
    const job = { carrier, config, tenantId, onProgress };
    const people = await importRoster(job, roster);
    onProgress(0);
    const resources = await importCatalogue(job, catalogue);
    await giveDemoLesson(carrier.db, tenantId);
    logger.info({ counts: { ...people.counts, ...resources.counts } }, 'demo county imported');
  } finally {
    callers.forget();
    feed.sequencer.wake(tenantId);
    readiness.state = 'ready';
    readiness.progress = 1;
  }
}
