/** Notices to whoever reported a resource, once that is decided; a report keeps as whom it was made. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table report add column role text`,
  `alter table notice drop constraint notice_kind_check, add column report_id text collate "C",
     add foreign key (tenant_id, report_id) references report on delete cascade,
     add constraint notice_kind_check check (case when kind in ('task-assigned', 'task-completed') then task_id is not null
       when kind in ('absence', 'absence-corrected') then attendance_day is not null and learner_id is not null
       when kind in ('resource-admitted', 'resource-returned') then own_resource_id is not null
       when kind = 'report-decided' then report_id is not null
       else kind in ('leave-approved', 'leave-refused') and leave_request_id is not null end)`,
  `create unique index notice_of_report on notice (tenant_id, report_id) where report_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
