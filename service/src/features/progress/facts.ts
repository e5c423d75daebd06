/** What is read of the space for all statements of a transaction, on one way. */
import { sql, type RawBuilder } from 'kysely';
import { withoutDetail } from '../../authorisation/collected.ts';
import type { Executor } from '../../database/carrier.ts';
import { inOneTrip } from '../../database/trip.ts';
import { announceStoring } from '../../xapi/statement/clock.ts';
import { isFor } from '../tasks/for-whom.ts';
import type { NamedPlace } from './place.ts';

export interface Facts {
  /** When the statements are stored, by the database's clock. */
  stored: string;
  /** Seconds of each resource; null where it has no length. */
  lengths: ReadonlyMap<string, number | null>;
  /** Guardians of each person of the tenant. */
  guardians: ReadonlyMap<string, readonly string[]>;
  tasks: ReadonlyMap<string, TaskFacts>;
  /** Those of `optional` of whom nothing optional is stored. */
  withoutDetail: ReadonlySet<string>;
}

export interface TaskFacts {
  id: string;
  title: string;
  class_id: string;
  resource_id: string;
  assigned_by: string;
  due_at: string | null;
  in_order: boolean;
  created_at: string;
  class_name: string;
  /** Who teaches the class now. */
  teachers: string[];
  /** Those of the named persons for whom it is and who learn in its class, or once did: what a moved pupil did offline is not lost. */
  learners: string[];
}

/**
 * Reads what statements name, and announces that they will be stored.
 * @param optional who sends something that can be turned off
 */
export async function readFacts(db: Executor, tenantId: string, named: readonly NamedPlace[], optional: readonly string[]): Promise<Facts> {
  const [resourceIds, personIds, taskIds] = (['resourceId', 'personId', 'taskId'] as const).map((of) => idsOf(named.map((one) => one[of])));
  const [clock, resources, persons, tasks, off] = await inOneTrip(db, [
    announceStoring(),
    sql<{ id: string; seconds: number | null }>`
      select id, (document ->> 'durationSeconds')::double precision as seconds
      from resource where tenant_id = ${tenantId} and id = any(${resourceIds}::text[])`,
    sql<{ id: string; guardians: string[] }>`
      select id, array(select guardian_id from guardianship
        where tenant_id = ${tenantId} and child_id = person.id and ended_at is null) as guardians
      from person where tenant_id = ${tenantId} and id = any(${personIds}::text[])`,
    tasksOf(tenantId, taskIds ?? [], personIds ?? []),
    withoutDetail(tenantId, optional),
  ]);
  return {
    stored: clock[0]?.now ?? new Date().toISOString(),
    lengths: new Map(resources.map(({ id, seconds }) => [id, seconds])),
    guardians: new Map(persons.map(({ id, guardians }) => [id, guardians])),
    tasks: new Map(tasks.map((task) => [task.id, task])),
    withoutDetail: new Set(off.map(({ id }) => id)),
  };
}

const idsOf = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

function tasksOf(tenantId: string, taskIds: readonly string[], personIds: readonly string[]): RawBuilder<TaskFacts> {
  return sql`
    select task.id, title, class_id, resource_id, assigned_by, due_at, in_order, task.created_at, class.name as class_name,
      array(select distinct person_id from enrolment
        where tenant_id = ${tenantId} and class_id = task.class_id and role = 'teacher' and ended_at is null) as teachers,
      array(select distinct person_id from enrolment
        where tenant_id = ${tenantId} and class_id = task.class_id and role = 'learner' and person_id = any(${personIds}::text[]) and ${isFor('task', sql`enrolment.person_id`)}) as learners
    from task join class on class.tenant_id = task.tenant_id and class.id = task.class_id
    where task.tenant_id = ${tenantId} and task.id = any(${taskIds}::text[])`;
}
