import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { CollectedChoice, ConsentState, DataRequest, DataRequestDraft } from '../base/ports/index.ts';

/** A guardian agrees, refuses, or takes back what was agreed to, about the words of `version`. */
export class LsConsentDecideRequestEvent extends LsRequestEvent<{ itemId: string; childId: string; version: number; agreed: boolean }> {
  static readonly type = 'ls-consent-decide-request';
  constructor(itemId: string, childId: string, version: number, agreed: boolean) {
    super(LsConsentDecideRequestEvent.type, 'P-09', { itemId, childId, version, agreed });
  }
}

/** A decision holds; `detail.consent` has the version of the words. */
export class LsConsentChangeEvent extends LsEvent<{ childId: string; consent: ConsentState | null }> {
  static readonly type = 'ls-consent-change';
  constructor(childId: string, consent: ConsentState | null) {
    super(LsConsentChangeEvent.type, 'P-09', { childId, consent });
  }
}

/** A grown-up for the own self, or a guardian for an own child, turns an optional category of learning records off or on. */
export class LsCollectedDecideRequestEvent extends LsRequestEvent<{ category: CollectedChoice['category']; personId: string; collected: boolean }> {
  static readonly type = 'ls-collected-decide-request';
  constructor(category: CollectedChoice['category'], personId: string, collected: boolean) {
    super(LsCollectedDecideRequestEvent.type, 'AN-01', { category, personId, collected });
  }
}

/** It holds. */
export class LsCollectedChangeEvent extends LsEvent<{ choice: CollectedChoice | null }> {
  static readonly type = 'ls-collected-change';
  constructor(choice: CollectedChoice | null) {
    super(LsCollectedChangeEvent.type, 'AN-01', { choice });
  }
}

/** Somebody asks to see, copy, correct, delete or have explained what is kept. The id of the event is the key under which it has the effect of one. */
export class LsDataRequestMakeRequestEvent extends LsRequestEvent<{ draft: DataRequestDraft }> {
  static readonly type = 'ls-data-request-make-request';
  constructor(draft: DataRequestDraft) {
    super(LsDataRequestMakeRequestEvent.type, 'SEC-10', { draft });
  }
}

/** Whoever asked takes it back. */
export class LsDataRequestWithdrawRequestEvent extends LsRequestEvent<{ dataRequestId: string }> {
  static readonly type = 'ls-data-request-withdraw-request';
  constructor(dataRequestId: string) {
    super(LsDataRequestWithdrawRequestEvent.type, 'SEC-10', { dataRequestId });
  }
}

/** A manager says what was done, or why it was not. */
export class LsDataRequestAnswerRequestEvent extends LsRequestEvent<{ dataRequestId: string; done: boolean; text: string }> {
  static readonly type = 'ls-data-request-answer-request';
  constructor(dataRequestId: string, done: boolean, text: string) {
    super(LsDataRequestAnswerRequestEvent.type, 'SEC-10', { dataRequestId, done, text });
  }
}

/** The person wants older requests. */
export class LsDataRequestMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-data-request-more-request';
  constructor() {
    super(LsDataRequestMoreRequestEvent.type, 'SEC-10', {});
  }
}

/** A request has another state; `null` where it waits on this machine. */
export class LsDataRequestChangeEvent extends LsEvent<{ request: DataRequest | null }> {
  static readonly type = 'ls-data-request-change';
  constructor(request: DataRequest | null) {
    super(LsDataRequestChangeEvent.type, 'SEC-10', { request });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-consent-decide-request': LsConsentDecideRequestEvent;
    'ls-consent-change': LsConsentChangeEvent;
    'ls-collected-decide-request': LsCollectedDecideRequestEvent;
    'ls-collected-change': LsCollectedChangeEvent;
    'ls-data-request-make-request': LsDataRequestMakeRequestEvent;
    'ls-data-request-withdraw-request': LsDataRequestWithdrawRequestEvent;
    'ls-data-request-answer-request': LsDataRequestAnswerRequestEvent;
    'ls-data-request-more-request': LsDataRequestMoreRequestEvent;
    'ls-data-request-change': LsDataRequestChangeEvent;
  }
}
