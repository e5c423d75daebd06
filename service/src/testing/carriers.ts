/** The databases that the tests run on: the embedded one always, PostgreSQL when `DATABASE_URL` names a server. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Carrier } from '../database/carrier.ts';
import { openTemporary } from '../database/pglite.ts';
import { openPostgres } from '../database/postgres.ts';
import { currentStamp } from '../database/snapshot.ts';

export interface TestCarrier {
  readonly name: string;
  /** An empty, migrated database of its own; closing it removes it. */
  open(): Promise<Carrier>;
}

const serverUrl = process.env['DATABASE_URL'];

export const testCarriers: readonly TestCarrier[] = [
  { name: 'PGlite', open: openTemporary },
  ...(serverUrl ? [{ name: 'PostgreSQL', open: () => openOwnDatabase(serverUrl) }] : []),
];

async function openOwnDatabase(server: string): Promise<Carrier> {
  const { url, remove } = await makeOwnDatabase(server);
  const carrier = await openPostgres(url);
  return {
    ...carrier,
    async close() {
      await carrier.close();
      await remove();
    },
  };
}

/** Makes a migrated database on the server, so that test files may run side by side. */
export async function makeOwnDatabase(server: string): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `ls_test_${randomUUID().replaceAll('-', '')}`;
  const template = await makeTemplate(server);
  await administer(server, (client) => client.query(`create database ${name} template ${template}`));
  const remove = (): Promise<void> => administer(server, (client) => client.query(`drop database ${name} with (force)`));
  return { url: urlOf(server, name), remove };
}

/** A migrated database in which nobody works: to copy it takes a moment, to migrate an empty one a second. */
async function makeTemplate(server: string): Promise<string> {
  const name = `ls_template_${currentStamp().slice(0, 16)}`;
  await administer(server, async (client) => {
    // The first one makes it, the others wait until the connection of the first is closed.
    await client.query(`select pg_advisory_lock(hashtext('${name}'))`);
    const { rowCount } = await client.query(`select from pg_database where datname = '${name}'`);
    if (rowCount !== 0) return;
    await client.query(`create database ${name}`);
    await (await openPostgres(urlOf(server, name))).close();
  });
  return name;
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function administer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
