/** What 0412 makes of a database that is older: which row of a roster says which subjects a teacher heads. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { testCarriers } from '../testing/carriers.ts';
import { makeWorld } from '../testing/world.ts';
import type { Carrier } from './carrier.ts';
import { migrations } from './migrations/index.ts';

for (const { name, open } of testCarriers) {
  describe(`heads of subjects of an older database, on ${name}`, () => {
    let carrier: Carrier;
    before(async () => {
      carrier = await open();
      await makeWorld(carrier);
    });
    after(() => carrier.close());

    it('stay with the one row that claims the membership; of several, none says what it may never have said', async () => {
      const { db } = carrier;
      const [ended_at, none] = ['2026-09-02T00:00:00.000Z', null];
      const row = (source_id: string, person_id: string, ended: string | null = none, place_id = 'school1') =>
        ({ tenant_id: 't1', source: 'east', file: 'roles.csv' as const, source_id, person_id, place_id, role: 'teacher', heads: '', ended_at: ended });
      await db.updateTable('identity').set({ heads: '数学' }).where('role', '=', 'teacher').execute();
      const rows = [row('one', 'teacher1'), row('before', 'teacher1', ended_at), row('elsewhere', 'teacher1', none, 'school2'), row('first', 'both'), row('second', 'both'), row('gone', 'teacher2', ended_at, 'school2')];
      await db.insertInto('membership_source').values([...rows, { ...row('other-tenant', 'q-teacher'), tenant_id: 't2' }]).execute();
      await sql`drop table lesson_plan_writer`.execute(db);
      await sql`alter table membership_source drop column heads`.execute(db);
      await migrations['0412-plan-writers']?.up(db);
      const said = await db.selectFrom('membership_source').select('source_id').where('heads', '=', '数学').orderBy('source_id').execute();
      assert.deepEqual(said.map(({ source_id }) => source_id), ['one', 'other-tenant']);
    });
  });
}
