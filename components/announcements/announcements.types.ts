import type { FileState } from '../base/attachments/file-reads.ts';
import type { AnnouncedFamily, Announcement } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Which families a sender looks at. */
export type FamilyFilter = 'all' | 'unread' | 'unanswered' | 'joined';

/** The families of the announcement that its sender has opened. */
export interface FamilyView {
  readonly announcementId: string;
  readonly filter: FamilyFilter;
  readonly items: readonly AnnouncedFamily[];
  readonly total: number;
  readonly more: boolean;
}

/** What came to a guardian, or what a teacher or manager has sent. */
export interface AnnouncementsData {
  readonly items: readonly Announcement[];
  readonly toAnswer: number;
  readonly unread: number;
  readonly more: boolean;
  readonly families: FamilyView | null;
  /** Bytes of pictures and files that were asked for, by announcement and attachment. Absent: none. */
  readonly files?: ReadonlyMap<string, FileState>;
  /** How many families the last reminder went to. */
  readonly reminded: { readonly announcementId: string; readonly count: number } | null;
}
export type AnnouncementsState = DataState<AnnouncementsData>;
