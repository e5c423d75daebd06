/**
 * Conversations and their messages. A message is never taken out of its place: what happens to it later is a new state of
 * the row, and `conversation_act` keeps, for good, who did what to it and what stood there before.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table conversation (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     kind text not null check (kind in ('private', 'class')),
     class_id text collate "C" not null,
     child_id text collate "C",
     teacher_id text collate "C",
     guardian_id text collate "C",
     title text,
     closed boolean not null default false,
     reviewed boolean not null default false,
     slow_seconds integer not null default 0,
     last_sequence integer not null default 0,
     revision integer not null default 0,
     active_at timestamptz not null,
     created_by text collate "C" not null,
     created_at timestamptz not null,
     primary key (tenant_id, id),
     check ((kind = 'private') = (child_id is not null and teacher_id is not null and title is null)),
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, child_id) references person,
     foreign key (tenant_id, teacher_id) references person,
     foreign key (tenant_id, guardian_id) references person,
     foreign key (tenant_id, created_by) references person
   )`,
  `create unique index conversation_private on conversation (tenant_id, child_id, teacher_id, guardian_id) nulls not distinct where kind = 'private'`,
  `create index conversation_class on conversation (tenant_id, class_id, kind)`,
  `create index conversation_teacher on conversation (tenant_id, teacher_id)`,
  `create table message (
     tenant_id text collate "C" not null,
     conversation_id text collate "C" not null,
     sequence integer not null,
     id text collate "C" not null,
     author_id text collate "C" not null,
     author_role text not null check (author_role in ('teacher', 'guardian')),
     sent_at timestamptz not null,
     text text not null,
     reply_to text collate "C",
     state text not null check (state in ('shown', 'waiting', 'hidden', 'retracted')),
     reason text,
     edited_at timestamptz,
     pinned boolean not null default false,
     revision integer not null,
     primary key (tenant_id, conversation_id, sequence),
     unique (tenant_id, conversation_id, id),
     foreign key (tenant_id, conversation_id) references conversation,
     foreign key (tenant_id, author_id) references person
   )`,
  `create index message_revision on message (tenant_id, conversation_id, revision)`,
  `create table conversation_reading (
     tenant_id text collate "C" not null,
     conversation_id text collate "C" not null,
     person_id text collate "C" not null,
     sequence integer not null,
     primary key (tenant_id, conversation_id, person_id),
     foreign key (tenant_id, conversation_id) references conversation,
     foreign key (tenant_id, person_id) references person
   )`,
  `create table conversation_block (
     tenant_id text collate "C" not null,
     conversation_id text collate "C" not null,
     person_id text collate "C" not null,
     at timestamptz not null,
     primary key (tenant_id, conversation_id, person_id),
     foreign key (tenant_id, conversation_id) references conversation,
     foreign key (tenant_id, person_id) references person
   )`,
  `create table conversation_mute (
     tenant_id text collate "C" not null,
     conversation_id text collate "C" not null,
     person_id text collate "C" not null,
     until timestamptz not null,
     reason text not null,
     primary key (tenant_id, conversation_id, person_id),
     foreign key (tenant_id, conversation_id) references conversation,
     foreign key (tenant_id, person_id) references person
   )`,
  `create table conversation_act (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     conversation_id text collate "C" not null,
     actor_id text collate "C" not null,
     act text not null,
     message_id text collate "C",
     person_id text collate "C",
     before text,
     reason text,
     at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, conversation_id) references conversation,
     foreign key (tenant_id, actor_id) references person
   )`,
  `create index conversation_act_of on conversation_act (tenant_id, conversation_id, id)`,
  `create table message_report (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     case_number text not null,
     conversation_id text collate "C" not null,
     message_id text collate "C" not null,
     reporter_id text collate "C" not null,
     reason text not null,
     text text not null,
     message_text text not null,
     at timestamptz not null,
     primary key (tenant_id, id),
     unique (tenant_id, case_number),
     foreign key (tenant_id, conversation_id) references conversation,
     foreign key (tenant_id, reporter_id) references person
   )`,
];

/** Makes the tables of home-school chat. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
