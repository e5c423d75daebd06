/** Writes a catalogue: what is new or changed; a resource that is the same keeps its version. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../database/carrier.ts';
import type { ImportCount } from '../database/schema.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { admittingPlatform } from './admitting.ts';
import { deliveredOf } from './delivered.ts';
import { toDocument, type DocumentContext } from './resource-document.ts';
import { emptyCount } from './upsert.ts';
import { ownSource, prepared, writeBatch, type Prepared } from './write-batch.ts';

/** Resources a transaction: readers get their turn in between. */
const batchSize = 200;
/** Resources that are read and judged in one go: a few milliseconds. */
const turn = 10;
/** After so many resources the database counts anew what it holds, and after each four times as many. */
const firstAnalysis = 2000;

export interface CatalogueTarget {
  tenantId: string;
  addressOf: DocumentContext['addressOf'];
  /** The tenant that has admitted it: this one, as without it, or one above. */
  admittedBy?: string;
  /** Where it comes from, when it is not the platform's own catalogue. */
  source?: { id: string; name: string };
  /** What became of them, counted up as each batch is committed: it is true also where the writing breaks off. */
  count?: ImportCount;
  /** Awaited for each row before its batch begins to be written: nothing in the database waits for it. */
  beforeWriting?: (row: ResourceRow) => Promise<void>;
  /** Told of rows that cannot be shown: a delivery's own profile may ask for less than the contract. */
  onRefused?: (row: ResourceRow, field: string | null) => void;
  /** How many rows were gone through so far, also such as were left out; told after each batch. */
  onProgress?: (written: number) => void;
  /** Asked before each batch: true ends the writing. What was written stays. */
  isOver?: () => Promise<boolean>;
}

/**
 * Writes the resources. A delivery adds and changes; it takes nothing away, since it need not be the whole catalogue.
 * While the database writes a batch, the next one is read and judged, in short turns.
 * @param rows read as they are needed; `null` stands for a record that was left out
 * @throws when nobody can answer for it: the tenant has no organisation, or who is said to admit it does not stand above
 */
export async function writeCatalogue(db: Database, rows: Iterable<ResourceRow | null>, target: CatalogueTarget): Promise<ImportCount> {
  const { tenantId, admittedBy = tenantId, addressOf, source, onProgress, onRefused, isOver, beforeWriting, count = emptyCount() } = target;
  const context = { admittedBy: await admittingPlatform(db, tenantId, admittedBy), addressOf, ...(source && { source }) };
  const origin = { source: source?.id ?? ownSource, isListed: true };
  const leaving = new AbortController();
  const prepare = (row: ResourceRow): Ready | null => {
    const document = toDocument(row, context);
    const { issues } = v.safeParse(ResourceDocument, document);
    if (issues === undefined) return { row, ...prepared({ document, delivered: deliveredOf(row) }) };
    onRefused?.(row, v.getDotPath(issues[0]));
    return null;
  };
  const batches = inBatches(rows, prepare, leaving.signal);
  let written = 0;
  let nextAnalysis = firstAnalysis;
  try {
    let coming = nextOf(batches);
    for (;;) {
      const batch = await coming;
      if (batch === null || (await isOver?.())) return count;
      coming = nextOf(batches);
      if (beforeWriting) for (const { row } of batch.ready) await beforeWriting(row);
      // A plan that was made for an empty table reads the whole of it each time, however large it has become.
      if (written >= nextAnalysis) {
        await sql`analyze resource`.execute(db);
        nextAnalysis *= 4;
      }
      if (batch.ready.length > 0) await commit(batch.ready);
      written += batch.taken;
      onProgress?.(written);
    }
  } finally {
    // Whoever is told that it is over finds nothing that goes on reading.
    leaving.abort();
    await batches.return();
  }

  async function commit(ready: readonly Ready[]): Promise<void> {
    const own = emptyCount();
    await db.transaction().execute((transaction) => writeBatch(transaction, tenantId, ready, own, origin));
    for (const key of Object.keys(own) as (keyof ImportCount)[]) count[key] += own[key];
  }
}

/** What comes next; `null` at the end. It fails where it is awaited: nobody waits while the batch before is written. */
function nextOf<Value>(values: AsyncIterator<Value, void>): Promise<Value | null> {
  const next = values.next().then(({ done, value }) => (done === true ? null : value));
  next.catch(() => undefined);
  return next;
}

interface Ready extends Prepared {
  row: ResourceRow;
}

interface Batch {
  ready: Ready[];
  /** Rows that were gone through for it. */
  taken: number;
}

/** Batches of rows made ready. Every few rows all else that waits in this process gets its turn. */
async function* inBatches(rows: Iterable<ResourceRow | null>, prepare: (row: ResourceRow) => Ready | null, leaving: AbortSignal): AsyncGenerator<Batch, void> {
  let batch: Batch = { ready: [], taken: 0 };
  for (const row of rows) {
    const ready = row && prepare(row);
    if (ready !== null) batch.ready.push(ready);
    batch.taken += 1;
    if (batch.taken % turn === 0) await nextTurn();
    if (leaving.aborted) return;
    if (batch.taken < batchSize) continue;
    yield batch;
    batch = { ready: [], taken: 0 };
  }
  if (batch.taken > 0) yield batch;
}
