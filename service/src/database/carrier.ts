/** What the service needs from a database, whichever carries it. */
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
/** A database or a transaction on it: queries take either. */
export type Executor = Kysely<Schema> | Transaction<Schema>;

/** An open database. Close it last: running queries fail afterwards. */
export interface Carrier {
  readonly kind: 'pglite' | 'postgres';
  readonly db: Database;
  /**
   * Calls back for each NOTIFY on a channel. A wake-up only: one may be missed while the line is down, so poll too.
   * Returns the function that stops listening.
   */
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
