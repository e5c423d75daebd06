/** A CSV file as rows with their lines; broken rows are reported and left out, the others are kept. */
import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode.ts';
import type { Decoded } from './decode.ts';
import type { Findings } from './finding.ts';

/** One record: its first line, and its fields by column name. */
export interface CsvRow {
  line: number;
  fields: ReadonlyMap<string, string>;
}

interface CsvRecord {
  first: number;
  last: number;
  cells: string[];
}

/** Restarts after a broken record; a file with more of them is not worth reading on. */
const MOST_RESTARTS = 50;

/** Reads a file whose header must name all of `required`; null, with a finding, when it does not. */
export function readCsv(file: string, bytes: Uint8Array, required: readonly string[], findings: Findings): CsvRow[] | null {
  const decoded = decodeText(file, bytes, findings);
  if (!decoded) return null;
  const [header, ...records] = recordsOf(file, decoded, findings);
  const columns = header && columnsOf(file, header, required, decoded, findings);
  if (!columns) {
    if (!header) findings.error(file, { line: null, field: null, rule: 'csv.empty' });
    return null;
  }
  const rows: CsvRow[] = [];
  for (const { first, last, cells } of records) {
    if (touches(decoded, first, last)) continue;
    if (cells.length !== columns.length) {
      const params = { expected: columns.length, found: cells.length };
      findings.error(file, { line: first, field: null, rule: 'csv.column-count', params });
      continue;
    }
    rows.push({ line: first, fields: new Map(columns.map((column, index) => [column, (cells[index] ?? '').trim()])) });
  }
  return rows;
}

function touches(decoded: Decoded, first: number, last: number): boolean {
  if (decoded.brokenLines.size === 0) return false;
  for (let line = first; line <= last; line += 1) if (decoded.brokenLines.has(line)) return true;
  return false;
}

function columnsOf(
  file: string,
  header: CsvRecord,
  required: readonly string[],
  decoded: Decoded,
  findings: Findings,
): string[] | null {
  if (touches(decoded, header.first, header.last)) return null;
  const columns = header.cells.map((cell) => cell.trim());
  const missing = required.filter((column) => !columns.includes(column));
  for (const field of missing) findings.error(file, { line: header.first, field, rule: 'csv.column-missing' });
  const twice = columns.filter((column, index) => columns.indexOf(column) !== index);
  for (const field of new Set(twice)) findings.error(file, { line: header.first, field, rule: 'csv.column-twice' });
  return missing.length + twice.length > 0 ? null : columns;
}

/**
 * A record with a stray quotation mark swallows what follows it. Reading starts again on the line after the one
 * where it began, so that one bad name does not cost the rest of the county.
 */
function recordsOf(file: string, { text }: Decoded, findings: Findings): CsvRecord[] {
  const records: CsvRecord[] = [];
  // The parser counts a CRLF inside quotation marks as two lines.
  let rest = text.replaceAll('\r\n', '\n');
  let linesBefore = 0;
  for (let restarts = 0; ; restarts += 1) {
    const startedAt = records.length;
    const problem = parseInto(records, rest, linesBefore);
    if (!problem) return records;
    const consumed = records.length > startedAt ? (records.at(-1)?.last ?? linesBefore) : linesBefore;
    const line = skipBlankLines(rest, linesBefore, consumed) + 1;
    findings.error(file, { line, field: null, rule: 'csv.quote' });
    if (restarts === MOST_RESTARTS) {
      findings.error(file, { line: line + 1, field: null, rule: 'csv.given-up' });
      return records;
    }
    rest = dropLines(rest, line - linesBefore);
    linesBefore = line;
    if (rest === '') return records;
  }
}

function parseInto(records: CsvRecord[], text: string, linesBefore: number): boolean {
  let first = linesBefore + 1;
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      // `lines` counts the line a record ends on; empty lines in between belong to no record.
      on_record: (cells: string[], context) => {
        const last = linesBefore + context.lines;
        first = last - lineFeedsIn(cells);
        records.push({ first, last, cells });
        return null;
      },
    });
    return false;
  } catch (error) {
    if (error instanceof CsvError) return true;
    throw error;
  }
}

function lineFeedsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Where line `count + 1` of the text begins. */
function offsetOf(text: string, count: number): number {
  let offset = 0;
  for (let line = 0; line < count; line += 1) {
    const feed = text.indexOf('\n', offset);
    if (feed < 0) return text.length;
    offset = feed + 1;
  }
  return offset;
}

function dropLines(text: string, count: number): string {
  return text.slice(offsetOf(text, count));
}

function skipBlankLines(text: string, linesBefore: number, consumed: number): number {
  let line = consumed;
  let offset = offsetOf(text, consumed - linesBefore);
  while (text[offset] === '\n') {
    offset += 1;
    line += 1;
  }
  return line;
}
