/** The carrier for a PostgreSQL server (15 and up). */
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Carrier } from './carrier.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { parsers } from './values.ts';

const reconnectMilliseconds = 2000;
/** Statements longer than this, or beyond this many, are not kept prepared: they are rarely the same twice. */
const preparedLength = 4000;
const preparedCount = 400;

// Type numbers are not an enumeration: a database has more of them than the library names.
const setParser: (type: number, parse: (text: string) => unknown) => void = pg.types.setTypeParser;
for (const [type, parse] of Object.entries(parsers)) setParser(Number(type), parse);

const names = new Map<string, string>();

/** A name for the statement, so that the server plans it once a connection; undefined for those not worth it. */
function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || text.length > preparedLength || names.size >= preparedCount) return known;
  const name = createHash('sha1').update(text).digest('hex').slice(0, 20);
  names.set(text, name);
  return name;
}

/** Gives every parameterised query of Kysely a statement name, and lets `begin` travel with the query after it. */
function prepareQueries(client: pg.PoolClient): pg.PoolClient {
  const query = client.query.bind(client) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
  return Object.assign(client, {
    query(text: string, values?: unknown[]) {
      const name = values?.length ? preparedName(text) : undefined;
      const answer = query({ text, ...(values && { values: [...values] }), ...(name && { name }) });
      if (text !== 'begin') return answer;
      // It fails only with the connection, and so do the queries after it.
      answer.catch(() => undefined);
      return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] });
    },
  });
}

/**
 * Connects to `url` and brings the tables up to date.
 * @throws when the server cannot be reached.
 */
export async function openPostgres(url: string, { connections = 10 } = {}): Promise<Carrier> {
  const options = { connectionString: url, options: '-c timezone=UTC' };
  const pool = new pg.Pool({ ...options, max: connections, pipeline: true });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const prepared = new WeakSet<pg.PoolClient>();
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        async connect() {
          const client = await pool.connect();
          if (!prepared.has(client)) prepared.add(prepareQueries(client));
          return client;
        },
        end: () => pool.end(),
        options: {},
      },
    }),
  });
  const listener = new Listener(options);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    kind: 'postgres',
    db,
    listen: (channel, callback) => listener.listen(channel, callback),
    async close() {
      await listener.close();
      await db.destroy();
    },
  };
}

/** One connection that only listens, and comes back by itself when the line breaks. */
class Listener {
  readonly #options: pg.ClientConfig;
  readonly #callbacks = new Map<string, Set<(payload: string) => void>>();
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: pg.ClientConfig) {
    this.#options = options;
  }

  async listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>> {
    const callbacks = this.#callbacks.get(channel) ?? new Set();
    const isFirst = callbacks.size === 0;
    callbacks.add(callback);
    this.#callbacks.set(channel, callbacks);
    if (this.#client === null) await this.#connect();
    else if (isFirst) await this.#client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return async () => {
      callbacks.delete(callback);
      if (callbacks.size === 0) await this.#client?.query(`unlisten ${pg.escapeIdentifier(channel)}`);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client(this.#options);
    client.on('notification', ({ channel, payload }) => {
      for (const callback of this.#callbacks.get(channel) ?? []) callback(payload ?? '');
    });
    client.on('error', () => this.#reconnect(client));
    client.on('end', () => this.#reconnect(client));
    this.#client = client;
    await client.connect();
    for (const channel of this.#callbacks.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  #reconnect(lost: pg.Client): void {
    if (this.#closed || this.#client !== lost) return;
    this.#client = null;
    this.#retry = setTimeout(() => {
      this.#connect().catch(() => this.#client && this.#reconnect(this.#client));
    }, reconnectMilliseconds);
  }
}
