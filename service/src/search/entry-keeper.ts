/**
 * Keeps what a search has worked out of whole resources, so that the next process need not. That it is kept is no part of the answer:
 * a database that takes nothing, being full or read only, is still searched.
 */
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../database/carrier.ts';

export interface MadeEntry {
  id: string;
  entry: string;
}

export class EntryKeeper {
  readonly #db: Database;
  readonly #tenantId: string;
  readonly #logger: Logger;
  #isOver = false;

  constructor(db: Database, tenantId: string, logger: Logger) {
    this.#db = db;
    this.#tenantId = tenantId;
    this.#logger = logger;
  }

  /**
   * Keeps them, but where somebody has written the row anew, or is about to: it waits for nobody, so that nobody can wait for each other.
   * After the first failure it tries no more.
   */
  async keep(made: readonly MadeEntry[]): Promise<void> {
    if (made.length === 0 || this.#isOver) return;
    const ids = made.map(({ id }) => id);
    try {
      await sql`with free as (
          select id from resource where tenant_id = ${this.#tenantId} and id = any(${ids}::text[]) and entry is null
          order by id for no key update skip locked
        )
        update resource set entry = made.entry
        from free join unnest(${ids}::text[], ${made.map(({ entry }) => entry)}::text[]) as made(id, entry) on made.id = free.id
        where resource.tenant_id = ${this.#tenantId} and resource.id = free.id`.execute(this.#db);
    } catch (error) {
      this.#isOver = true;
      this.#logger.warn({ error: error instanceof Error ? error.name : 'error', code: codeOf(error) }, 'entries of the search are not kept');
    }
  }
}

/** What the database calls it: the reason without the values. */
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);
