/**
 * Statements of any agent about anything, found by their marks; documents, definitions and attachments beside them.
 * Marks are 64-bit hashes of what a statement may be searched by (see `xapi/statement/marks.ts`).
 */
import { sql, type Kysely } from 'kysely';

const mark = (kind: string, value: string) =>
  `('x' || substr(encode(sha256(convert_to('${kind}' || ${value}, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint`;

const statements = [
  `alter table statement alter column person_id drop not null, alter column resource_id drop not null`,
  `alter table statement
     add column seq bigint generated always as identity,
     add column registration text collate "C",
     add column target_id text collate "C",
     add column client text collate "C",
     add column voided boolean not null default false,
     add column marks bigint[] not null default '{}'`,
  `update statement set
     registration = body #>> '{context,registration}',
     marks = array_remove(array[
       ${mark('agent ', `'account:' || (body #>> '{actor,account,homePage}') || chr(10) || (body #>> '{actor,account,name}')`)},
       ${mark('verb ', `(body #>> '{verb,id}')`)},
       ${mark('activity ', `(body #>> '{object,id}')`)},
       ${mark('registration ', `(body #>> '{context,registration}')`)}
     ], null) || coalesce((select array_agg(${mark('activity* ', `(activity ->> 'id')`)})
       from jsonb_array_elements(body #> '{context,contextActivities,parent}') as activity), '{}'),
     body = body || jsonb_build_object(
       'stored', to_char(stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'authority', body -> 'actor',
       'version', '2.0.0')`,
  `create index statement_stored on statement (tenant_id, stored_at, seq)`,
  `create index statement_person on statement (tenant_id, person_id, stored_at, seq) where person_id is not null`,
  `create index statement_task on statement (tenant_id, task_id) where task_id is not null`,
  `create index statement_target on statement (tenant_id, target_id) where target_id is not null`,
  `create index statement_marks on statement using gin (marks)`,
  `alter table progress add column position_at timestamptz`,
  `create table activity (
     tenant_id text collate "C" not null references tenant,
     id_hash text collate "C" not null,
     id text not null,
     definition jsonb not null,
     primary key (tenant_id, id_hash)
   )`,
  `create table document (
     tenant_id text collate "C" not null references tenant,
     owner text collate "C" not null,
     registration text collate "C" not null,
     name text collate "C" not null,
     person_id text collate "C",
     content_type text not null,
     content bytea not null,
     etag text not null,
     updated_at timestamptz not null,
     primary key (tenant_id, owner, registration, name),
     foreign key (tenant_id, person_id) references person
   )`,
  `create table attachment (
     tenant_id text collate "C" not null references tenant,
     sha2 text collate "C" not null,
     content bytea not null,
     primary key (tenant_id, sha2)
   )`,
];

/** Makes one store of what the learners' own records began. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
