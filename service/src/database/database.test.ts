/** Both carriers behave alike: values, transactions, notifications, and keys that all hold the tenant. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { testCarriers } from '../testing/carriers.ts';
import type { Carrier } from './carrier.ts';

for (const { name, open } of testCarriers) {
  describe(`database on ${name}`, () => {
    let carrier: Carrier;
    before(async () => {
      carrier = await open();
      const { db } = carrier;
      await db.insertInto('tenant').values({ tenant_id: 't', parent_id: null, level: 'county', name: '云岭县' }).execute();
    });
    after(() => carrier.close());

    it('gives whole numbers, moments, arrays and documents the same shape', async () => {
      const { rows } = await sql`select count(*) as count, timestamptz '2026-09-01 08:30:00.5+08' as moment,
        array['甲', '乙']::text[] as list, ${JSON.stringify([[0, 1.5]])}::jsonb as document`.execute(carrier.db);
      assert.deepEqual(rows, [
        { count: 1, moment: '2026-09-01T00:30:00.500Z', list: ['甲', '乙'], document: [[0, 1.5]] },
      ]);
    });

    it('keeps rare characters', async () => {
      const name = '𠮷𡈽·买买提';
      const row = { tenant_id: 't', id: 'rare', name, alternative_name: null, identity_key: null };
      await carrier.db.insertInto('person').values(row).execute();
      const found = await carrier.db.selectFrom('person').select('name').where('id', '=', 'rare').executeTakeFirst();
      assert.equal(found?.name, name);
    });

    it('undoes a failed transaction and keeps queries of others out of it', async () => {
      const { db } = carrier;
      const readName = () => db.selectFrom('tenant').select('name').executeTakeFirstOrThrow();
      let readOutside: Promise<{ name: string }> | undefined;
      const failing = db.transaction().execute(async (transaction) => {
        await transaction.updateTable('tenant').set({ name: '别的' }).execute();
        readOutside = readName();
        await new Promise((resolve) => setTimeout(resolve, 20));
        throw new Error('on purpose');
      });
      await assert.rejects(failing, /on purpose/);
      assert.equal((await readOutside)?.name, '云岭县');
      assert.equal((await readName()).name, '云岭县');
    });

    it('tells the violated constraint', async () => {
      const row = { tenant_id: 'nobody', id: 'x', name: 'x', alternative_name: null, identity_key: null };
      await assert.rejects(carrier.db.insertInto('person').values(row).execute(), { code: '23503' });
    });

    it('hears notifications', async () => {
      const heard = Promise.withResolvers<string>();
      const stop = await carrier.listen('ls_test', heard.resolve);
      await sql`select pg_notify('ls_test', 't')`.execute(carrier.db);
      assert.equal(await heard.promise, 't');
      await stop();
    });

    it('has the tenant in every primary, unique and foreign key', async () => {
      const { rows } = await sql<{ table: string; constraint: string; columns: string[] }>`
        select rel.relname::text as table, con.conname::text as constraint,
          array_agg(att.attname::text) as columns
        from pg_constraint con
        join pg_class rel on rel.oid = con.conrelid
        join pg_attribute att on att.attrelid = rel.oid and att.attnum = any(con.conkey)
        where rel.relnamespace = 'public'::regnamespace and con.contype in ('p', 'u', 'f')
          and rel.relname not like 'kysely_%'
        group by 1, 2`.execute(carrier.db);
      assert.ok(rows.length > 40, 'the schema has keys at all');
      // The tree of tenants itself: its parent is a tenant, too.
      const without = rows.filter((row) => row.constraint !== 'tenant_parent_id_fkey' && !row.columns.includes('tenant_id'));
      assert.deepEqual(without, []);
    });
  });
}
