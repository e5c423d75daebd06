/** Notices of what became of leave; until now there were those of tasks alone. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table notice drop constraint notice_kind_check, drop constraint notice_tenant_id_person_id_role_kind_task_id_learner_id_key,
     alter column task_id drop not null, add column leave_request_id text collate "C", add foreign key (tenant_id, leave_request_id) references leave_request,
     add constraint notice_kind_check check (case when kind in ('task-assigned', 'task-completed') then task_id is not null
       else kind in ('leave-approved', 'leave-refused') and leave_request_id is not null end)`,
  `create unique index notice_of_task on notice (tenant_id, person_id, role, kind, task_id, learner_id) nulls not distinct where task_id is not null`,
  `create unique index notice_of_leave on notice (tenant_id, person_id, role, leave_request_id) where leave_request_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
