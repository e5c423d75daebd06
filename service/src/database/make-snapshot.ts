/** Makes the shipped snapshot anew: `node service/src/database/make-snapshot.ts`, after adding a migration. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import { PGliteClient } from './pglite-client.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Schema } from './schema.ts';
import { currentStamp, snapshotArchive, snapshotStamp } from './snapshot.ts';

const client = await PGliteClient.open(null);
const db = new Kysely<Schema>({ dialect: pgliteDialect(client) });
await migrate(db);
await sql`checkpoint`.execute(db);
const archive = brotliCompressSync(await client.dump(), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
await client.close();

mkdirSync(dirname(snapshotArchive), { recursive: true });
writeFileSync(snapshotArchive, archive);
writeFileSync(snapshotStamp, `${JSON.stringify({ migrations: currentStamp() }, null, 2)}\n`);
process.stdout.write(`Snapshot of ${(archive.length / 1e6).toFixed(1)} MB\n`);
