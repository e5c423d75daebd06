/** Writes many rows with few questions. */
import { sql, type Insertable } from 'kysely';
import type { Executor } from '../database/carrier.ts';
import type { ImportCount, Schema } from '../database/schema.ts';

/** Rows a question; with a dozen columns far below the limit of 65,535 parameters. */
const chunkSize = 400;

/** Inserts the rows; where the key is taken, the other columns are replaced. */
export async function upsert<Table extends keyof Schema>(
  db: Executor,
  table: Table,
  key: readonly (keyof Insertable<Schema[Table]> & string)[],
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Insertable<Schema[Table]> & string)[];
  const replaced = columns.filter((column) => !key.includes(column));
  const set = replaced.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  for (let start = 0; start < rows.length; start += chunkSize) {
    const values = rows
      .slice(start, start + chunkSize)
      .map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`);
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)} on conflict (${sql.join(key.map((column) => sql.ref(column)))})
      ${set.length === 0 ? sql`do nothing` : sql`do update set ${sql.join(set)}`}`.execute(db);
  }
}

/** What must be written to get from the rows there are to the rows wanted, both by key. */
export interface Difference<Row> {
  /** New and changed rows. */
  write: Row[];
  /** Rows there are that nobody wants any more. */
  missing: Row[];
  count: ImportCount;
}

/** Compares by the given columns; nothing that is the same is written again. */
export function difference<Row extends object>(
  present: ReadonlyMap<string, Row>,
  wanted: ReadonlyMap<string, Row>,
  columns: readonly (keyof Row)[],
): Difference<Row> {
  const count = emptyCount();
  const write: Row[] = [];
  for (const [key, row] of wanted) {
    const before = present.get(key);
    if (before !== undefined && columns.every((column) => before[column] === row[column])) {
      count.unchanged += 1;
      continue;
    }
    if (before === undefined) count.created += 1;
    else count.updated += 1;
    write.push(row);
  }
  const missing = [...present].filter(([key]) => !wanted.has(key)).map(([, row]) => row);
  return { write, missing, count };
}

export function emptyCount(): ImportCount {
  return { created: 0, updated: 0, unchanged: 0, ended: 0, refused: 0 };
}
