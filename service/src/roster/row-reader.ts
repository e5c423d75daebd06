/** One CSV row read field by field; the first error in any field is enough for the row to be left out. */
import { CONTROL_CHARACTER } from '../reading/decode.ts';
import type { CsvRow } from '../reading/csv.ts';
import { isCalendarDay } from '../reading/day.ts';
import { mask } from '../reading/finding.ts';
import type { Findings, Severity } from '../reading/finding.ts';
import type { RosterFileName } from './types.ts';

/** Fields whose values never stand in a report in full. */
const PRIVATE_FIELDS = new Set(['userMasterIdentifier', 'identifier', 'userIds', 'phone', 'sms', 'email', 'username']);
const LONGEST_FIELD = 2000;
const LONGEST_ID = 255;

/** Reads the fields of one row and reports what is wrong with them. */
export class RowReader {
  readonly line: number;
  /** True once a field broke a rule that a row cannot go without. */
  failed = false;
  readonly #file: RosterFileName;
  readonly #row: CsvRow;
  readonly #findings: Findings;

  constructor(file: RosterFileName, row: CsvRow, findings: Findings) {
    this.line = row.line;
    this.#file = file;
    this.#row = row;
    this.#findings = findings;
  }

  /** Reports a remark about a field of this row; an error makes the row fail. */
  report(severity: Severity, field: string, rule: string, params?: Record<string, string | number>): void {
    const value = this.#row.fields.get(field) ?? '';
    const shown = PRIVATE_FIELDS.has(field) ? mask(value) : value;
    const remark = { line: this.line, field, rule, ...(value !== '' && { value: shown }), ...(params && { params }) };
    this.#findings[severity](this.#file, remark);
    if (severity === 'error') this.failed = true;
  }

  /** A field that may be empty or whose column may be absent. */
  optional(field: string): string | null {
    const value = this.#row.fields.get(field) ?? '';
    if (value === '') return null;
    if (value.length > LONGEST_FIELD) this.report('error', field, 'text.too-long', { longest: LONGEST_FIELD });
    if (CONTROL_CHARACTER.test(value)) this.report('error', field, 'text.control-character');
    return value;
  }

  /** A field that must have a value. */
  required(field: string): string {
    const value = this.optional(field);
    if (value === null) this.report('error', field, 'roster.field.required');
    return value ?? '';
  }

  /** An identifier of this row or of another one. */
  id(field: string): string {
    const value = this.required(field);
    if (value.length > LONGEST_ID) this.report('error', field, 'text.too-long', { longest: LONGEST_ID });
    return value;
  }

  /** Values separated by commas. */
  list(field: string): string[] {
    const values = (this.optional(field) ?? '').split(',').map((value) => value.trim());
    return [...new Set(values.filter((value) => value !== ''))];
  }

  /** A calendar day, or null for none. */
  optionalDay(field: string): string | null {
    const value = this.optional(field);
    if (value !== null && !isCalendarDay(value)) this.report('error', field, 'roster.field.day');
    return value;
  }

  /** A calendar day. */
  day(field: string): string {
    const value = this.required(field);
    if (value !== '' && !isCalendarDay(value)) this.report('error', field, 'roster.field.day');
    return value;
  }

  /** Reports when the second of two days is before the first. */
  inOrder(begin: string | null, end: string | null, endField: string): void {
    if (begin !== null && end !== null && end < begin) this.report('error', endField, 'roster.field.end-before-begin');
  }

  /** One of the words that `known` gives a meaning to. */
  choice<Meaning>(field: string, known: ReadonlyMap<string, Meaning>): Meaning | null {
    const value = this.required(field);
    const meaning = known.get(value);
    if (value !== '' && meaning === undefined) {
      this.report('error', field, 'roster.field.choice', { allowed: [...known.keys()].join(', ') });
    }
    return meaning ?? null;
  }

  /** `true` or `false`; `whenEmpty` if nothing is said. */
  flag(field: string, whenEmpty: boolean): boolean {
    const value = this.optional(field)?.toLowerCase() ?? String(whenEmpty);
    if (value !== 'true' && value !== 'false') this.report('error', field, 'roster.field.flag');
    return value === 'true';
  }
}
