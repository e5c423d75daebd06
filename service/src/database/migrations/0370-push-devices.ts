/** Devices that people want to be told on (Web Push), when each is looked at next, and how far the changes of a tenant have been gone through for them. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table push_device (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     person_id text collate "C" not null,
     endpoint text not null,
     p256dh text not null,
     auth text not null,
     language text not null,
     added_at timestamptz not null,
     told_at timestamptz not null,
     urgent_at timestamptz not null,
     pushed_at timestamptz,
     due_at timestamptz,
     attempts integer not null default 0,
     primary key (tenant_id, id),
     foreign key (tenant_id, person_id) references person
   )`,
  `create index push_device_of on push_device (tenant_id, person_id)`,
  `create index push_device_due on push_device (tenant_id, due_at) where due_at is not null`,
  `create table push_position (
     tenant_id text collate "C" primary key,
     seq bigint not null
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
