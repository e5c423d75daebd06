/**
 * Ports: how elements reach what stands behind them. Small, asynchronous, without a secret in or out. Where things change,
 * a port has `subscribe`: the callback says that something changed, the element reads again.
 */
import type { PushPort } from './push.ts';
import type { QuietChoice, QuietHours } from './quiet-hours.ts';
import type { AnnouncementPort } from './announcements.ts';
import type { LeavePort } from './leave.ts';
import type { NoticePage } from './notices.ts';
import type { OwnResourcePort } from './own-resources.ts';
import type { PlanPort } from './plans.ts';
import type { PrivacyPort } from './privacy.ts';
import type { CasePort } from './cases.ts';
import type { ChatPort, Message, ReportReceipt } from './chat.ts';
import type { CourseGroupPort } from './course-groups.ts';
import type { CoursePort } from './courses.ts';
import type { CuePointPort } from './cue-points.ts';
import type { ExchangePort } from './exchange.ts';
import type { ImportPort } from './imports.ts';
import type {
  ClassLoad,
  ClassStudy,
  ClassSummary,
  LearnerTimeline,
  Me,
  PersonReference,
  Progress,
  ProgressRecord,
  RelatedResource,
  Resource,
  ResourcePage,
  ResourceQuery,
  Suggestion,
  Task,
  TaskDraft,
  TaskPage,
  TaskProgress,
  TaxonomyLevel,
} from './types.ts';
import type { RecommendationPort } from './recommendations.ts';
import type { CaseDraft, JudgementPort, ShelfPort } from './shelf.ts';
import type { KeepingPort } from './keeping.ts';
import type { OwnStudy, SchoolStudy } from './study.ts';
import type { WatchTimePort } from './watch-time.ts';
import type { TranslationPort } from './translation.ts';

export interface CallOptions {
  /** Ends the call; a late answer is dropped. */
  signal?: AbortSignal;
  /** Asked ahead: resolves once somebody takes the answer. A port that keeps answers keeps this one only then; without it, at once. */
  taken?: Promise<unknown>;
}

/** What a port answers: the value, when it was true, and whether it comes from what was kept on this machine. */
export interface Answer<Value> {
  value: Value;
  /** When the service said so, RFC 3339. */
  asOf: string;
  /** True when the line was down and this is what was kept. */
  stale: boolean;
}

/** What happened to a write. */
export interface Receipt<Value> {
  /** `sent`: the service has it. `queued`: kept on this machine, sent when the line is back. */
  status: 'sent' | 'queued';
  /** The service's answer, where it was sent. */
  value: Value | null;
}

/** A change that a subscriber may want to read again for. */
export interface Change {
  /**
   * Two come from the identity port alone. `identity.changed`, after `actAs`: all that was read before is another identity's.
   * `person.changed`: somebody else has signed in on this device, and these ports, which were the earlier person's, have ended.
   */
  type: 'task.created' | 'progress.changed' | 'notice.created' | 'notice.read' | 'catalogue.changed' | 'shelf.changed' | 'watch-time.changed' | 'recommendation.changed' | 'keeping.changed' | 'announcement.changed' | 'leave.changed' | 'attendance.changed' | 'privacy.changed' | 'plan.changed' | 'conversation.changed' | 'message.progress' | 'case.changed' | 'own-resource.changed' | 'sync.changed' | 'identity.changed' | 'person.changed';
  taskId?: string | undefined;
  resourceId?: string | undefined;
  personId?: string | undefined;
  noticeId?: string | undefined;
  announcementId?: string | undefined;
  leaveRequestId?: string | undefined;
  planId?: string | undefined;
  conversationId?: string | undefined;
  caseId?: string | undefined;
  dataRequestId?: string | undefined;
  ownResourceId?: string | undefined;
  /** Of the conversation, after this change. */
  revision?: number | undefined;
  /** The message whose attachments are on their way from this page, and how much of them has gone, from 0 to 1. */
  messageId?: string | undefined;
  progress?: number | undefined;
  /** The message that came or changed, where the line carried it along. */
  message?: Message | undefined;
}

export interface SubscribeOptions {
  signal: AbortSignal;
}
export interface Subscribable {
  /** Calls back on every change until `signal` ends. Never throws; a lost line is bridged by the adapter. */
  subscribe(callback: (change: Change) => void, options: SubscribeOptions): void;
}

export interface IdentityPort extends Subscribable {
  me(options?: CallOptions): Promise<Answer<Me>>;
  /** From now on every call acts as this identity. */
  actAs(identityId: string): void;
  /** The identity as which calls act, `null` before the first. */
  readonly actingIdentity: string | null;
}

export interface ResourcePort extends Subscribable, JudgementPort, CoursePort, CourseGroupPort, CuePointPort, WatchTimePort, RecommendationPort {
  search(query: ResourceQuery, options?: CallOptions): Promise<Answer<ResourcePage>>;
  get(resourceId: string, options?: CallOptions): Promise<Answer<Resource>>;
  /** What begins as the person types, the nearest first. */
  suggest(words: string, options?: CallOptions): Promise<Answer<Suggestion[]>>;
  /** What belongs to a resource: the lesson before and after, the same lesson, chapter and topic. */
  related(resourceId: string, options?: CallOptions): Promise<Answer<RelatedResource[]>>;
  /** One level of the teaching taxonomy; `null` is its root. */
  taxonomy(nodeId: string | null, options?: CallOptions): Promise<Answer<TaxonomyLevel>>;
}

export interface ProgressPort extends Subscribable {
  get(query: { resourceId: string; taskId?: string | null; learnerId?: string }, options?: CallOptions): Promise<Answer<Progress>>;
  record(records: readonly ProgressRecord[]): Promise<Receipt<null>>;
}

export interface TaskPort extends Subscribable {
  classes(options?: CallOptions): Promise<Answer<ClassSummary[]>>;
  /** What a class has to do for one day, for its teachers. Absent where nobody counts it. */
  load?: ((classId: string, day: string, options?: CallOptions) => Promise<Answer<ClassLoad>>) | undefined;
  /** Who learns in a class, by name, for who teaches there. Absent where a platform gives tasks to whole classes alone. */
  learners?: ((classId: string, options?: CallOptions) => Promise<Answer<PersonReference[]>>) | undefined;
  list(query: { learnerId?: string; classId?: string; cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<TaskPage>>;
  /** One task; `learnerId` names the child, for a guardian. */
  get(taskId: string, options?: CallOptions & { learnerId?: string }): Promise<Answer<Task>>;
  progress(taskId: string, options?: CallOptions): Promise<Answer<TaskProgress>>;
  /** What one learner did in it, for who teaches the class. Absent where a platform does not tell it. */
  timeline?: ((taskId: string, learnerId: string, options?: CallOptions) => Promise<Answer<LearnerTimeline>>) | undefined;
  /** When the class studied in its tasks, for its teachers: numbers of all together. Absent where a platform does not tell it. */
  study?: ((classId: string, by: 'day' | 'week', options?: CallOptions) => Promise<Answer<ClassStudy>>) | undefined;
  /** When the learner who acts studied, for nobody else. Absent where a platform does not tell it. */
  ownStudy?: ((by: 'day' | 'week', options?: CallOptions) => Promise<Answer<OwnStudy>>) | undefined;
  /** When a school studied, for its managers: numbers without names. Absent where a platform does not tell it. */
  schoolStudy?: ((organisationId: string, options?: CallOptions) => Promise<Answer<SchoolStudy>>) | undefined;
  /** `key` is a UUID made when the person acted: the same key has the effect of one task. */
  create(draft: TaskDraft, key: string): Promise<Receipt<Task>>;
}

export interface NoticePort extends Subscribable {
  list(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<NoticePage>>;
  markRead(noticeId: string): Promise<Receipt<null>>;
  /** `key` is a UUID made when the person acted. While a case is open, reporting again gives the same. */
  report(noticeId: string, draft: CaseDraft, key: string): Promise<Receipt<ReportReceipt>>;
  /** Of the acting identity. */
  quietHours(options?: CallOptions): Promise<Answer<QuietHours>>;
  setQuietHours(choice: QuietChoice): Promise<Receipt<QuietHours>>;
  /** Absent where devices are not told. */
  push?: PushPort;
}

/** How the writes that wait on this machine are doing. */
export interface SyncState {
  online: boolean;
  /** Writes that wait. */
  queued: number;
  /** Writes that the service refused and a person must look at. */
  refused: number;
  /** When the last write was acknowledged, or `null`. */
  lastSentAt: string | null;
}
/** A write that the service refused. Nothing of it is lost until a person decides. */
export interface RefusedWrite {
  id: number;
  kind: 'progress' | 'task' | 'notice' | 'announcement' | 'leave' | 'attendance' | 'data-request' | 'plan' | 'own-resource' | 'message' | 'shelf' | 'rating' | 'report' | 'cue-point' | 'recommendation';
  /** When the person acted, by the clock of this machine. */
  at: string;
  /** What the service said, in the language of then. */
  problem: { code: string; title: string; detail: string; action: string };
}
export interface SyncPort extends Subscribable {
  state(): Promise<SyncState>;
  /** Tries to send what waits now. */
  flush(): Promise<void>;
  refused(): Promise<RefusedWrite[]>;
  /** Lets a refused write wait again, in its old place. */
  retry(id: number): Promise<void>;
  /** Forgets a refused write for good. */
  discard(id: number): Promise<void>;
}

/** All ports of a space service. */
export interface Ports {
  identity: IdentityPort;
  resources: ResourcePort;
  shelf: ShelfPort;
  progress: ProgressPort;
  tasks: TaskPort;
  notices: NoticePort;
  announcements: AnnouncementPort;
  leave: LeavePort;
  privacy: PrivacyPort;
  plans: PlanPort;
  ownResources: OwnResourcePort;
  chat: ChatPort;
  cases: CasePort;
  imports: ImportPort;
  exchange: ExchangePort;
  sync: SyncPort;
}

/** All that an element can work with: what a service has, and what only a host or this machine can give. `ls-provider` hands them on. */
export interface ElementPorts extends Ports {
  translation: TranslationPort;
  keeping: KeepingPort;
}

/** Why a port call failed, in words a person can use. Ports reject with this and nothing else. */
export class PortError extends Error {
  override readonly name = 'PortError';
  readonly code: string;
  /** What it means here. */
  readonly detail: string;
  /** What the person can do. */
  readonly action: string;
  /** True when the line, not the request, was at fault: trying again may help. */
  readonly offline: boolean;

  constructor(problem: { code: string; title: string; detail?: string; action?: string; offline?: boolean }) {
    super(problem.title);
    this.code = problem.code;
    this.detail = problem.detail ?? '';
    this.action = problem.action ?? '';
    this.offline = problem.offline ?? false;
  }
}
