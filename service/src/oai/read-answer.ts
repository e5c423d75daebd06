/**
 * Reads what a repository answered. Its records are cut out first: one that is broken costs itself alone, and of an answer
 * that ends in the middle the whole ones are there.
 */
import { cutRecords, type RecordText } from '../catalogue/records.ts';
import { local } from '../exchange/xml-paths.ts';
import { decodeText } from '../reading/decode.ts';
import type { Findings } from '../reading/finding.ts';
import { findDeclaration, scanTags, type Tag } from '../reading/xml-scan.ts';
import { isProblem, parseXml } from '../reading/xml.ts';

export interface OaiAnswer {
  responseDate: string | null;
  error: { code: string; message: string } | null;
  records: RecordText[];
  /** Null where no further part follows. */
  token: string | null;
  /** Text of each element that stands alone, by name: what `Identify` says, prefixes of formats. */
  texts: ReadonlyMap<string, readonly string[]>;
  /** It ended in the middle. */
  isCut: boolean;
}

/** Largest answer, in bytes. */
export const largestAnswer = 32_000_000;
/** Texts that are looked at outside of records; none of them is long. */
const longestText = 10_000;
const brokenToken = 'resumptionToken, broken';
const envelope = new Set(['responseDate', 'error', 'resumptionToken', 'granularity', 'protocolVersion', 'metadataPrefix']);

/** Null, with the reason among the findings, for what is no answer of the protocol. */
export function readAnswer(file: string, bytes: Uint8Array, findings: Findings): OaiAnswer | null {
  const decoded = decodeText(file, bytes, findings, largestAnswer);
  if (decoded === null) return null;
  const { text } = decoded;
  const declaration = findDeclaration(text);
  if (declaration >= 0) {
    findings.error(file, { line: text.slice(0, declaration).split('\n').length, field: null, rule: 'xml.declaration' });
    return null;
  }
  const { root, record, found, isClosed } = scan(file, text, findings);
  if (root !== 'OAI-PMH') {
    findings.error(file, { line: null, field: null, rule: 'oai.other' });
    return null;
  }
  const texts = new Map([...found].map(([name, elements]) => [name, elements.map(({ text: inner }) => inner)]));
  const [error] = found.get('error') ?? [];
  const records = cutRecords(file, decoded, record, findings);
  const [token = ''] = texts.get('resumptionToken') ?? [];
  return {
    responseDate: texts.get('responseDate')?.[0] ?? null,
    error: error === undefined ? null : { code: error.code, message: error.text },
    records,
    token: token === '' ? null : token,
    texts,
    isCut: !isClosed || found.has(brokenToken),
  };
}

interface Around {
  root: string | null;
  /** How records are written, with their prefix. */
  record: string;
  found: Map<string, { text: string; code: string }[]>;
  isClosed: boolean;
}

/** What stands around the records. */
function scan(file: string, text: string, findings: Findings): Around {
  const around: Around = { root: null, record: 'record', found: new Map(), isClosed: false };
  const state: { depth: number; inside: number | null; begun: { name: string; start: number } | null } = { depth: 0, inside: null, begun: null };
  scanTags(text, ({ kind, name, start, end }) => {
    const plain = local(name);
    around.root ??= plain;
    if (kind === 'open') state.depth += 1;
    // Metadata may hold elements of the same names.
    if (state.inside === null) visit(plain, { kind, name, start, end });
    else if (kind === 'close' && state.depth === state.inside) state.inside = null;
    if (kind !== 'close') return;
    state.depth -= 1;
    around.isClosed ||= state.depth === 0;
  });
  return around;

  function visit(plain: string, { kind, name, start, end }: Tag): void {
    if (plain === 'record' && kind !== 'close') {
      around.record = name;
      if (kind === 'open') state.inside = state.depth;
    } else if (plain === 'error' && kind === 'empty') keep(plain, start, text.slice(start, end));
    else if (envelope.has(plain) && kind === 'open') state.begun = { name, start };
    else if (kind === 'close' && state.begun?.name === name) {
      keep(plain, state.begun.start, text.slice(state.begun.start, Math.min(end, state.begun.start + longestText)));
      state.begun = null;
    }
  }

  function keep(plain: string, start: number, element: string): void {
    const parsed = parseXml(element, 2);
    if (!isProblem(parsed)) {
      around.found.set(plain, [...(around.found.get(plain) ?? []), { text: parsed.text, code: parsed.attributes.get('code') ?? '' }]);
      return;
    }
    findings.error(file, { line: text.slice(0, start).split('\n').length, field: plain, rule: parsed.rule, ...(parsed.params && { params: parsed.params }) });
    // A token that cannot be read is not the end of the list.
    if (plain === 'resumptionToken') around.found.set(brokenToken, []);
  }
}
