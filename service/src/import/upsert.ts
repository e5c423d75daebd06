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
  for (let start = 0; start < rows.length; start += chunkSize) {
    const values = rows
      .slice(start, start + chunkSize)
      .map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`);
    await sql`insert into ${sql.table(table)} (${refs(columns)}) values ${sql.join(values)} ${replacing(columns, key)}`.execute(db);
  }
}

/**
 * The same for rows of many and long columns: all of them are one parameter of a statement that is always the same, which the
 * database reads in half the time that thousands of parameters take. JSON columns are given as what they hold, not as its text.
 */
export async function upsertAsJson<Table extends keyof Schema>(
  db: Executor,
  table: Table,
  key: readonly (keyof Insertable<Schema[Table]> & string)[],
  rows: readonly Readonly<Record<keyof Insertable<Schema[Table]> & string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await sql`insert into ${sql.table(table)} (${refs(columns)})
    select ${refs(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::text::json)
    ${replacing(columns, key)}`.execute(db);
}

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

function replacing(columns: readonly string[], key: readonly string[]) {
  const set = columns.filter((column) => !key.includes(column)).map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  return sql`on conflict (${refs(key)}) ${set.length === 0 ? sql`do nothing` : sql`do update set ${sql.join(set)}`}`;
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
