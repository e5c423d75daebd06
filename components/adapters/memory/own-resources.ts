/** Own resources of the county in memory: who sees them, what is missing, and how they come into the catalogue. */
import { newId, newOrderedId } from '../../base/id.ts';
import type { AdmissionDecision, OwnFile, OwnFileRole, OwnResource, OwnResourceDraft, OwnResourceState, OwnResourceSummary } from '../../base/ports/own-resources.ts';
import type { Resource } from '../../base/ports/types.ts';
import { checksOf, kindOf } from '../media-checks.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryOwnResource } from './fixtures.types.ts';

/** What was returned is its author's alone again. */
const submitted: readonly OwnResourceState[] = ['pending-review', 'admitted'];
const isTop = ({ identity }: Caller): boolean => identity.role === 'manager' && identity.organisation.level === 'county';
export class OwnResources {
  readonly #county: County;
  readonly #now: () => string;
  readonly #required: () => string;

  /** @param required says that a field is to be filled in */
  constructor(county: County, now: () => string, required: () => string) {
    this.#county = county;
    this.#now = now;
    this.#required = required;
  }

  list({ person }: Caller, state?: OwnResourceState): OwnResourceSummary[] {
    return this.#all.filter((one) => one.authorId === person.id && (state === undefined || one.state === state)).map((one) => this.#summary(one)).reverse();
  }

  submissions(caller: Caller): OwnResourceSummary[] {
    if (!isTop(caller)) throw new Refusal(caller.identity.role === 'manager' ? 'not-found' : 'forbidden');
    return this.#all.filter(({ state }) => state === 'pending-review').map((one) => this.#summary(one));
  }

  get(caller: Caller, id: string): OwnResource {
    return this.#show(this.#readable(caller, id));
  }

  write(caller: Caller, id: string, draft: OwnResourceDraft): OwnResource {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    if (!this.#all.some((one) => one.id === id)) {
      this.#all.push({ id, authorId: caller.person.id, state: 'draft', draft, files: [], changedAt: this.#now(), submittedAt: null, decision: null, resourceId: null });
    }
    const one = this.#editable(caller, id);
    Object.assign(one, { draft: structuredClone(draft), changedAt: this.#now(), state: one.state === 'returned' ? 'returned' : 'draft' });
    return this.#told(one);
  }

  drop(caller: Caller, id: string): void {
    const one = this.#editable(caller, id);
    if (one.resourceId !== null) throw new Refusal('own-resource-submitted');
    this.#told(one);
    this.#all.splice(this.#all.indexOf(one), 1);
  }

  async upload(caller: Caller, id: string, role: OwnFileRole, file: File): Promise<OwnFile> {
    this.#editable(caller, id);
    const kind = await kindOf(file);
    if (kind === null || (role === 'cover') !== (kind === 'picture')) throw new Refusal('file-kind');
    const checks = role === 'media' ? await checksOf(file) : undefined;
    const one = this.#editable(caller, id);
    const shown: OwnFile = { role, name: file.name, sizeBytes: file.size, received: file.size, kind, ...(checks && { checks }) };
    one.files = [...one.files.filter((other) => other.shown.role !== role), { shown, bytes: file }];
    this.#told(one);
    return shown;
  }

  dropFile(caller: Caller, id: string, role: OwnFileRole): void {
    const one = this.#editable(caller, id);
    one.files = one.files.filter(({ shown }) => shown.role !== role);
    this.#told(one);
  }

  file(caller: Caller, id: string, role: OwnFileRole): Blob {
    return found(this.#readable(caller, id).files.find(({ shown }) => shown.role === role)).bytes;
  }

  /** Nothing is asked from here: what ends in `.invalid` is nowhere. */
  checkLink(caller: Caller, id: string): OwnResource {
    const one = this.#editable(caller, id);
    const { url } = one.draft;
    const [, host = '.invalid'] = /^https?:\/\/([^/:?#]+)/i.exec(url) ?? [];
    const isThere = !host.endsWith('.invalid');
    one.linkCheck = { url, at: this.#now(), outcome: isThere ? 'reachable' : 'unreachable', status: isThere ? 200 : null };
    return this.#told(one);
  }

  submit(caller: Caller, id: string): OwnResource {
    const one = this.#own(caller, id);
    if (one.state === 'pending-review') return this.#show(one);
    if (one.state === 'admitted') throw new Refusal('own-resource-submitted');
    if (this.#obstacles(one).length > 0) throw new Refusal('own-resource-incomplete');
    Object.assign(one, { state: 'pending-review', submittedAt: this.#now(), decision: null });
    return this.#told(one);
  }

  withdraw(caller: Caller, id: string): OwnResource {
    const one = this.#own(caller, id);
    if (one.state === 'draft' || one.state === 'returned') throw new Refusal('conflict');
    const { resources } = this.#county.fixtures;
    const place = resources.findIndex((resource) => resource.id === one.resourceId);
    if (one.state === 'admitted' && place >= 0) resources.splice(place, 1);
    one.state = 'withdrawn';
    return this.#told(one);
  }

  decide(caller: Caller, id: string, { admitted, submittedAt, reason }: AdmissionDecision): OwnResource {
    if (!isTop(caller)) throw new Refusal(caller.identity.role === 'manager' ? 'not-found' : 'forbidden');
    const one = found(this.#all.find((other) => other.id === id && other.state !== 'draft'));
    const decided = admitted ? 'admitted' : 'returned';
    if (one.submittedAt !== submittedAt) throw new Refusal('conflict');
    if (one.state === decided) return this.#show(one);
    if (one.state !== 'pending-review') throw new Refusal('conflict');
    // Rules may have changed since it was submitted.
    if (admitted && this.#obstacles(one).length > 0) throw new Refusal('own-resource-incomplete');
    Object.assign(one, { state: decided, decision: { by: this.#county.reference(caller.person.id), at: this.#now(), reason: admitted ? null : reason } });
    if (admitted) this.#admit(one, caller);
    this.#notify(one, caller);
    return this.#told(one);
  }

  /** Into the catalogue, like the first one there but for what the draft says. */
  #admit(one: MemoryOwnResource, { person, identity }: Caller): void {
    const { resources } = this.#county.fixtures;
    const { title, type, description, provider, rightsHolder, licence, lecturers, keywords, category, created, coverAlternative, textAlternative = '' } = one.draft;
    one.resourceId ??= newId();
    const known = type === 'A01' || type === 'A02' ? type : 'A03';
    const said = { title, type: known, description, provider, rightsHolder, licence: licence || null, keywords, category, created, coverAlternative, lecturers: lecturers.people.map(({ name }) => name), textAlternative: textAlternative.split('\n').flatMap((step) => step.trim() || []) } as const;
    const own = { id: one.resourceId, identifier: `own-${one.id}`, coverUrl: null, renditions: [], tracks: [], directory: [], rating: { average: null, count: 0 }, uses: null, modifiedAt: this.#now() };
    resources.push({ ...structuredClone(found(resources[0])), ...own, ...said, admittedBy: identity.organisation, review: { reviewer: person.name, unit: identity.organisation.name, date: null } } satisfies Resource);
  }

  /** One notice a resource: the later takes the place of the earlier. */
  #notify({ id, authorId, state, resourceId, draft, decision }: MemoryOwnResource, { person }: Caller): void {
    const { fixtures } = this.#county;
    const kind = state === 'admitted' ? ('resource-admitted' as const) : ('resource-returned' as const);
    const parameters = { ownResourceId: id, resourceId, title: draft.title, reason: decision?.reason ?? null };
    const notice = { id: newOrderedId(), kind, createdAt: this.#now(), readAt: null, sender: this.#county.reference(person.id), parameters };
    fixtures.notices = fixtures.notices.filter((one) => one.personId !== authorId || !('ownResourceId' in one.notice.parameters) || one.notice.parameters.ownResourceId !== id);
    fixtures.notices.push({ personId: authorId, notice });
    this.#county.onChange({ type: 'notice.created', noticeId: notice.id }, [authorId]);
  }

  get #all(): MemoryOwnResource[] {
    return this.#county.fixtures.ownResources;
  }

  #own({ person, identity }: Caller, id: string): MemoryOwnResource {
    if (identity.role !== 'teacher') throw new Refusal('forbidden');
    return found(this.#all.find((one) => one.id === id && one.authorId === person.id));
  }

  #editable(caller: Caller, id: string): MemoryOwnResource {
    const one = this.#own(caller, id);
    if (one.state === 'pending-review' || one.state === 'admitted') throw new Refusal('own-resource-submitted');
    return one;
  }

  #readable(caller: Caller, id: string): MemoryOwnResource {
    return found(this.#all.find((one) => one.id === id && (one.authorId === caller.person.id || (isTop(caller) && submitted.includes(one.state)))));
  }

  /** The mandatory fields; a service knows more rules. */
  #obstacles({ draft, files }: MemoryOwnResource): OwnResource['obstacles'] {
    const has = (role: OwnFileRole) => files.some(({ shown }) => shown.role === role);
    const isLinked = draft.type === 'A03' && draft.url.trim() !== '';
    const missing = [
      ...(['title', 'type', 'description', 'provider', 'rightsHolder', 'coverAlternative'] as const).filter((field) => draft[field].trim() === ''),
      ...(draft.lecturers.people.some(({ name }) => name.trim() !== '') ? [] : ['lecturers']),
      ...(has('cover') ? [] : ['cover']),
      ...(has('media') || draft.url.trim() !== '' ? [] : ['media']),
      ...(isLinked && (draft.protectionLevel ?? 0) < 3 ? ['protectionLevel'] : []),
      ...(isLinked && (draft.protectionProof ?? '').trim() === '' ? ['protectionProof'] : []),
      ...(draft.created === '' || /^\d{4}-\d\d-\d\d$/.test(draft.created) ? [] : ['created']),
    ];
    return missing.map((field) => ({ field, message: this.#required() }));
  }

  #show(one: MemoryOwnResource): OwnResource {
    const { title: _title, type: _type, ...head } = this.#summary(one);
    return { ...head, draft: structuredClone(one.draft), files: one.files.map(({ shown }) => shown), obstacles: this.#obstacles(one), linkCheck: one.linkCheck ?? null, counters: { clicks: null, learners: null } };
  }

  #summary({ authorId, draft, files: _files, linkCheck: _check, ...head }: MemoryOwnResource): OwnResourceSummary {
    return { ...structuredClone(head), title: draft.title, type: draft.type, author: this.#county.reference(authorId) };
  }

  #told(one: MemoryOwnResource): OwnResource {
    const managers = one.submittedAt === null ? [] : this.#county.fixtures.people.filter((person) => person.identities.some((identity) => isTop({ person, identity })));
    this.#county.onChange({ type: 'own-resource.changed', ownResourceId: one.id }, [one.authorId, ...managers.map(({ id }) => id)]);
    return this.#show(one);
  }
}
