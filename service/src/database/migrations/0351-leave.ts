/** Leave that guardians ask for and teachers decide. Days are calendar days in China, kept as they were written. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table leave_request (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     child_id text collate "C" not null,
     class_id text collate "C" not null,
     kind text not null check (kind in ('illness', 'personal')),
     first_day text collate "C" not null,
     last_day text collate "C" not null check (last_day >= first_day),
     part text not null check (part in ('day', 'morning', 'afternoon')),
     reason text,
     state text not null check (state in ('submitted', 'approved', 'refused', 'withdrawn')),
     submitted_by text collate "C" not null,
     submitted_at timestamptz not null,
     decided_by text collate "C",
     decided_at timestamptz,
     comment text,
     primary key (tenant_id, id),
     foreign key (tenant_id, child_id) references person,
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, submitted_by) references person,
     foreign key (tenant_id, decided_by) references person,
     check ((decided_by is not null) = (state in ('approved', 'refused')))
   )`,
  `create index leave_request_of on leave_request (tenant_id, child_id, id)`,
];

/** Makes the table of leave. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
