/** How fast a delivery goes in as a platform hands it over: its XML read, cut, parsed and judged, and what is good of it written. */
import { CatalogueReading, readCatalogue } from '../../service/src/catalogue/read-catalogue.ts';
import { loadCatalogueDirectory, type CatalogueDelivery } from '../../service/src/catalogue/package.ts';
import type { Database } from '../../service/src/database/carrier.ts';
import { writeCatalogue } from '../../service/src/import/write-catalogue.ts';

const folder = (name: string): string => new URL(`../../demo/${name}`, import.meta.url).pathname;
/** How often the county's files are handed over under other identifiers: some twenty thousand records. */
const rounds = 7;

/**
 * Records a second, from the bytes of the files to the committed rows, and before that by reading alone. Files that records point at
 * are looked for, but not copied.
 */
export async function deliver(db: Database, tenantId: string): Promise<{ count: number; read: number; whole: number }> {
  const delivery = await delivered();
  let begun = performance.now();
  const count = readCatalogue(delivery).resources.length;
  const perSecond = (): number => (count / (performance.now() - begun)) * 1000;
  const read = perSecond();
  begun = performance.now();
  const reading = new CatalogueReading(delivery);
  const { created } = await writeCatalogue(db, reading.rows(), { tenantId, addressOf: (path) => `/${path}` });
  if (created !== count) throw new Error(`${created} of ${count} records were written, with ${reading.findings().length} findings`);
  return { count, read, whole: perSecond() };
}

async function delivered(): Promise<CatalogueDelivery> {
  const delivery = await loadCatalogueDirectory(folder('county/catalogue'), { media: folder('media/files') });
  const files = Array.from({ length: rounds }, (_, round) =>
    [...delivery.xml].map(([name, bytes]): [string, Uint8Array] => {
      const text = Buffer.from(bytes).toString('utf8').replaceAll('</identifier>', `-${round}</identifier>`);
      return [`${round}-${name}`, Buffer.from(text)];
    }),
  );
  return { ...delivery, xml: new Map(files.flat()) };
}
