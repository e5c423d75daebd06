/** A school as it is: twelve classes of forty children, most with two guardians, some guardians with two children, written straight into the database. */
import { openPostgres } from '../../../service/src/database/postgres.ts';

export const tenant_id = 'bench';
const begin = '2026-01-01T00:00:00.000Z';
const classes = 12;
const childrenInClass = 40;

export interface Child {
  readonly id: string;
  readonly classId: string;
  /** Today; a guardianship may end in the week. */
  readonly guardians: Set<string>;
}
export interface School {
  readonly children: readonly Child[];
  readonly guardians: readonly string[];
  readonly classes: readonly { readonly id: string; readonly topic: string; readonly head: string }[];
  readonly manager: string;
}

/** Makes it in an empty database, before the service starts. */
export async function makeSchool(databaseUrl: string): Promise<School> {
  const children: Child[] = Array.from({ length: classes * childrenInClass }, (_, place) => {
    const guardians = [`m${place}`, ...(place % 5 < 3 ? [`f${place}`] : []), ...(place >= 240 && place % 16 === 0 ? [`m${place - 240}`] : [])];
    return { id: `p${place}`, classId: `c${Math.floor(place / childrenInClass)}`, guardians: new Set(guardians) };
  });
  const guardians = [...new Set(children.flatMap((child) => [...child.guardians]))];
  const rooms = Array.from({ length: classes }, (_, place) => ({ id: `c${place}`, topic: `topic-c${place}`, head: `t${place}` }));
  const roles = [
    ...rooms.map(({ head }) => [head, 'teacher'] as const), ...guardians.map((id) => [id, 'guardian'] as const), ...children.map(({ id }) => [id, 'student'] as const),
    ['manager', 'manager'] as const,
  ];
  const carrier = await openPostgres(databaseUrl);
  const { db } = carrier;
  const common = { tenant_id, ended_at: null };
  try {
    await db.insertInto('tenant').values({ tenant_id, parent_id: null, level: 'county', name: '大县' }).execute();
    await db.insertInto('organisation').values({ ...common, id: 'school', parent_id: null, level: 'school', name: '第一小学', source_id: 'school' }).execute();
    await db.insertInto('person').values(roles.map(([id]) => ({ tenant_id, id, name: `王${id}`, alternative_name: null, identity_key: null }))).execute();
    await db.insertInto('space').values(roles.map(([id]) => ({ tenant_id, id: `s-${id}`, person_id: id, opened_at: begin }))).execute();
    const identities = roles.map(([id, role]) => ({ tenant_id, id: `i-${id}`, person_id: id, role, organisation_id: 'school', valid_from: begin, valid_to: null }));
    await db.insertInto('identity').values(identities).execute();
    await db.insertInto('class').values(rooms.map(({ id }) => ({ ...common, id, organisation_id: 'school', name: `${id}班`, grade: 3, stage: 'primary' as const, source_id: id }))).execute();
    const enrolments = [
      ...rooms.map(({ id, head }) => ({ ...common, class_id: id, person_id: head, role: 'teacher' as const, subject: '' })),
      ...children.map(({ id, classId }) => ({ ...common, class_id: classId, person_id: id, role: 'learner' as const, subject: '' })),
    ];
    await db.insertInto('enrolment').values(enrolments).execute();
    await db.insertInto('guardianship').values(children.flatMap((child) => [...child.guardians].map((guardian_id) => ({ ...common, guardian_id, child_id: child.id, source: 'bench' })))).execute();
    const topic = { tenant_id, kind: 'class' as const, child_id: null, teacher_id: null, guardian_id: null, title: '班级话题', active_at: begin, created_at: begin };
    await db.insertInto('conversation').values(rooms.map(({ id, topic: talk, head }) => ({ ...topic, id: talk, class_id: id, created_by: head }))).execute();
  } finally {
    await carrier.close();
  }
  return { children, guardians, classes: rooms, manager: 'manager' };
}
