/** Who may begin to talk with whom, and about whom. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise, requireRight } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { childrenAround, requireNoResults } from '../results-to-all.ts';
import { readConversation, type ConversationBody } from './conversation-rows.ts';
import { tell } from './write-message.ts';

type Contact = RouteOutput<typeof routes.listContacts>['items'][number];
type Draft = RouteInput<typeof routes.openConversation>['body'];

interface Pair {
  childId: string;
  childName: string;
  classId: string;
  className: string;
  school: string;
  teacherId: string;
  teacherName: string;
  subjects: string[];
  guardians: { id: string; name: string }[];
  conversationId: string | null;
}

/** Teacher and child pairs that the caller belongs to, by the roster of today. */
async function pairs(db: Executor, { tenantId, personId, identity }: Caller, only?: { childId: string; teacherId: string }): Promise<Pair[]> {
  const own = identity.role === 'teacher' ? sql`t.person_id = ${personId}` : sql`exists (select from guardianship o
    where o.tenant_id = ${tenantId} and o.guardian_id = ${personId} and o.child_id = l.person_id and o.ended_at is null)`;
  const named = only === undefined ? sql`true` : sql`l.person_id = ${only.childId} and t.person_id = ${only.teacherId}`;
  // A guardian is told of no other guardian; nobody talks to the own self.
  const told = identity.role === 'teacher' ? sql`true` : sql`g.guardian_id = ${personId}`;
  const { rows } = await sql<Pair>`
    select child.id as "childId", child.name as "childName", k.id as "classId", k.name as "className", school.name as school, teacher.id as "teacherId", teacher.name as "teacherName",
      array_remove(array_agg(distinct t.subject order by t.subject), '') as subjects,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id), '[]') from guardianship g
        join person p on p.tenant_id = g.tenant_id and p.id = g.guardian_id
        where g.tenant_id = ${tenantId} and g.child_id = child.id and g.ended_at is null and g.guardian_id <> teacher.id and ${told}) as guardians,
      (select c.id from conversation c where c.tenant_id = ${tenantId} and c.kind = 'private' and c.child_id = child.id
        and c.teacher_id = teacher.id and c.guardian_id is null) as "conversationId"
    from enrolment l
    join enrolment t on t.tenant_id = l.tenant_id and t.class_id = l.class_id and t.role = 'teacher' and t.ended_at is null
    join class k on k.tenant_id = l.tenant_id and k.id = l.class_id
    join organisation school on school.tenant_id = k.tenant_id and school.id = k.organisation_id
    join person child on child.tenant_id = l.tenant_id and child.id = l.person_id
    join person teacher on teacher.tenant_id = t.tenant_id and teacher.id = t.person_id
    where l.tenant_id = ${tenantId} and l.role = 'learner' and l.ended_at is null and ${own} and ${named}
    group by child.id, child.name, k.id, k.name, school.name, teacher.id, teacher.name order by k.id, child.id, teacher.id`.execute(db);
  return rows.filter(({ guardians }) => guardians.length > 0);
}

export async function listContacts(db: Executor, caller: Caller): Promise<Contact[]> {
  return (await pairs(db, caller)).map(({ childId, childName, classId, className, school, teacherId, teacherName, subjects, guardians, conversationId }) => ({
    child: { id: childId, name: childName },
    class: { id: classId, name: className, school },
    teacher: { id: teacherId, name: teacherName, subjects },
    guardians,
    conversationId,
  }));
}

/** Opens a conversation, or finds the private one that there is. @throws ProblemError not-found for people who do not belong together */
export async function openConversation(db: Executor, caller: Caller, draft: Draft): Promise<ConversationBody> {
  const id = draft.kind === 'private' ? await openPrivate(db, caller, draft) : await openTopic(db, caller, draft);
  return readConversation(db, caller, id);
}

async function openPrivate(db: Executor, caller: Caller, { childId, teacherId, guardianId }: Extract<Draft, { kind: 'private' }>): Promise<string> {
  const [pair] = await pairs(db, caller, { childId, teacherId });
  if (pair === undefined) throw new ProblemError('not-found');
  if (guardianId !== null && !pair.guardians.some(({ id }) => id === guardianId)) throw new ProblemError('not-found');
  const { tenantId } = caller;
  const now = new Date().toISOString();
  const opened = await db
    .insertInto('conversation')
    .values({
      tenant_id: tenantId, id: uuidv7(), kind: 'private', class_id: pair.classId, child_id: childId, teacher_id: teacherId, guardian_id: guardianId, title: null,
      active_at: now, created_by: caller.personId, created_at: now,
    })
    // Two who open the same talk at once get the same one. Written out: of a parameter a prepared statement no longer knows that the index fits.
    .onConflict((conflict) => conflict.columns(['tenant_id', 'child_id', 'teacher_id', 'guardian_id']).where(sql<boolean>`kind = 'private'`).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (opened !== undefined) {
    await tell(db, caller, opened.id, { revision: 0 });
    return opened.id;
  }
  const { id } = await db
    .selectFrom('conversation')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, kind: 'private', child_id: childId, teacher_id: teacherId }))
    .where('guardian_id', guardianId === null ? 'is' : '=', guardianId)
    .executeTakeFirstOrThrow();
  return id;
}

async function openTopic(db: Executor, caller: Caller, { classId, title }: Extract<Draft, { kind: 'class' }>): Promise<string> {
  requireRight(caller, 'topic.open');
  await authorise(db, caller, 'topic.open', { class: classId });
  await requireNoResults(db, caller.tenantId, [title], childrenAround(caller, classId));
  const id = uuidv7();
  const now = new Date().toISOString();
  await db
    .insertInto('conversation')
    .values({
      tenant_id: caller.tenantId, id, kind: 'class', class_id: classId, child_id: null, teacher_id: null, guardian_id: null, title,
      active_at: now, created_by: caller.personId, created_at: now,
    })
    .execute();
  await tell(db, caller, id, { revision: 0 });
  return id;
}
