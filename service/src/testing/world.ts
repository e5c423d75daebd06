/**
 * Two small tenants for tests. In `t1`: class `c1` with the pupils `p1` and `p2`, class `c2` with `p3`, each taught by
 * `teacher1` or `teacher2`; `g1` answers for `p1`, `g3` for `p3`; `m-county` manages the county, `m-school` one school.
 * `both` is a teacher of `c1` and the guardian of `p3`. `t2` has one of each.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Carrier } from '../database/carrier.ts';
import type { RoleName } from '../database/schema.ts';
import { changeCatalogue } from '../features/resources/catalogue.ts';
import type { ResourceDocument } from '../features/resources/resource.ts';
import { makeEntry } from '../../../search/entry.ts';

const begin = '2026-09-01T00:00:00.000Z';

export async function makeWorld({ db }: Carrier): Promise<void> {
  await db
    .insertInto('tenant')
    .values([
      { tenant_id: 't1', parent_id: null, level: 'county', name: '云岭县', theme: null },
      { tenant_id: 't2', parent_id: null, level: 'county', name: '河西县', theme: null },
    ])
    .execute();
  await makeOrganisations({ db } as Carrier, 't1');
  await makeOrganisations({ db } as Carrier, 't2');
  const person = makePerson({ db } as Carrier);
  await person('t1', 'p1', '买买提·艾力', { student: 'school1' });
  await person('t1', 'p2', '欧阳明月', { student: 'school1' });
  await person('t1', 'p3', '𠮷田', { student: 'school2' });
  await person('t1', 'g1', '艾力', { guardian: 'school1' });
  await person('t1', 'g3', '田父', { guardian: 'school2' });
  await person('t1', 'teacher1', '王老师', { teacher: 'school1' });
  await person('t1', 'teacher2', '李老师', { teacher: 'school2' });
  await person('t1', 'both', '张老师', { teacher: 'school1', guardian: 'school2' });
  await person('t1', 'm-county', '县管理员', { manager: 'county' });
  await person('t1', 'm-school', '校管理员', { manager: 'school1' });
  await person('t2', 'q1', '外县学生', { student: 'school1' });
  await person('t2', 'q-guardian', '外县家长', { guardian: 'school1' });
  await person('t2', 'q-teacher', '外县老师', { teacher: 'school1' });
  await person('t2', 'q-manager', '外县管理员', { manager: 'county' });

  const schoolClass = (tenant_id: string, id: string, organisation_id: string, name: string) =>
    db
      .insertInto('class')
      .values({ tenant_id, id, organisation_id, name, grade: 3, stage: 'primary', source_id: `src:${id}`, ended_at: null })
      .execute();
  await schoolClass('t1', 'c1', 'school1', '三年级1班');
  await schoolClass('t1', 'c2', 'school2', '三年级2班');
  await schoolClass('t2', 'd1', 'school1', '三年级1班');
  const enrol = (tenant_id: string, class_id: string, person_id: string, role: 'learner' | 'teacher') =>
    db
      .insertInto('enrolment')
      .values({ tenant_id, class_id, person_id, role, subject: role === 'teacher' ? '数学' : '', ended_at: null })
      .execute();
  await enrol('t1', 'c1', 'p1', 'learner');
  await enrol('t1', 'c1', 'p2', 'learner');
  await enrol('t1', 'c2', 'p3', 'learner');
  await enrol('t1', 'c1', 'teacher1', 'teacher');
  await enrol('t1', 'c1', 'both', 'teacher');
  await enrol('t1', 'c2', 'teacher2', 'teacher');
  await enrol('t2', 'd1', 'q1', 'learner');
  await enrol('t2', 'd1', 'q-teacher', 'teacher');
  const guard = (tenant_id: string, guardian_id: string, child_id: string) =>
    db.insertInto('guardianship').values({ tenant_id, guardian_id, child_id, source: 'test', ended_at: null }).execute();
  await guard('t1', 'g1', 'p1');
  await guard('t1', 'g3', 'p3');
  await guard('t1', 'both', 'p3');
  await guard('t2', 'q-guardian', 'q1');
  await makeResource({ db } as Carrier, 't1', 'r1', { title: '分数的初步认识', durationSeconds: 100 });
  await makeResource({ db } as Carrier, 't1', 'r2', { title: '练习单：分数', durationSeconds: null, type: 'A03' });
  await makeResource({ db } as Carrier, 't2', 'x1', { title: '外县资源', durationSeconds: 100 });
}

async function makeOrganisations({ db }: Carrier, tenant_id: string): Promise<void> {
  const organisation = (id: string, parent_id: string | null, level: 'county' | 'school', name: string) =>
    ({ tenant_id, id, parent_id, level, name, source_id: `src:${id}`, ended_at: null });
  await db
    .insertInto('organisation')
    .values([
      organisation('county', null, 'county', '县教育局'),
      organisation('school1', 'county', 'school', '第一小学'),
      organisation('school2', 'county', 'school', '第二小学'),
    ])
    .execute();
}

function makePerson({ db }: Carrier) {
  return async (tenant_id: string, id: string, name: string, roles: Partial<Record<RoleName, string>>): Promise<void> => {
    await db.insertInto('person').values({ tenant_id, id, name, alternative_name: null, identity_key: null }).execute();
    await db.insertInto('person_source').values({ tenant_id, source: 'test', source_id: `src:${id}`, person_id: id }).execute();
    await db.insertInto('space').values({ tenant_id, id: `s-${id}`, person_id: id, opened_at: begin }).execute();
    const identities = Object.entries(roles).map(([role, organisation_id]) => ({
      tenant_id,
      id: `${id}:${role}`,
      person_id: id,
      role: role as RoleName,
      organisation_id,
      valid_from: begin,
      valid_to: null,
    }));
    await db.insertInto('identity').values(identities).execute();
  };
}

/** Stores a resource; what is not given is that of a short mathematics video. */
export async function makeResource({ db }: Carrier, tenant_id: string, id: string, given: Partial<ResourceDocument>): Promise<void> {
  const document: ResourceDocument = {
    identifier: `yl-${id}`,
    type: 'A01',
    title: id,
    description: '面向三年级学生的短课。',
    stage: 'primary',
    grade: 3,
    subject: '数学',
    edition: '人教版',
    volume: '上册',
    chapter: null,
    language: 'zh-CN',
    provider: '云岭县教研室',
    rightsHolder: '云岭县教研室',
    licence: null,
    admittedBy: { id: 'county', name: '县教育局', level: 'county' },
    durationSeconds: null,
    sizeBytes: null,
    coverUrl: null,
    playable: true,
    marks: [],
    accessibility: [],
    lecturers: [],
    keywords: [],
    category: [],
    created: '2026-03-01',
    declaredClicks: null,
    declaredLearners: null,
    directory: [],
    renditions: [],
    tracks: [],
    extra: {},
    ...given,
  };
  await db
    .insertInto('resource')
    .values({
      tenant_id,
      id,
      identifier: document.identifier,
      version: 1,
      title: document.title,
      document: JSON.stringify(document),
      entry: JSON.stringify(makeEntry(document)),
      content_hash: uuidv7(),
      modified_at: begin,
      ended_at: null,
      stamp: await changeCatalogue(db, tenant_id),
    })
    .execute();
}
