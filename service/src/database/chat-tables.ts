/** Rows of the tables of home-school chat. */
import type { ColumnType, Generated } from 'kysely';
import type * as v from 'valibot';
import type { Attachment as AttachmentSchema } from '../../../contract/src/index.ts';
import type { Json } from './json-column.ts';

export type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** One of a report, as it was then, with the sum of its bytes. */
export type ReportedAttachment = Attachment & { sha256?: string | null };

export type MessageState = 'shown' | 'waiting' | 'hidden' | 'retracted';
export type WriterRole = 'teacher' | 'guardian';

interface ConversationTable {
  tenant_id: string;
  id: string;
  kind: 'private' | 'class';
  class_id: string;
  child_id: string | null;
  teacher_id: string | null;
  /** Null in a private talk: all guardians of the child. */
  guardian_id: string | null;
  title: string | null;
  closed: Generated<boolean>;
  reviewed: Generated<boolean>;
  slow_seconds: Generated<number>;
  last_sequence: Generated<number>;
  revision: Generated<number>;
  /** When the newest message came; at first when it was opened. */
  active_at: string;
  created_by: string;
  created_at: string;
}
interface MessageTable {
  tenant_id: string;
  conversation_id: string;
  sequence: number;
  id: string;
  author_id: string;
  author_role: WriterRole;
  sent_at: string;
  text: string;
  reply_to: string | null;
  state: MessageState;
  reason: string | null;
  edited_at: string | null;
  pinned: Generated<boolean>;
  revision: number;
  /** As its readers get them. */
  attachments: Generated<Json<Attachment[]> | null>;
}
interface MessageAttachmentTable {
  tenant_id: string;
  conversation_id: string;
  id: string;
  author_id: string;
  /** Null until it is sent. */
  message_id: string | null;
  kind: Attachment['kind'];
  name: string;
  description: string | null;
  duration_ms: number | null;
  /** As it was said to be. */
  size_bytes: number;
  received: number;
  /** Once all has come: what readers get. */
  whole: Json<Attachment> | null;
  /** When somebody last went on with it. */
  touched_at: string;
  /** Of the bytes as readers get them, in hexadecimal. */
  sha256: Generated<string | null>;
  /** Since when its message is taken back, and the bytes are kept for the cases about it alone. */
  retracted_at: Generated<string | null>;
}
interface ConversationReadingTable {
  tenant_id: string;
  conversation_id: string;
  person_id: string;
  sequence: number;
}
interface ConversationBlockTable {
  tenant_id: string;
  conversation_id: string;
  person_id: string;
  at: string;
}
interface ConversationMuteTable {
  tenant_id: string;
  conversation_id: string;
  person_id: string;
  until: string;
  reason: string;
}
interface ConversationActTable {
  tenant_id: string;
  id: string;
  conversation_id: string;
  actor_id: string;
  act: string;
  message_id: string | null;
  person_id: string | null;
  /** The text before the act, where it changed one. */
  before: string | null;
  reason: string | null;
  at: string;
  /** The case in which it was done. */
  case_id: string | null;
}
interface MessageReportTable {
  tenant_id: string;
  id: string;
  case_number: string;
  conversation_id: string;
  message_id: string;
  reporter_id: string;
  reason: string;
  text: string;
  /** As it was when it was reported. */
  message_text: string;
  attachments: ColumnType<ReportedAttachment[] | null, string | null | undefined, string | null>;
  at: string;
  closed_at: string | null;
  closed_by: string | null;
  outcome: 'settled' | 'unfounded' | 'passed-on' | null;
  note: string | null;
}
interface HeldWordTable {
  tenant_id: string;
  organisation_id: string;
  place: number;
  /** As it was given. */
  word: string;
  /** As it is looked for. */
  key: string;
}

interface AnswerHoursTable {
  tenant_id: string;
  person_id: string;
  /** Days of the week by their digits, 0 is Sunday. */
  days: string;
  /** Minutes after midnight, China Standard Time. */
  from_minute: number;
  to_minute: number;
}
interface QuietHoursTable {
  tenant_id: string;
  person_id: string;
  /** Minutes after midnight, China Standard Time; both null: never quiet. */
  from_minute: number | null;
  to_minute: number | null;
  digest_minute: number | null;
}
/** Bytes that go once what let go of them is committed. */
interface DroppedFileTable {
  tenant_id: string;
  area: string;
  name: string;
  dropped_at: string;
}
/** How much a person has begun to upload on a day in China. */
interface UploadVolumeTable {
  tenant_id: string;
  person_id: string;
  day: string;
  bytes: number;
}
export interface ChatTables {
  dropped_file: DroppedFileTable;
  upload_volume: UploadVolumeTable;
  conversation: ConversationTable;
  message: MessageTable;
  message_attachment: MessageAttachmentTable;
  conversation_reading: ConversationReadingTable;
  answer_hours: AnswerHoursTable;
  quiet_hours: QuietHoursTable;
  conversation_block: ConversationBlockTable;
  conversation_mute: ConversationMuteTable;
  conversation_act: ConversationActTable;
  message_report: MessageReportTable;
  held_word: HeldWordTable;
}
