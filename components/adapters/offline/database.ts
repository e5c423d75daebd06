/** What is kept on this machine: answers for when the line is down, and writes that wait. Works in pages and service workers. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RefusedWrite } from '../../base/ports/ports.ts';
import type { AnnouncementAnswer } from '../../base/ports/announcements.ts';
import type { AttendanceDraft } from '../../base/ports/attendance.ts';
import type { Course, CoursePackage, LaunchDraft } from '../../base/ports/courses.ts';
import type { CuePointChange } from '../../base/ports/cue-points.ts';
import type { LeaveDraft } from '../../base/ports/leave.ts';
import type { OwnResourceDraft } from '../../base/ports/own-resources.ts';
import type { PlanDecision, PlanDraft, PlanEdit, PlanSubmission } from '../../base/ports/plans.ts';
import type { DataRequestDraft } from '../../base/ports/privacy.ts';
import type { RecommendationChange } from '../../base/ports/recommendations.ts';
import type { RatingDraft, CaseDraft, ShelfChange } from '../../base/ports/shelf.ts';
import type { ProgressRecord, Resource, TaskDraft } from '../../base/ports/types.ts';
import type { KeptAnnouncement, KeptAttachment, KeptDraft } from './kept-draft.ts';

/** An answer of the service as it was. */
export interface KeptAnswer {
  /** Whose it is, as whom they asked, and what. */
  key: string;
  owner: string;
  value: unknown;
  asOf: string;
  /** Counts up with each use, so that the longest unused goes first. A count, not a clock: clocks are set wrong. */
  used: number;
  /** Length of the value as JSON. */
  size: number;
}

/** An act of a person that the service has to hear of. */
export type Command =
  | { kind: 'progress'; records: readonly ProgressRecord[] }
  | { kind: 'task'; draft: TaskDraft; key: string }
  /** `address`: of the package. */
  | { kind: 'launch'; resourceId: string; address: string; draft: LaunchDraft }
  | { kind: 'notice'; noticeId: string }
  | { kind: 'announcement'; draft: KeptAnnouncement; key: string }
  | { kind: 'announcement-read'; announcementId: string }
  | { kind: 'announcement-answer'; announcementId: string; answer: AnnouncementAnswer }
  | { kind: 'leave'; draft: LeaveDraft; key: string }
  | { kind: 'attendance'; classId: string; day: string; draft: AttendanceDraft }
  | { kind: 'data-request'; draft: DataRequestDraft; key: string }
  | { kind: 'plan'; planId: string; draft: PlanDraft }
  | { kind: 'plan-picture'; planId: string; picture: KeptAttachment }
  | { kind: 'plan-picture-remove'; planId: string; pictureId: string }
  | { kind: 'plan-edit'; planId: string; updateId: string; edit: PlanEdit }
  | { kind: 'plan-submit'; planId: string; reviewId: string; submission: PlanSubmission }
  | { kind: 'plan-withdraw'; planId: string; reviewId: string }
  | { kind: 'plan-decide'; reviewId: string; decision: PlanDecision }
  | { kind: 'schedule-edit'; termId: string; updateId: string; update: string }
  | { kind: 'own-resource'; ownResourceId: string; draft: OwnResourceDraft }
  | { kind: 'message'; conversationId: string; draft: KeptDraft }
  /** `waited`: the message itself had not been sent when this was done. */
  | { kind: 'message-edit'; conversationId: string; messageId: string; text: string; waited: boolean }
  | { kind: 'message-retract'; conversationId: string; messageId: string; waited: boolean }
  | { kind: 'conversation-read'; conversationId: string; sequence: number }
  | { kind: 'shelf'; change: ShelfChange }
  | { kind: 'cue-point'; change: CuePointChange }
  | { kind: 'recommendation'; change: RecommendationChange }
  | { kind: 'rating'; resourceId: string; draft: RatingDraft | null }
  | { kind: 'report'; resourceId: string; draft: CaseDraft; key: string }
  | { kind: 'received-report'; of: 'announcements' | 'notices'; receivedId: string; draft: CaseDraft; key: string };

/** Makes one command of one that waits and one that comes, or says that they stay two. */
export type Join = (waiting: Command, coming: Command) => Command | undefined;

/** A write that waits, or that was refused. */
export interface Write {
  /** Given by the database, always upwards: the order of acts, whatever the clock says. */
  sequence: number;
  owner: string;
  identity: string | null;
  /** Writes of one stream are sent in order; streams do not wait for each other. */
  stream: string;
  command: Command;
  /** So many later writes have become part of it; absent: none. */
  joined?: number;
  state: 'waiting' | 'refused';
  problem: RefusedWrite['problem'] | null;
  /** For people to read; nothing is decided by it. */
  at: string;
}

/** A file of a resource that a person keeps. */
export interface KeptFile {
  url: string;
  /** As the catalogue says before it was fetched, then as the server says. */
  mimeType: string;
  /** The `Content-Security-Policy` it came with; absent before that. */
  policy?: string | null;
  /** As it was said before it was fetched, then as it is. */
  sizeBytes: number;
  receivedBytes: number;
  tag: string | null;
  isWhole: boolean;
}
/** A resource that a person keeps, whole or on its way. Its bytes are in the cache of the browser. */
export interface KeptRecord {
  owner: string;
  id: string;
  identity: string | null;
  resource: Resource;
  files: KeptFile[];
  /** Of a web course: what opens it, and its units as they were seen last. */
  package?: CoursePackage;
  course?: Course;
  /** Of a web course that was launched here with a line: in which registration, by task, or `''` for none. */
  registrations?: Record<string, string>;
  /** Of a web course: units, with their tasks, that went further on another machine (`newer-elsewhere.ts`). */
  newerElsewhere?: string[];
  /** `going` goes on by itself; the others wait for a person. */
  state: 'going' | 'paused' | 'full' | 'failed' | 'withdrawn' | 'lost' | 'cleared';
  /** When the service last said that it may be kept, RFC 3339. */
  confirmedAt: string;
  addedAt: string;
}

/** A file of a message that waits, or of a draft. */
export interface KeptBytes {
  /** Of the attachment. */
  id: string;
  owner: string;
  bytes: ArrayBuffer;
}

interface Schema extends DBSchema {
  answers: { key: string; value: KeptAnswer; indexes: { used: number; owner: string } };
  outbox: { key: number; value: Write; indexes: { owner: string } };
  kept: { key: [string, string]; value: KeptRecord; indexes: { owner: string } };
  files: { key: string; value: KeptBytes };
  /** Small facts: who was here last, when something was last sent, which tab sends. */
  facts: { key: string; value: string | number };
}
export type Database = IDBPDatabase<Schema>;

const version = 3;

/** Opens the database, once for all who ask, and again when the browser has closed it. */
export class Storage {
  readonly name: string;
  #open: Promise<Database> | undefined;
  #closed = false;

  constructor(name: string) {
    this.name = name;
  }

  /** The open database. Rejects where there is no storage to be had, as in some private windows. */
  database(): Promise<Database> {
    if (this.#closed) return Promise.reject(new DOMException('The page has ended', 'InvalidStateError'));
    this.#open ??= this.#openNow().catch((error: unknown) => {
      this.#open = undefined;
      throw error;
    });
    return this.#open;
  }

  /** Closes it for good. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.then((database) => database.close(), () => undefined);
  }

  // Async, because some browsers throw at once where there is no storage.
  async #openNow(): Promise<Database> {
    return openDB<Schema>(this.name, version, {
      upgrade: (database, before) => {
        database.createObjectStore('files', { keyPath: 'id' });
        if (before < 2) database.createObjectStore('kept', { keyPath: ['owner', 'id'] }).createIndex('owner', 'owner');
        if (before > 0) return;
        const answers = database.createObjectStore('answers', { keyPath: 'key' });
        answers.createIndex('used', 'used');
        answers.createIndex('owner', 'owner');
        const outbox = database.createObjectStore('outbox', { keyPath: 'sequence', autoIncrement: true });
        outbox.createIndex('owner', 'owner');
        database.createObjectStore('facts');
      },
      // A newer page waits for us to let go; the next use opens again, with the newer version.
      blocking: () => void this.#letGo(),
      terminated: () => {
        this.#open = undefined;
      },
    });
  }
}

/** True when the machine has no room left. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
