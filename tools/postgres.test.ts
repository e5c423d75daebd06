import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { findPostgres, startPostgres } from './postgres.ts';

test('starts a server in UTF-8 and ends it with its folder', { skip: !findPostgres() && 'PostgreSQL is not installed' }, async () => {
  let url: string;
  {
    await using postgres = await startPostgres();
    url = postgres.url;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("select length('𠮷买买提') as length, current_setting('server_encoding') as encoding");
    assert.deepEqual(rows, [{ length: 4, encoding: 'UTF8' }]);
    await client.end();
  }
  await assert.rejects(new pg.Client({ connectionString: url }).connect());
});
