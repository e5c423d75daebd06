import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { PersonReference } from '../base/ports/index.ts';

/** The teacher wants to see one learner of the class. */
export class LsLearnerOpenEvent extends LsEvent<{ learner: PersonReference; taskId: string }> {
  static readonly type = 'ls-learner-open';
  constructor(learner: PersonReference, taskId: string) {
    super(LsLearnerOpenEvent.type, 'T-12', { learner, taskId }, { bubbles: true, composed: true, cancelable: true });
  }
}

/** What the learner did is to be shown below the name; `null` closes it. */
export class LsLearnerTimelineRequestEvent extends LsRequestEvent<{ learnerId: string | null; taskId: string }> {
  static readonly type = 'ls-learner-timeline-request';
  constructor(learnerId: string | null, taskId: string) {
    super(LsLearnerTimelineRequestEvent.type, 'T-12', { learnerId, taskId });
  }
}

/** When the class studied is to be shown, by day or by week; `null` closes it. */
export class LsClassStudyRequestEvent extends LsRequestEvent<{ by: 'day' | 'week' | null; classId: string }> {
  static readonly type = 'ls-class-study-request';
  constructor(by: 'day' | 'week' | null, classId: string) {
    super(LsClassStudyRequestEvent.type, 'AN-03', { by, classId });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-learner-open': LsLearnerOpenEvent;
    'ls-learner-timeline-request': LsLearnerTimelineRequestEvent;
    'ls-class-study-request': LsClassStudyRequestEvent;
  }
}
