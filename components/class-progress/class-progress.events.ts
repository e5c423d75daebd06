import { LsEvent } from '../base/events.ts';
import type { PersonReference } from '../base/ports/index.ts';

/** The teacher wants to see one learner of the class. */
export class LsLearnerOpenEvent extends LsEvent<{ learner: PersonReference; taskId: string }> {
  static readonly type = 'ls-learner-open';
  constructor(learner: PersonReference, taskId: string) {
    super(LsLearnerOpenEvent.type, 'T-12', { learner, taskId }, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-learner-open': LsLearnerOpenEvent;
  }
}
