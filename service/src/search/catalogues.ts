/** The search indexes of all tenants: read from the database when first asked for, and brought up to date before each answer. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { toldCount } from '../../../contract/src/index.ts';
import type { Database } from '../database/carrier.ts';
import { parseStored, readable } from '../database/stored.ts';
import { readStamp } from '../features/resources/catalogue.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { CatalogueIndex } from '../../../search/catalogue-index.ts';
import { IndexEntry, makeEntry } from '../../../search/entry.ts';

const StoredEntry = v.pipe(v.string(), v.parseJson(), IndexEntry);

/** Resources a question. */
const pageSize = 2000;
/** Ratings and uses may be so old in the order of a list; on a card they never are. */
const figuresEveryMilliseconds = 5000;
/** The clocks of two processes may differ by so much. */
const clockMargin = 60_000;
/** Tenants whose index is held at once; the one that was not used for longest goes. */
const mostIndexes = 64;

interface Held {
  index: CatalogueIndex;
  stamp: number;
  figuresAt: number;
  /** The refresh that runs now; those who ask meanwhile wait for it. */
  refresh: Promise<void> | undefined;
}

export class Catalogues {
  readonly #db: Database;
  readonly #logger: Logger;
  readonly #held = new Map<string, Held>();

  constructor(db: Database, logger: Logger) {
    this.#db = db;
    this.#logger = logger;
  }

  /** The tenant's index, with everything that was committed before the call. */
  async of(tenantId: string): Promise<CatalogueIndex> {
    const held = this.#held.get(tenantId) ?? { index: new CatalogueIndex(), stamp: 0, figuresAt: 0, refresh: undefined };
    // The newest use stands last.
    this.#held.delete(tenantId);
    this.#held.set(tenantId, held);
    for (const oldest of this.#held.keys()) if (this.#held.size > mostIndexes) this.#held.delete(oldest);
    await held.refresh;
    const stamp = await readStamp(this.#db, tenantId);
    if (stamp > held.stamp || Date.now() - held.figuresAt > figuresEveryMilliseconds) {
      held.refresh ??= this.#refresh(tenantId, held, stamp).finally(() => (held.refresh = undefined));
      await held.refresh;
    }
    return held.index;
  }

  async #refresh(tenantId: string, held: Held, stamp: number): Promise<void> {
    if (stamp > held.stamp) {
      await this.#readResources(tenantId, held.index, held.stamp, stamp);
      held.stamp = stamp;
    }
    const since = held.figuresAt;
    held.figuresAt = Date.now();
    await this.#readFigures(tenantId, held.index, since);
  }

  /** Takes in what was changed after one stamp and up to another. */
  async #readResources(tenantId: string, index: CatalogueIndex, after: number, upTo: number): Promise<void> {
    let last = '';
    for (;;) {
      const rows = await this.#db
        .selectFrom('resource')
        .select(['id', 'entry', 'modified_at', 'ended_at', 'listed'])
        .select(({ case: when, ref }) => when().when('entry', 'is', null).then(ref('document')).end().as('document'))
        .where('tenant_id', '=', tenantId)
        .where('stamp', '>', after)
        .where('stamp', '<=', upTo)
        .where('id', '>', last)
        .orderBy('id')
        .limit(pageSize)
        .execute();
      const made: { id: string; entry: string }[] = [];
      for (const { id, entry, document, modified_at, ended_at, listed } of rows) {
        if (ended_at !== null || !listed) index.end(id);
        else {
          for (const read of readable([{ entry, document }], entryOf, this.#logger)) {
            index.put(id, read, modified_at);
            if (entry === null) made.push({ id, entry: JSON.stringify(read) });
          }
        }
      }
      if (made.length > 0) await this.#keep(tenantId, made);
      if (rows.length < pageSize) return;
      last = rows.at(-1)?.id ?? last;
      // Other requests get their turn.
      await nextTurn();
    }
  }

  /** So that the next process reads what this one has worked out, unless somebody has written the row anew meanwhile. */
  async #keep(tenantId: string, made: readonly { id: string; entry: string }[]): Promise<void> {
    await sql`update resource set entry = made.entry from unnest(${made.map(({ id }) => id)}::text[], ${made.map(({ entry }) => entry)}::text[]) as made(id, entry)
      where resource.tenant_id = ${tenantId} and resource.id = made.id and resource.entry is null`.execute(this.#db);
  }

  async #readFigures(tenantId: string, index: CatalogueIndex, since: number): Promise<void> {
    const rows = await this.#db
      .selectFrom('resource_figures')
      .select(['resource_id', 'uses', 'ratings', 'stars'])
      .where('tenant_id', '=', tenantId)
      .where('changed_at', '>=', new Date(Math.max(0, since - clockMargin)).toISOString())
      .execute();
    for (const { resource_id, uses, ratings, stars } of rows) index.setFigures(resource_id, { uses: toldCount(uses) ?? 0, ratings, stars });
  }
}

/** The entry beside the document, or where an older version wrote the row, one made of the document. @throws StoredDataError */
function entryOf({ entry, document }: { entry: string | null; document: unknown }): IndexEntry {
  if (entry === null) return makeEntry(parseStored(ResourceDocument, document, 'resource.document'));
  return parseStored(StoredEntry, entry, 'resource.entry');
}
