/** Takes the records of one part of a harvest into the catalogue. */
import type { RecordText } from '../catalogue/records.ts';
import type { Database } from '../database/carrier.ts';
import type { ImportCount, StoredFinding } from '../database/schema.ts';
import { judgeForeign, type ForeignRecord } from '../exchange/fields.ts';
import { ForeignTree } from '../exchange/foreign-tree.ts';
import { readLom } from '../exchange/lom-read.ts';
import { all, local, textAt } from '../exchange/xml-paths.ts';
import { refusedIn } from '../import/run-import.ts';
import { upsert } from '../import/upsert.ts';
import { endOfSource } from '../import/write-batch.ts';
import { writeCatalogue } from '../import/write-catalogue.ts';
import { beginning } from '../reading/beginning.ts';
import { Findings } from '../reading/finding.ts';
import { isProblem, parseXml, type XmlElement } from '../reading/xml.ts';
import { readDc } from './dc-read.ts';
import type { MetadataPrefix } from './names.ts';

export interface Taking {
  file: string;
  source: { id: string; name: string };
  prefix: MetadataPrefix;
  findings: StoredFinding[];
  count: ImportCount;
}

/** Levels of a record: LOM has nine. */
const deepest = 16;
const longestName = 1000;

/** Returns the names of the records, also of such as cannot be taken. */
export async function takePart(db: Database, tenantId: string, texts: readonly RecordText[], { file, source, prefix, findings: report, count }: Taking): Promise<string[]> {
  const findings = new Findings();
  const names: string[] = [];
  const gone: string[] = [];
  const foreign: (ForeignRecord & { name: string })[] = [];
  for (const { text, line } of texts) {
    const record = parseXml(text, deepest);
    if (isProblem(record)) {
      findings.error(file, { line: line + record.line - 1, field: null, rule: record.rule, ...(record.params && { params: record.params }) });
      continue;
    }
    const [header] = all(record, 'header');
    const named = header && textAt(header, 'identifier');
    if (header === undefined || !named) {
      findings.error(file, { line, field: 'header', rule: 'oai.header' });
      continue;
    }
    const name = beginning(named, longestName);
    names.push(name);
    const metadata = all(record, 'metadata')[0]?.children[0];
    if (header.attributes.get('status') === 'deleted') gone.push(name);
    else if (metadata === undefined) findings.error(file, { line, field: 'metadata', rule: 'oai.metadata' });
    else {
      const read = prefix === 'lom' ? readLom(metadata, line, source.name) : readDc(metadata, line, name);
      foreign.push({ ...read, name, fields: [...read.fields, ...about(record)] });
    }
  }
  const rows = judgeForeign(file, foreign, findings, source.name);
  report.push(...findings.list());
  await writeCatalogue(db, rows, {
    tenantId,
    addressOf: (path) => path,
    source,
    count,
    onRefused: (row, field) => void report.push({ severity: 'error', file, line: row.line, field, rule: 'catalogue.contract' }),
  });
  count.refused += refusedIn(report.filter((finding) => finding.file === file));
  await remember(db, tenantId, source.id, foreign, new Set(rows.map(({ identifier }) => identifier)));
  for (const name of gone) if (await end(db, tenantId, source.id, name)) count.ended += 1;
  return names;
}

/**
 * What a repository says of a record besides its metadata: whose it is, where it came from. When an aggregator fetched it (OAI provenance)
 * is another day each time and nothing of the record: by that alone it would be changed with each harvest.
 */
function about(record: XmlElement): [name: string, text: string][] {
  const tree = new ForeignTree({ ...record, children: all(record, 'about') });
  for (const element of tree.elements()) {
    if (local(element.name) !== 'originDescription') continue;
    tree.takeAttribute(element, 'harvestDate');
    tree.take(all(element, 'datestamp'));
  }
  return tree.rest('oai');
}

/** So that a record that is gone can be found: it says its name only. */
async function remember(db: Database, tenantId: string, source: string, records: readonly (ForeignRecord & { name: string })[], taken: ReadonlySet<string>): Promise<void> {
  const rows = records.flatMap(({ name, fields }) => {
    const identifier = String(fields.find(([field]) => field === 'identifier')?.[1] ?? '');
    return taken.has(identifier) ? [[name, { tenant_id: tenantId, source, name, identifier }] as const] : [];
  });
  if (rows.length > 0) await upsert(db, 'exchange_record', ['tenant_id', 'source', 'name'], [...new Map(rows).values()]);
}

async function end(db: Database, tenantId: string, source: string, name: string): Promise<boolean> {
  const row = await db.selectFrom('exchange_record').select('identifier').where((where) => where.and({ tenant_id: tenantId, source, name })).executeTakeFirst();
  return row === undefined ? false : db.transaction().execute((transaction) => endOfSource(transaction, tenantId, source, row.identifier));
}
