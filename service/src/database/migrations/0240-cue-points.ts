/** Questions and marks at a time in a resource, of a class; and the first answer of each learner. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table cue_point (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     class_id text collate "C" not null,
     resource_id text collate "C" not null,
     seconds double precision not null,
     content jsonb not null,
     author_id text collate "C" not null,
     changed_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, author_id) references person
   )`,
  `create index cue_point_place on cue_point (tenant_id, resource_id, class_id, seconds)`,
  `create table cue_point_answer (
     tenant_id text collate "C" not null references tenant,
     cue_point_id text collate "C" not null,
     person_id text collate "C" not null,
     answer jsonb not null,
     is_right boolean,
     answered_at timestamptz not null,
     primary key (tenant_id, cue_point_id, person_id),
     foreign key (tenant_id, cue_point_id) references cue_point on delete cascade,
     foreign key (tenant_id, person_id) references person
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
