/** Rules, consents and requests about data of the county in memory. */
import { newOrderedId } from '../../base/id.ts';
import type { ConsentDecision, ConsentState, DataRequest, DataRequestDraft, Privacy } from '../../base/ports/privacy.ts';
import type { PersonReference } from '../../base/ports/types.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryDataRequest } from './fixtures.types.ts';

/** What the county itself holds back. */
type HeldKind = 'class-sharing' | 'push' | 'learning-records';

export class PersonalData {
  readonly #county: County;
  readonly #now: () => string;
  readonly #made = new Map<string, string>();
  readonly #ends: { kind: HeldKind; end: (childId: string) => void }[] = [];

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  get #kept() {
    return this.#county.fixtures.privacy;
  }

  read(caller: Caller): Privacy {
    const { rules, items } = this.#kept;
    const children = this.#children(caller).map((child) => ({ child, consents: items.map(({ id }) => this.#state(id, child.id)) }));
    return structuredClone({ rules, items, children, mayDecide: caller.identity.role === 'guardian' });
  }

  decide(caller: Caller, itemId: string, childId: string, { version, agreed }: ConsentDecision): ConsentState {
    if (caller.identity.role !== 'guardian') throw new Refusal('forbidden');
    found(this.#children(caller).find(({ id }) => id === childId));
    const item = found(this.#kept.items.find(({ id }) => id === itemId));
    if (item.version !== version) throw new Refusal('consent-changed');
    const before = this.#state(itemId, childId);
    if (before.decidedBy?.id === caller.person.id && before.state === (agreed ? 'agreed' : 'refused')) return before;
    this.#kept.decisions.push({ itemId, childId, version, agreed, decidedBy: this.#county.reference(caller.person.id), decidedAt: this.#now() });
    if (!agreed) for (const { kind, end } of this.#ends) if (kind === item.kind) end(childId);
    this.#county.onChange({ type: 'privacy.changed', personId: childId }, [childId, ...this.#county.guardiansOf(childId)]);
    return this.#state(itemId, childId);
  }

  /** Takes back what was done with a consent that is gone. */
  whenRefused(kind: HeldKind, end: (childId: string) => void): void {
    this.#ends.push({ kind, end });
  }

  /** Holds a minor, in whatever identity, back from what guardians are asked about, until one has agreed to the words of today. */
  requireConsent({ person }: Caller, kind: HeldKind): void {
    if (this.isHeldBack(person.id, kind)) throw new Refusal('consent-missing');
  }

  /** Asked wherever something is shown, too: a consent that lapses is gone like one that is taken back. */
  isHeldBack(personId: string, kind: HeldKind): boolean {
    const isPupil = this.#county.fixtures.people.some(({ id, identities }) => id === personId && identities.some(({ role }) => role === 'student'));
    return isPupil && this.#kept.items.some((item) => item.kind === kind && this.#state(item.id, personId).state !== 'agreed');
  }

  requests(caller: Caller): { items: DataRequest[]; open: number } {
    const items = this.#kept.requests
      .filter((one) => this.#concerns(caller, one))
      .sort((a, b) => Number(a.state !== 'submitted') - Number(b.state !== 'submitted') || (a.requestedAt < b.requestedAt ? 1 : -1));
    return { items: items.map((one) => this.#view(caller, one)), open: items.filter(({ state }) => state === 'submitted').length };
  }

  request(caller: Caller, { right, subject, text }: DataRequestDraft, key: string): DataRequest {
    const { person, identity } = caller;
    const known = this.#kept.requests.find(({ id }) => id === this.#made.get(key));
    if (known !== undefined) return this.#view(caller, known);
    const isOwnChild = identity.role === 'guardian' && identity.children.some(({ id }) => id === subject.id);
    if (subject.id !== person.id && !isOwnChild) throw new Refusal('not-found');
    if (right === 'correct' && text.trim() === '') throw new Refusal('invalid-request');
    const one: MemoryDataRequest = {
      id: newOrderedId(), right, subject: this.#county.reference(subject.id), text: text.trim(), state: 'submitted', requestedBy: this.#county.reference(person.id), requestedAt: this.#now(), schoolId: identity.organisation.id, answer: null,
    };
    this.#kept.requests.push(one);
    this.#made.set(key, one.id);
    return this.#told(caller, one);
  }

  withdraw(caller: Caller, id: string): DataRequest {
    const one = found(this.#kept.requests.find((request) => request.id === id && request.requestedBy.id === caller.person.id && this.#concerns(caller, request)));
    if (one.state === 'withdrawn') return this.#view(caller, one);
    if (one.state !== 'submitted') throw new Refusal('data-request-settled');
    one.state = 'withdrawn';
    return this.#told(caller, one);
  }

  answer(caller: Caller, id: string, { done, text }: { done: boolean; text: string }): DataRequest {
    if (caller.identity.role !== 'manager') throw new Refusal('forbidden');
    const one = found(this.#kept.requests.find((request) => request.id === id && this.#answers(caller, request)));
    if (text.trim() === '') throw new Refusal('invalid-request');
    const state = done ? 'done' : 'refused';
    // Sent again after a lost line: the own words stand.
    if (one.state === state && one.answer?.by.id === caller.person.id && one.answer.text === text.trim()) return this.#view(caller, one);
    if (one.state !== 'submitted') throw new Refusal('data-request-settled');
    one.state = state;
    one.answer = { by: this.#county.reference(caller.person.id), at: this.#now(), text: text.trim() };
    return this.#told(caller, one);
  }

  #children({ person, identity }: Caller): PersonReference[] {
    if (identity.role === 'student') return [this.#county.reference(person.id)];
    return identity.role === 'guardian' ? identity.children.map(({ id, name }) => ({ id, name })) : [];
  }

  /** The last decision of those who answer for the child today. */
  #state(itemId: string, childId: string): ConsentState {
    const guardians = this.#county.guardiansOf(childId);
    const last = this.#kept.decisions.findLast((one) => one.itemId === itemId && one.childId === childId && guardians.includes(one.decidedBy.id));
    if (last === undefined) return { itemId, state: 'unasked', version: null, decidedAt: null, decidedBy: null };
    const { version, agreed, decidedAt, decidedBy } = last;
    const isOld = this.#kept.items.find(({ id }) => id === itemId)?.version !== version;
    return { itemId, state: isOld ? 'outdated' : agreed ? 'agreed' : 'refused', version, decidedAt, decidedBy };
  }

  #answers({ identity }: Caller, { schoolId }: MemoryDataRequest): boolean {
    return identity.role === 'manager' && (identity.organisation.level !== 'school' || identity.organisation.id === schoolId);
  }

  #concerns(caller: Caller, one: MemoryDataRequest): boolean {
    const { person, identity } = caller;
    const isAboutOwn = one.subject.id === person.id || (identity.role === 'guardian' && identity.children.some(({ id }) => id === one.subject.id));
    return (one.requestedBy.id === person.id && isAboutOwn) || this.#answers(caller, one);
  }

  #view(caller: Caller, one: MemoryDataRequest): DataRequest {
    const { schoolId: _school, ...request } = structuredClone(one);
    const isLapsed = one.requestedBy.id !== one.subject.id && !this.#county.guardiansOf(one.subject.id).includes(one.requestedBy.id);
    return { ...request, ...(isLapsed && { lapsed: true }), own: one.requestedBy.id === caller.person.id, mayAnswer: one.state === 'submitted' && this.#answers(caller, one) };
  }

  #told(caller: Caller, one: MemoryDataRequest): DataRequest {
    const managers = this.#county.fixtures.people.filter((person) => person.identities.some((identity) => this.#answers({ person, identity }, one)));
    this.#county.onChange({ type: 'privacy.changed', dataRequestId: one.id }, [one.requestedBy.id, ...managers.map(({ id }) => id)]);
    return this.#view(caller, one);
  }
}
