/** Which statements a caller may see, and finding them. Who may read a row is part of the query. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import { relationsOf } from '../../authorisation/authorise.ts';
import type { XapiCaller } from '../caller.ts';

export interface StatementRow {
  seq: number;
  body: Record<string, unknown>;
  stored_at: string;
}

/** Where a page begins: behind this statement. */
export interface Position {
  storedAt: string;
  seq: number;
}

export interface StatementFilter {
  /** All of these. */
  marks: readonly string[];
  /** At least one of each. */
  anyOf: readonly (readonly string[])[];
  since: string | undefined;
  until: string | undefined;
  isAscending: boolean;
  after: Position | null;
  limit: number;
}

/** One statement by its id; undefined when there is none, or none that the caller may see. */
export async function findStatement(db: Executor, caller: XapiCaller, id: string, isVoided: boolean): Promise<StatementRow | undefined> {
  const { rows } = await sql<StatementRow>`
    select seq, body, stored_at from statement
    where tenant_id = ${caller.tenantId} and id = ${id} and voided = ${isVoided} and ${visibleTo(caller)}`.execute(db);
  return rows[0];
}

/** Statements in the order in which they were stored. */
export async function listStatements(db: Executor, caller: XapiCaller, filter: StatementFilter): Promise<StatementRow[]> {
  const { marks, anyOf, since, until, isAscending, after, limit } = filter;
  const array = (list: readonly string[]) => sql`${`{${list.join(',')}}`}::bigint[]`;
  const conditions = [
    sql`tenant_id = ${caller.tenantId}`,
    sql`not voided`,
    visibleTo(caller),
    ...(marks.length > 0 ? [sql`marks @> ${array(marks)}`] : []),
    ...anyOf.map((list) => sql`marks && ${array(list)}`),
    ...(since === undefined ? [] : [sql`stored_at > ${since}::timestamptz`]),
    ...(until === undefined ? [] : [sql`stored_at <= ${until}::timestamptz`]),
    ...(after === null ? [] : [sql`(stored_at, seq) ${isAscending ? sql`>` : sql`<`} (${after.storedAt}::timestamptz, ${after.seq})`]),
  ];
  const direction = isAscending ? sql`asc` : sql`desc`;
  const { rows } = await sql<StatementRow>`
    select seq, body, stored_at from statement where ${sql.join(conditions, sql` and `)}
    order by stored_at ${direction}, seq ${direction} limit ${limit}`.execute(db);
  return rows;
}

/** The condition that a row may be seen: by relation for people, by launch for courses, all for the tenant's tools. */
function visibleTo(caller: XapiCaller): RawBuilder<unknown> {
  const { tenantId } = caller;
  if (caller.kind === 'client') return sql`true`;
  if (caller.kind === 'session') return sql`(person_id = ${caller.personId} and registration = ${caller.session.registration})`;
  const { personId } = caller.person;
  const relations = relationsOf(caller.person, 'statement.read');
  const visible = [
    ...(relations.includes('self') ? [sql`person_id = ${personId}`] : []),
    ...(relations.includes('own-child')
      ? [sql`person_id in (select child_id from guardianship
          where guardianship.tenant_id = ${tenantId} and guardian_id = ${personId} and ended_at is null)`]
      : []),
    // What a learner did in a task of the class; what they do of themselves is theirs.
    ...(relations.includes('own-class')
      ? [sql`task_id in (select task.id from task join enrolment
          on enrolment.tenant_id = task.tenant_id and enrolment.class_id = task.class_id
          where task.tenant_id = ${tenantId} and enrolment.person_id = ${personId} and enrolment.role = 'teacher' and ended_at is null)`]
      : []),
  ];
  return visible.length === 0 ? sql`false` : sql`(${sql.join(visible, sql` or `)})`;
}
