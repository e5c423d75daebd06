/** Pictures in the texts of lesson plans: what is uploaded, and in which plans it stands. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table plan_picture (
     tenant_id text collate "C" not null,
     plan_id text collate "C" not null,
     id text collate "C" not null,
     author_id text collate "C" not null,
     kind text not null check (kind = 'picture'),
     name text not null,
     description text,
     duration_ms integer,
     size_bytes integer not null,
     received integer not null,
     whole jsonb,
     sha256 text,
     touched_at timestamptz not null,
     placed_in text collate "C",
     primary key (tenant_id, plan_id, id),
     foreign key (tenant_id, author_id) references person,
     foreign key (tenant_id, plan_id) references lesson_plan,
     foreign key (tenant_id, placed_in) references lesson_plan,
     check (placed_in is null or whole is not null)
   )`,
  `create index plan_picture_unsent on plan_picture (tenant_id, author_id, touched_at) where placed_in is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
