/** The search after an update that makes its entries anew: it answers whatever the database takes, and nobody else has to wait. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Carrier } from '../database/carrier.ts';
import { changeCatalogue } from '../features/resources/catalogue.ts';
import { captureLog } from '../testing/captured-log.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makeWorld } from '../testing/world.ts';
import { Catalogues } from './catalogues.ts';

const many = 300;

for (const { name, open } of testCarriers) {
  describe(`a catalogue whose entries an older version wrote, on ${name}`, () => {
    let carrier: Carrier;
    const withoutEntry = async () => (await carrier.db.selectFrom('resource').select('id').where('tenant_id', '=', 't1').where('entry', 'is', null).orderBy('id').execute()).map(({ id }) => id);
    const found = async (catalogues: Catalogues) => (await catalogues.of('t1')).search({ q: '分数的初步认识' }, 1).total;
    before(async () => {
      carrier = await open();
      await makeWorld(carrier);
      await sql`insert into resource select (jsonb_populate_record(r, jsonb_build_object('id', 'copy-' || n, 'identifier', 'copy-' || n))).*
        from resource r, generate_series(1, ${many}::int) n where tenant_id = 't1' and id = 'r1'`.execute(carrier.db);
    });
    afterEach(async () => {
      await sql`drop trigger if exists refuse on resource`.execute(carrier.db);
      await sql`update resource set entry = null where tenant_id = 't1'`.execute(carrier.db);
    });
    after(() => carrier.close());

    it('is found, and read from its entries the next time', async () => {
      await sql`update resource set entry = null where tenant_id = 't1'`.execute(carrier.db);
      const { logger, lines } = captureLog();
      assert.equal(await found(new Catalogues(carrier.db, logger)), many + 1);
      assert.deepEqual(await withoutEntry(), []);
      assert.equal(await found(new Catalogues(carrier.db, logger)), many + 1);
      assert.deepEqual(lines, []);
    });

    it('is found where the database takes nothing, which is logged once and without what it holds', async () => {
      await sql`create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'full: %', new.title using errcode = '53100'; end $$`.execute(carrier.db);
      await sql`create trigger refuse before update on resource for each row execute function refuse()`.execute(carrier.db);
      const { logger, lines } = captureLog();
      assert.equal(await found(new Catalogues(carrier.db, logger)), many + 1);
      assert.equal(lines.length, 1);
      assert.match(lines.join(), /"code":"53100"/);
      assert.doesNotMatch(lines.join(), /分数/);
    });

    it('leaves turns to others between the documents', async () => {
      const catalogues = new Catalogues(carrier.db, captureLog().logger);
      const index = await catalogues.of('t1');
      const stamp = await changeCatalogue(carrier.db, 't1');
      await sql`insert into resource select (jsonb_populate_record(r, jsonb_build_object('id', 'later-' || n, 'identifier', 'later-' || n, 'stamp', ${stamp}::int, 'entry', null))).*
        from resource r, generate_series(1, ${many}::int) n where tenant_id = 't1' and id = 'r1'`.execute(carrier.db);
      const before = index.size;
      let size = before;
      let largestLeap = 0;
      let isRead = false;
      const look = () => {
        largestLeap = Math.max(largestLeap, index.size - size);
        size = index.size;
        if (!isRead) setImmediate(look);
      };
      setImmediate(look);
      await catalogues.of('t1');
      isRead = true;
      look();
      assert.equal(index.size - before, many);
      assert.ok(largestLeap <= 50, `${largestLeap} in one turn`);
    });

    it('is read before anybody asks, and no more of it once the service ends', async () => {
      const { logger, lines } = captureLog();
      const catalogues = new Catalogues(carrier.db, logger);
      const before = await found(new Catalogues(carrier.db, logger));
      await catalogues.warm();
      await sql`update resource set entry = 'unreadable' where tenant_id = 't1'`.execute(carrier.db);
      assert.equal(await found(catalogues), before);
      const ended = new Catalogues(carrier.db, logger);
      await Promise.all([ended.warm(), ended.close()]);
      await assert.rejects(ended.of('t1'), /closed/);
      assert.deepEqual(lines, []);
    });

    // The embedded database has one connection: nobody holds a row there while somebody else asks.
    if (name === 'PostgreSQL') {
      it('is found while an import holds rows of it, and waits for none of them', { timeout: 60_000 }, async () => {
        const { logger, lines } = captureLog();
        const held = await carrier.db.transaction().execute(async (transaction) => {
          await sql`select from resource where tenant_id = 't1' and id in ('r1', 'copy-7') for update`.execute(transaction);
          assert.ok((await found(new Catalogues(carrier.db, logger))) > many);
          return withoutEntry();
        });
        assert.deepEqual([held, lines], [['copy-7', 'r1'], []]);
      });
    }
  });
}
