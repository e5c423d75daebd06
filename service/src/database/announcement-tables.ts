/** Rows of the tables of announcements. */
import type { ColumnType, Generated } from 'kysely';
import type { Attachment, ReportedAttachment } from './chat-tables.ts';
import type { Json } from './json-column.ts';
import type { RoleName } from './schema.ts';

interface AnnouncementTable {
  tenant_id: string;
  id: string;
  sender_id: string;
  sender_role: RoleName;
  organisation_id: string;
  audience: Json<unknown>;
  title: string;
  text: string;
  urgent_reason: string | null;
  ask: Json<unknown>;
  due_at: string | null;
  /** When it is to be delivered. */
  scheduled_for: string;
  sent_at: string | null;
  recalled_at: string | null;
  /** What went with it; null: nothing, or not any more. */
  attachments: Json<readonly Attachment[]> | null;
  created_at: string;
}
/** A child whose family it is for, also where no guardian can be reached. */
interface AnnouncementChildTable {
  tenant_id: string;
  announcement_id: string;
  child_id: string;
  class_id: string;
  /** What only this family reads. */
  personal: string | null;
}
/** A picture or a file, from when it is begun. */
interface AnnouncementAttachmentTable {
  tenant_id: string;
  id: string;
  author_id: string;
  /** Null until it is sent. */
  announcement_id: string | null;
  kind: Attachment['kind'];
  name: string;
  description: string | null;
  duration_ms: number | null;
  /** As it was said to be. */
  size_bytes: number;
  received: number;
  /** Once all has come: what readers get. */
  whole: Json<Attachment> | null;
  sha256: Generated<string | null>;
  touched_at: string;
  /** Since when its announcement is recalled, and the bytes are kept because somebody reported it. */
  retracted_at: Generated<string | null>;
}
interface AnnouncementRecipientTable {
  tenant_id: string;
  announcement_id: string;
  guardian_id: string;
  child_id: string;
  read_at: string | null;
  reminded_at: string | null;
}
interface AnnouncementAnswerTable {
  tenant_id: string;
  announcement_id: string;
  child_id: string;
  answered_by: string;
  on_behalf: boolean;
  choices: string[];
  /** Of an appointment: the slot that this child alone has. */
  slot: string | null;
  signature: string | null;
  answered_at: string;
  /** Entered by the sender in the place of what this guardian had answered: the other guardians are not told what it says. */
  told_to: string | null;
}

/** An announcement or a notice that somebody reported, as it was then. */
interface ReceivedCaseTable {
  tenant_id: string;
  id: string;
  case_number: string;
  /** One of the two. */
  announcement_id: string | null;
  notice_id: string | null;
  /** Whose managers decide. */
  organisation_id: string;
  sender_id: string;
  reporter_id: string;
  received_kind: string;
  title: string;
  text: string;
  received_at: string;
  kind: string;
  description: string;
  evidence: string | null;
  reported_at: string;
  closed_at: string | null;
  closed_by: string | null;
  outcome: 'settled' | 'unfounded' | 'passed-on' | null;
  note: string | null;
  /** What went with an announcement when it was reported. */
  attachments: ColumnType<ReportedAttachment[] | null, string | null, never>;
}

/** Somebody who decides has opened a file in a case. */
interface ReceivedCaseLookTable {
  tenant_id: string;
  case_id: string;
  id: string;
  person_id: string;
  name: string;
  /** Null: opened before it was kept. */
  attachment_id: string | null;
  at: string;
}
export interface AnnouncementTables {
  announcement: AnnouncementTable;
  announcement_child: AnnouncementChildTable;
  announcement_recipient: AnnouncementRecipientTable;
  announcement_attachment: AnnouncementAttachmentTable;
  announcement_answer: AnnouncementAnswerTable;
  received_case: ReceivedCaseTable;
  received_case_look: ReceivedCaseLookTable;
}
