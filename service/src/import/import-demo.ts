/** The first start on an empty database fills it with the demo county, while the service already answers. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Services } from '../services.ts';
import { giveDemoLesson } from './demo-lesson.ts';
import { importStandards } from './import-standards.ts';
import { publishPrivacyFile } from './publish-privacy.ts';
import { brokenOff, importCatalogue, importRoster } from './run-import.ts';
import { setTheme } from './tenant-theme.ts';

const county = new URL('../../../demo/county/', import.meta.url);
const roster = fileURLToPath(new URL('roster/', county));
const catalogue = fileURLToPath(new URL('catalogue/', county));
const standards = fileURLToPath(new URL('standards/', county));
const privacy = fileURLToPath(new URL('privacy.json', county));
const tenantId = 'demo-yunling';
const theme = 'yunling';
/** The roster is a small part of the work. */
const rosterShare = 0.2;

/**
 * Decides whether the demo county must be imported, and marks the service as importing before anybody can ask.
 * Answers the import to run, or null.
 */
export async function planDemoImport(services: Services): Promise<(() => Promise<void>) | null> {
  if (services.config.issuer !== null || !existsSync(roster) || !(await isWanted(services))) return null;
  services.readiness.state = 'importing';
  services.readiness.progress = 0;
  return () => importDemo(services);
}

/** No tenant yet, or only the demo's own, whose import did not come to its end. */
async function isWanted({ carrier: { db } }: Services): Promise<boolean> {
  // A province without people of its own was brought along by a county.
  const foreign = await db.selectFrom('person').select('tenant_id').where('tenant_id', '!=', tenantId).limit(1).execute();
  const finished = await db
    .selectFrom('import_report')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'catalogue')
    .where(sql<boolean>`not findings @> ${JSON.stringify([{ rule: brokenOff('').rule }])}::jsonb`)
    .limit(1)
    .execute();
  return foreign.length === 0 && finished.length === 0;
}

async function importDemo({ carrier, config, readiness, callers, feed, logger }: Services): Promise<void> {
  try {
    const say = everyQuarter((percent) => logger.info({ percent }, 'importing the demo county'));
    say(0);
    const onProgress = (share: number) => {
      readiness.progress = rosterShare + (1 - rosterShare) * share;
      say(readiness.progress);
    };
    const job = { carrier, config, tenantId, onProgress };
    const people = await importRoster(job, roster);
    await setTheme(carrier.db, tenantId, theme, config.folders['/themes/'] ?? '');
    await importStandards(carrier.db, tenantId, standards);
    await publishPrivacyFile(carrier.db, tenantId, privacy);
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

/** Tells of a share of the whole, from 0 to 1, when a further quarter of it is done. */
function everyQuarter(tell: (percent: number) => void): (share: number) => void {
  let next = 0;
  return (share) => {
    const percent = Math.floor(share * 4) * 25;
    if (percent < next) return;
    next = percent + 25;
    tell(percent);
  };
}
