/** Records that go out as a file. */
import * as v from 'valibot';
import { Id } from './common.ts';

export const ExchangeFormat = v.pipe(
  v.picklist(['records', 'lom', 'schema-org', 'common-cartridge']),
  v.title('ExchangeFormat'),
  v.description('`records`: the XML of the collection notice (annex 2). `lom`: LOM XML (IEEE 1484.12.3). `schema-org`: JSON-LD. `common-cartridge`: a thin Common Cartridge 1.3.'),
);
export const RecordsExport = v.pipe(
  v.object({
    format: ExchangeFormat,
    resourceIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500), v.description('In the order of the file; what the caller cannot find is left out.')),
  }),
  v.title('RecordsExport'),
);
export const RecordsFile = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.examples(['resources.xml'])),
    mediaType: v.string(),
    count: v.pipe(v.number(), v.integer(), v.description('Records in it.')),
    content: v.pipe(v.string(), v.base64(), v.description('The file, base64.')),
  }),
  v.title('RecordsFile'),
);
