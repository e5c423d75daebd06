/** Deliveries of changes: what they ask to be taken away has ended, what they do not mention stays, and twice is as good as once. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Carrier } from '../database/carrier.ts';
import { readRoster } from '../roster/read-roster.ts';
import { testCarriers } from '../testing/carriers.ts';
import { writeRoster, type WrittenRoster } from './write-roster.ts';

const columns = {
  orgs: 'name,type,parentSourcedId',
  academicSessions: 'title,type,startDate,endDate,parentSourcedId,schoolYear',
  courses: 'title,orgSourcedId',
  classes: 'title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds',
  users: 'enabledUser,givenName,familyName,agentSourcedIds',
  roles: 'userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,metadata.heads',
  enrollments: 'classSourcedId,schoolSourcedId,userSourcedId,role,metadata.subjects,beginDate,endDate',
} as const;
type Name = keyof typeof columns;
const names = Object.keys(columns) as Name[];

/** Rows by file: id, and the fields behind status and day. */
type Rows = Partial<Record<Name, readonly string[]>>;
const county: Record<Name, readonly string[]> = {
  orgs: ['county,,,县,district,', 'school,,,小学,school,county'],
  academicSessions: ['term,,,学期,semester,2026-09-01,2027-01-22,,2027'],
  courses: ['course,,,课程,school'],
  classes: ['c1,,,一班,03,course,homeroom,school,term', 'c2,,,二班,03,course,homeroom,school,term'],
  users: ['pupil,,,true,𠮷,司马,mother', 'sister,,,true,月,司马,mother', 'mother,,,true,兰,欧阳,', 'teacher,,,true,芳,李,'],
  roles: [
    'r1,,,pupil,primary,student,,,school,',
    'r2,,,sister,primary,student,,,school,',
    'r3,,,mother,primary,parent,,,school,',
    'r4,,,teacher,primary,teacher,,,school,',
    'r5,,,teacher,secondary,principal,,,school,',
    'r6,,,teacher,secondary,siteAdministrator,,,school,',
  ],
  enrollments: ['e1,,,c1,school,pupil,student,,,', 'e2,,,c1,school,sister,student,,,', 'e3,,,c1,school,teacher,teacher,"数学,科学",,'],
};

function bundle(files: Rows, mode: 'bulk' | 'delta') {
  const manifest = ['propertyName,value', 'oneroster.version,1.2', 'source.systemCode,east'];
  const entries = new Map<string, Uint8Array>();
  for (const name of names) {
    const rows = files[name];
    manifest.push(`file.${name},${rows === undefined ? 'absent' : mode}`);
    if (rows !== undefined) entries.set(`${name}.csv`, Buffer.from(`${[`sourcedId,status,dateLastModified,${columns[name]}`, ...rows].join('\n')}\n`));
  }
  entries.set('manifest.csv', Buffer.from(`${manifest.join('\n')}\n`));
  return entries;
}
const day = '2026-10-01';
/** A row that is to be taken away; of what else it says many systems leave everything empty. */
const gone = (file: Name, sourcedId: string) => `${sourcedId},tobedeleted,${day}${','.repeat(columns[file].split(',').length)}`;

for (const { name, open } of testCarriers) {
  describe(`deliveries of changes on ${name}`, () => {
    let carrier: Carrier;
    let tenantId: string;
    let count = 0;
    before(async () => {
      carrier = await open();
    });
    after(() => carrier.close());
    beforeEach(async () => {
      tenantId = `t${(count += 1)}`;
      await take(county, 'bulk');
    });

    const take = (files: Rows, mode: 'bulk' | 'delta' = 'delta'): Promise<WrittenRoster> =>
      carrier.db.transaction().execute((transaction) => writeRoster(transaction, tenantId, readRoster(bundle(files, mode)), () => ''));

    /** What is in force, in words: who is what where. */
    async function inForce(): Promise<string[]> {
      const { db } = carrier;
      const roles = await db
        .selectFrom('identity as i')
        .innerJoin('person_source as s', (join) => join.onRef('s.tenant_id', '=', 'i.tenant_id').onRef('s.person_id', '=', 'i.person_id'))
        .select(['s.source_id', 'i.role'])
        .where('i.tenant_id', '=', tenantId)
        .where('i.valid_to', 'is', null)
        .execute();
      const classes = await db
        .selectFrom('enrolment as e')
        .innerJoin('person_source as s', (join) => join.onRef('s.tenant_id', '=', 'e.tenant_id').onRef('s.person_id', '=', 'e.person_id'))
        .innerJoin('class as c', (join) => join.onRef('c.tenant_id', '=', 'e.tenant_id').onRef('c.id', '=', 'e.class_id'))
        .select(['s.source_id', 'c.source_id as class', 'e.subject'])
        .where('e.tenant_id', '=', tenantId)
        .where('e.ended_at', 'is', null)
        .execute();
      const families = await db.selectFrom('guardianship').select('child_id').where('tenant_id', '=', tenantId).where('ended_at', 'is', null).execute();
      const places = await Promise.all(
        (['organisation', 'class'] as const).map((table) => db.selectFrom(table).select('id').where('tenant_id', '=', tenantId).where('ended_at', 'is', null).execute()),
      );
      return [
        ...roles.map((row) => `${row.source_id} is ${row.role}`),
        ...classes.map((row) => `${row.source_id} in ${row.class.replace('east:', '')} ${row.subject}`.trim()),
        `${families.length} guardianships`,
        `${places[0]?.length} organisations`,
        `${places[1]?.length} classes`,
      ].sort();
    }

    /** Takes a delivery twice; the second time must change nothing. Says what ended and what began. */
    async function changesOf(files: Rows): Promise<{ ended: string[]; begun: string[] }> {
      const earlier = await inForce();
      await take(files);
      const later = await inForce();
      const again = await take(files);
      for (const [kind, { unchanged: _unchanged, ...changes }] of Object.entries(again.counts)) {
        assert.deepEqual({ kind, ...changes }, { kind, created: 0, updated: 0, ended: 0, refused: 0 });
      }
      assert.deepEqual(await inForce(), later);
      return { ended: earlier.filter((fact) => !later.includes(fact)), begun: later.filter((fact) => !earlier.includes(fact)) };
    }

    it('heads of subjects come with the role of a teacher, change with it, and are nobody else', async () => {
      const heads = async () => (await carrier.db.selectFrom('identity').select(['role', 'heads']).where('tenant_id', '=', tenantId).orderBy('role').execute()).filter(({ heads: led }) => led !== '');
      assert.deepEqual(await heads(), []);
      await take({ roles: ['r4,,,teacher,primary,teacher,,,school,"数学,科学"', 'r1,,,pupil,primary,student,,,school,数学'] });
      assert.deepEqual(await heads(), [{ role: 'teacher', heads: '数学\n科学' }]);
      await take({ roles: ['r4,,,teacher,primary,teacher,,,school,科学'] });
      assert.deepEqual(await heads(), [{ role: 'teacher', heads: '科学' }]);
      await take({ roles: ['r4,,,teacher,primary,teacher,,,school,'] });
      assert.deepEqual(await heads(), []);
    });

    it('heads of subjects belong to the row that says them, of two rows of one teacher', async () => {
      const heads = async () => (await carrier.db.selectFrom('identity').select('heads').where('tenant_id', '=', tenantId).where('role', '=', 'teacher').execute()).flatMap(({ heads: led }) => (led === '' ? [] : [led]));
      const [one, other] = ['r4,,,teacher,primary,teacher,,,school,数学', 'r5,active,,teacher,secondary,aide,,,school,科学'];
      await take({ roles: [one, other] });
      assert.deepEqual(await heads(), ['数学\n科学']);
      await take({ roles: [other] });
      assert.deepEqual(await heads(), ['数学\n科学'], 'what the other row said stands');
      await take({ roles: ['r4,,,teacher,primary,teacher,,,school,'] });
      assert.deepEqual(await heads(), ['科学']);
      await take({ roles: [one, gone('roles', 'r5')] });
      assert.deepEqual(await heads(), ['数学']);
      await take({ roles: [other] });
      await take({ roles: [gone('roles', 'r5')] });
      assert.deepEqual(await heads(), ['数学'], 'a row that goes takes its own with it');
    });

    it('end one enrolment by its id, and nothing else', async () => {
      assert.deepEqual(await changesOf({ enrollments: [gone('enrollments', 'e1')] }), { ended: ['pupil in c1'], begun: [] });
      const rows = await carrier.db.selectFrom('enrolment').select('ended_at').where('tenant_id', '=', tenantId).execute();
      assert.deepEqual([rows.length, rows.filter(({ ended_at }) => ended_at !== null).length], [4, 1], 'the row stays, with its day');
    });

    it('take up again who comes back', async () => {
      await take({ enrollments: [gone('enrollments', 'e1')] });
      assert.deepEqual(await changesOf({ enrollments: [`e1,active,${day},c1,school,pupil,student,,,`] }), { ended: [], begun: ['pupil in c1'] });
    });

    it('end everything of a person who leaves; the person and the space stay', async () => {
      assert.deepEqual(await changesOf({ users: [gone('users', 'pupil')] }), {
        ended: ['2 guardianships', 'pupil in c1', 'pupil is student'],
        begun: ['1 guardianships'],
      });
      const spaces = await carrier.db.selectFrom('space').select('id').where('tenant_id', '=', tenantId).execute();
      assert.equal(spaces.length, 4);
    });

    it('end the roles of a person whose account is closed', async () => {
      assert.deepEqual((await changesOf({ users: [`sister,active,${day},false,月,司马,`] })).ended, ['sister is student']);
    });

    it('open again what was closed, without being told the roles a second time', async () => {
      await take({ users: [`sister,active,${day},false,月,司马,`] });
      assert.deepEqual(await changesOf({ users: [`sister,active,${day},true,月,司马,`] }), { ended: [], begun: ['sister is student'] });
      await take({ users: [`sister,active,${day},false,月,司马,`], roles: [gone('roles', 'r2')] });
      assert.deepEqual(await changesOf({ users: [`sister,active,${day},true,月,司马,`] }), { ended: [], begun: [] });
    });

    it('end a role only when no other row says it', async () => {
      assert.deepEqual(await changesOf({ roles: [gone('roles', 'r5')] }), { ended: [], begun: [] });
      assert.deepEqual(await changesOf({ roles: [gone('roles', 'r6')] }), { ended: ['teacher is manager'], begun: [] });
    });

    it('move somebody to another class, and change what is taught there', async () => {
      assert.deepEqual(await changesOf({ enrollments: [`e2,active,${day},c2,school,sister,student,,,`] }), { ended: ['sister in c1'], begun: ['sister in c2'] });
      assert.deepEqual(await changesOf({ enrollments: [`e3,active,${day},c1,school,teacher,teacher,数学,,`] }), { ended: ['teacher in c1 科学'], begun: [] });
    });

    it('end what has a last day that is past', async () => {
      assert.deepEqual((await changesOf({ enrollments: [`e1,active,${day},c1,school,pupil,student,,2025-09-01,2026-01-20`] })).ended, ['pupil in c1']);
    });

    it('end a class with its enrolments, and a school with its classes', async () => {
      assert.deepEqual(await changesOf({ classes: [gone('classes', 'c1')] }), {
        ended: ['2 classes', 'pupil in c1', 'sister in c1', 'teacher in c1 数学', 'teacher in c1 科学'].sort(),
        begun: ['1 classes'],
      });
      const { ended } = await changesOf({ orgs: [gone('orgs', 'school')] });
      assert.deepEqual(ended.filter((fact) => /class|organisation/.test(fact)), ['1 classes', '2 organisations']);
      assert.deepEqual((await inForce()).filter((fact) => fact.includes(' is ')), []);
    });

    it('pass over what nobody knows, and say so', async () => {
      const delivery = { users: [gone('users', 'ghost')], enrollments: [gone('enrollments', 'e9')] };
      assert.deepEqual(await changesOf(delivery), { ended: [], begun: [] });
      const { findings } = await take(delivery);
      assert.deepEqual(findings.filter(({ rule }) => rule === 'roster.removal.unknown').map(({ file, line }) => [file, line]), [['enrollments.csv', 2]]);
    });

    it('and a full delivery of which half is missing ends nothing of that file', async () => {
      const earlier = await inForce();
      const entries = bundle(county, 'bulk');
      const whole = Buffer.from(entries.get('enrollments.csv') ?? []).toString();
      entries.set('enrollments.csv', Buffer.from(whole.slice(0, whole.indexOf('e2') + 8)));
      const roster = readRoster(entries);
      await carrier.db.transaction().execute((transaction) => writeRoster(transaction, tenantId, roster, () => ''));
      assert.deepEqual(await inForce(), earlier);
      assert.ok(roster.findings.some(({ rule }) => rule === 'roster.file.torn'));
    });
  });
}
