/** The command `npm run export -- --tenant ID --format FORMAT --to FILE [--resources ID,ID…]`. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { formats, isFormat, type Format } from './exchange/formats.ts';
import { storedRecords } from './exchange/stored-records.ts';
import { writeDelivery } from './exchange/write-delivery.ts';
import { openCarrier } from './start.ts';

const usage = `Usage: npm run export -- --tenant ID --format ${formats.join('|')} --to FILE [--resources ID,ID…]\n`;

const { values } = parseArgs({
  options: {
    tenant: { type: 'string' },
    format: { type: 'string' },
    to: { type: 'string' },
    resources: { type: 'string' },
  },
});
const { tenant, format = '', to, resources } = values;
if (tenant === undefined || to === undefined || !isFormat(format)) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  await run(tenant, format, to).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

async function run(tenantId: string, chosen: Format, file: string): Promise<void> {
  const config = readConfig(process.env);
  if (config.publicOrigin === null) throw new Error('PUBLIC_ORIGIN is needed: what is held here is opened at its address.');
  const carrier = await openCarrier(config);
  try {
    const organisation = await carrier.db.selectFrom('organisation').innerJoin('tenant', 'tenant.tenant_id', 'organisation.tenant_id').select('organisation.name').where('organisation.tenant_id', '=', tenantId).whereRef('organisation.level', '=', 'tenant.level').executeTakeFirst();
    if (organisation === undefined) throw new Error(`There is no tenant ${tenantId}.`);
    const pages = storedRecords(carrier.db, tenantId, resources?.split(',') ?? null, config.publicOrigin, pino({}, pino.destination(2)));
    await pipeline(Readable.from(writeDelivery(chosen, organisation.name, pages)), createWriteStream(file));
  } finally {
    await carrier.close();
  }
}
