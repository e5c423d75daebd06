/** Reads a file of records in whichever of the known formats it is: the file says so itself, its name does not count. */
import { packageOf } from '../catalogue/package.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { cutRecords } from '../catalogue/records.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { storable } from '../http/storable.ts';
import { decodeText } from '../reading/decode.ts';
import { Findings } from '../reading/finding.ts';
import { findDeclaration, scanTags } from '../reading/xml-scan.ts';
import { isProblem, parseXml } from '../reading/xml.ts';
import { readCartridge } from './cartridge-read.ts';
import { exchangeProfile } from './exchange-profile.ts';
import { judgeForeign, type ForeignRecord } from './fields.ts';
import type { Format } from './formats.ts';
import { readLom } from './lom-read.ts';
import { areTextsWhole, deepestNode, kindsOf, nodesOf, readSchemaOrg, withoutFurniture, type Node } from './schema-org-read.ts';
import { local } from './xml-paths.ts';

export interface Delivery extends Catalogue {
  /** Null when it is none that is known. */
  format: Format | null;
  /** How many records were left out, where the findings cannot say so: a format has no lines. */
  leftOut?: number;
}

/** Levels inside a LOM record. */
const deepestLom = 12;
const lomName = 'lom';

/** @param source name of who delivers it, for records that name no provider */
export async function readDelivery(file: string, bytes: Uint8Array, source: string, now = new Date()): Promise<Delivery> {
  const findings = new Findings();
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const records = await readCartridge(file, bytes, findings);
    return judge('common-cartridge', records);
  }
  const decoded = decodeText(file, bytes, findings);
  if (decoded === null) return { format: null, resources: [], findings: findings.list() };
  const start = decoded.text.trimStart().slice(0, 1);
  if (start === '{' || start === '[') {
    const records = readJson(file, decoded.text, findings);
    return judge('schema-org', records);
  }
  if (start !== '<') {
    findings.error(file, { line: null, field: null, rule: 'exchange.format' });
    return { format: null, resources: [], findings: findings.list() };
  }
  const declaration = findDeclaration(decoded.text);
  if (declaration >= 0) {
    findings.error(file, { line: decoded.text.slice(0, declaration).split('\n').length, field: null, rule: 'xml.declaration' });
    return { format: null, resources: [], findings: findings.list() };
  }
  const lom = lomTag(decoded.text);
  if (lom === null) {
    const read = readCatalogue({ xml: new Map([[file, bytes]]), files: packageOf(new Map()), profile: null }, { now, profile: exchangeProfile });
    for (const row of read.resources) if (row.provider === '') row.provider = source;
    return { format: 'records', ...read };
  }
  const texts = lom.isRoot ? [{ text: decoded.text, line: 1 }] : cutRecords(file, decoded, lom.name, findings);
  const records = texts.flatMap(({ text, line }): ForeignRecord[] => {
    const element = parseXml(text.trim().replace(/^<\?xml[^>]*\?>/, ''), deepestLom);
    if (!isProblem(element)) return [readLom(element, line, source)];
    findings.error(file, { line: line + element.line - 1, field: null, rule: element.rule, ...(element.params && { params: element.params }) });
    return [];
  });
  return { format: 'lom', resources: judgeForeign(file, records, findings, source, now), findings: findings.list() };

  function judge(format: Format, foreign: readonly ForeignRecord[]): Delivery {
    const torn = findings.list().filter(({ severity }) => severity === 'error').length;
    const resources = judgeForeign(file, foreign, findings, source, now);
    return { format, resources, findings: findings.list(), leftOut: torn + foreign.length - resources.length };
  }
}

/** How the file writes the element of a LOM record; null when it has none. */
function lomTag(text: string): { name: string; isRoot: boolean } | null {
  let found: { name: string; isRoot: boolean } | null = null;
  let count = 0;
  // Records stand near the beginning, below at most a few elements around them.
  scanTags(text.slice(0, 20_000), ({ kind, name }) => {
    if (kind === 'close' || found !== null) return;
    if (local(name) === lomName) found = { name, isRoot: count === 0 };
    count += 1;
  });
  return found;
}

function readJson(file: string, text: string, findings: Findings): ForeignRecord[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    findings.error(file, { line: null, field: null, rule: 'exchange.json' });
    return [];
  }
  const nodes = nodesOf(document);
  if (nodes === null) findings.error(file, { line: null, field: null, rule: 'exchange.format' });
  const { resources, others } = withoutFurniture(nodes ?? []);
  for (const node of others) findings.warning(file, { line: null, field: null, rule: 'exchange.kind', value: storable(called(node)), params: { kind: storable(kindsOf(node).join(', ')) } });
  return resources.flatMap((node) => {
    if (!areTextsWhole(node)) {
      findings.error(file, { line: null, field: null, rule: 'exchange.text', value: storable(called(node)) });
      return [];
    }
    const { record, tooDeep } = readSchemaOrg(node);
    if (tooDeep !== null) findings.warning(file, { line: null, field: `schema.${tooDeep}`, rule: 'xml.too-deep', value: called(node), params: { deepest: deepestNode } });
    return [record];
  });
}

const called = (node: Node): string => [node['name'], node['identifier'], node['@id']].find((one) => typeof one === 'string') ?? '';
