/** What comes together is stored together, in order, and nobody pays for what is wrong with another. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { testCarriers } from '../testing/carriers.ts';
import type { Carrier } from './carrier.ts';
import { GroupCommit, type Outcome, type StoreGroup } from './group-commit.ts';

interface Wish {
  readonly value: number;
  readonly size?: number;
}

for (const testCarrier of testCarriers) {
  describe(`group commit on ${testCarrier.name}`, () => {
    let carrier: Carrier;
    let groups: number[][];
    before(async () => {
      carrier = await testCarrier.open();
      await sql`create table grouped (tenant_id text not null, value int not null check (value > 0))`.execute(carrier.db);
    });
    after(() => carrier.close());
    beforeEach(async () => {
      groups = [];
      await sql`delete from grouped`.execute(carrier.db);
    });

    /** The database refuses what is not above 0; 13 is refused by a rule of ours. */
    const store: StoreGroup<Wish, number> = async (transaction, tenantId, wishes) => {
      const values = wishes.map(({ value }) => value);
      groups.push(values);
      await sql`insert into grouped select ${tenantId}, value from unnest(${values.filter((value) => value !== 13)}::int[]) as g(value)`.execute(transaction);
      return values.map((value): Outcome<number> => (value === 13 ? { error: new Error('not 13') } : { answer: value * 10 }));
    };
    const open = (most: number) => new GroupCommit<Wish, number>(carrier.db, store, { most, sizeOf: ({ size = 1 }) => size });
    const stored = async (tenantId = 't1') =>
      (await sql<{ value: number }>`select value from grouped where tenant_id = ${tenantId} order by value`.execute(carrier.db)).rows.map(({ value }) => value);

    it('stores what comes while a transaction is under way in the next one, and answers each after the commit', async () => {
      const commit = open(100);
      const first = commit.add('t1', { value: 1 }).then(async (answer) => ({ answer, held: await stored() }));
      const rest = [2, 3, 4].map((value) => commit.add('t1', { value }));
      const { answer, held } = await first;
      assert.equal(answer, 10);
      assert.ok(held.includes(1));
      assert.deepEqual(await Promise.all(rest), [20, 30, 40]);
      assert.deepEqual(groups, [[1], [2, 3, 4]]);
      assert.deepEqual(await stored(), [1, 2, 3, 4]);
    });

    it('puts no more into one transaction than fits, yet lets what is too large for any go alone', async () => {
      const commit = open(4);
      const sizes = [1, 3, 1, 9, 2, 2, 1];
      await Promise.all(sizes.map((size, place) => commit.add('t1', { value: place + 1, size })));
      assert.deepEqual(groups, [[1], [2, 3], [4], [5, 6], [7]]);
    });

    it('refuses one and stores the others, whoever it is that refuses', async () => {
      const commit = open(100);
      const results = await Promise.allSettled([1, 2, 13, 3].map((value) => commit.add('t1', { value })));
      assert.deepEqual(results.map(({ status }) => status), ['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      const byDatabase = await Promise.allSettled([4, 5, -1, 6].map((value) => commit.add('t1', { value })));
      assert.deepEqual(byDatabase.map(({ status }) => status), ['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      assert.deepEqual(await stored(), [1, 2, 3, 4, 5, 6]);
    });

    it('keeps tenants apart, and begins anew when nobody waits', async () => {
      const commit = open(100);
      await Promise.all([1, 2, 3].flatMap((value) => ['t1', 't2'].map((tenantId) => commit.add(tenantId, { value }))));
      assert.equal(groups.length, 4);
      assert.deepEqual([await stored('t1'), await stored('t2')], [[1, 2, 3], [1, 2, 3]]);
      assert.equal(await commit.add('t1', { value: 7 }), 70);
    });
  });
}
