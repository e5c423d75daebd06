/** Plans that are handed in to the heads of their subject, who those are, and notices to the author. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table identity add column heads text not null default ''`,
  // Whoever hands in a plan asks who heads its subject: of all people of a county a few do.
  `create index identity_heads on identity (tenant_id, organisation_id) where heads <> ''`,
  `create table plan_review (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     plan_id text collate "C" not null,
     author_id text collate "C" not null,
     organisation_id text collate "C" not null,
     subject text not null,
     head jsonb not null,
     content text not null,
     version jsonb not null,
     state text not null check (state in ('pending', 'returned', 'approved', 'withdrawn')),
     submitted_at timestamptz not null,
     decided_by text collate "C",
     decided_at timestamptz,
     comment text not null default '',
     notes jsonb not null default '[]',
     primary key (tenant_id, id),
     foreign key (tenant_id, plan_id) references lesson_plan,
     foreign key (tenant_id, author_id) references person,
     foreign key (tenant_id, organisation_id) references organisation,
     foreign key (tenant_id, decided_by) references person,
     check ((state in ('returned', 'approved')) = (decided_by is not null and decided_at is not null))
   )`,
  // Of one plan one waits: a second one is refused by the database itself.
  `create unique index plan_review_pending on plan_review (tenant_id, plan_id) where state = 'pending'`,
  `create index plan_review_plan on plan_review (tenant_id, plan_id, submitted_at)`,
  `create index plan_review_waiting on plan_review (tenant_id, organisation_id, subject, submitted_at) where state = 'pending'`,
  `alter table notice drop constraint notice_kind_check, add column plan_id text collate "C",
     add foreign key (tenant_id, plan_id) references lesson_plan on delete cascade,
     add constraint notice_kind_check check (case when kind in ('task-assigned', 'task-completed') then task_id is not null
       when kind in ('absence', 'absence-corrected') then attendance_day is not null and learner_id is not null
       when kind in ('resource-admitted', 'resource-returned') then own_resource_id is not null
       when kind in ('plan-approved', 'plan-returned') then plan_id is not null
       when kind = 'report-decided' then report_id is not null
       else kind in ('leave-approved', 'leave-refused') and leave_request_id is not null end)`,
  `create unique index notice_of_plan on notice (tenant_id, person_id, plan_id) where plan_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
