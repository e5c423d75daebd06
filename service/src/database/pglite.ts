/** The embedded carrier: PostgreSQL compiled to WebAssembly, in a thread of this process and a folder of its own. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Carrier } from './carrier.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { PGliteClient } from './pglite-client.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { Schema } from './schema.ts';
import { placeSnapshot } from './snapshot.ts';

/**
 * Opens the database in `dataFolder`, made from the shipped snapshot when there is none.
 * @throws when another process holds the folder.
 */
export async function openEmbedded(dataFolder: string): Promise<Carrier> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dataFolder);
  try {
    const folder = join(dataFolder, 'db');
    placeSnapshot(folder);
    const client = await PGliteClient.open(folder);
    const db = new Kysely<Schema>({ dialect: pgliteDialect(client) });
    await migrate(db);
    return {
      kind: 'pglite',
      db,
      listen: (channel, callback) => client.listen(channel, callback),
      async close() {
        await db.destroy();
        await client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** An embedded database in a folder that goes away with it, for tests. */
export async function openTemporary(): Promise<Carrier> {
  const folder = mkdtempSync(join(tmpdir(), 'learning-space-'));
  const carrier = await openEmbedded(folder);
  return {
    ...carrier,
    async close() {
      await carrier.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
