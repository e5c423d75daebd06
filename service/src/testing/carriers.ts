/** The databases that the tests run on: the embedded one always, PostgreSQL when `DATABASE_URL` names a server. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Carrier } from '../database/carrier.ts';
import { openTemporary } from '../database/pglite.ts';
import { openPostgres } from '../database/postgres.ts';

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

/** Makes a database on the server, so that test files may run side by side. */
export async function makeOwnDatabase(server: string): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `ls_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
