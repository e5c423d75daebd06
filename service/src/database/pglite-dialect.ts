/** Kysely over the PGlite thread. There is one connection; Kysely's own mutex lets one transaction at a time have it. */
import {
  CompiledQuery,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely';
import type { PGliteClient } from './pglite-client.ts';

class Connection implements DatabaseConnection {
  readonly #client: PGliteClient;

  constructor(client: PGliteClient) {
    this.#client = client;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, affected } = await this.#client.query(sql, parameters);
    // The rows have the shape that the query's own types promise; the database cannot be asked for more.
    return { rows: rows as Row[], ...(affected !== null && { numAffectedRows: BigInt(affected) }) };
  }

  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Streaming rows is not supported by the embedded database.');
  }
}

class ThreadDriver implements Driver {
  readonly #connection: Connection;

  constructor(client: PGliteClient) {
    this.#connection = new Connection(client);
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

/** The dialect for an open client; who opened the client closes it. */
export function pgliteDialect(client: PGliteClient): Dialect {
  return {
    createAdapter: () => new PGliteAdapter(),
    createDriver: () => new ThreadDriver(client),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
