/** One import: read, write, report. The same for the command, the demo and the tests. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { loadCatalogueDirectory } from '../catalogue/package.ts';
import { CatalogueReading } from '../catalogue/read-catalogue.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import type { Config } from '../config.ts';
import type { Carrier, Database } from '../database/carrier.ts';
import type { ImportCount, StoredFinding } from '../database/schema.ts';
import { appendEvents } from '../outbox/outbox.ts';
import { loadRosterDirectory } from '../roster/bundle.ts';
import { readRoster } from '../roster/read-roster.ts';
import { addressIn, withFiles } from './delivered-files.ts';
import { identityKeys } from './identity-key.ts';
import { emptyCount } from './upsert.ts';
import { writeCatalogue } from './write-catalogue.ts';
import { writeRoster } from './write-roster.ts';

export interface ImportJob {
  carrier: Carrier;
  config: Config;
  tenantId: string;
  /** Share that is done, 0 to 1. */
  onProgress?: (share: number) => void;
}

export interface ImportResult {
  id: string;
  kind: 'roster' | 'catalogue';
  counts: Record<string, ImportCount>;
  findings: StoredFinding[];
}

/** Imports the OneRoster bundle in `directory`: all of it or, when the database fails, nothing. */
export async function importRoster({ carrier, config, tenantId }: ImportJob, directory: string): Promise<ImportResult> {
  const startedAt = new Date().toISOString();
  const roster = readRoster(await loadRosterDirectory(directory));
  const written = await carrier.db
    .transaction()
    .execute((transaction) => writeRoster(transaction, tenantId, roster, identityKeys(config)));
  return saveReport(carrier.db, tenantId, { id: uuidv7(), kind: 'roster', ...written }, startedAt);
}

/** Imports the catalogue in `directory` and takes over its files. */
export async function importCatalogue({ carrier, config, tenantId, onProgress }: ImportJob, directory: string): Promise<ImportResult> {
  const startedAt = new Date().toISOString();
  const mounts = { media: config.folders['/media/'] ?? '' };
  const reading = new CatalogueReading(await loadCatalogueDirectory(directory, mounts));
  const refused: StoredFinding[] = [];
  const onRefused = ({ file, line }: ResourceRow, field: string | null): void =>
    void refused.push({ severity: 'error', file, line, field, rule: 'catalogue.contract' });
  const target = { tenantId, addressOf: addressIn(tenantId, mounts), onRefused, onProgress: () => onProgress?.(reading.share) };
  const files = { directory, mounts, target: join(config.folders['/files/'] ?? '', tenantId) };
  const count = await writeCatalogue(carrier.db, withFiles(reading.rows(), files), target);
  const findings = [...reading.findings(), ...refused];
  const isChanged = count.created + count.updated > 0;
  if (isChanged) {
    await appendEvents(carrier.db, [{ tenantId, type: 'catalogue.changed', subject: {}, audience: null }]);
  }
  return saveReport(carrier.db, tenantId, { id: uuidv7(), kind: 'catalogue', counts: { resources: { ...count, refused: refusedIn(findings) } }, findings }, startedAt);
}

/** How many records were left out. */
export function refusedIn(findings: readonly StoredFinding[]): number {
  return new Set(findings.filter(({ severity }) => severity === 'error').map(({ file, line }) => `${file}:${line}`)).size;
}

/** Keeps what became of an import, for the managers of the tenant. */
export async function saveReport(db: Database, tenantId: string, result: ImportResult, startedAt: string): Promise<ImportResult> {
  const { id, kind, counts, findings } = result;
  // Questions are planned by how large the tables are, which PGlite never counts by itself, and PostgreSQL a minute later.
  await sql`analyze`.execute(db);
  await db
    .insertInto('import_report')
    .values({
      tenant_id: tenantId,
      id,
      kind,
      started_at: startedAt,
      finished_at: new Date().toISOString(),
      counts: JSON.stringify(counts),
      findings: JSON.stringify(findings),
    })
    .onConflict((begun) => begun.columns(['tenant_id', 'id']).doUpdateSet(({ ref }) => ({ finished_at: ref('excluded.finished_at'), counts: ref('excluded.counts'), findings: ref('excluded.findings'), progress: 1 })))
    .execute();
  return result;
}

/** All counts of an import as one. */
export function totalOf({ counts }: ImportResult): ImportCount {
  const total = emptyCount();
  for (const count of Object.values(counts)) {
    for (const key of Object.keys(total) as (keyof ImportCount)[]) total[key] += count[key];
  }
  return total;
}
