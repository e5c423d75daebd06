/**
 * What JSON columns hold is parsed when it is read: an earlier release, a hand in the database or a broken disk may have
 * left something else there than the code of today expects.
 */
import type { Logger } from 'pino';
import * as v from 'valibot';

/** A column holds something else than it should. Says where; the value itself may be about a person. */
export class StoredDataError extends Error {
  readonly code = 'stored-data';
  /** Column, and the place inside of it. */
  readonly place: string;

  constructor(column: string, path: string | null) {
    super(`${column} cannot be read`);
    this.name = 'StoredDataError';
    this.place = path === null ? column : `${column} ${path}`;
  }
}

/** The value of a JSON column. @throws StoredDataError */
export function parseStored<Schema extends v.GenericSchema>(schema: Schema, value: unknown, column: string): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  throw new StoredDataError(column, v.getDotPath(parsed.issues[0]));
}

/** What can be read of a list: one broken row is told to those who keep the service, and hides none of the others. */
export function readable<Row, Value>(rows: readonly Row[], read: (row: Row) => Value, logger: Logger): Value[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!(error instanceof StoredDataError)) throw error;
      logger.error({ error: error.name, place: error.place }, 'left out of a list');
      return [];
    }
  });
}
