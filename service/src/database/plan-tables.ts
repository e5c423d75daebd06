/** Tables of lesson plans. */
import type { ColumnType, Generated } from 'kysely';
import type { Attachment } from './chat-tables.ts';
import type { Json } from './json-column.ts';

interface LessonPlanTable {
  tenant_id: string;
  id: string;
  author_id: string;
  /** What lists show, as whoever wrote last has said it. */
  title: string;
  subject: string;
  lesson_minutes: number;
  steps: number;
  /** The plans from which it comes, the nearest first. */
  derived_from: Json<unknown>;
  /** CASE identifiers of what its objectives are aligned to. */
  standard_ids: ColumnType<unknown, string | undefined, string>;
  created_at: string;
  changed_at: string;
  changed_by: string;
}
/** Who writes a plan with its author. */
interface LessonPlanPersonTable {
  tenant_id: string;
  plan_id: string;
  person_id: string;
}
/** Who has written in a plan that is another's, also whom its author has let go since. */
interface LessonPlanWriterTable {
  tenant_id: string;
  plan_id: string;
  person_id: string;
}
/** What was written, for good: rows are added, and many of them folded into one that says the same. */
interface LessonPlanUpdateTable {
  tenant_id: string;
  plan_id: string;
  id: string;
  sequence: Generated<number>;
  person_id: string;
  /** A Yjs update, Base64. */
  content: string;
  stored_at: string;
}

/** A plan that was handed in to the heads of its subject, as it was then. */
interface PlanReviewTable {
  tenant_id: string;
  id: string;
  plan_id: string;
  author_id: string;
  /** The school as whose teacher it was handed in, and the subject: they say who may decide. */
  organisation_id: string;
  subject: string;
  head: Json<unknown>;
  /** A Yjs update, Base64: all of it. */
  content: string;
  version: Json<unknown>;
  state: 'pending' | 'returned' | 'approved' | 'withdrawn';
  submitted_at: string;
  decided_by: string | null;
  decided_at: string | null;
  comment: string;
  notes: Json<unknown>;
}

/** A picture in the texts of a plan, from when it is begun. */
interface PlanPictureTable {
  tenant_id: string;
  plan_id: string;
  id: string;
  author_id: string;
  kind: 'picture';
  name: string;
  description: string | null;
  duration_ms: number | null;
  /** As it was said to be. */
  size_bytes: number;
  received: number;
  /** Once all has come: what it is. */
  whole: Json<Attachment> | null;
  sha256: Generated<string | null>;
  touched_at: string;
  /** The plan for which it was uploaded, once all has come: of a copy, the one it was copied from. The bytes lie under its name. */
  placed_in: string | null;
}

/** A curriculum standard, whole: it is read and replaced as one. */
interface StandardDocumentTable {
  tenant_id: string;
  id: string;
  title: string;
  subject: string;
  creator: string;
  version: string;
  changed_at: string;
  item_count: number;
  items: Json<unknown>;
  /** Of what was delivered: the same again changes nothing. */
  content_hash: string;
}

interface TermScheduleTable {
  tenant_id: string;
  person_id: string;
  term_id: string;
  /** A Yjs update, Base64: all of it. */
  content: string;
  changed_at: string;
}

export interface PlanTables {
  term_schedule: TermScheduleTable;
  standard_document: StandardDocumentTable;
  lesson_plan: LessonPlanTable;
  lesson_plan_person: LessonPlanPersonTable;
  lesson_plan_update: LessonPlanUpdateTable;
  lesson_plan_writer: LessonPlanWriterTable;
  plan_picture: PlanPictureTable;
  plan_review: PlanReviewTable;
}
