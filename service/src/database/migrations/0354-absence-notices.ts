/** Notices to a family that nobody has seen its child, and that it was seen after all: one a child and day, which says how it stands. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table notice drop constraint notice_kind_check, add column attendance_day text collate "C",
     add constraint notice_kind_check check (case when kind in ('task-assigned', 'task-completed') then task_id is not null
       when kind in ('absence', 'absence-corrected') then attendance_day is not null and learner_id is not null
       else kind in ('leave-approved', 'leave-refused') and leave_request_id is not null end)`,
  `create unique index notice_of_absence on notice (tenant_id, person_id, role, learner_id, attendance_day) where attendance_day is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
