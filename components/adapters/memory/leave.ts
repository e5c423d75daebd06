/** Leave of the county in memory. */
import { newOrderedId } from '../../base/id.ts';
import type { LeaveDraft, LeaveRequest } from '../../base/ports/leave.ts';
import type { PersonReference } from '../../base/ports/types.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

export class Leave {
  readonly #county: County;
  readonly #now: () => string;
  readonly #made = new Map<string, string>();

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  list(caller: Caller, day?: string): { items: LeaveRequest[]; undecided: number } {
    const own = this.#childrenOf(caller);
    const items = this.#county.fixtures.leave
      .filter(({ child, state, firstDay, lastDay }) => own.includes(child.id) && (day === undefined || (state === 'approved' && firstDay <= day && day <= lastDay)))
      .sort((a, b) => Number(a.state !== 'submitted') - Number(b.state !== 'submitted') || (a.submittedAt < b.submittedAt ? 1 : -1));
    return { items: structuredClone(items), undecided: items.filter(({ state }) => state === 'submitted').length };
  }

  request(caller: Caller, draft: LeaveDraft, key: string): LeaveRequest {
    if (caller.identity.role !== 'guardian') throw new Refusal('forbidden');
    const known = this.#county.fixtures.leave.find(({ id }) => id === this.#made.get(key));
    if (known !== undefined) return structuredClone(known);
    if (!this.#childrenOf(caller).includes(draft.child.id)) throw new Refusal('not-found');
    if (draft.lastDay < draft.firstDay) throw new Refusal('invalid-request');
    const { id, name } = found(this.#county.fixtures.classes.find(({ learnerIds }) => learnerIds.includes(draft.child.id)));
    const one: LeaveRequest = {
      ...draft,
      id: newOrderedId(),
      child: this.#county.reference(draft.child.id),
      class: { id, name },
      state: 'submitted',
      submittedBy: this.#county.reference(caller.person.id),
      submittedAt: this.#now(),
      decision: null,
    };
    this.#county.fixtures.leave.push(one);
    this.#made.set(key, one.id);
    return this.#told(one);
  }

  withdraw(caller: Caller, leaveRequestId: string): LeaveRequest {
    if (caller.identity.role !== 'guardian') throw new Refusal('forbidden');
    const one = this.#own(caller, leaveRequestId);
    if (one.state === 'withdrawn') return structuredClone(one);
    if (one.state !== 'submitted') throw new Refusal('leave-decided');
    one.state = 'withdrawn';
    return this.#told(one);
  }

  decide(caller: Caller, leaveRequestId: string, { approved, comment }: { approved: boolean; comment: string | null }): LeaveRequest {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    if (!approved && comment === null) throw new Refusal('invalid-request');
    const one = this.#own(caller, leaveRequestId);
    const state = approved ? 'approved' : 'refused';
    if (one.state === state) return structuredClone(one);
    if (one.state !== 'submitted') throw new Refusal('leave-decided');
    one.state = state;
    const by = this.#county.reference(caller.person.id);
    one.decision = { by, at: this.#now(), comment };
    for (const personId of this.#county.guardiansOf(one.child.id)) this.#notify(personId, one, by);
    return this.#told(one);
  }

  #notify(personId: string, { id, child, class: place, state, firstDay, lastDay }: LeaveRequest, sender: PersonReference): void {
    const parameters = { leaveRequestId: id, className: place?.name ?? '', learnerId: child.id, learnerName: child.name, firstDay, lastDay };
    const kind = state === 'approved' ? ('leave-approved' as const) : ('leave-refused' as const);
    const notice = { id: newOrderedId(), kind, createdAt: this.#now(), readAt: null, sender, parameters };
    this.#county.fixtures.notices.push({ personId, notice });
    this.#county.onChange({ type: 'notice.created', noticeId: notice.id }, [personId]);
  }

  #own(caller: Caller, leaveRequestId: string): LeaveRequest {
    const own = this.#childrenOf(caller);
    return found(this.#county.fixtures.leave.find(({ id, child }) => id === leaveRequestId && own.includes(child.id)));
  }

  #childrenOf({ person, identity }: Caller): string[] {
    if (identity.role === 'guardian') return identity.children.map(({ id }) => id);
    if (identity.role !== 'teacher') throw new Refusal('forbidden');
    return this.#county.fixtures.classes.filter(({ teachers }) => person.id in teachers).flatMap(({ learnerIds }) => learnerIds);
  }

  #told(one: LeaveRequest): LeaveRequest {
    const teachers = this.#county.fixtures.classes.filter(({ learnerIds }) => learnerIds.includes(one.child.id)).flatMap((place) => Object.keys(place.teachers));
    this.#county.onChange({ type: 'leave.changed', leaveRequestId: one.id }, [...teachers, ...this.#county.guardiansOf(one.child.id)]);
    return structuredClone(one);
  }
}
