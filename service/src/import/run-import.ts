/** One import: read, write, report. The same for the command, the demo and the tests. */
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { loadCatalogueDirectory } from '../catalogue/package.ts';
import { CatalogueReading } from '../catalogue/read-catalogue.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import type { Config } from '../config.ts';
import type { Carrier, Database } from '../database/carrier.ts';
import type { ImportCount, StoredFinding } from '../database/schema.ts';
import { findSourceAbove } from '../exchange/sources.ts';
import { appendEvents } from '../outbox/outbox.ts';
import { loadRosterDirectory } from '../roster/bundle.ts';
import { readRoster } from '../roster/read-roster.ts';
import { addressIn, copyDelivered, folderFor } from './delivered-files.ts';
import { identityKeys } from './identity-key.ts';
import { emptyCount } from './upsert.ts';
import { writeCatalogue, type CatalogueTarget } from './write-catalogue.ts';
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

/**
 * Imports the catalogue in `directory` and takes over its files.
 * @param admittedBy the tenant that has admitted it, where that is one above. Then it is a source of its own: what the
 *   platform's own catalogue says of the same resource keeps the word, whichever is imported again
 */
export async function importCatalogue({ carrier, config, tenantId, onProgress }: ImportJob, directory: string, admittedBy: string = tenantId): Promise<ImportResult> {
  const startedAt = new Date().toISOString();
  const source = admittedBy === tenantId ? undefined : await findSourceAbove(carrier.db, tenantId, admittedBy);
  const mounts = { media: config.folders['/media/'] ?? '' };
  const reading = new CatalogueReading(await loadCatalogueDirectory(directory, mounts));
  const folderOf = folderFor(tenantId, admittedBy);
  const files = { directory, mounts, target: (path: string) => join(config.folders['/files/'] ?? '', folderOf(path)) };
  const shares: number[] = [];
  const target = {
    tenantId,
    admittedBy,
    ...(source && { source }),
    addressOf: addressIn(folderOf, mounts),
    beforeWriting: (row: ResourceRow) => copyDelivered(row, files),
    onProgress: (rows: number) => {
      const share = shares[rows - 1] ?? 1;
      if (share < 1) onProgress?.(share);
    },
  };
  const result = await writeAndReport(carrier.db, withShares(reading, shares), target, { id: uuidv7(), startedAt, file: basename(directory), findings: () => reading.findings() });
  onProgress?.(1);
  return result;
}

/** The rows of a reading; notes how much had been read with each, as it is read further than it is written. */
function* withShares(reading: CatalogueReading, shares: number[]): Generator<ResourceRow | null, void, undefined> {
  for (const row of reading.rows()) {
    shares.push(reading.share);
    yield row;
  }
}

/** What the report of a catalogue says besides what became of its resources. */
export interface CatalogueReport {
  id: string;
  startedAt: string;
  /** Named where the service itself fails. */
  file: string;
  /** What was remarked so far. */
  findings: () => readonly StoredFinding[];
  /** How many records were left out in reading; without it the lines of the findings say so. */
  leftOut?: number;
}

/**
 * Writes resources, announces that the catalogue is another one, and reports. Where reading, copying or writing fails, that holds for
 * what was committed by then, and the report says that it broke off.
 */
export async function writeAndReport(db: Database, rows: Iterable<ResourceRow | null>, target: Omit<CatalogueTarget, 'count' | 'onRefused'>, report: CatalogueReport): Promise<ImportResult> {
  const { tenantId } = target;
  const count = emptyCount();
  const refused: StoredFinding[] = [];
  const onRefused = ({ file, line }: ResourceRow, field: string | null): void =>
    void refused.push({ severity: 'error', file, line, field, rule: 'catalogue.contract' });
  try {
    await writeCatalogue(db, rows, { ...target, count, onRefused });
  } catch (error) {
    // Of a database that does not answer any more the first error says more than the next.
    if (Object.values(count).some((number) => number > 0)) await tell([brokenOff(report.file)]).catch(() => undefined);
    throw error;
  }
  return tell([]);

  async function tell(failures: readonly StoredFinding[]): Promise<ImportResult> {
    const findings = [...report.findings(), ...refused];
    if (count.created + count.updated > 0) await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: {}, audience: null }]);
    const counts = { resources: { ...count, refused: report.leftOut === undefined ? refusedIn(findings) : report.leftOut + refused.length } };
    return saveReport(db, tenantId, { id: report.id, kind: 'catalogue', counts, findings: [...findings, ...failures] }, report.startedAt);
  }
}

/** Said of an import that the service itself could not bring to its end. */
export function brokenOff(file: string): StoredFinding {
  return { severity: 'error', file, line: null, field: null, rule: 'import.failed' };
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
