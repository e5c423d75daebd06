/**
 * Cuts a catalogue file into its records, so that one broken record costs one record: after a missing end tag the
 * next record begins at its own start tag, and half a file still gives its whole records.
 */
import { LineIndex, findDeclaration, scanTags } from '../reading/xml-scan.ts';
import type { Tag } from '../reading/xml-scan.ts';
import type { Decoded } from '../reading/decode.ts';
import type { Findings } from '../reading/finding.ts';

/** The text of one record and where it stands. */
export interface RecordText {
  text: string;
  line: number;
  /** Line of each field's first element. */
  fieldLines: ReadonlyMap<string, number>;
}

/** A record whose end tag has not come yet. */
interface OpenRecord {
  start: number;
  depth: number;
  fieldLines: Map<string, number>;
}

/** Records of one file; what is no record is reported. */
export function cutRecords(file: string, { text, brokenLines }: Decoded, record: string, findings: Findings): RecordText[] {
  const lines = new LineIndex(text);
  const report = (offset: number, rule: string, params?: Record<string, string | number>): void => {
    findings.error(file, { line: lines.lineAt(offset), field: null, rule, ...(params && { params }) });
  };
  const declaration = findDeclaration(text);
  if (declaration >= 0) {
    report(declaration, 'xml.declaration');
    return [];
  }
  const cutter = new Cutter(record, lines, report);
  const { cutAt, brokenTags } = scanTags(text, (tag) => {
    cutter.visit(tag);
  });
  for (const start of brokenTags) report(start, 'xml.malformed', { reason: 'InvalidTag' });
  const records = cutter.records.filter(({ line, lastLine }) => {
    for (const broken of brokenLines) if (broken >= line && broken <= lastLine) return false;
    return true;
  });
  if (cutter.root === null) findings.error(file, { line: null, field: null, rule: 'xml.empty' });
  else if (cutAt !== null || !cutter.isRootClosed) {
    report(cutter.open?.start ?? cutAt ?? text.length, 'xml.cut', { records: records.length });
  }
  return records.map(({ start, end, line, fieldLines }) => ({ text: text.slice(start, end), line, fieldLines }));
}

/** Follows the tags of a file and notes where records begin and end. */
class Cutter {
  readonly records: { start: number; end: number; line: number; lastLine: number; fieldLines: Map<string, number> }[] = [];
  root: string | null = null;
  isRootClosed = false;
  open: OpenRecord | null = null;
  readonly #record: string;
  readonly #lines: LineIndex;
  readonly #report: (offset: number, rule: string) => void;

  constructor(record: string, lines: LineIndex, report: (offset: number, rule: string) => void) {
    this.#record = record;
    this.#lines = lines;
    this.#report = report;
  }

  visit({ kind, name, start, end }: Tag): void {
    if (this.root === null) {
      this.root = name;
      this.isRootClosed = kind === 'empty';
    } else if (name === this.#record) this.#visitRecord(kind, start, end);
    else if (name === this.root && kind === 'close') {
      this.isRootClosed = true;
      this.#abandon();
    } else if (this.open) this.#visitField(this.open, kind, name, start);
  }

  #visitRecord(kind: Tag['kind'], start: number, end: number): void {
    if (kind === 'close') {
      if (this.open) this.#keep(this.open, end);
      this.open = null;
      return;
    }
    this.#abandon();
    const opened = { start, depth: 0, fieldLines: new Map<string, number>() };
    if (kind === 'open') this.open = opened;
    else this.#keep(opened, end);
  }

  #visitField(open: OpenRecord, kind: Tag['kind'], name: string, start: number): void {
    if (kind === 'close') open.depth -= 1;
    else if (open.depth === 0 && !open.fieldLines.has(name)) open.fieldLines.set(name, this.#lines.lineAt(start));
    if (kind === 'open') open.depth += 1;
  }

  /** A record is open and something begins or ends that cannot be inside it. */
  #abandon(): void {
    if (this.open) this.#report(this.open.start, 'catalogue.record.unclosed');
    this.open = null;
  }

  #keep({ start, fieldLines }: OpenRecord, end: number): void {
    this.records.push({ start, end, line: this.#lines.lineAt(start), lastLine: this.#lines.lineAt(end - 1), fieldLines });
  }
}
