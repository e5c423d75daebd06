/** Several queries on one way to the database and back: sent together, run one after the other, each seeing what the last one did. */
import type { QueryResult, RawBuilder } from 'kysely';
import type { Executor } from './carrier.ts';

type Rows<Queries extends readonly RawBuilder<unknown>[]> = {
  -readonly [Index in keyof Queries]: Queries[Index] extends RawBuilder<infer Row> ? Row[] : never;
};

/**
 * Runs the queries in their order, on one connection, without waiting for the answer of one before the next is sent. When one
 * fails, those after it count for nothing in a transaction.
 * @returns the rows of each
 */
export async function inOneTrip<const Queries extends readonly RawBuilder<unknown>[]>(db: Executor, queries: Queries): Promise<Rows<Queries>> {
  const compiled = queries.map((query) => query.compile(db));
  const results = await db
    .getExecutor()
    .provideConnection((connection) => Promise.all(compiled.map((query): Promise<QueryResult<unknown>> => connection.executeQuery(query))));
  // The rows have the shape that each query's own type promises; the database cannot be asked for more.
  return results.map(({ rows }) => rows) as Rows<Queries>;
}
