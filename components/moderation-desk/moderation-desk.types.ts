import type { ConversationRecord, ModerationCase, ModerationCasePage, ReceivedCase, ReportCase, Role, WaitingComment } from '../base/ports/index.ts';
import type { FileState } from '../base/attachments/file-reads.ts';
import type { DataState } from '../base/state.ts';

/** What lies on the desk. */
export interface DeskData {
  /** Comments of pupils beside ratings that nobody has looked at yet. */
  readonly comments?: readonly WaitingComment[];
  /** Announcements and notices that somebody reported. */
  readonly received?: readonly ReceivedCase[];
  /** Resources that somebody reported, for managers of the platform. */
  readonly reported?: readonly ReportCase[];
  readonly role: Role;
  readonly items: readonly ModerationCase[];
  /** How many cases of all kinds are not closed. */
  readonly open: number;
  readonly more: boolean;
  /** Talks in which messages wait to be looked at. */
  readonly waiting: ModerationCasePage['waiting'];
  /** The talk that was read whole, with the case for which that was. */
  readonly record: { readonly caseId: string; readonly value: ConversationRecord } | null;
  /** Words that are looked at before they are shown; `null` for whom that is no matter. */
  readonly words: { readonly organisationId: string; readonly place: string; readonly words: readonly string[] } | null;
  /** Bytes of what was attached, once somebody has asked for them; by `fileKey` of the case and the attachment. */
  readonly files?: ReadonlyMap<string, FileState>;
  /** The id of the last request that was done. */
  readonly done: string;
}
export type DeskState = DataState<DeskData>;
