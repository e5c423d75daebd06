/** Notices to the author of a resource that was decided on; what is decided later takes the place of the earlier one. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table notice drop constraint notice_kind_check, add column own_resource_id text collate "C",
     add foreign key (tenant_id, own_resource_id) references own_resource on delete cascade,
     add constraint notice_kind_check check (case when kind in ('task-assigned', 'task-completed') then task_id is not null
       when kind in ('absence', 'absence-corrected') then attendance_day is not null and learner_id is not null
       when kind in ('resource-admitted', 'resource-returned') then own_resource_id is not null
       else kind in ('leave-approved', 'leave-refused') and leave_request_id is not null end)`,
  `create unique index notice_of_admission on notice (tenant_id, person_id, own_resource_id) where own_resource_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
