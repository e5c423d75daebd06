/**
 * Takes back what the platform's own catalogue says of the resources of a delivery: the way back where one of a platform above
 * was imported as the own. Of a resource that has another source the words of that are shown; one without ends until it is delivered again.
 */
import { v7 as uuidv7 } from 'uuid';
import { loadCatalogueDirectory } from '../catalogue/package.ts';
import { CatalogueReading } from '../catalogue/read-catalogue.ts';
import { appendEvents } from '../outbox/outbox.ts';
import { saveReport, type ImportJob, type ImportResult } from './run-import.ts';
import { emptyCount } from './upsert.ts';
import { endOfSource, ownSource } from './write-batch.ts';

/** Goes by the identifiers in `directory`. Its files stay where they were copied to: what plays now may still need them. */
export async function withdrawCatalogue({ carrier: { db }, config, tenantId }: ImportJob, directory: string): Promise<ImportResult> {
  const startedAt = new Date().toISOString();
  const reading = new CatalogueReading(await loadCatalogueDirectory(directory, { media: config.folders['/media/'] ?? '' }));
  const count = emptyCount();
  for (const row of reading.rows()) {
    if (row === null) continue;
    const isTaken = await db.transaction().execute((transaction) => endOfSource(transaction, tenantId, ownSource, row.identifier));
    count[isTaken ? 'ended' : 'unchanged'] += 1;
  }
  if (count.ended > 0) await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: {}, audience: null }]);
  return saveReport(db, tenantId, { id: uuidv7(), kind: 'catalogue', counts: { resources: count }, findings: [] }, startedAt);
}
