/** Records as simple Dublin Core: what every harvester understands. */
import type { ExchangeRecord } from '../exchange/exchange-record.ts';
import { around, leaf } from '../exchange/xml-write.ts';
import { dcNamespace, metadataFormats, oaiDcNamespace } from './names.ts';

/** The types of DCMI for our codes; the code itself stands beside. */
const dcmiTypes: Readonly<Record<string, string>> = { A01: 'MovingImage', A02: 'Sound', A03: 'InteractiveResource' };

export function writeDc({ row, attribution }: ExchangeRecord): string {
  const many = (name: string, values: readonly (string | null | undefined)[]) => values.map((value) => leaf(`dc:${name}`, value));
  const parts = [
    ...many('title', [row.title]),
    ...many('creator', row.lecturers.people.map(({ name }) => name)),
    ...many('subject', [...row.keywords, row.category.join('-')]),
    ...many('description', [row.description]),
    ...many('publisher', [row.provider]),
    ...many('date', [row.created]),
    ...many('type', [dcmiTypes[row.type], row.type]),
    ...many('format', [row.format]),
    ...many('identifier', [row.url, row.identifier]),
    ...many('language', [row.language]),
    ...many('rights', [attribution, row.licence]),
  ].filter((part) => part !== '');
  return around('oai_dc:dc', parts, {
    'xmlns:oai_dc': oaiDcNamespace,
    'xmlns:dc': dcNamespace,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${oaiDcNamespace} ${metadataFormats.oai_dc.schema}`,
  });
}
