import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { Task } from '../base/ports/index.ts';

/** The person wants to open a task: a learner to do it, a teacher to see the class, a guardian to see the child's. */
export class LsTaskOpenEvent extends LsEvent<{ task: Task }> {
  static readonly type = 'ls-task-open';
  constructor(task: Task) {
    super(LsTaskOpenEvent.type, 'PS-16', { task }, { bubbles: true, composed: true, cancelable: true });
  }
}

/** The person wants the next tasks of the list. */
export class LsTaskMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-task-more-request';
  constructor() {
    super(LsTaskMoreRequestEvent.type, 'PS-16', {});
  }
}

/** The person prints what is to be done. */
export class LsTaskPrintRequestEvent extends LsRequestEvent<{ taskIds: readonly string[] }> {
  static readonly type = 'ls-task-print-request';
  constructor(taskIds: readonly string[]) {
    super(LsTaskPrintRequestEvent.type, 'UX-16', { taskIds });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-task-open': LsTaskOpenEvent;
    'ls-task-more-request': LsTaskMoreRequestEvent;
    'ls-task-print-request': LsTaskPrintRequestEvent;
  }
}
