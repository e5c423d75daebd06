/** Lesson plans of the county in memory. */
import type { Plan, PlanDraft, PlanEdit, PlanSummary, StandardDocument, StandardTree } from '../../base/ports/plans.ts';
import type { AttachmentDraft } from '../../base/ports/chat.ts';
import type { PersonReference } from '../../base/ports/types.ts';
import { reviewOf } from './plan-reviews.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryPlan } from './fixtures.types.ts';

export class Plans {
  readonly #county: County;
  readonly #now: () => string;

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  list(caller: Caller): PlanSummary[] {
    this.requireTeacher(caller);
    return this.#own(caller)
      .map((plan) => this.#summary(caller, plan))
      .sort((one, other) => (one.changedAt < other.changedAt || (one.changedAt === other.changedAt && one.id > other.id) ? 1 : -1));
  }

  get(caller: Caller, planId: string): Plan {
    const plan = this.#find(caller, planId);
    return { ...this.#summary(caller, plan), updates: plan.updates.map(({ content }) => content) };
  }

  create(caller: Caller, planId: string, { head, update, copyOf }: PlanDraft): void {
    this.requireTeacher(caller);
    const source = copyOf === null ? undefined : this.get(caller, copyOf);
    const known = this.#county.fixtures.plans.find(({ id }) => id === planId);
    if (known !== undefined) {
      if (known.authorId !== caller.person.id) throw new Refusal('not-found');
      return;
    }
    const at = this.#now();
    const derivedFrom = source === undefined ? [] : [{ planId: source.id, title: source.title, author: source.author }, ...source.derivedFrom];
    const plan: MemoryPlan = {
      ...(copyOf !== null && { pictures: [...(this.#find(caller, copyOf).pictures ?? [])] }),
      id: planId, head, authorId: caller.person.id, personIds: [], derivedFrom, createdAt: at, changedAt: at, changedBy: caller.person.id, updates: [{ id: planId, content: update }],
    };
    this.#county.fixtures.plans.push(plan);
    this.#tell(plan);
  }

  edit(caller: Caller, planId: string, updateId: string, { head, update }: PlanEdit): void {
    const plan = this.#find(caller, planId);
    if (plan.updates.some(({ id }) => id === updateId)) return;
    plan.updates.push({ id: updateId, content: update });
    if (plan.authorId !== caller.person.id) plan.writerIds = [...new Set([...(plan.writerIds ?? []), caller.person.id])];
    Object.assign(plan, { head, changedAt: this.#now(), changedBy: caller.person.id });
    this.#tell(plan);
  }

  addPicture(caller: Caller, planId: string, { id, kind, file }: AttachmentDraft): void {
    const plan = this.#find(caller, planId);
    if (kind !== 'picture') throw new Refusal('attachment-kind');
    if (plan.pictures?.some((one) => one.id === id) !== true) plan.pictures = [...(plan.pictures ?? []), { id, bytes: file, at: this.#now(), by: caller.person.id, placedIn: planId }];
  }

  removePicture(caller: Caller, planId: string, pictureId: string): void {
    const plan = this.#find(caller, planId);
    const picture = plan.pictures?.find(({ id }) => id === pictureId);
    if (picture === undefined) return;
    const isOwn = plan.authorId === caller.person.id;
    const isEverywhere = picture.by === caller.person.id || (isOwn && picture.placedIn === planId);
    if (!isEverywhere && !isOwn) throw new Refusal('forbidden');
    for (const one of isEverywhere ? this.#county.fixtures.plans : [plan]) if (one.pictures) one.pictures = one.pictures.filter(({ id, placedIn }) => id !== pictureId || placedIn !== picture.placedIn);
  }

  picture(caller: Caller, planId: string, pictureId: string): Blob {
    return found(this.#find(caller, planId).pictures?.find(({ id }) => id === pictureId)).bytes;
  }

  share(caller: Caller, planId: string, personIds: readonly string[]): void {
    const plan = this.authored(caller, planId);
    const colleagues = this.colleagues(caller);
    if (personIds.some((id) => !plan.personIds.includes(id) && !colleagues.some((one) => one.id === id))) throw new Refusal('not-found');
    const before = plan.personIds;
    plan.personIds = [...new Set(personIds)];
    this.#tell(plan, before);
  }

  colleagues(caller: Caller): PersonReference[] {
    this.requireTeacher(caller);
    const schoolsOf = (of: Caller['person']) => of.identities.filter(({ role }) => role === 'teacher').map(({ organisation }) => organisation.id);
    const own = schoolsOf(caller.person);
    return this.#county.fixtures.people
      .filter((one) => one.id !== caller.person.id && schoolsOf(one).some((school) => own.includes(school)))
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  schedule(caller: Caller, termId: string): string[] {
    this.requireTeacher(caller);
    return [...(this.#county.fixtures.schedules[`${caller.person.id} ${termId}`] ?? [])];
  }

  editSchedule(caller: Caller, termId: string, update: string): void {
    this.requireTeacher(caller);
    (this.#county.fixtures.schedules[`${caller.person.id} ${termId}`] ??= []).push(update);
    this.#county.onChange({ type: 'plan.changed', planId: termId }, [caller.person.id]);
  }

  standards(caller: Caller): StandardDocument[] {
    this.requireTeacher(caller);
    return this.#county.fixtures.standards.map(({ items: _items, ...document }) => document);
  }

  standard(caller: Caller, documentId: string): StandardTree {
    this.requireTeacher(caller);
    return structuredClone(found(this.#county.fixtures.standards.find(({ id }) => id === documentId)));
  }

  requireTeacher({ identity }: Caller): void {
    if (identity.role !== 'teacher') throw new Refusal('forbidden');
  }

  /** A plan of the caller's own, to be handed in. */
  authored(caller: Caller, planId: string): MemoryPlan {
    const plan = this.#find(caller, planId);
    if (plan.authorId !== caller.person.id) throw new Refusal('not-found');
    return plan;
  }

  #own({ person }: Caller): MemoryPlan[] {
    return this.#county.fixtures.plans.filter(({ authorId, personIds }) => authorId === person.id || personIds.includes(person.id));
  }

  #find(caller: Caller, planId: string): MemoryPlan {
    this.requireTeacher(caller);
    return found(this.#own(caller).find(({ id }) => id === planId));
  }

  #summary({ person }: Caller, { head, authorId, personIds, writerIds: _writers, changedBy, updates: _updates, pictures: _pictures, ...plan }: MemoryPlan): PlanSummary {
    const reference = (id: string) => this.#county.reference(id);
    const last = this.#county.fixtures.planReviews.findLast((one) => one.planId === plan.id && one.state !== 'withdrawn');
    const review = last === undefined ? null : reviewOf(this.#county, last);
    return structuredClone({ ...plan, ...head, review, author: reference(authorId), own: authorId === person.id, sharedWith: personIds.map(reference), changedBy: reference(changedBy) });
  }

  #tell({ id, authorId, personIds }: MemoryPlan, before: readonly string[] = []): void {
    this.#county.onChange({ type: 'plan.changed', planId: id }, [authorId, ...personIds, ...before]);
  }
}
