/** What is recommended in the county in memory: by the same plain reasons as in the service. */
import type {
  GivenRecommendation,
  RecommendationChange,
  RecommendationDraft,
  RecommendationMode,
  RecommendationSuggestion,
  Recommendations as Body,
  RecommendationSettings,
  RecommendedItem,
  RecommendedList,
} from '../../base/ports/recommendations.ts';
import { summaryOf } from '../card.ts';
import type { MemoryRecommendation } from './fixtures.types.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import { searchResources } from './search.ts';
import { suitableResources } from './shares.ts';
import { relatedTo } from './taxonomy.ts';

const mostItems = 6;
const mostGiven = 100;
type Candidate = Omit<RecommendedItem, 'resource'> & { id: string };

const offeredIn = ({ resourceId, alternatives = [] }: MemoryRecommendation): string[] => [resourceId, ...alternatives];
const choiceOf = ({ id, alternatives = [] }: MemoryRecommendation): string | null => (alternatives.length === 0 ? null : id);

export class Recommendations {
  readonly #county: County;
  readonly #now: () => string;
  readonly #settings = new Map<string, RecommendationSettings>();
  /** By person, the newest first. */
  readonly #dismissed = new Map<string, string[]>();

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  read(caller: Caller): Body {
    const isMinor = this.#isMinor(caller);
    const modes: RecommendationMode[] = isMinor ? ['off', 'teachers', 'all'] : ['off', 'all'];
    const { mode, interests } = this.#settings.get(caller.person.id) ?? { mode: isMinor ? 'teachers' : 'all', interests: [] };
    const dismissed = this.#dismissed.get(caller.person.id) ?? [];
    return structuredClone({
      mode, interests, modes,
      mayHaveInterests: !isMinor,
      dismissed: dismissed.map((resourceId) => ({ resourceId, title: this.#resource(resourceId).title })),
      lists: this.#lists(caller, mode, interests, mode === 'off' ? [] : dismissed),
      given: this.#given(caller),
      audiences: this.#audiences(caller),
      suggestions: this.#suggestions(caller),
    });
  }

  change(caller: Caller, change: RecommendationChange): void {
    const { id: personId } = caller.person;
    const dismissed = this.#dismissed.get(personId) ?? [];
    switch (change.act) {
      case 'set':
        if (!this.read(caller).modes.includes(change.settings.mode) || (this.#isMinor(caller) && change.settings.interests.length > 0)) throw new Refusal('invalid-request');
        this.#settings.set(personId, structuredClone(change.settings));
        break;
      case 'dismiss':
        this.#resource(change.resourceId);
        this.#dismissed.set(personId, [change.resourceId, ...dismissed.filter((id) => id !== change.resourceId)]);
        break;
      case 'restore':
        this.#dismissed.set(personId, dismissed.filter((id) => id !== change.resourceId));
        break;
      case 'give':
        this.#give(caller, change.id, change.draft);
        break;
      case 'withdraw':
        this.#withdraw(caller, change.id);
    }
    // Whom it concerns reads again; to know that costs nobody anything.
    const all = change.act === 'give' || change.act === 'withdraw' ? this.#county.fixtures.people.map(({ id }) => id) : [personId];
    this.#county.onChange({ type: 'recommendation.changed' }, all);
  }

  #give(caller: Caller, id: string, draft: RecommendationDraft): void {
    this.#requireGiver(caller);
    for (const offered of [draft.resourceId, ...(draft.alternatives ?? [])]) this.#resource(offered);
    const { learnerIds } = draft.audience;
    if (learnerIds !== undefined) {
      // Single learners are for who teaches them.
      const known = caller.identity.role === 'teacher' ? this.#county.learners(caller, draft.audience.id) : [];
      if (learnerIds.some((learnerId) => !known.some((one) => one.id === learnerId))) throw new Refusal('not-found');
    }
    found(this.#audiences(caller).find((one) => one.kind === draft.audience.kind && one.id === draft.audience.id));
    const { recommendations } = this.#county.fixtures;
    const known = recommendations.find((one) => one.id === id);
    if (known && known.givenBy !== caller.person.id) throw new Refusal('not-found');
    if (draft.reason.trim() === '') throw new Refusal('invalid-request');
    const row = { alternatives: undefined, ...structuredClone(draft), id, givenBy: caller.person.id, at: this.#now() };
    if (known) Object.assign(known, row);
    else recommendations.push(row);
  }

  #withdraw(caller: Caller, id: string): void {
    this.#requireGiver(caller);
    const { recommendations } = this.#county.fixtures;
    const place = recommendations.findIndex((one) => one.id === id && this.#mayTakeBack(caller, one));
    if (place === -1) throw new Refusal('not-found');
    recommendations.splice(place, 1);
  }

  #lists(caller: Caller, mode: RecommendationMode, interests: readonly string[], dismissed: readonly string[]): RecommendedList[] {
    const seen = new Set(dismissed);
    const list = (kind: RecommendedList['kind'], candidates: readonly Candidate[], about: string | null = null): RecommendedList[] => {
      const fresh = candidates.filter(({ id }, place) => !seen.has(id) && candidates.findIndex((one) => one.id === id) === place).slice(0, kind === 'teacher' || kind === 'authority' ? mostGiven : mostItems);
      for (const { id } of fresh) seen.add(id);
      return fresh.length === 0 ? [] : [{ kind, about, items: fresh.map(({ id, ...why }) => ({ resource: summaryOf(this.#resource(id)), ...why })) }];
    };
    const resources = suitableResources(this.#county, caller);
    const plain = (query: Parameters<typeof searchResources>[1], reason: string | null): Candidate[] =>
      searchResources(resources, { ...query, limit: mostItems, facets: false }, summaryOf).items.map(({ id }) => ({ id, sender: null, reason }));
    if (mode === 'off') return list('neutral', plain({ sort: 'title' }, null));
    const fromTeachers = list('teacher', this.#givenToClasses(caller));
    if (mode === 'teachers') return fromTeachers;
    const next = this.#nextTask(caller);
    const near = next === undefined ? [] : relatedTo(resources, this.#resource(next.resourceId)).filter(({ relation }) => relation !== 'same-topic');
    return [
      ...fromTeachers,
      ...list('task', near.map(({ resource: { id } }) => ({ id, sender: null, reason: null })), next?.title ?? null),
      ...list('authority', this.#givenToOrganisation(caller).filter(({ id }) => resources.some((one) => one.id === id))),
      ...list('interests', interests.flatMap((word) => plain({ q: word }, word))),
    ];
  }

  #nextTask(caller: Caller): { title: string; resourceId: string } | undefined {
    if (caller.identity.role !== 'student' && caller.identity.role !== 'teacher') return undefined;
    const next = this.#county.tasks(caller, {}).find(({ progress, dueAt }) => progress?.state !== 'completed' && (dueAt === null || dueAt > this.#now()));
    return next && { title: next.title, resourceId: next.resource.id };
  }

  #givenToClasses({ person, identity }: Caller): Candidate[] {
    if (identity.role !== 'student') return [];
    const given = this.#newest(({ audience }) => audience.kind === 'class' && identity.classes.some(({ id }) => id === audience.id) && audience.learnerIds?.includes(person.id) !== false);
    // Of what was given more than once the first says why: what was said to this learner by name, then what was said last.
    return given.sort((a, b) => Number(b.audience.learnerIds !== undefined) - Number(a.audience.learnerIds !== undefined)).flatMap((one) =>
      offeredIn(one).map((id) => ({ id, sender: this.#county.reference(one.givenBy).name, reason: one.reason, choice: choiceOf(one) })),
    );
  }

  /** By the one rule of the service: who has not done online what was due in the last 14 days, and what stands near it. */
  #suggestions(caller: Caller): RecommendationSuggestion[] {
    if (caller.identity.role !== 'teacher') return [];
    const [until, from] = [Date.parse(this.#now()), Date.parse(this.#now()) - 14 * 24 * 60 * 60 * 1000];
    const due = this.#county.tasks(caller, {}).filter(({ assignedBy, mode, dueAt }) => assignedBy.id === caller.person.id && mode === 'online' && dueAt !== null && Date.parse(dueAt) < until && Date.parse(dueAt) > from);
    return due.reverse().flatMap(({ id, title, dueAt, resource, class: ownClass }): RecommendationSuggestion[] => {
      const resources = relatedTo(this.#county.fixtures.resources, this.#resource(resource.id)).filter(({ relation }) => relation === 'before' || relation === 'same-lesson' || relation === 'same-chapter').slice(0, 3).map((one) => one.resource);
      const helped = this.#county.fixtures.recommendations.filter((one) => one.givenBy === caller.person.id && one.audience.id === ownClass.id && one.at > (dueAt ?? '') && offeredIn(one).some((other) => resources.some((near) => near.id === other)));
      const learners = this.#county.taskProgress(caller, id).learners.flatMap(({ learner, progress }) =>
        progress?.state === 'completed' || helped.some(({ audience }) => audience.learnerIds?.includes(learner.id) !== false) ? [] : [{ learner, ratio: progress?.ratio ?? null }],
      );
      return resources.length === 0 || learners.length === 0 ? [] : [{ task: { id, title, dueAt: dueAt ?? '' }, class: ownClass, learners, resources }];
    }).slice(0, 5);
  }

  /** The county has one school: what either says concerns everybody in it. */
  #givenToOrganisation({ identity }: Caller): Candidate[] {
    return this.#newest(({ audience }) => audience.kind === 'organisation' && (audience.id === identity.organisation.id || identity.organisation.level === 'school')).flatMap((one) =>
      offeredIn(one).map((id) => ({ id, sender: this.#organisationName(one.audience.id), reason: one.reason, choice: choiceOf(one) })),
    );
  }

  #newest(concerns: (one: MemoryRecommendation) => boolean): MemoryRecommendation[] {
    return this.#county.fixtures.recommendations.filter(concerns).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** The county has one school: its manager and that of the county answer for all of it. */
  #mayTakeBack(caller: Caller, { givenBy, audience }: MemoryRecommendation): boolean {
    const { role, organisation } = caller.identity;
    if (givenBy === caller.person.id) return true;
    if (role === 'teacher') return audience.kind === 'class' && this.#county.classes(caller).some(({ id }) => id === audience.id);
    return role === 'manager' && (organisation.level !== 'school' || audience.kind === 'class' || audience.id === organisation.id);
  }

  #given(caller: Caller): GivenRecommendation[] {
    const { person } = caller;
    const all = this.#newest((one) => this.#mayTakeBack(caller, one));
    const isOwn = ({ givenBy }: MemoryRecommendation) => givenBy === person.id;
    // Which learners were named, and why, is for who teaches them.
    const mayReadNames = (classId: string): boolean => caller.identity.role === 'teacher' && this.#county.classes(caller).some((one) => one.id === classId);
    return [...all.filter(isOwn), ...all.filter((one) => !isOwn(one))].map(({ id, resourceId, alternatives = [], audience: { learnerIds, ...audience }, reason, at, givenBy }) => ({
      alternatives: alternatives.map((other) => ({ resourceId: other, title: this.#resource(other).title })),
      learners: learnerIds?.flatMap((learnerId) => (mayReadNames(audience.id) ? [this.#county.reference(learnerId)] : [])) ?? null,
      reason: learnerIds === undefined || mayReadNames(audience.id) ? reason : '',
      id, resourceId, at,
      by: givenBy === person.id ? null : this.#county.reference(givenBy),
      title: this.#resource(resourceId).title,
      audience: { ...audience, name: audience.kind === 'organisation' ? this.#organisationName(audience.id) : found(this.#county.fixtures.classes.find((one) => one.id === audience.id)).name },
    }));
  }

  #audiences(caller: Caller): Body['audiences'] {
    const { role, organisation } = caller.identity;
    if (role === 'teacher') return this.#county.classes(caller).map(({ id, name }) => ({ kind: 'class', id, name }));
    return role === 'manager' ? [{ kind: 'organisation', id: organisation.id, name: organisation.name }] : [];
  }

  #organisationName(id: string): string {
    return this.#county.fixtures.people.flatMap(({ identities }) => identities).find(({ organisation }) => organisation.id === id)?.organisation.name ?? id;
  }

  #isMinor({ person }: Caller): boolean {
    return person.identities.some(({ role }) => role === 'student');
  }

  #requireGiver({ identity: { role } }: Caller): void {
    if (role !== 'teacher' && role !== 'manager') throw new Refusal('forbidden');
  }

  #resource(resourceId: string) {
    return found(this.#county.fixtures.resources.find(({ id }) => id === resourceId));
  }
}
