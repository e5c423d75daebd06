/** The rows of one roster file by `sourcedId`, and the references between such files. */
import { readCsv } from '../reading/csv.ts';
import type { Findings } from '../reading/finding.ts';
import { RowReader } from './row-reader.ts';
import type { RemovalRow, RosterFileName } from './types.ts';

/** What every row of every file has. */
interface AnyRow {
  sourcedId: string;
  line: number;
}

/** The good rows of a file, and the ids of those that were left out. */
export interface Table<Row extends AnyRow> {
  file: RosterFileName;
  rows: Map<string, Row>;
  leftOut: Set<string>;
  /** True when rows may exist that this bundle does not hold: a delta file, or none at all. */
  partial: boolean;
}

/** How a file is read. */
export interface TableSpec<Row extends AnyRow> {
  file: RosterFileName;
  required: readonly string[];
  /** Makes a row from its fields; what it returns is kept only when the reader has not failed. */
  make(reader: RowReader, sourcedId: string): Row | null;
}

/** What one file of the bundle is, after the manifest. */
export interface Delivery {
  bytes: Uint8Array | null;
  delta: boolean;
}

/** Reads one file; rows to be deleted are put into `removals`. */
export function readTable<Row extends AnyRow>(
  spec: TableSpec<Row>,
  delivery: Delivery,
  removals: RemovalRow[],
  findings: Findings,
): Table<Row> {
  const { file } = spec;
  const table: Table<Row> = { file, rows: new Map(), leftOut: new Set(), partial: delivery.delta };
  if (delivery.bytes === null) return table;
  const needed = ['sourcedId', ...(delivery.delta ? ['status', 'dateLastModified'] : []), ...spec.required];
  for (const row of readCsv(file, delivery.bytes, needed, findings) ?? []) {
    const reader = new RowReader(file, row, findings);
    const sourcedId = reader.id('sourcedId');
    const before = table.rows.get(sourcedId);
    if (before) {
      reader.report('error', 'sourcedId', 'roster.row.duplicate', { firstLine: before.line });
      continue;
    }
    if (isRemoval(reader)) {
      removals.push({ file, sourcedId, line: row.line });
      table.leftOut.add(sourcedId);
      continue;
    }
    const made = spec.make(reader, sourcedId);
    if (made && !reader.failed) table.rows.set(sourcedId, made);
    else table.leftOut.add(sourcedId);
  }
  for (const sourcedId of table.rows.keys()) table.leftOut.delete(sourcedId);
  return table;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

function isRemoval(reader: RowReader): boolean {
  const modified = reader.optional('dateLastModified');
  if (modified !== null && (!MOMENT.test(modified) || Number.isNaN(Date.parse(modified)))) {
    reader.report('error', 'dateLastModified', 'roster.field.moment');
  }
  const status = reader.optional('status');
  if (status === null || status === 'active') return false;
  if (status === 'tobedeleted') {
    reader.report('warning', 'status', 'roster.row.to-be-deleted');
    return true;
  }
  reader.report('error', 'status', 'roster.field.choice', { allowed: 'active, tobedeleted' });
  return false;
}

/** Takes a row out of a table again and says why. */
export function leaveOut<Row extends AnyRow>(
  table: Table<Row>,
  row: Row,
  findings: Findings,
  remark: { field: string; rule: string; value?: string; params?: Record<string, string | number> },
): void {
  table.rows.delete(row.sourcedId);
  table.leftOut.add(row.sourcedId);
  findings.error(table.file, { line: row.line, ...remark });
}

/** Leaves out the rows whose `field` points at nothing; a reference into a partial table is believed, and said. */
export function checkReferences<Row extends AnyRow>(
  table: Table<Row>,
  field: string,
  idsOf: (row: Row) => readonly (string | null)[],
  target: Table<AnyRow>,
  findings: Findings,
): void {
  for (const row of [...table.rows.values()]) {
    for (const id of idsOf(row)) {
      if (id === null || target.rows.has(id)) continue;
      const params = { target: target.file };
      if (target.leftOut.has(id)) {
        leaveOut(table, row, findings, { field, rule: 'roster.reference.left-out', value: id, params });
      } else if (target.partial) {
        findings.warning(table.file, { line: row.line, field, rule: 'roster.reference.elsewhere', value: id, params });
        continue;
      } else {
        leaveOut(table, row, findings, { field, rule: 'roster.reference.unknown', value: id, params });
      }
      break;
    }
  }
}
