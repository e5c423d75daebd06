import { LsEvent, LsRequestEvent, type CaseDraft, type NotePlace, type RatingDraft, type SavedQuery, type Share, type ShareDraft, type ShelfChange } from '../base/index.ts';
import { ReportRequestEvent } from '../base/report/report-request.ts';

/** A person changes the own shelf: folders, tags, notes, searches; also when something removed is brought back. */
export class LsShelfChangeRequestEvent extends LsRequestEvent<{ readonly changes: readonly ShelfChange[] }> {
  static readonly type = 'ls-shelf-change-request';
  constructor(changes: readonly ShelfChange[]) {
    super(LsShelfChangeRequestEvent.type, 'PS-09', { changes });
  }
}

/** A person looks closer at one resource: its rating and the notes in it are wanted. */
export class LsMyResourceDetailsRequestEvent extends LsRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-my-resource-details-request';
  constructor(resourceId: string) {
    super(LsMyResourceDetailsRequestEvent.type, 'PS-09', { resourceId });
  }
}

/** A person rates a resource; `null` takes it back. */
export class LsMyResourceRateRequestEvent extends LsRequestEvent<{ readonly resourceId: string; readonly rating: RatingDraft | null }> {
  static readonly type = 'ls-my-resource-rate-request';
  constructor(resourceId: string, rating: RatingDraft | null) {
    super(LsMyResourceRateRequestEvent.type, 'PS-09', { resourceId, rating });
  }
}

/** A person reports what is wrong with a resource; `respondWith(number)` says the number of the case. */
export class LsMyResourceReportRequestEvent extends ReportRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-my-resource-report-request';
  constructor(resourceId: string, report: CaseDraft) {
    super(LsMyResourceReportRequestEvent.type, 'SEC-13', { resourceId, report });
  }
}

/** A person shares a resource. The id of the event is the id of the share. */
export class LsShareRequestEvent extends LsRequestEvent<{ readonly draft: ShareDraft }> {
  static readonly type = 'ls-share-request';
  constructor(draft: ShareDraft) {
    super(LsShareRequestEvent.type, 'RS-08', { draft });
  }
}

/** A person shares something no longer, or a teacher takes it out of the class. */
export class LsShareWithdrawRequestEvent extends LsRequestEvent<{ readonly shareId: string }> {
  static readonly type = 'ls-share-withdraw-request';
  constructor(shareId: string) {
    super(LsShareWithdrawRequestEvent.type, 'RS-08', { shareId });
  }
}

/** A person says thank you for what is shared with them, or takes it back. */
export class LsShareThankRequestEvent extends LsRequestEvent<{ readonly shareId: string; readonly given: boolean }> {
  static readonly type = 'ls-share-thank-request';
  constructor(shareId: string, given: boolean) {
    super(LsShareThankRequestEvent.type, 'LI-12', { shareId, given });
  }
}

/** A manager lets an offer through or declines it. */
export class LsShareDecideRequestEvent extends LsRequestEvent<{ readonly shareId: string; readonly approved: boolean; readonly answer: string }> {
  static readonly type = 'ls-share-decide-request';
  constructor(shareId: string, approved: boolean, answer: string) {
    super(LsShareDecideRequestEvent.type, 'PS-09', { shareId, approved, answer });
  }
}

/** A share has another state; `null` where it was withdrawn. */
export class LsShareChangeEvent extends LsEvent<{ readonly share: Share | null }> {
  static readonly type = 'ls-share-change';
  constructor(share: Share | null) {
    super(LsShareChangeEvent.type, 'RS-08', { share });
  }
}

/** A resource is to be opened, at the place of a note where there is one. The host shows it. */
export class LsMyResourceOpenEvent extends LsEvent<{ readonly resourceId: string; readonly place: NotePlace | null }> {
  static readonly type = 'ls-my-resource-open';
  constructor(resourceId: string, place: NotePlace | null) {
    super(LsMyResourceOpenEvent.type, 'S-06', { resourceId, place });
  }
}

/** A person wants to recommend a resource to others. The host shows where that is done. */
export class LsMyResourceRecommendEvent extends LsEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-my-resource-recommend';
  constructor(resourceId: string) {
    super(LsMyResourceRecommendEvent.type, 'RS-10', { resourceId });
  }
}

/** A saved search is to be asked again, or without a query the whole catalogue is wanted. The host shows it. */
export class LsSavedSearchOpenEvent extends LsEvent<{ readonly query: SavedQuery }> {
  static readonly type = 'ls-saved-search-open';
  constructor(query: SavedQuery) {
    super(LsSavedSearchOpenEvent.type, 'RS-06', { query });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-shelf-change-request': LsShelfChangeRequestEvent;
    'ls-my-resource-details-request': LsMyResourceDetailsRequestEvent;
    'ls-my-resource-rate-request': LsMyResourceRateRequestEvent;
    'ls-my-resource-report-request': LsMyResourceReportRequestEvent;
    'ls-share-request': LsShareRequestEvent;
    'ls-share-withdraw-request': LsShareWithdrawRequestEvent;
    'ls-share-thank-request': LsShareThankRequestEvent;
    'ls-share-decide-request': LsShareDecideRequestEvent;
    'ls-share-change': LsShareChangeEvent;
    'ls-my-resource-open': LsMyResourceOpenEvent;
    'ls-my-resource-recommend': LsMyResourceRecommendEvent;
    'ls-saved-search-open': LsSavedSearchOpenEvent;
  }
}
