/** Who takes part in a conversation: the roster of today decides, as a condition of the query that reads. */
import { sql, type RawBuilder } from 'kysely';
import type { Caller } from '../identity/caller.ts';

/** A value, or where a query finds it. */
export type Given = string | RawBuilder<unknown>;

/**
 * The condition under which the caller, in the acting identity, may read the conversation `c`. Inner queries do not depend
 * on the row, so that the database runs them once and finds conversations by index.
 */
export function takesPart({ tenantId, personId, identity }: Caller): RawBuilder<boolean> {
  switch (identity.role) {
    case 'teacher':
      return teaches(tenantId, personId);
    case 'guardian':
      return guards(tenantId, personId);
    // Pupils and managers take part in no conversation: a minor cannot be reached here, and a school looks in by an audited export.
    case 'student':
    case 'manager':
      return sql<boolean>`false`;
  }
}

/** The same where a query brings person and role along. */
export function takesPartAs(role: RawBuilder<unknown>, tenantId: string, personId: Given): RawBuilder<boolean> {
  return sql<boolean>`(case ${role} when 'teacher' then ${teaches(tenantId, personId)} when 'guardian' then ${guards(tenantId, personId)} else false end)`;
}

function teaches(tenantId: string, personId: Given): RawBuilder<boolean> {
  const ownClasses = sql`array(select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'teacher' and ended_at is null)`;
  return sql<boolean>`((c.kind = 'class' and c.class_id = any(${ownClasses}))
    or (c.kind = 'private' and c.teacher_id = ${personId} and exists (select from enrolment l
      where l.tenant_id = ${tenantId} and l.person_id = c.child_id and l.role = 'learner' and l.ended_at is null and l.class_id = any(${ownClasses}))))`;
}

function guards(tenantId: string, personId: Given): RawBuilder<boolean> {
  const ownChildren = sql`select child_id from guardianship where tenant_id = ${tenantId} and guardian_id = ${personId} and ended_at is null`;
  return sql<boolean>`((c.kind = 'class' and c.class_id = any(array(select class_id from enrolment
      where tenant_id = ${tenantId} and role = 'learner' and ended_at is null and person_id in (${ownChildren}))))
    or (c.kind = 'private' and c.child_id = any(array(${ownChildren})) and (c.guardian_id is null or c.guardian_id = ${personId})))`;
}

/** True where the teacher of the private talk `c` still teaches a class of the child. */
export const stillTogether = sql<boolean>`exists (select from enrolment t join enrolment l on l.tenant_id = t.tenant_id and l.class_id = t.class_id
  where t.tenant_id = c.tenant_id and t.person_id = c.teacher_id and t.role = 'teacher' and t.ended_at is null
    and l.person_id = c.child_id and l.role = 'learner' and l.ended_at is null)`;
