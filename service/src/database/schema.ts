/** Rows of every table, as Kysely sees them. Times are ISO strings in UTC, JSON columns go in as text. */
import type { Generated } from 'kysely';
import type { AnnouncementTables } from './announcement-tables.ts';
import type { CatalogueTables } from './catalogue-tables.ts';
import type { ChatTables } from './chat-tables.ts';
import type { CuePointTables } from './cue-point-tables.ts';
import type { ExchangeTables } from './exchange-tables.ts';
import type { Json } from './json-column.ts';
import type { AttendanceTables } from './attendance-tables.ts';
import type { LeaveTables } from './leave-tables.ts';
import type { NoteTables } from './note-tables.ts';
import type { OwnResourceTables } from './own-resource-tables.ts';
import type { PlanTables } from './plan-tables.ts';
import type { PrivacyTables } from './privacy-tables.ts';
import type { PushTables } from './push-tables.ts';
import type { RecommendationTables } from './recommendation-tables.ts';
import type { RecordTables } from './record-tables.ts';
import type { ShareTables } from './share-tables.ts';
import type { WatchTimeTables } from './watch-time-tables.ts';

export type Level = 'national' | 'province' | 'city' | 'county' | 'school';
export type RoleName = 'student' | 'teacher' | 'guardian' | 'manager';

interface TenantTable {
  tenant_id: string;
  parent_id: string | null;
  level: Level;
  name: string;
  theme: Json<unknown> | null;
}
interface TenantSequenceTable {
  tenant_id: string;
  last: Generated<number>;
}
interface OrganisationTable {
  tenant_id: string;
  id: string;
  parent_id: string | null;
  level: Level;
  name: string;
  source_id: string;
  ended_at: string | null;
}
interface PersonTable {
  tenant_id: string;
  id: string;
  name: string;
  alternative_name: string | null;
  /** HMAC of the national number; the number itself is never stored. */
  identity_key: string | null;
}
interface PersonSourceTable {
  tenant_id: string;
  /** The roster system that gave the id: ids are unique inside it only. */
  source: string;
  source_id: string;
  person_id: string;
}
interface IdentityTable {
  tenant_id: string;
  id: string;
  person_id: string;
  role: RoleName;
  organisation_id: string;
  valid_from: string;
  valid_to: string | null;
  /** Subjects that a teacher heads there, a line each. */
  heads: Generated<string>;
}
interface ClassTable {
  tenant_id: string;
  id: string;
  organisation_id: string;
  name: string;
  grade: number | null;
  stage: string | null;
  source_id: string;
  ended_at: string | null;
}
interface EnrolmentTable {
  tenant_id: string;
  class_id: string;
  person_id: string;
  role: 'learner' | 'teacher';
  subject: string;
  /** Since when it is known here, anew whenever it is taken up again; null for what is older than the question. */
  began_at: Generated<string | null>;
  ended_at: string | null;
}
interface GuardianshipTable {
  tenant_id: string;
  guardian_id: string;
  child_id: string;
  source: string;
  ended_at: string | null;
}
/** Rows of rosters that say that a person is a member of a class (`enrollments.csv`) or an organisation (`roles.csv`). */
interface MembershipSourceTable {
  tenant_id: string;
  source: string;
  file: 'roles.csv' | 'enrollments.csv';
  source_id: string;
  person_id: string;
  /** The class or organisation. */
  place_id: string;
  role: string;
  /** Subjects that this row says the teacher heads there. */
  heads: Generated<string>;
  ended_at: string | null;
}
interface SpaceTable {
  tenant_id: string;
  id: string;
  person_id: string;
  opened_at: string;
}
interface SsoBindingTable {
  tenant_id: string;
  issuer: string;
  subject: string;
  person_id: string;
  bound_at: string;
}
interface TaskTable {
  tenant_id: string;
  id: string;
  version: number;
  class_id: string;
  resource_id: string;
  title: string;
  instruction: string;
  paper_alternative: string | null;
  assigned_by: string;
  created_at: string;
  due_at: string | null;
  in_order: Generated<boolean>;
  /** Null: given before there were modes. */
  mode: 'paper' | 'online' | null;
  tier: Generated<'all' | 'A' | 'B' | 'C'>;
  estimated_minutes: number | null;
  /** For those in `task_learner` alone; else for the whole class. */
  for_some: Generated<boolean>;
  reason: string | null;
}
interface TaskLearnerTable {
  tenant_id: string;
  task_id: string;
  person_id: string;
}
interface ProgressTable {
  tenant_id: string;
  id: string;
  person_id: string;
  resource_id: string;
  task_id: string | null;
  state: 'started' | 'completed';
  position_seconds: number;
  duration_seconds: number | null;
  watched: Json<[number, number][]>;
  ratio: number;
  /** Of what is read: pages. */
  reading: Json<{ page: number; pages: number; read: [number, number][] }> | null;
  updated_at: string;
  /** When the person was at the position, by the corrected clock of the person's machine. */
  position_at: string | null;
  version: number;
}
interface NoticeTable {
  tenant_id: string;
  id: string;
  person_id: string;
  /** The identity the notice is meant for: a teacher who is also a parent reads them apart. */
  role: RoleName;
  kind: 'task-assigned' | 'task-completed' | 'leave-approved' | 'leave-refused' | 'absence' | 'absence-corrected' | 'resource-admitted' | 'resource-returned' | 'plan-approved' | 'plan-returned' | 'report-decided';
  /** Of a task. */
  task_id: string | null;
  leave_request_id: string | null;
  own_resource_id: Generated<string | null>;
  report_id: Generated<string | null>;
  /** Of a lesson plan that was handed in. */
  plan_id: Generated<string | null>;
  learner_id: string | null;
  sender_id: string;
  parameters: Json<unknown>;
  created_at: string;
  read_at: string | null;
}
/** What changed, by id; for a conversation also how far it is and which message it was. */
interface OutboxSubject {
  taskId?: string;
  resourceId?: string;
  personId?: string;
  noticeId?: string;
  announcementId?: string;
  leaveRequestId?: string;
  dataRequestId?: string;
  planId?: string;
  ownResourceId?: string;
  conversationId?: string;
  revision?: number;
  messageSequence?: number;
}
interface OutboxTable {
  tenant_id: string;
  id: string;
  /** Null until the sequencer has numbered the committed event. */
  seq: number | null;
  type: string;
  subject: Json<OutboxSubject>;
  /** Persons who may hear of it; null means everybody of the tenant. */
  audience: string[] | null;
  at: string;
}
interface IdempotencyTable {
  tenant_id: string;
  person_id: string;
  key: string;
  request_hash: string;
  status: number | null;
  response: Json<unknown> | null;
  created_at: string;
}
interface ImportReportTable {
  tenant_id: string;
  id: string;
  kind: 'roster' | 'catalogue';
  started_at: string;
  finished_at: string | null;
  counts: Json<Record<string, ImportCount>>;
  findings: Json<StoredFinding[]>;
  /** Share that is done. */
  progress: Generated<number>;
  cancelled_at: string | null;
  /** When its process was last heard of; null for those that began and ended in one go. */
  seen_at: string | null;
}

/** How many rows of one kind an import created, changed, left alone, ended or refused. */
export interface ImportCount {
  created: number;
  updated: number;
  unchanged: number;
  ended: number;
  refused: number;
}
/** A finding without its sentence, which is made in the reader's language. */
export interface StoredFinding {
  severity: 'error' | 'warning';
  file: string;
  line: number | null;
  field: string | null;
  rule: string;
  /** The value found, shortened, masked where it is a person's number. */
  value?: string;
  /** What the sentence needs besides. */
  params?: Record<string, string | number>;
}

export interface Schema extends AnnouncementTables, AttendanceTables, CatalogueTables, ChatTables, CuePointTables, ExchangeTables, LeaveTables, NoteTables, OwnResourceTables, PlanTables, PrivacyTables, PushTables, RecommendationTables, RecordTables, ShareTables, WatchTimeTables {
  tenant: TenantTable;
  tenant_sequence: TenantSequenceTable;
  organisation: OrganisationTable;
  person: PersonTable;
  person_source: PersonSourceTable;
  identity: IdentityTable;
  class: ClassTable;
  enrolment: EnrolmentTable;
  guardianship: GuardianshipTable;
  membership_source: MembershipSourceTable;
  space: SpaceTable;
  sso_binding: SsoBindingTable;
  task: TaskTable;
  task_learner: TaskLearnerTable;
  progress: ProgressTable;
  notice: NoticeTable;
  outbox: OutboxTable;
  idempotency: IdempotencyTable;
  import_report: ImportReportTable;
}
