/** Tasks and recommendations for some of a class, why a task is done, and recommendations of which one is chosen. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table task
     add column for_some boolean not null default false,
     add column reason text`,
  `create table task_learner (
     tenant_id text collate "C" not null,
     task_id text collate "C" not null,
     person_id text collate "C" not null,
     primary key (tenant_id, task_id, person_id),
     foreign key (tenant_id, task_id) references task,
     foreign key (tenant_id, person_id) references person
   )`,
  `alter table recommendation add column for_some boolean not null default false`,
  `create table recommendation_learner (
     tenant_id text collate "C" not null,
     recommendation_id text collate "C" not null,
     person_id text collate "C" not null,
     primary key (tenant_id, recommendation_id, person_id),
     foreign key (tenant_id, recommendation_id) references recommendation on delete cascade,
     foreign key (tenant_id, person_id) references person
   )`,
  `create table recommendation_alternative (
     tenant_id text collate "C" not null,
     recommendation_id text collate "C" not null,
     place integer not null,
     resource_id text collate "C" not null,
     primary key (tenant_id, recommendation_id, place),
     foreign key (tenant_id, recommendation_id) references recommendation on delete cascade,
     foreign key (tenant_id, resource_id) references resource
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
