/** Tables of the learning record store and of the courses that write into it. */
import type { Generated } from 'kysely';
import type { Json } from './json-column.ts';

interface StatementTable {
  tenant_id: string;
  id: string;
  /** Order of arrival. */
  seq: Generated<number>;
  /** Whose learning it records, where that is a person of the tenant. */
  person_id: string | null;
  resource_id: string | null;
  task_id: string | null;
  registration: string | null;
  verb: string;
  /** The statement to which this one refers as its object. */
  target_id: string | null;
  /** The registered tool that wrote it; null for people and the courses they opened. */
  client: string | null;
  voided: Generated<boolean>;
  /** What it can be found by: hashes, see `xapi/statement/marks.ts`. */
  marks: Generated<string[]>;
  body: Json<Record<string, unknown>>;
  hash: string;
  function_id: string | null;
  /** Milliseconds by which the clock that wrote it was behind ours, where that is known. */
  clock_offset: string | null;
  /** It speaks of a part of the resource only. */
  is_part: Generated<boolean>;
  stored_at: string;
}
interface CourseTable {
  tenant_id: string;
  resource_id: string;
  /** Units and blocks as `cmi5.xml` has them. */
  structure: Json<Record<string, unknown>>;
}
interface CourseRegistrationTable {
  tenant_id: string;
  id: string;
  resource_id: string;
  person_id: string;
  task_id: string | null;
  units: Json<Record<string, unknown>>;
  satisfied: Json<string[]>;
  created_at: string;
}
interface CourseSessionTable {
  tenant_id: string;
  id: string;
  registration_id: string;
  unit: number;
  mode: 'Normal' | 'Browse' | 'Review';
  state: 'launched' | 'initialized' | 'terminated' | 'abandoned';
  /** Null when the credentials were handed out. */
  fetch_hash: string | null;
  secret_hash: string | null;
  was_told: Json<Record<string, unknown>>;
  verbs: Json<string[]>;
  launched_at: string;
  initialized_at: string | null;
  expires_at: string;
}
interface CourseGroupTable {
  tenant_id: string;
  id: string;
  class_id: string;
  resource_id: string;
  opened_by: string;
  opened_at: string;
  closed_at: string | null;
}
/** Who has joined, or was taken out: one of the two. Who left has no row. */
interface CourseMemberTable {
  tenant_id: string;
  group_id: string;
  person_id: string;
  joined_at: string | null;
  taken_out_at: string | null;
}
interface CourseCertificateTable {
  tenant_id: string;
  number: string;
  person_id: string;
  /** With which it was taken: its teachers revoke. */
  class_id: string;
  resource_id: string;
  /** The registration that was satisfied. */
  registration_id: string;
  title: string;
  issued_at: string;
  revoked_at: string | null;
  revoked_by: string | null;
}
interface ActivityTable {
  tenant_id: string;
  /** SHA-256 of the id: addresses may be longer than a key. */
  id_hash: string;
  id: string;
  definition: Json<Record<string, unknown>>;
}
interface DocumentTable {
  tenant_id: string;
  /** Hash of the kind of document and of the activity and agent to which it belongs. */
  owner: string;
  /** Empty where there is none. */
  registration: string;
  name: string;
  person_id: string | null;
  content_type: string;
  content: Uint8Array;
  etag: string;
  updated_at: string;
  /** When the learner wrote what came late; null: as it was stored. */
  written_at: string | null;
}
interface AttachmentTable {
  tenant_id: string;
  sha2: string;
  content: Uint8Array;
}

export interface RecordTables {
  statement: StatementTable;
  course: CourseTable;
  course_registration: CourseRegistrationTable;
  course_session: CourseSessionTable;
  course_group: CourseGroupTable;
  course_member: CourseMemberTable;
  course_certificate: CourseCertificateTable;
  activity: ActivityTable;
  document: DocumentTable;
  attachment: AttachmentTable;
}
