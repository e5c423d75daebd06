import { LsEvent, LsRequestEvent, type CaseDraft, type RecommendationChange } from '../base/index.ts';
import { ReportRequestEvent } from '../base/report/report-request.ts';

const functionOf = (change: RecommendationChange): string => {
  if (change.act === 'give' && change.draft.audience.learnerIds !== undefined) return 'T-13';
  return change.act === 'set' ? 'SEC-16' : 'RS-10';
};

/** Something about recommending is to be another than before: the mode, the own words, one resource, or what is given to others. */
export class LsRecommendationsChangeRequestEvent extends LsRequestEvent<{ readonly change: RecommendationChange }> {
  static readonly type = 'ls-recommendations-change-request';
  constructor(change: RecommendationChange) {
    super(LsRecommendationsChangeRequestEvent.type, functionOf(change), { change });
  }
}

/** A class is chosen: who learns there is read, to choose from. */
export class LsRecommendationsLearnersRequestEvent extends LsRequestEvent<{ readonly classId: string }> {
  static readonly type = 'ls-recommendations-learners-request';
  constructor(classId: string) {
    super(LsRecommendationsLearnersRequestEvent.type, 'T-13', { classId });
  }
}

/** A person reports what is recommended; `respondWith(number)` says the number of the case. */
export class LsRecommendationsReportRequestEvent extends ReportRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-recommendations-report-request';
  constructor(resourceId: string, report: CaseDraft) {
    super(LsRecommendationsReportRequestEvent.type, 'RS-14', { resourceId, report });
  }
}

/** The person wants to look at a resource. The host opens it. */
export class LsRecommendationsOpenEvent extends LsEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-recommendations-open';
  constructor(resourceId: string) {
    super(LsRecommendationsOpenEvent.type, 'RS-10', { resourceId });
  }
}

/** It holds, on all devices, or as soon as the line is back. */
export class LsRecommendationsChangeEvent extends LsEvent<{ readonly change: RecommendationChange }> {
  static readonly type = 'ls-recommendations-change';
  constructor(change: RecommendationChange) {
    super(LsRecommendationsChangeEvent.type, 'SEC-16', { change });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-recommendations-change-request': LsRecommendationsChangeRequestEvent;
    'ls-recommendations-learners-request': LsRecommendationsLearnersRequestEvent;
    'ls-recommendations-report-request': LsRecommendationsReportRequestEvent;
    'ls-recommendations-open': LsRecommendationsOpenEvent;
    'ls-recommendations-change': LsRecommendationsChangeEvent;
  }
}
