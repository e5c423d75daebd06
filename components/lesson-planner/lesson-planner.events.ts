import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { AttachmentDraft, PlanDecision, PlanVersionName, Receipt } from '../base/ports/index.ts';
import type { PlannerView, PlanSheet } from './lesson-planner.types.ts';
import type { ScheduleChange } from './schedule/schedule.ts';
import type { LessonKind, PlanChange, PlanContent } from './model/content.ts';

/** The person wants to open a plan, to write or to teach it; `null`: back to all plans. The element does it itself unless a host cancels. */
export class LsPlanOpenEvent extends LsEvent<{ planId: string | null; view: PlannerView }> {
  static readonly type = 'ls-plan-open';
  constructor(planId: string | null, view: PlannerView = 'plan') {
    super(LsPlanOpenEvent.type, 'T-01', { planId, view }, { bubbles: true, composed: true, cancelable: true });
  }
}

/** The person begins a plan, empty or with the steps of a kind of lesson. The id of the event is the id of the plan. */
export class LsPlanCreateRequestEvent extends LsRequestEvent<{ title: string; lessonKind: LessonKind | null }> {
  static readonly type = 'ls-plan-create-request';
  constructor(title: string, lessonKind: LessonKind | null = null) {
    super(LsPlanCreateRequestEvent.type, 'T-01', { title, lessonKind });
  }
}

/** The person makes an own plan of one that is there; where it comes from is kept. The id of the event is the id of the copy. */
export class LsPlanCopyRequestEvent extends LsRequestEvent<{ planId: string }> {
  static readonly type = 'ls-plan-copy-request';
  constructor(planId: string) {
    super(LsPlanCopyRequestEvent.type, 'T-01', { planId });
  }
}

/** The person writes in the open plan. */
export class LsPlanEditRequestEvent extends LsRequestEvent<{ change: PlanChange }> {
  static readonly type = 'ls-plan-edit-request';
  constructor(change: PlanChange) {
    super(LsPlanEditRequestEvent.type, 'T-01', { change });
  }
}

/** The picker in the slot is shown now. */
export class LsPlanPickerShowEvent extends LsEvent {
  static readonly type = 'ls-plan-picker-show';
  constructor() {
    super(LsPlanPickerShowEvent.type, 'T-01', {});
  }
}

/** The person deletes a picture for good, also from versions and copies; `respondWith(receipt)` says that it is done, or waits for the line. */
export class LsPlanPictureRemoveRequestEvent extends LsRequestEvent<{ planId: string; pictureId: string }> {
  static readonly type = 'ls-plan-picture-remove-request';
  constructor(planId: string, pictureId: string) {
    super(LsPlanPictureRemoveRequestEvent.type, 'T-01', { planId, pictureId });
  }

  #answer: Promise<Pick<Receipt<unknown>, 'status'>> | undefined;

  /** Whoever deletes it says when that is done. */
  respondWith(answer: Promise<Pick<Receipt<unknown>, 'status'>>): void {
    this.#answer = answer;
  }

  /** @internal Resolves then; with nothing where nobody deletes it. */
  async answered(): Promise<Pick<Receipt<unknown>, 'status'> | undefined> {
    // The connection answers in a microtask, after all listeners.
    await new Promise((resolve) => setTimeout(resolve));
    return this.#answer;
  }
}

/** A picture of the plan, or of one that was handed in, is to be seen: `state.pictures` has it then. */
export class LsPlanPictureRequestEvent extends LsRequestEvent<{ pictureId: string }> {
  static readonly type = 'ls-plan-picture-request';
  constructor(pictureId: string) {
    super(LsPlanPictureRequestEvent.type, 'T-01', { pictureId });
  }
}

/** The person puts a picture into a text of the plan; it stands there once `state.pictures` has it. */
export class LsPlanPictureAddRequestEvent extends LsRequestEvent<{ planId: string; picture: AttachmentDraft }> {
  static readonly type = 'ls-plan-picture-add-request';
  constructor(planId: string, picture: AttachmentDraft) {
    super(LsPlanPictureAddRequestEvent.type, 'T-01', { planId, picture });
  }
}

/** The person attaches a resource to a step. */
export class LsPlanAttachRequestEvent extends LsRequestEvent<{ stepId: string; resourceId: string }> {
  static readonly type = 'ls-plan-attach-request';
  constructor(stepId: string, resourceId: string) {
    super(LsPlanAttachRequestEvent.type, 'T-01', { stepId, resourceId });
  }
}

/** The author says who writes along. */
export class LsPlanShareRequestEvent extends LsRequestEvent<{ planId: string; personIds: readonly string[] }> {
  static readonly type = 'ls-plan-share-request';
  constructor(planId: string, personIds: readonly string[]) {
    super(LsPlanShareRequestEvent.type, 'TS-01', { planId, personIds });
  }
}

/** The author wants to know with whom the plan can be shared. */
export class LsPlanColleaguesRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-plan-colleagues-request';
  constructor() {
    super(LsPlanColleaguesRequestEvent.type, 'TS-01', {});
  }
}

/** The author hands the plan in to the heads of its subject. The id of the event is the id of the review. */
export class LsPlanSubmitRequestEvent extends LsRequestEvent<{ planId: string; version: PlanVersionName }> {
  static readonly type = 'ls-plan-submit-request';
  constructor(planId: string, version: PlanVersionName) {
    super(LsPlanSubmitRequestEvent.type, 'TS-09', { planId, version });
  }
}

/** The author takes back what nobody has decided on. */
export class LsPlanWithdrawRequestEvent extends LsRequestEvent<{ planId: string; reviewId: string }> {
  static readonly type = 'ls-plan-withdraw-request';
  constructor(planId: string, reviewId: string) {
    super(LsPlanWithdrawRequestEvent.type, 'TS-09', { planId, reviewId });
  }
}

/** A head of the subject approves a plan, or returns it. */
export class LsPlanDecideRequestEvent extends LsRequestEvent<{ reviewId: string; decision: PlanDecision }> {
  static readonly type = 'ls-plan-decide-request';
  constructor(reviewId: string, decision: PlanDecision) {
    super(LsPlanDecideRequestEvent.type, 'TS-09', { reviewId, decision });
  }
}

/** The person wants to choose from curriculum standards; `null`: from those of the plan's subject. */
export class LsPlanStandardsRequestEvent extends LsRequestEvent<{ documentId: string | null }> {
  static readonly type = 'ls-plan-standards-request';
  constructor(documentId: string | null) {
    super(LsPlanStandardsRequestEvent.type, 'T-01', { documentId });
  }
}

/** The person wants to see which curriculum standards the plans touch; `null`: of the subject of most plans. */
export class LsPlanCoverageRequestEvent extends LsRequestEvent<{ documentId: string | null }> {
  static readonly type = 'ls-plan-coverage-request';
  constructor(documentId: string | null) {
    super(LsPlanCoverageRequestEvent.type, 'T-01', { documentId });
  }
}

/** The person changes what is taught in the term, and when. */
export class LsPlanScheduleRequestEvent extends LsRequestEvent<{ change: ScheduleChange }> {
  static readonly type = 'ls-plan-schedule-request';
  constructor(change: ScheduleChange) {
    super(LsPlanScheduleRequestEvent.type, 'T-01', { change });
  }
}

/** The person takes an earlier term over into this one, each plan as an own copy; `null`: stops doing so. */
export class LsPlanTermCopyRequestEvent extends LsRequestEvent<{ termId: string | null }> {
  static readonly type = 'ls-plan-term-copy-request';
  constructor(termId: string | null) {
    super(LsPlanTermCopyRequestEvent.type, 'T-01', { termId });
  }
}

/** The person wants older plans. */
export class LsPlanMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-plan-more-request';
  constructor() {
    super(LsPlanMoreRequestEvent.type, 'T-01', {});
  }
}

/** The person prints the plan, or a sheet for whoever takes the class instead. Cancel it to print in a way of your own. */
export class LsPlanPrintRequestEvent extends LsRequestEvent<{ planId: string; sheet: PlanSheet }> {
  static readonly type = 'ls-plan-print-request';
  constructor(planId: string, sheet: PlanSheet = 'plan') {
    super(LsPlanPrintRequestEvent.type, 'UX-16', { planId, sheet });
  }
}

/** The person takes the plan away as a Word document. Cancel it to make one in a way of your own. */
export class LsPlanWordRequestEvent extends LsRequestEvent<{ planId: string }> {
  static readonly type = 'ls-plan-word-request';
  constructor(planId: string) {
    super(LsPlanWordRequestEvent.type, 'T-01', { planId });
  }
}

/** What was written is kept: with the service, or on this machine until the line is back. It carries the whole plan as it is kept. */
export class LsPlanChangeEvent extends LsEvent<{ planId: string; content: PlanContent }> {
  static readonly type = 'ls-plan-change';
  constructor(planId: string, content: PlanContent) {
    super(LsPlanChangeEvent.type, 'T-01', { planId, content });
  }
}

/** A lesson begins. */
export class LsLessonStartEvent extends LsEvent<{ planId: string; lessonId: string }> {
  static readonly type = 'ls-lesson-start';
  constructor(planId: string, lessonId: string) {
    super(LsLessonStartEvent.type, 'T-04', { planId, lessonId });
  }
}

/** A lesson is over. */
export class LsLessonEndEvent extends LsEvent<{ planId: string; lessonId: string }> {
  static readonly type = 'ls-lesson-end';
  constructor(planId: string, lessonId: string) {
    super(LsLessonEndEvent.type, 'T-04', { planId, lessonId });
  }
}

/** An activity of the class was begun or stopped, and when. */
export class LsLessonActivityEvent extends LsEvent<{ lessonId: string; activityId: string; state: 'open' | 'closed'; loggedAt: string }> {
  static readonly type = 'ls-lesson-activity';
  constructor(detail: { lessonId: string; activityId: string; state: 'open' | 'closed'; loggedAt: string }) {
    super(LsLessonActivityEvent.type, 'T-02', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-plan-open': LsPlanOpenEvent;
    'ls-plan-create-request': LsPlanCreateRequestEvent;
    'ls-plan-copy-request': LsPlanCopyRequestEvent;
    'ls-plan-edit-request': LsPlanEditRequestEvent;
    'ls-plan-picker-show': LsPlanPickerShowEvent;
    'ls-plan-picture-request': LsPlanPictureRequestEvent;
    'ls-plan-picture-add-request': LsPlanPictureAddRequestEvent;
    'ls-plan-picture-remove-request': LsPlanPictureRemoveRequestEvent;
    'ls-plan-attach-request': LsPlanAttachRequestEvent;
    'ls-plan-submit-request': LsPlanSubmitRequestEvent;
    'ls-plan-withdraw-request': LsPlanWithdrawRequestEvent;
    'ls-plan-decide-request': LsPlanDecideRequestEvent;
    'ls-plan-share-request': LsPlanShareRequestEvent;
    'ls-plan-colleagues-request': LsPlanColleaguesRequestEvent;
    'ls-plan-standards-request': LsPlanStandardsRequestEvent;
    'ls-plan-coverage-request': LsPlanCoverageRequestEvent;
    'ls-plan-schedule-request': LsPlanScheduleRequestEvent;
    'ls-plan-term-copy-request': LsPlanTermCopyRequestEvent;
    'ls-plan-more-request': LsPlanMoreRequestEvent;
    'ls-plan-word-request': LsPlanWordRequestEvent;
    'ls-plan-print-request': LsPlanPrintRequestEvent;
    'ls-plan-change': LsPlanChangeEvent;
    'ls-lesson-start': LsLessonStartEvent;
    'ls-lesson-end': LsLessonEndEvent;
    'ls-lesson-activity': LsLessonActivityEvent;
  }
}
