/** Rows that name their parent: loops are found and reported, and parents come before their children. */
import type { Findings } from '../reading/finding.ts';
import { leaveOut } from './table.ts';
import type { Table } from './table.ts';

interface TreeRow {
  sourcedId: string;
  line: number;
  parentSourcedId: string | null;
}

const FIELD = 'parentSourcedId';
/** Longest loop that is spelled out in a report. */
const LONGEST_PATH = 8;

/**
 * Leaves out rows that are their own ancestors, then all that hang from nothing, and returns the rest with parents
 * first.
 */
export function settleTree<Row extends TreeRow>(table: Table<Row>, loopRule: string, findings: Findings): Row[] {
  for (const loop of loopsOf(table.rows)) {
    const names = loop.map((row) => row.sourcedId);
    const path = [...names.slice(0, LONGEST_PATH), names.length > LONGEST_PATH ? '…' : names[0]].join(' → ');
    for (const row of loop) {
      leaveOut(table, row, findings, { field: FIELD, rule: loopRule, value: row.parentSourcedId ?? '', params: { path } });
    }
  }
  const ordered = parentsFirst(table, findings);
  const reached = new Set<Row>(ordered);
  for (const row of [...table.rows.values()]) {
    if (reached.has(row)) continue;
    const parent = row.parentSourcedId ?? '';
    const known = table.rows.has(parent) || table.leftOut.has(parent);
    const rule = known ? 'roster.reference.left-out' : 'roster.reference.unknown';
    leaveOut(table, row, findings, { field: FIELD, rule, value: parent, params: { target: table.file } });
  }
  return ordered;
}

/** Each loop once. Every row has one parent, so walking upwards from each row visits each row at most twice. */
function loopsOf<Row extends TreeRow>(rows: ReadonlyMap<string, Row>): Row[][] {
  const loops: Row[][] = [];
  const walkOf = new Map<Row, number>();
  let walk = 0;
  for (const start of rows.values()) {
    walk += 1;
    const path: Row[] = [];
    let row: Row | undefined = start;
    while (row && !walkOf.has(row)) {
      walkOf.set(row, walk);
      path.push(row);
      row = row.parentSourcedId === null ? undefined : rows.get(row.parentSourcedId);
    }
    if (row && walkOf.get(row) === walk) loops.push(path.slice(path.indexOf(row)));
  }
  return loops;
}

/** The rows that hang from a root, breadth first. In a partial table a row under an unknown parent is a root too. */
function parentsFirst<Row extends TreeRow>(table: Table<Row>, findings: Findings): Row[] {
  const children = new Map<string, Row[]>();
  const ordered: Row[] = [];
  for (const row of table.rows.values()) {
    const parent = row.parentSourcedId;
    const isElsewhere = parent !== null && table.partial && !table.rows.has(parent) && !table.leftOut.has(parent);
    if (isElsewhere) {
      const params = { target: table.file };
      findings.warning(table.file, { line: row.line, field: FIELD, rule: 'roster.reference.elsewhere', value: parent, params });
    }
    if (parent === null || isElsewhere) ordered.push(row);
    else {
      const siblings = children.get(parent);
      if (siblings) siblings.push(row);
      else children.set(parent, [row]);
    }
  }
  for (const row of ordered) for (const child of children.get(row.sourcedId) ?? []) ordered.push(child);
  return ordered;
}
