/** Writes a catalogue: what is new or changed; a resource that is the same keeps its version. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Database, Executor } from '../database/carrier.ts';
import type { ImportCount } from '../database/schema.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { deliveredOf } from './delivered.ts';
import { toDocument, type DocumentContext } from './resource-document.ts';
import { emptyCount } from './upsert.ts';
import { ownSource, writeBatch } from './write-batch.ts';

/** Resources a transaction: readers get their turn in between. */
const batchSize = 200;
/** After so many resources the database counts anew what it holds, and after each four times as many. */
const firstAnalysis = 2000;

export interface CatalogueTarget {
  tenantId: string;
  addressOf: DocumentContext['addressOf'];
  /** Where it comes from, when it is not the platform's own catalogue. */
  source?: { id: string; name: string };
  /** Told of rows that cannot be shown: a delivery's own profile may ask for less than the contract. */
  onRefused?: (row: ResourceRow, field: string | null) => void;
  /** Share that is written, 0 to 1. */
  onProgress?: (share: number) => void;
  /** Asked before each batch: true ends the writing. What was written stays. */
  isOver?: () => Promise<boolean>;
}

/**
 * Writes the resources. A delivery adds and changes; it takes nothing away, since it need not be the whole catalogue.
 * @throws when the tenant has no organisation that could answer for what it admits
 */
export async function writeCatalogue(db: Database, rows: readonly ResourceRow[], target: CatalogueTarget): Promise<ImportCount> {
  const { tenantId, addressOf, source, onProgress, onRefused, isOver } = target;
  const context = { admittedBy: await admittingOrganisation(db, tenantId), addressOf, ...(source && { source }) };
  const origin = { source: source?.id ?? ownSource, isListed: true };
  const count = emptyCount();
  let nextAnalysis = firstAnalysis;
  for (let start = 0; start < rows.length; start += batchSize) {
    if (await isOver?.()) break;
    // A plan that was made for an empty table reads the whole of it each time, however large it has become.
    if (start >= nextAnalysis) {
      await sql`analyze resource`.execute(db);
      nextAnalysis *= 4;
    }
    const batch = rows.slice(start, start + batchSize).flatMap((row) => {
      const document = toDocument(row, context);
      const { issues } = v.safeParse(ResourceDocument, document);
      if (issues !== undefined) onRefused?.(row, v.getDotPath(issues[0]));
      return issues === undefined ? [{ document, delivered: deliveredOf(row) }] : [];
    });
    if (batch.length === 0) continue;
    await db.transaction().execute((transaction) => writeBatch(transaction, tenantId, batch, count, origin));
    onProgress?.(Math.min(1, (start + batchSize) / rows.length));
    await nextTurn();
  }
  return count;
}

/** The top organisation of the tenant answers for what it admits. */
export async function admittingOrganisation(db: Executor, tenantId: string): Promise<ResourceDocument['admittedBy']> {
  const found = await db
    .selectFrom('organisation')
    .innerJoin('tenant', 'tenant.tenant_id', 'organisation.tenant_id')
    .select(['organisation.id', 'organisation.name', 'organisation.level'])
    .where('organisation.tenant_id', '=', tenantId)
    .whereRef('organisation.level', '=', 'tenant.level')
    .where('organisation.ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) throw new Error(`Tenant ${tenantId} has no organisation yet. Import its roster first.`);
  return found;
}
