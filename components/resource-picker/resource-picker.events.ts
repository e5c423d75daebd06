import { LsEvent, LsRequestEvent, type CaseDraft, type CommentPolicy, type ExchangeFormat, type KeepChoice, type RatingDraft, type RecommendationAudience, type ResourceQuery, type ResourceSummary } from '../base/index.ts';
import { ReportRequestEvent } from '../base/report/report-request.ts';
import type { FolderChoice, PickedResource } from './resource-picker.types.ts';

/** The selection changed. `scope` is the target for which it was chosen; `null` where the host offers none. */
export class LsResourceSelectEvent extends LsEvent<{ readonly resources: readonly PickedResource[]; readonly scope: string | null }> {
  static readonly type = 'ls-resource-select';
  constructor(resources: readonly PickedResource[], scope: string | null = null) {
    super(LsResourceSelectEvent.type, 'T-19', { resources, scope });
  }
}

/** A resource was opened for a closer look. */
export class LsResourceOpenEvent extends LsEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-resource-open';
  constructor(resourceId: string) {
    super(LsResourceOpenEvent.type, 'RS-04', { resourceId });
  }
}

/** A person wants a closer look. Cancel it to show the resource in a way of your own. */
export class LsResourceOpenRequestEvent extends LsRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-resource-open-request';
  constructor(resourceId: string) {
    super(LsResourceOpenRequestEvent.type, 'RS-04', { resourceId });
  }
}

/** A person leaves the closer look. */
export class LsResourceCloseRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-resource-close-request';
  constructor() {
    super(LsResourceCloseRequestEvent.type, 'RS-04', {});
  }
}

/** A person gives up a search that takes long; what was shown before it stays. */
export class LsResourceCancelRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-resource-cancel-request';
  constructor() {
    super(LsResourceCancelRequestEvent.type, 'RS-03', {});
  }
}

/** What is below a place of the taxonomy is wanted; `null` is the root. */
export class LsResourceBranchRequestEvent extends LsRequestEvent<{ readonly nodeId: string | null }> {
  static readonly type = 'ls-resource-branch-request';
  constructor(nodeId: string | null) {
    super(LsResourceBranchRequestEvent.type, 'RS-02', { nodeId });
  }
}

/** What is given to a class or an organisation, each under an id that stays the same when it is tried again. */
export interface Giving {
  readonly audience: RecommendationAudience;
  /** Why, in the person's own words. */
  readonly reason: string;
  readonly resources: readonly { readonly id: string; readonly resourceId: string }[];
}

/** A person gives what is chosen to a class or an organisation. */
export class LsResourceGiveRequestEvent extends LsRequestEvent<Giving> {
  static readonly type = 'ls-resource-give-request';
  constructor(giving: Giving) {
    super(LsResourceGiveRequestEvent.type, 'SYS-18', giving);
  }
}

/** What was chosen is given to a class or an organisation. */
export class LsResourceGiveEvent extends LsEvent<Giving> {
  static readonly type = 'ls-resource-give';
  constructor(giving: Giving) {
    super(LsResourceGiveEvent.type, 'SYS-18', giving);
  }
}

/** A person searches or filters. */
export class LsResourceSearchRequestEvent extends LsRequestEvent<{ readonly query: ResourceQuery }> {
  static readonly type = 'ls-resource-search-request';
  constructor(query: ResourceQuery) {
    super(LsResourceSearchRequestEvent.type, 'RS-03', { query });
  }
}

/**
 * Words are being typed, and answers come so quickly that this is asked already, in case typing rests here. Nothing of it is shown before it is
 * searched for. Once a search has been cancelled, nothing is asked so any more.
 */
export class LsResourceSearchAheadRequestEvent extends LsRequestEvent<{ readonly query: ResourceQuery }> {
  static readonly type = 'ls-resource-search-ahead-request';
  constructor(query: ResourceQuery) {
    super(LsResourceSearchAheadRequestEvent.type, 'RS-03', { query });
  }
}

/** A person wants the next page. */
export class LsResourceMoreRequestEvent extends LsRequestEvent<{ readonly cursor: string }> {
  static readonly type = 'ls-resource-more-request';
  constructor(cursor: string) {
    super(LsResourceMoreRequestEvent.type, 'RS-03', { cursor });
  }
}

/** What a person wants of a resource on this machine. */
export type OfflineRequest =
  | { readonly act: 'keep'; readonly resourceId: string; readonly choice: KeepChoice }
  | { readonly act: 'pause' | 'resume' | 'drop'; readonly resourceId: string };

/** A person keeps a resource for offline, holds its fetching, goes on with it, or lets go of it. */
export class LsResourceOfflineRequestEvent extends LsRequestEvent<OfflineRequest> {
  static readonly type = 'ls-resource-offline-request';
  constructor(request: OfflineRequest) {
    super(LsResourceOfflineRequestEvent.type, 'RS-09', request);
  }
}

/** A person uses what the host offers in `actions`. The host does it: nothing else happens. */
export class LsResourceActionRequestEvent extends LsRequestEvent<{ readonly action: string; readonly resource: ResourceSummary }> {
  static readonly type = 'ls-resource-action-request';
  constructor(action: string, resource: ResourceSummary) {
    super(LsResourceActionRequestEvent.type, 'RS-15', { action, resource });
  }
}

/** A person wants these resources as a file for another system. Cancel it to make the file yourself. */
export class LsResourceExportRequestEvent extends LsRequestEvent<{ readonly format: ExchangeFormat; readonly resourceIds: readonly string[] }> {
  static readonly type = 'ls-resource-export-request';
  constructor(format: ExchangeFormat, resourceIds: readonly string[]) {
    super(LsResourceExportRequestEvent.type, 'SYS-08', { format, resourceIds });
  }
}

/** The place in the search changed: what is asked, how it is laid out, what is looked at closely. */
export class LsResourceAddressChangeEvent extends LsEvent<{ readonly address: string; readonly passing: boolean }> {
  static readonly type = 'ls-resource-address-change';
  /** @param passing true while words are being typed: such a place is no step that somebody goes back to */
  constructor(address: string, passing: boolean) {
    super(LsResourceAddressChangeEvent.type, 'RS-02', { address, passing });
  }
}

/** The picker holds ids that it knows too little of: set by a host, restored by the browser, or to be compared. */
export class LsResourceLookupRequestEvent extends LsRequestEvent<{ readonly resourceIds: readonly string[] }> {
  static readonly type = 'ls-resource-lookup-request';
  constructor(resourceIds: readonly string[]) {
    super(LsResourceLookupRequestEvent.type, 'RS-04', { resourceIds });
  }

  #answer: Promise<unknown> | undefined;

  /** Whoever looks them up says when as much is known as can be; a failure says that, too. */
  respondWith(answer: Promise<unknown>): void {
    this.#answer = answer.catch(() => undefined);
  }

  /** @internal Resolves then; at once, with `false`, where nobody has said that they are looked up. */
  async answered(): Promise<boolean> {
    // The connection answers in a microtask, after all listeners.
    await new Promise((resolve) => setTimeout(resolve));
    await this.#answer;
    return this.#answer !== undefined;
  }
}

/** Words stand in the search field, for which there may be suggestions. */
export class LsResourceSuggestRequestEvent extends LsRequestEvent<{ readonly words: string }> {
  static readonly type = 'ls-resource-suggest-request';
  constructor(words: string) {
    super(LsResourceSuggestRequestEvent.type, 'RS-03', { words });
  }
}

/** A person keeps a resource as a favourite, or no longer. */
export class LsResourceFavouriteRequestEvent extends LsRequestEvent<{ readonly resourceId: string; readonly kept: boolean }> {
  static readonly type = 'ls-resource-favourite-request';
  constructor(resourceId: string, kept: boolean) {
    super(LsResourceFavouriteRequestEvent.type, 'RS-06', { resourceId, kept });
  }
}

/** A person puts what is kept into a folder of their own, and under tags. Whoever does it says by `respondWith` when it is done. */
export class LsResourceFolderRequestEvent extends LsRequestEvent<FolderChoice> {
  static readonly type = 'ls-resource-folder-request';
  constructor(choice: FolderChoice) {
    super(LsResourceFolderRequestEvent.type, 'RS-06', choice);
  }

  #done: Promise<unknown> | undefined;

  /** A failure is shown where the folder was chosen. */
  respondWith(done: Promise<unknown>): void {
    this.#done = done;
    // Whoever awaits it does so a moment later.
    done.catch(() => undefined);
  }

  /** @internal Resolves once it is done; at once where nobody says when. @throws what went wrong */
  async answered(): Promise<void> {
    // The connection answers in a microtask, after all listeners.
    await new Promise((resolve) => setTimeout(resolve));
    await this.#done;
  }
}

/** A person keeps a question, so as to ask it again and to hear what is new. */
export class LsResourceKeepSearchRequestEvent extends LsRequestEvent<{ readonly name: string; readonly query: ResourceQuery }> {
  static readonly type = 'ls-resource-keep-search-request';
  constructor(name: string, query: ResourceQuery) {
    super(LsResourceKeepSearchRequestEvent.type, 'RS-06', { name, query });
  }
}

/** A person who has used a resource says how it was; `null` takes it back. */
export class LsResourceRateRequestEvent extends LsRequestEvent<{ readonly resourceId: string; readonly rating: RatingDraft | null }> {
  static readonly type = 'ls-resource-rate-request';
  constructor(resourceId: string, rating: RatingDraft | null) {
    super(LsResourceRateRequestEvent.type, 'RS-07', { resourceId, rating });
  }
}

/** Whoever answers for a resource says something below a comment; empty takes it back. */
export class LsResourceReplyRequestEvent extends LsRequestEvent<{ readonly resourceId: string; readonly commentId: string; readonly text: string }> {
  static readonly type = 'ls-resource-reply-request';
  constructor(resourceId: string, commentId: string, text: string) {
    super(LsResourceReplyRequestEvent.type, 'RS-07', { resourceId, commentId, text });
  }
}

/** Whoever answers for a resource says whether comments are taken, and looked at first. */
export class LsResourceCommentPolicyRequestEvent extends LsRequestEvent<{ readonly resourceId: string; readonly policy: CommentPolicy }> {
  static readonly type = 'ls-resource-comment-policy-request';
  constructor(resourceId: string, policy: CommentPolicy) {
    super(LsResourceCommentPolicyRequestEvent.type, 'LI-05', { resourceId, policy });
  }
}

/** Somebody of the school withholds a comment. */
export class LsResourceWithholdRequestEvent extends LsRequestEvent<{ readonly resourceId: string; readonly commentId: string }> {
  static readonly type = 'ls-resource-withhold-request';
  constructor(resourceId: string, commentId: string) {
    super(LsResourceWithholdRequestEvent.type, 'RS-07', { resourceId, commentId });
  }
}

/** A person switches recommending on or off. */
export class LsResourceRecommendRequestEvent extends LsRequestEvent<{ readonly on: boolean }> {
  static readonly type = 'ls-resource-recommend-request';
  constructor(on: boolean) {
    super(LsResourceRecommendRequestEvent.type, 'SEC-16', { on });
  }
}

/** Whoever answers for a resource wants to know how it is used. */
export class LsResourceStatisticsRequestEvent extends LsRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-resource-statistics-request';
  constructor(resourceId: string) {
    super(LsResourceStatisticsRequestEvent.type, 'RS-18', { resourceId });
  }
}

/** A person reports an error, bad content or an infringement; `respondWith(number)` says the number of the case. */
export class LsResourceReportRequestEvent extends ReportRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-resource-report-request';
  constructor(resourceId: string, report: CaseDraft) {
    super(LsResourceReportRequestEvent.type, 'RS-14', { resourceId, report });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-resource-select': LsResourceSelectEvent;
    'ls-resource-open': LsResourceOpenEvent;
    'ls-resource-open-request': LsResourceOpenRequestEvent;
    'ls-resource-cancel-request': LsResourceCancelRequestEvent;
    'ls-resource-close-request': LsResourceCloseRequestEvent;
    'ls-resource-give-request': LsResourceGiveRequestEvent;
    'ls-resource-give': LsResourceGiveEvent;
    'ls-resource-branch-request': LsResourceBranchRequestEvent;
    'ls-resource-search-request': LsResourceSearchRequestEvent;
    'ls-resource-search-ahead-request': LsResourceSearchAheadRequestEvent;
    'ls-resource-more-request': LsResourceMoreRequestEvent;
    'ls-resource-export-request': LsResourceExportRequestEvent;
    'ls-resource-action-request': LsResourceActionRequestEvent;
    'ls-resource-address-change': LsResourceAddressChangeEvent;
    'ls-resource-lookup-request': LsResourceLookupRequestEvent;
    'ls-resource-suggest-request': LsResourceSuggestRequestEvent;
    'ls-resource-favourite-request': LsResourceFavouriteRequestEvent;
    'ls-resource-folder-request': LsResourceFolderRequestEvent;
    'ls-resource-keep-search-request': LsResourceKeepSearchRequestEvent;
    'ls-resource-rate-request': LsResourceRateRequestEvent;
    'ls-resource-report-request': LsResourceReportRequestEvent;
    'ls-resource-comment-policy-request': LsResourceCommentPolicyRequestEvent;
    'ls-resource-reply-request': LsResourceReplyRequestEvent;
    'ls-resource-withhold-request': LsResourceWithholdRequestEvent;
    'ls-resource-recommend-request': LsResourceRecommendRequestEvent;
    'ls-resource-statistics-request': LsResourceStatisticsRequestEvent;
  }
}
