/** Ratings in memory: stars with reasons and words, their review and the reply, and how a resource is used. */
import { dayInChina, startOfWeekNumber, weekNumber } from '../../../contract/src/china-time.ts';
import { holdsWord, wordKey } from '../../../contract/src/held-words.ts';
import { periodsOf, threshold } from '../../../contract/src/periods-of-use.ts';
import { newId } from '../../base/id.ts';
import type { WaitingComment } from '../../base/ports/cases.ts';
import { ratingReasons, type CommentPolicy, type RatingComment, type RatingDraft, type RatingSummary, type ResourceStatistics, type UseFigures } from '../../base/ports/shelf.ts';
import type { MandatoryField, Resource } from '../../base/ports/types.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryRating } from './fixtures.types.ts';

/** The stricter, the later. */
const policies: readonly CommentPolicy[] = ['open', 'reviewed', 'off'];

export class Ratings {
  readonly #county: County;
  readonly #now: () => string;

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  /** The resource as the caller is told of it, with the line that names whose it is; what is missing, who answers for it alone. */
  resource(caller: Caller, resourceId: string): Resource {
    const resource = { attribution: attributionOf(this.#resource(resourceId)), ...this.#resource(resourceId) };
    return this.#answersFor(caller, resource) ? { ...resource, missing: missingFields(resource) } : resource;
  }

  read(caller: Caller, resourceId: string): RatingSummary {
    const resource = this.#resource(resourceId);
    const ratings = this.#of(resourceId);
    const own = ratings.find(({ personId }) => personId === caller.person.id);
    const least = this.#county.fixtures.platformPolicies[resourceId] ?? 'open';
    const count = (reason: string) => ratings.filter(({ draft }) => draft.reasons.some((given) => given === reason)).length;
    return structuredClone({
      average: averageOf(ratings),
      count: ratings.length,
      stars: ratings.length < threshold ? null : [1, 2, 3, 4, 5].map((stars) => ratings.filter(({ draft }) => draft.stars === stars).length),
      reasons: ratings.length < threshold ? [] : ratingReasons.map((reason) => ({ reason, count: count(reason) })).filter((one) => one.count > 0).sort((a, b) => b.count - a.count),
      own: own?.draft ?? null,
      mayRate: this.#hasUsed(caller, resourceId),
      policy: this.#policy(resourceId),
      ...(least !== 'open' && !this.#admitted(caller, resource) && this.#answersFor(caller, resource) && { leastPolicy: least }),
      comments: (this.#policy(resourceId) === 'off' ? [] : ratings)
        .filter(({ draft, state, personId }) => draft.comment && (state === 'shown' || personId === caller.person.id))
        .sort((a, b) => Number(b === own) - Number(a === own) || (a.at < b.at ? 1 : -1))
        .map((one) => this.#comment(caller, one)),
      mayReply: this.#answersFor(caller, resource),
    });
  }

  rate(caller: Caller, resourceId: string, draft: RatingDraft | null): RatingSummary {
    const resource = this.#resource(resourceId);
    const { ratings } = this.#county.fixtures;
    const before = ratings.find((one) => one.resourceId === resourceId && one.personId === caller.person.id);
    if (draft !== null && !this.#hasUsed(caller, resourceId)) throw new Refusal('not-used');
    const policy = this.#policy(resourceId);
    const comment = (draft?.comment ?? before?.draft.comment ?? '').trim();
    if (policy === 'off' && draft !== null && comment !== '' && comment !== before?.draft.comment) throw new Refusal('invalid-request');
    if (before) ratings.splice(ratings.indexOf(before), 1);
    if (draft !== null) {
      const { comment: _said, ...stars } = draft;
      const isMinor = caller.person.identities.some(({ role }) => role === 'student');
      const fresh = { commentId: newId(), state: comment !== '' && (isMinor || policy === 'reviewed' || this.#isHeld(caller, comment)) ? ('waiting' as const) : ('shown' as const), reply: null };
      const words = before && (before.draft.comment ?? '') === comment ? { commentId: before.commentId, state: before.state, reply: before.reply } : fresh;
      const given = comment === '' ? stars : { ...stars, comment };
      ratings.push({ resourceId, personId: caller.person.id, role: isMinor ? 'student' : caller.identity.role, draft: structuredClone(given), at: this.#now(), ...words });
      if (words.state === 'waiting') this.#county.onChange({ type: 'case.changed' }, this.#reviewersOf(caller.person.id));
    }
    const summary = this.read(caller, resourceId);
    resource.rating = { average: summary.average, count: summary.count };
    return summary;
  }

  setPolicy(caller: Caller, resourceId: string, policy: CommentPolicy): void {
    if (!mayAnswer(caller)) throw new Refusal('forbidden');
    const resource = this.#resource(resourceId);
    const { commentPolicies, platformPolicies } = this.#county.fixtures;
    if (!this.#answersFor(caller, resource)) throw new Refusal('not-found');
    if (this.#admitted(caller, resource)) platformPolicies[resourceId] = policy;
    else if (policies.indexOf(policy) < policies.indexOf(platformPolicies[resourceId] ?? 'open')) throw new Refusal('forbidden');
    commentPolicies[resourceId] = policy;
    this.#county.onChange({ type: 'catalogue.changed', resourceId }, this.#county.fixtures.people.map(({ id }) => id));
  }

  reply(caller: Caller, commentId: string, text: string): void {
    if (!mayAnswer(caller)) throw new Refusal('forbidden');
    const one = found(this.#county.fixtures.ratings.find((rating) => rating.commentId === commentId && rating.state === 'shown' && rating.draft.comment));
    const resource = this.#resource(one.resourceId);
    if (!this.#answersFor(caller, resource)) throw new Refusal('not-found');
    one.reply = text.trim() === '' ? null : { text: text.trim(), by: this.#hasMade(caller, resource) ? this.#county.reference(caller.person.id).name : resource.admittedBy.name, at: this.#now() };
  }

  review(caller: Caller, commentId: string, shown: boolean): void {
    if (caller.identity.role !== 'teacher' && caller.identity.role !== 'manager') throw new Refusal('forbidden');
    const one = found(this.#county.fixtures.ratings.find((rating) => rating.commentId === commentId && rating.draft.comment && this.#mayReview(caller, rating)));
    if (one.state === 'withheld' && shown) throw new Refusal('conflict');
    one.state = shown ? 'shown' : 'withheld';
  }

  waiting(caller: Caller): WaitingComment[] {
    if (caller.identity.role !== 'teacher' && caller.identity.role !== 'manager') throw new Refusal('forbidden');
    return this.#county.fixtures.ratings
      .filter((one) => one.state === 'waiting' && this.#mayReview(caller, one))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ commentId, resourceId, personId, draft, at }) => ({
        id: commentId, resourceId, resourceTitle: this.#resource(resourceId).title, stars: draft.stars, text: draft.comment ?? '', at, author: this.#county.reference(personId),
      }));
  }

  statistics(caller: Caller, resourceId: string): ResourceStatistics {
    if (!mayAnswer(caller)) throw new Refusal('forbidden');
    const resource = this.#resource(resourceId);
    if (!this.#answersFor(caller, resource)) throw new Refusal('not-found');
    const end = weekNumber(Date.parse(this.#now()));
    const used = this.#county.fixtures.records
      .filter(({ record }) => record.resourceId === resourceId && (record.verb === 'initialized' || record.verb === 'completed'))
      .map(({ personId, record }) => ({ personId, verb: record.verb, week: weekNumber(Date.parse(record.at)) }))
      .filter(({ week }) => week < end);
    const given = this.#of(resourceId).map((one) => ({ ...one, week: weekNumber(Date.parse(one.at)) }));
    const weeks = [...new Set(used.map(({ week }) => week))].sort((a, b) => a - b).map((week) => ({ week, people: used.filter((one) => one.week === week).map(({ personId }) => personId) }));
    const periods = periodsOf(weeks.map(({ week, people }) => ({ week, people: new Set(people).size < threshold ? people : null })));
    const count = (from: number, until: number): UseFigures => {
      const inside = used.filter(({ week }) => week >= from && week < until);
      const ratings = given.filter(({ week }) => week >= from && week < until);
      const people = (verb: string) => new Set(inside.filter((one) => one.verb === verb).map(({ personId }) => personId)).size;
      return {
        views: inside.filter(({ verb }) => verb === 'initialized').length, learners: people('initialized'), completions: people('completed'),
        ...(ratings.length < threshold ? { ratings: null, average: null } : { ratings: ratings.length, average: averageOf(ratings) }),
      };
    };
    const day = (week: number) => dayInChina(startOfWeekNumber(week));
    const last = periods.at(-1);
    return {
      resourceId, title: resource.title, threshold,
      until: last === undefined ? null : day(last.until),
      total: last === undefined ? null : count(0, last.until),
      periods: periods.map(({ from, until }) => ({ from: day(from), until: day(until), ...count(from, until) })),
    };
  }

  #comment(caller: Caller, one: MemoryRating): RatingComment {
    const { commentId, draft, role, at, state, reply, personId } = one;
    return { id: commentId, stars: draft.stars, text: draft.comment ?? '', role, at, own: personId === caller.person.id, state, reply, mayWithhold: this.#mayReview(caller, one) };
  }

  #policy(resourceId: string): CommentPolicy {
    return this.#county.fixtures.commentPolicies[resourceId] ?? 'open';
  }

  /** A word of the own school, or of those above it. */
  #isHeld({ identity: { organisation } }: Caller, text: string): boolean {
    const { people, heldWords } = this.#county.fixtures;
    const above = people.flatMap(({ identities }) => identities.map((one) => one.organisation)).filter(({ level }) => level !== 'school');
    return holdsWord(text, [organisation, ...above].flatMap(({ id }) => heldWords[id] ?? []).map(wordKey));
  }

  #of(resourceId: string): MemoryRating[] {
    return this.#county.fixtures.ratings.filter((one) => one.resourceId === resourceId);
  }

  /** Nobody decides on the own words; teachers on those of their learners, managers on all of the county's. */
  #mayReview(caller: Caller, { personId, role }: MemoryRating): boolean {
    const isAlone = role === 'manager' && !this.#reviewersOf(personId).some((id) => id !== personId);
    if (personId === caller.person.id && !isAlone) return false;
    if (caller.identity.role === 'manager') return true;
    return caller.identity.role === 'teacher' && role === 'student' && this.#reviewersOf(personId).includes(caller.person.id);
  }

  #reviewersOf(learnerId: string): string[] {
    const teachers = this.#county.fixtures.classes.filter(({ learnerIds }) => learnerIds.includes(learnerId)).flatMap((one) => Object.keys(one.teachers));
    const managers = this.#county.fixtures.people.filter(({ identities }) => identities.some(({ role }) => role === 'manager')).map(({ id }) => id);
    return [...teachers, ...managers];
  }

  /** Whoever made it, and whoever manages the platform that admitted it. */
  #answersFor(caller: Caller, resource: Resource): boolean {
    return this.#hasMade(caller, resource) || this.#admitted(caller, resource);
  }

  #admitted({ identity: { role, organisation } }: Caller, { admittedBy }: Resource): boolean {
    return role === 'manager' && organisation.id === admittedBy.id;
  }

  #hasMade({ person, identity }: Caller, { id }: Resource): boolean {
    return identity.role === 'teacher' && this.#county.fixtures.ownResources.some(({ authorId, resourceId }) => authorId === person.id && resourceId === id);
  }

  #hasUsed({ person }: Caller, resourceId: string): boolean {
    const { records, tasks } = this.#county.fixtures;
    return (
      records.some((entry) => entry.personId === person.id && entry.record.resourceId === resourceId) ||
      tasks.some(({ assignedBy, draft }) => assignedBy === person.id && draft.resourceId === resourceId)
    );
  }

  #resource(resourceId: string): Resource {
    return found(this.#county.fixtures.resources.find(({ id }) => id === resourceId));
  }
}

const mayAnswer = ({ identity: { role } }: Caller): boolean => role === 'teacher' || role === 'manager';

function averageOf(ratings: readonly MemoryRating[]): number | null {
  return ratings.length === 0 ? null : Math.round((ratings.reduce((sum, { draft }) => sum + draft.stars, 0) / ratings.length) * 10) / 10;
}

function attributionOf({ title, lecturers, rightsHolder, licence, admittedBy }: Resource): string {
  const parts = [`《${title}》`, ...lecturers, rightsHolder, licence ?? '', admittedBy.name];
  return [...new Set(parts)].filter((part) => part !== '').join('，');
}

function missingFields({ title, description, provider, rightsHolder, lecturers, coverUrl, renditions }: Resource): MandatoryField[] {
  const said = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
  const has: Record<MandatoryField, boolean> = {
    title: said(title), address: renditions.length > 0, description: said(description), provider: said(provider),
    rightsHolder: said(rightsHolder), lecturers: lecturers.some(said), cover: coverUrl !== null,
  };
  return (Object.keys(has) as MandatoryField[]).filter((field) => !has[field]);
}
