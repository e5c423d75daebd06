/** Files of records in each of the formats, written page by page. */
import type { ExchangeRecord } from './exchange-record.ts';
import { writeCartridge } from './cartridge-write.ts';
import { ownNamespace, writeLom } from './lom-write.ts';
import type { Format } from './formats.ts';
import { schemaOrgContext, toSchemaOrg } from './schema-org-write.ts';
import { writeSeedRecord } from './seed-records.ts';
import { xmlDeclaration } from './xml-write.ts';

type Pages = AsyncIterable<readonly ExchangeRecord[]> | Iterable<readonly ExchangeRecord[]>;
interface Shape {
  head: string;
  between: string;
  foot: string;
  write(record: ExchangeRecord): string;
  /** What stands before a record that is the only one, where others read that alone. */
  alone?: string;
}
const shapes: Readonly<Record<Exclude<Format, 'common-cartridge'>, Shape>> = {
  records: { head: `${xmlDeclaration}<catalogue>\n`, between: '\n', foot: '\n</catalogue>\n', write: ({ row }) => writeSeedRecord(row) },
  lom: { head: `${xmlDeclaration}<records xmlns="${ownNamespace}">\n`, between: '\n', foot: '\n</records>\n', write: writeLom, alone: xmlDeclaration },
  'schema-org': { head: `{"@context":"${schemaOrgContext}","@graph":[\n`, between: ',\n', foot: '\n]}\n', write: (record) => JSON.stringify(toSchemaOrg(record)) },
};

/** The file in pieces. A cartridge is one piece: its list of contents stands at its end. */
export async function* writeDelivery(format: Format, title: string, pages: Pages): AsyncGenerator<Uint8Array> {
  if (format === 'common-cartridge') {
    const all: ExchangeRecord[] = [];
    for await (const page of pages) all.push(...page);
    yield writeCartridge(title, all);
    return;
  }
  const { head, between, foot, write, alone } = shapes[format];
  const encoder = new TextEncoder();
  // The first record waits for a second one.
  let only: string | null = null;
  let before = head;
  for await (const page of pages) {
    const texts: string[] = [...(only === null ? [] : [only]), ...page.map(write)];
    only = before === head && texts.length === 1 ? texts.join('') : null;
    if (only !== null || texts.length === 0) continue;
    yield encoder.encode(before + texts.join(between));
    before = between;
  }
  if (only !== null) yield encoder.encode(alone === undefined ? head + only + foot : `${alone}${only}\n`);
  else yield encoder.encode(before === head ? head + foot : foot);
}
