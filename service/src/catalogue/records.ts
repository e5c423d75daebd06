/**
 * Cuts a catalogue file into its records, so that one broken record costs one record: after a missing end tag the
 * next record begins at its own start tag, and half a file still gives its whole records.
 */
import { LineIndex, findDeclaration, scanTags } from '../reading/xml-scan.ts';
import type { Decoded } from '../reading/decode.ts';
import type { Findings } from '../reading/finding.ts';

/** The text of one record and where it stands. */
export interface RecordText {
  text: string;
  line: number;
  /** Line of each field's first element. */
  fieldLines: ReadonlyMap<string, number>;
}

/** Records of one file; what is no record is reported. */
export function cutRecords(file: string, { text, brokenLines }: Decoded, record: string, findings: Findings): RecordText[] {
  const lines = new LineIndex(text);
  const declaration = findDeclaration(text);
  if (declaration >= 0) {
    findings.error(file, { line: lines.lineAt(declaration), field: null, rule: 'xml.declaration' });
    return [];
  }
  const records: RecordText[] = [];
  let root: string | null = null;
  let isRootClosed = false;
  let open: { start: number; depth: number; fieldLines: Map<string, number> } | null = null;
  const unclosed = (start: number): void => {
    findings.error(file, { line: lines.lineAt(start), field: null, rule: 'catalogue.record.unclosed' });
  };

  const { cutAt, brokenTags } = scanTags(text, ({ kind, name, start, end }) => {
    if (root === null) {
      root = name;
      isRootClosed = kind === 'empty';
    } else if (name === record && kind !== 'close') {
      if (open) unclosed(open.start);
      open = kind === 'open' ? { start, depth: 0, fieldLines: new Map() } : null;
    } else if (name === record && open) {
      keep(open.start, end, open.fieldLines);
      open = null;
    } else if (name === root && kind === 'close') {
      isRootClosed = true;
      if (open) unclosed(open.start);
      open = null;
    } else if (open) {
      if (kind === 'close') open.depth -= 1;
      else if (open.depth === 0 && !open.fieldLines.has(name)) open.fieldLines.set(name, lines.lineAt(start));
      if (kind === 'open') open.depth += 1;
    }
  });

  for (const start of brokenTags) {
    findings.error(file, { line: lines.lineAt(start), field: null, rule: 'xml.malformed', params: { reason: 'InvalidTag' } });
  }
  const rest = open as { start: number } | null;
  if (root === null) findings.error(file, { line: null, field: null, rule: 'xml.empty' });
  else if (cutAt !== null || rest || !isRootClosed) {
    const at = rest?.start ?? cutAt ?? text.length;
    findings.error(file, { line: lines.lineAt(at), field: null, rule: 'xml.cut', params: { records: records.length } });
  }
  return records;

  function keep(start: number, end: number, fieldLines: Map<string, number>): void {
    const [first, last] = [lines.lineAt(start), lines.lineAt(end)];
    for (const line of brokenLines) if (line >= first && line <= last) return;
    records.push({ text: text.slice(start, end), line: first, fieldLines });
  }
}
