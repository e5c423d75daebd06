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
import { describeError } from '../http/describe-error.ts';
import { EntryKeeper, type MadeEntry } from './entry-keeper.ts';

const StoredEntry = v.pipe(v.string(), v.parseJson(), IndexEntry);

/** Resources a question: their entries. */
const pageSize = 2000;
/** Whole resources a question, where an older version wrote them and there is no entry. */
const documentsAtOnce = 200;
/** What is taken in in one go, before other requests get their turn: a few milliseconds. */
const entriesATurn = 100;
const documentsATurn = 10;
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
  #isClosed = false;
  #warming: Promise<void> = Promise.resolve();

  constructor(db: Database, logger: Logger) {
    this.#db = db;
    this.#logger = logger;
  }

  /** Reads the catalogues before anybody asks, the largest first and one at a time: nobody's first search of the day waits for that. */
  warm(): Promise<void> {
    this.#warming = this.#readAll().catch((error: unknown) => {
      if (!this.#isClosed) this.#logger.warn(describeError(error), 'the catalogues were not read ahead');
    });
    return this.#warming;
  }

  /** Ends what is read ahead: the database is about to be closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#warming;
  }

  async #readAll(): Promise<void> {
    const tenants = await this.#db.selectFrom('resource').select('tenant_id').where('listed', '=', true).groupBy('tenant_id').orderBy(sql`count(*)`, 'desc').limit(mostIndexes).execute();
    for (const { tenant_id } of tenants) {
      if (this.#isClosed) return;
      if (!this.#held.has(tenant_id)) await this.of(tenant_id);
    }
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
    const keeper = new EntryKeeper(this.#db, tenantId, this.#logger);
    let last = '';
    for (;;) {
      if (this.#isClosed) throw new Error('The catalogues are closed.');
      const rows = await this.#db
        .selectFrom('resource')
        .select(['id', 'entry', 'modified_at', 'ended_at', 'listed'])
        .where('tenant_id', '=', tenantId)
        .where('stamp', '>', after)
        .where('stamp', '<=', upTo)
        .where('id', '>', last)
        .orderBy('id')
        .limit(pageSize)
        .execute();
      const older: string[] = [];
      for (const [place, { id, entry, modified_at, ended_at, listed }] of rows.entries()) {
        if (ended_at !== null || !listed) index.end(id);
        else if (entry === null) older.push(id);
        else for (const read of readable([entry], readEntry, this.#logger)) index.put(id, read, modified_at);
        if (place % entriesATurn === entriesATurn - 1) await nextTurn();
      }
      for (let first = 0; first < older.length; first += documentsAtOnce) {
        await keeper.keep(await this.#readDocuments(tenantId, index, older.slice(first, first + documentsAtOnce)));
      }
      if (rows.length < pageSize) return;
      last = rows.at(-1)?.id ?? last;
      await nextTurn();
    }
  }

  /** Takes in what an older version wrote, of the whole resources; returns what it has made of them. */
  async #readDocuments(tenantId: string, index: CatalogueIndex, ids: readonly string[]): Promise<MadeEntry[]> {
    const rows = await this.#db
      .selectFrom('resource')
      .select(['id', 'document', 'modified_at', 'ended_at', 'listed'])
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`id = any(${ids}::text[])`)
      .orderBy('id')
      .execute();
    const made: MadeEntry[] = [];
    for (const [place, { id, document, modified_at, ended_at, listed }] of rows.entries()) {
      // What was ended a moment ago has a stamp that comes next.
      const present = ended_at === null && listed ? [document] : [];
      for (const entry of readable(present, entryOf, this.#logger)) {
        index.put(id, entry, modified_at);
        made.push({ id, entry: JSON.stringify(entry) });
      }
      if (place % documentsATurn === documentsATurn - 1) await nextTurn();
    }
    return made;
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

/** @throws StoredDataError */
const readEntry = (entry: string) => parseStored(StoredEntry, entry, 'resource.entry');
/** @throws StoredDataError */
const entryOf = (document: unknown) => makeEntry(parseStored(ResourceDocument, document, 'resource.document'));
