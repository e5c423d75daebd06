/** The shape of a county that lives in memory. */
import type { OwnFile, OwnResource } from '../../base/ports/own-resources.ts';
import type { Announcement, AnnouncementDraft } from '../../base/ports/announcements.ts';
import type { ModerationCase } from '../../base/ports/cases.ts';
import type { AttendanceStatus } from '../../base/ports/attendance.ts';
import type { LeaveRequest } from '../../base/ports/leave.ts';
import type { CollectedChoice, ConsentItem, DataRequest, PrivacyRules } from '../../base/ports/privacy.ts';
import type { Attachment, AnswerHours, ConversationKind, ReportDraft } from '../../base/ports/chat.ts';
import type { CourseGroup } from '../../base/ports/course-groups.ts';
import type { ImportReport } from '../../base/ports/imports.ts';
import type { PushSubscriptionDraft } from '../../base/ports/push.ts';
import type { QuietChoice } from '../../base/ports/quiet-hours.ts';
import type { PlanHead, PlanReview, PlanSource, StandardTree } from '../../base/ports/plans.ts';
import type { RecommendationDraft } from '../../base/ports/recommendations.ts';
import type { CommentPolicy, RatingComment, RatingDraft } from '../../base/ports/shelf.ts';
import type { Notice } from '../../base/ports/notices.ts';
import type { Identity, PersonReference, ProgressRecord, Resource, Role, TaskDraft, Tenant } from '../../base/ports/types.ts';

export interface MemoryPerson {
  id: string;
  name: string;
  alternativeName: string | null;
  identities: Identity[];
}
export interface MemoryClass {
  id: string;
  name: string;
  grade: number | null;
  school: string;
  learnerIds: string[];
  /** When learners came into it who were not there from the beginning. */
  since?: Record<string, string>;
  /** What each teacher of the class teaches there, by person. */
  teachers: Record<string, string[]>;
}
export interface MemoryTask {
  id: string;
  draft: TaskDraft;
  assignedBy: string;
  createdAt: string;
}
export interface MemoryMessage {
  id: string;
  sequence: number;
  revision: number;
  authorId: string;
  authorRole: 'teacher' | 'guardian';
  sentAt: string;
  text: string;
  replyTo: string | null;
  state: 'shown' | 'waiting' | 'hidden' | 'retracted';
  reason: string | null;
  editedAt: string | null;
  pinned: boolean;
  attachments?: (Attachment & { file: Blob })[];
}
export interface MemoryReport extends ReportDraft {
  id: string;
  caseNumber: string;
  reporterId: string;
  at: string;
  messageText: string;
  /** As they were when it was reported. */
  attachments?: (Attachment & { file: Blob })[];
  acts: ModerationCase['acts'];
  closed: ModerationCase['closed'];
}
export interface MemoryConversation {
  id: string;
  kind: ConversationKind;
  title: string | null;
  childId: string | null;
  teacherId: string | null;
  /** `null`: all guardians of the child. */
  guardianId: string | null;
  classId: string;
  createdAt: string;
  closed: boolean;
  reviewed: boolean;
  slowSeconds: number;
  revision: number;
  /** In the order of their sequence. */
  messages: MemoryMessage[];
  /** Up to where each person has read. */
  reading: Record<string, number>;
  blockedBy: string[];
  mutes: Record<string, { until: string; reason: string }>;
  reports: MemoryReport[];
  /** Who read all of it, and why. */
  exports: { at: string; personId: string; ground: string; caseId?: string }[];
}
export interface MemoryAnnouncement extends Omit<AnnouncementDraft, 'personal' | 'scheduledFor' | 'attachments'> {
  attachments?: (Attachment & { file: Blob })[];
  id: string;
  senderId: string;
  senderRole: 'teacher' | 'manager';
  organisation: Announcement['organisation'];
  /** What only the family of a child reads, by child. */
  personal: Record<string, string>;
  /** When it is delivered. */
  at: string;
  recalled: boolean;
  childIds: string[];
  /** When each guardian has read it. */
  reads: Record<string, string>;
  /** When the family of each child was reminded. */
  reminded: Record<string, string>;
  answers: Record<string, { by: string; onBehalf: boolean; choices: string[]; signature: string | null; answeredAt: string; toldTo?: string | undefined }>;
}
export interface MemoryPlan {
  id: string;
  head: PlanHead;
  authorId: string;
  /** Who writes along. */
  personIds: string[];
  /** Who has written along, also whom its author has let go since. */
  writerIds?: string[];
  derivedFrom: PlanSource[];
  createdAt: string;
  changedAt: string;
  changedBy: string;
  updates: { id: string; content: string }[];
  /** Pictures in its texts, and when they came; absent: none. */
  pictures?: { id: string; bytes: Blob; at: string; by: string; placedIn: string }[];
}
/** A plan that was handed in, as it was then. */
export interface MemoryPlanReview extends Omit<PlanReview, 'state' | 'decidedBy' | 'hasReviewer'> {
  planId: string;
  head: PlanHead;
  schoolId: string;
  update: string;
  state: PlanReview['state'] | 'withdrawn';
  decidedBy: string | null;
}
export interface MemoryOwnResource extends Omit<OwnResource, 'author' | 'files' | 'obstacles' | 'counters'> {
  authorId: string;
  files: { shown: OwnFile; bytes: Blob }[];
}
export interface MemoryMark {
  classId: string;
  day: string;
  childId: string;
  status: AttendanceStatus;
  note: string | null;
  by: string;
  at: string;
}
export interface MemoryRoll {
  classId: string;
  day: string;
  by: string;
  at: string;
}
export interface MemoryRating {
  resourceId: string;
  personId: string;
  role: Role;
  draft: RatingDraft;
  at: string;
  commentId: string;
  state: RatingComment['state'];
  reply: RatingComment['reply'];
}
export interface MemoryRecommendation extends RecommendationDraft {
  id: string;
  givenBy: string;
  at: string;
}
export interface MemoryDataRequest extends Omit<DataRequest, 'own' | 'mayAnswer' | 'requestedBy'> {
  requestedBy: PersonReference;
  /** Whose managers answer. */
  schoolId: string;
}
export interface MemoryPrivacy {
  rules: PrivacyRules | null;
  items: ConsentItem[];
  /** In the order in which they were made: the last one counts. */
  decisions: { itemId: string; childId: string; version: number; agreed: boolean; decidedBy: PersonReference; decidedAt: string }[];
  requests: MemoryDataRequest[];
  /** Optional categories that were turned off or on, in their order: the last one counts. */
  choices: { category: CollectedChoice['category']; personId: string; collected: boolean; decidedBy: PersonReference; decidedAt: string }[];
}
export interface Fixtures {
  courseGroups: CourseGroup[];
  /** How many units a course has, by resource. */
  courseUnits: Record<string, number>;
  /** How many of them are done, by resource and learner with a blank between. */
  courseResults: Record<string, number>;
  tenant: Tenant;
  people: MemoryPerson[];
  classes: MemoryClass[];
  resources: Resource[];
  ratings: MemoryRating[];
  recommendations: MemoryRecommendation[];
  tasks: MemoryTask[];
  records: { personId: string; record: ProgressRecord }[];
  conversations: MemoryConversation[];
  announcements: MemoryAnnouncement[];
  leave: LeaveRequest[];
  privacy: MemoryPrivacy;
  /** What was said of children, in its order: the last one counts. */
  attendance: MemoryMark[];
  /** Rolls that have been gone through. */
  rolls: MemoryRoll[];
  plans: MemoryPlan[];
  /** In the order in which they were handed in. */
  planReviews: MemoryPlanReview[];
  /** Who heads which subject in which school. */
  subjectHeads: { personId: string; schoolId: string; subject: string }[];
  /** Updates of the schedules of terms, by person and term. */
  schedules: Record<string, string[]>;
  /** Curriculum standards of the platform. */
  standards: StandardTree[];
  /** In the order in which they were begun. */
  ownResources: MemoryOwnResource[];
  /** When teachers answer, where they have said it. */
  hours: Record<string, AnswerHours>;
  /** When people are left in peace, where they have said it. */
  quietHours: Record<string, QuietChoice>;
  /** The key with which devices are told, and those that are, by the person's id. */
  push: { publicKey: string | null; devices: { personId: string; device: PushSubscriptionDraft }[] };
  /** By resource; the others are open. */
  commentPolicies: Record<string, CommentPolicy>;
  /** The least that the platform wants, whatever the author would have. */
  platformPolicies: Record<string, CommentPolicy>;
  /** Words that are looked at before they are shown, by organisation. */
  heldWords: Record<string, string[]>;
  notices: { personId: string; notice: Notice }[];
  imports: ImportReport[];
}
