/** The first start on an empty database fills it with the demo county, while the service already answers. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { platformsFrom } from '../authorisation/platforms.ts';
import type { Database } from '../database/carrier.ts';
import type { Services } from '../services.ts';
import { giveDemoLesson } from './demo-lesson.ts';
import { importStandards } from './import-standards.ts';
import { publishPrivacyFile } from './publish-privacy.ts';
import { brokenOff, importCatalogue, importRoster, type ImportJob } from './run-import.ts';
import { setTheme } from './tenant-theme.ts';

const county = new URL('../../../demo/county/', import.meta.url);
const roster = fileURLToPath(new URL('roster/', county));
const catalogue = fileURLToPath(new URL('catalogue/', county));
/** What the province has admitted for all of its counties. */
const province = fileURLToPath(new URL('province/', county));
const provinceIdentifiers = 'lc-province-%';
const standards = fileURLToPath(new URL('standards/', county));
const privacy = fileURLToPath(new URL('privacy.json', county));
const tenantId = 'demo-yunling';
const theme = 'yunling';
/** The roster is a small part of the work. */
const rosterShare = 0.2;

/** What is not there yet. */
type Part = 'county' | 'province';

/**
 * Decides whether anything of the demo must be imported, and marks the service as importing before anybody can ask.
 * Answers the import to run, or null.
 */
export async function planDemoImport(services: Services, provinceFolder = province): Promise<(() => Promise<void>) | null> {
  if (services.config.issuer !== null || !existsSync(roster)) return null;
  const first = await firstLacking(services.carrier.db, provinceFolder);
  if (first === null) return null;
  services.readiness.state = 'importing';
  services.readiness.progress = 0;
  return () => importDemo(services, first, provinceFolder);
}

/**
 * The first part that the demo's tenant lacks; null where it has all, or the database is somebody's own. The province comes after the
 * county: a county whose import did not come to its end is imported again, and one of before the province had anything has it added.
 */
async function firstLacking(db: Database, provinceFolder: string): Promise<Part | null> {
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
  if (foreign.length > 0) return null;
  if (finished.length === 0) return 'county';
  if (!existsSync(provinceFolder)) return null;
  const taken = await db.selectFrom('resource').select('id').where('tenant_id', '=', tenantId).where('identifier', 'like', provinceIdentifiers).limit(1).execute();
  return taken.length === 0 && (await provinceAbove(db)) !== null ? 'province' : null;
}

/** The tenant of the province; null where the county stands below none. */
async function provinceAbove(db: Database): Promise<string | null> {
  return (await platformsFrom(db, tenantId)).find(({ level }) => level === 'province')?.id ?? null;
}

async function importDemo(services: Services, first: Part, provinceFolder: string): Promise<void> {
  const { carrier, config, readiness, callers, feed, logger } = services;
  try {
    if (first === 'county') await importCounty(services);
    await importProvince({ carrier, config, tenantId }, provinceFolder);
    logger.info('demo county imported');
  } finally {
    callers.forget();
    feed.sequencer.wake(tenantId);
    readiness.state = 'ready';
    readiness.progress = 1;
  }
}

async function importCounty({ carrier, config, readiness, logger }: Services): Promise<void> {
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
  logger.info({ counts: { ...people.counts, ...resources.counts } }, 'people and catalogue of the demo county imported');
}

/** A few resources: nobody waits for them. */
async function importProvince(job: ImportJob, folder: string): Promise<void> {
  const admittedBy = await provinceAbove(job.carrier.db);
  if (admittedBy !== null && existsSync(folder)) await importCatalogue(job, folder, admittedBy);
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
