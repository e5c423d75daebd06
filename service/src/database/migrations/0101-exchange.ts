/**
 * Exchange with other systems: where a resource came from, what its delivery said beyond what the contract shows, sources
 * that are harvested, and LTI registrations with their one-time steps.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table resource
     add column source text collate "C" not null default '',
     add column listed boolean not null default true,
     add column delivered text`,
  `create index resource_changed on resource (tenant_id, (greatest(modified_at, ended_at)), id)`,
  `create table resource_source (
     tenant_id text collate "C" not null,
     resource_id text collate "C" not null,
     source text collate "C" not null,
     document jsonb not null,
     delivered text,
     seen_at timestamptz not null,
     primary key (tenant_id, resource_id, source),
     foreign key (tenant_id, resource_id) references resource
   )`,
  `create table exchange_source (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     name text not null,
     address text,
     prefix text,
     set_name text,
     harvested_until text,
     resumption text,
     primary key (tenant_id, id)
   )`,
  `create table lti_registration (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     side text not null check (side in ('tool', 'platform')),
     name text not null,
     issuer text not null,
     client_id text not null,
     deployment_id text not null,
     login_url text not null,
     launch_url text,
     redirect_urls text[] not null,
     keys_url text not null,
     created_at timestamptz not null,
     ended_at timestamptz,
     primary key (tenant_id, id)
   )`,
  `create table lti_key (
     tenant_id text collate "C" primary key references tenant,
     jwk jsonb not null
   )`,
  `create table lti_flow (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     registration_id text collate "C" not null,
     kind text not null check (kind in ('selection', 'launch', 'login', 'pick')),
     person_id text collate "C",
     secret_hash text,
     details jsonb not null,
     created_at timestamptz not null,
     expires_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, registration_id) references lti_registration,
     foreign key (tenant_id, person_id) references person
   )`,
  `create table lti_link (
     tenant_id text collate "C" not null,
     resource_id text collate "C" not null,
     registration_id text collate "C" not null,
     launch_url text not null,
     custom jsonb not null,
     primary key (tenant_id, resource_id),
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, registration_id) references lti_registration
   )`,
];

/** Makes the tables of exchange. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
