/** Lesson plans of the county in memory that are handed in to the heads of their subject. */
import { newOrderedId } from '../../base/id.ts';
import type { PlanDecision, PlanReview, PlanSubmission, SubmittedPlan, SubmittedPlanContent } from '../../base/ports/plans.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryPlan, MemoryPlanReview } from './fixtures.types.ts';

export function reviewOf(county: County, review: MemoryPlanReview): PlanReview {
  const { id, state, version, submittedAt, decidedAt, decidedBy, comment, notes } = review;
  const hasReviewer = state !== 'pending' || headsOf(county, review).length > 0;
  // One that was taken back is shown to nobody.
  return { id, state: state === 'withdrawn' ? 'pending' : state, version, submittedAt, decidedAt, decidedBy: decidedBy === null ? null : county.reference(decidedBy), comment, notes, hasReviewer };
}

const planOf = (county: County, { planId }: MemoryPlanReview): MemoryPlan => found(county.fixtures.plans.find(({ id }) => id === planId));

/** Who heads the subject there, does not write the plan and never has, nor what it was copied from. */
function headsOf(county: County, review: MemoryPlanReview): string[] {
  const plan = planOf(county, review);
  const sources = county.fixtures.plans.filter(({ id }) => plan.derivedFrom.some(({ planId }) => planId === id));
  const writers = [...plan.personIds, ...[plan, ...sources].flatMap(({ authorId, writerIds = [] }) => [authorId, ...writerIds])];
  return county.fixtures.subjectHeads
    .filter(({ personId, schoolId, subject }) => schoolId === review.schoolId && subject === review.head.subject.trim() && !writers.includes(personId))
    .map(({ personId }) => personId);
}

export class PlanReviews {
  readonly #county: County;
  readonly #plans: { authored(caller: Caller, planId: string): MemoryPlan; requireTeacher(caller: Caller): void };
  readonly #now: () => string;

  constructor(county: County, plans: { authored(caller: Caller, planId: string): MemoryPlan; requireTeacher(caller: Caller): void }, now: () => string) {
    this.#county = county;
    this.#plans = plans;
    this.#now = now;
  }

  submit(caller: Caller, planId: string, id: string, { head, update, version }: PlanSubmission): void {
    const plan = this.#plans.authored(caller, planId);
    const known = this.#all.find((one) => one.id === id);
    if (known !== undefined) {
      if (known.planId !== planId) throw new Refusal('not-found');
      return;
    }
    if (this.#all.some((one) => one.planId === planId && one.state === 'pending')) throw new Refusal('conflict');
    const review: MemoryPlanReview = { id, planId, head, schoolId: caller.identity.organisation.id, update, version, state: 'pending', submittedAt: this.#now(), decidedAt: null, decidedBy: null, comment: '', notes: [] };
    if (headsOf(this.#county, review).length === 0) throw new Refusal('reviewer-missing');
    this.#all.push(structuredClone(review));
    this.#tell(plan, review);
  }

  withdraw(caller: Caller, planId: string, id: string): void {
    const plan = this.#plans.authored(caller, planId);
    const review = found(this.#all.find((one) => one.id === id && one.planId === planId));
    if (review.state === 'withdrawn') return;
    if (review.state !== 'pending') throw new Refusal('conflict');
    review.state = 'withdrawn';
    this.#tell(plan, review);
  }

  waiting(caller: Caller): SubmittedPlan[] {
    this.#plans.requireTeacher(caller);
    return this.#all.filter((one) => one.state === 'pending' && this.#mayDecide(caller, one)).map((one) => this.#shown(one));
  }

  get(caller: Caller, id: string): SubmittedPlanContent {
    const review = this.#find(caller, id);
    return { ...this.#shown(review), updates: [review.update] };
  }

  picture(caller: Caller, id: string, pictureId: string): Blob {
    const review = this.#find(caller, id);
    return found(planOf(this.#county, review).pictures?.find((one) => one.id === pictureId && one.at <= review.submittedAt)).bytes;
  }

  decide(caller: Caller, id: string, { approved, comment, notes }: PlanDecision): void {
    const review = this.#find(caller, id);
    const state = approved ? 'approved' : 'returned';
    const isSame = review.state === state && review.comment === comment.trim() && JSON.stringify(review.notes) === JSON.stringify(notes);
    if (isSame && review.decidedBy === caller.person.id) return;
    if (review.state !== 'pending') throw new Refusal('conflict');
    if (!approved && comment.trim() === '' && notes.length === 0) throw new Refusal('invalid-request');
    Object.assign(review, { state, comment: comment.trim(), notes: structuredClone([...notes]), decidedBy: caller.person.id, decidedAt: this.#now() });
    this.#notify(caller, review, approved);
    this.#tell(planOf(this.#county, review), review);
  }

  get #all(): MemoryPlanReview[] {
    return this.#county.fixtures.planReviews;
  }

  #mayDecide({ person, identity }: Caller, review: MemoryPlanReview): boolean {
    return identity.role === 'teacher' && identity.organisation.id === review.schoolId && headsOf(this.#county, review).includes(person.id);
  }

  #find(caller: Caller, id: string): MemoryPlanReview {
    this.#plans.requireTeacher(caller);
    return found(this.#all.find((one) => one.id === id && one.state !== 'withdrawn' && this.#mayDecide(caller, one)));
  }

  #shown(review: MemoryPlanReview): SubmittedPlan {
    return structuredClone({ ...reviewOf(this.#county, review), planId: review.planId, ...review.head, author: this.#county.reference(planOf(this.#county, review).authorId) });
  }

  /** One notice a plan: the later takes the place of the earlier. */
  #notify({ person }: Caller, review: MemoryPlanReview, approved: boolean): void {
    const { fixtures } = this.#county;
    const { authorId } = planOf(this.#county, review);
    const kind = approved ? ('plan-approved' as const) : ('plan-returned' as const);
    const parameters = { planId: review.planId, title: review.head.title, reason: review.comment || null };
    const notice = { id: newOrderedId(), kind, createdAt: this.#now(), readAt: null, sender: this.#county.reference(person.id), parameters };
    fixtures.notices = fixtures.notices.filter((one) => one.personId !== authorId || !('planId' in one.notice.parameters) || one.notice.parameters.planId !== review.planId);
    fixtures.notices.push({ personId: authorId, notice });
    this.#county.onChange({ type: 'notice.created', noticeId: notice.id }, [authorId]);
  }

  #tell({ id, authorId, personIds }: MemoryPlan, review: MemoryPlanReview): void {
    this.#county.onChange({ type: 'plan.changed', planId: id }, [authorId, ...personIds, ...headsOf(this.#county, review)]);
  }
}
