import { LsRequestEvent } from '../base/index.ts';

/** The learner wants to see the own study by day or by week. */
export class LsStudyRequestEvent extends LsRequestEvent<{ readonly by: 'day' | 'week' }> {
  static readonly type = 'ls-study-request';

  constructor(by: 'day' | 'week') {
    super(LsStudyRequestEvent.type, 'AN-03', { by });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-study-request': LsStudyRequestEvent;
  }
}
