import { LsEvent, LsRequestEvent } from '../base/events.ts';
import { newId } from '../base/id.ts';
import type { Task, TaskDraft } from '../base/ports/index.ts';

/** A task to be given, and the key under which it has the effect of one. */
export interface KeyedDraft {
  readonly key: string;
  readonly draft: TaskDraft;
}

/** The teacher chose what the task is about, or took the choice back (`null`). */
export class LsTaskResourceRequestEvent extends LsRequestEvent<{ resourceId: string | null }> {
  static readonly type = 'ls-task-resource-request';
  constructor(resourceId: string | null) {
    super(LsTaskResourceRequestEvent.type, 'T-05', { resourceId });
  }
}

/** The teacher has said for which day and classes a task is: what they have to do already is read. */
export class LsTaskLoadRequestEvent extends LsRequestEvent<{ classIds: readonly string[]; day: string }> {
  static readonly type = 'ls-task-load-request';
  constructor(classIds: readonly string[], day: string) {
    super(LsTaskLoadRequestEvent.type, 'T-05', { classIds, day });
  }
}

/** A task is to be for some of a class: who learns there is read, to choose from. */
export class LsTaskLearnersRequestEvent extends LsRequestEvent<{ classId: string }> {
  static readonly type = 'ls-task-learners-request';
  constructor(classId: string) {
    super(LsTaskLearnersRequestEvent.type, 'T-13', { classId });
  }
}

/** The teacher gives a task to one or more classes, or to some of them. */
export class LsTaskCreateRequestEvent extends LsRequestEvent<{ drafts: readonly KeyedDraft[] }> {
  static readonly type = 'ls-task-create-request';
  constructor(drafts: readonly TaskDraft[]) {
    super(LsTaskCreateRequestEvent.type, drafts.some(({ learnerIds }) => learnerIds !== undefined) ? 'T-13' : 'T-05', { drafts: drafts.map((draft) => ({ key: newId(), draft })) });
  }
}

/** The tasks are with the service, or wait on this machine (then `tasks` lacks them). */
export class LsTaskCreateEvent extends LsEvent<{ tasks: readonly Task[] }> {
  static readonly type = 'ls-task-create';
  constructor(tasks: readonly Task[]) {
    super(LsTaskCreateEvent.type, 'T-05', { tasks });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-task-create-request': LsTaskCreateRequestEvent;
    'ls-task-learners-request': LsTaskLearnersRequestEvent;
    'ls-task-load-request': LsTaskLoadRequestEvent;
    'ls-task-resource-request': LsTaskResourceRequestEvent;
    'ls-task-create': LsTaskCreateEvent;
  }
}
