/** Writes a catalogue: what is new or changed; a resource that is the same keeps its version. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as v from 'valibot';
import type { Database, Executor } from '../database/carrier.ts';
import type { ImportCount } from '../database/schema.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import { canonicalHash } from '../canonical-hash.ts';
import { changeCatalogue } from '../features/resources/catalogue.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { makeEntry } from '../search/entry.ts';
import { toDocument, type DocumentContext } from './resource-document.ts';
import { emptyCount, upsert } from './upsert.ts';
import { newId } from './write-roster.ts';

/** Resources a transaction: readers get their turn in between. */
const batchSize = 200;

export interface CatalogueTarget {
  tenantId: string;
  addressOf: DocumentContext['addressOf'];
  /** Told of rows that cannot be shown: a delivery's own profile may ask for less than the contract. */
  onRefused?: (row: ResourceRow, field: string | null) => void;
  /** Share that is written, 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * Writes the resources. A delivery adds and changes; it takes nothing away, since it need not be the whole catalogue.
 * @throws when the tenant has no organisation that could answer for what it admits
 */
export async function writeCatalogue(db: Database, rows: readonly ResourceRow[], target: CatalogueTarget): Promise<ImportCount> {
  const { tenantId, addressOf, onProgress, onRefused } = target;
  const context = { admittedBy: await admittingOrganisation(db, tenantId), addressOf };
  const count = emptyCount();
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize).flatMap((row) => {
      const document = toDocument(row, context);
      const { issues } = v.safeParse(ResourceDocument, document);
      if (issues !== undefined) onRefused?.(row, v.getDotPath(issues[0]));
      return issues === undefined ? [document] : [];
    });
    if (batch.length === 0) continue;
    await db.transaction().execute((transaction) => writeBatch(transaction, tenantId, batch, count));
    onProgress?.(Math.min(1, (start + batchSize) / rows.length));
    await nextTurn();
  }
  return count;
}

export async function writeBatch(db: Executor, tenantId: string, documents: readonly ResourceDocument[], count: ImportCount): Promise<void> {
  const rows = await db
    .selectFrom('resource')
    .select(['id', 'identifier', 'version', 'content_hash', 'ended_at'])
    .where('tenant_id', '=', tenantId)
    .where('identifier', 'in', documents.map(({ identifier }) => identifier))
    .execute();
  const present = new Map(rows.map((row) => [row.identifier, row]));
  const now = new Date().toISOString();
  const changed = documents.flatMap((document) => {
    const before = present.get(document.identifier);
    const content_hash = canonicalHash(document);
    if (before?.content_hash === content_hash && before.ended_at === null) {
      count.unchanged += 1;
      return [];
    }
    if (before === undefined) count.created += 1;
    else count.updated += 1;
    return [
      {
        tenant_id: tenantId,
        id: before?.id ?? newId(),
        identifier: document.identifier,
        version: (before?.version ?? 0) + 1,
        title: document.title,
        document: JSON.stringify(document),
        entry: JSON.stringify(makeEntry(document)),
        content_hash,
        modified_at: now,
        ended_at: null,
      },
    ];
  });
  if (changed.length === 0) return;
  const stamp = await changeCatalogue(db, tenantId);
  await upsert(db, 'resource', ['tenant_id', 'id'], changed.map((row) => ({ ...row, stamp })));
}

/** The top organisation of the tenant answers for what it admits. */
export async function admittingOrganisation(db: Database, tenantId: string): Promise<ResourceDocument['admittedBy']> {
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
