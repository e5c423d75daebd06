/** Attendance: the roll of a class on a day, and what was said of a child. A correction is a row of its own: nothing is overwritten. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table attendance_roll (
     tenant_id text collate "C" not null,
     class_id text collate "C" not null,
     day text collate "C" not null,
     taken_by text collate "C",
     taken_at timestamptz,
     primary key (tenant_id, class_id, day),
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, taken_by) references person,
     check ((taken_by is null) = (taken_at is null))
   )`,
  `create table attendance_mark (
     tenant_id text collate "C" not null,
     class_id text collate "C" not null,
     day text collate "C" not null,
     child_id text collate "C" not null,
     revision integer not null check (revision > 0),
     status text not null check (status in ('present', 'late', 'absent', 'leave')),
     note text,
     marked_by text collate "C" not null,
     marked_at timestamptz not null,
     primary key (tenant_id, class_id, day, child_id, revision),
     foreign key (tenant_id, class_id, day) references attendance_roll,
     foreign key (tenant_id, child_id) references person,
     foreign key (tenant_id, marked_by) references person
   )`,
  `create index attendance_mark_of on attendance_mark (tenant_id, child_id, day)`,
];

/** Makes the tables of attendance. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
