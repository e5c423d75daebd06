/** What people share in memory, and for whom a resource is. */
import type { Share, ShareBox, ShareDecision, ShareDraft, ShareState } from '../../base/ports/sharing.ts';
import type { Resource } from '../../base/ports/types.ts';
import { isSuitable } from '../../../search/suitable.ts';
import { summaryOf } from '../card.ts';
import type { PersonalData } from './privacy.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

interface Kept extends ShareDraft {
  id: string;
  sharerId: string;
  sharerRole: Caller['identity']['role'];
  /** Of the class, or of the organisation. */
  audienceId: string;
  audienceName: string;
  /** It is of an organisation above the schools, and so for all of them. */
  isOfCounty: boolean;
  state: ShareState;
  answer: string | null;
  createdAt: string;
  decidedAt: string | null;
  thankedBy: Set<string>;
}

/** So many of a pupil lie before the class at a time. */
const mostOfPupil = 20;

/** What a pupil is shown of the catalogue: nothing beyond the grade of the own class. Everybody else is shown all of it. */
export function suitableResources(county: County, caller: Caller): Resource[] {
  const grade = learningGrade(county, caller);
  return county.fixtures.resources.filter((resource) => isSuitable(resource, grade));
}

function learningGrade(county: County, caller: Caller): number | undefined {
  if (caller.identity.role !== 'student') return undefined;
  const classes = county.classes(caller);
  if (classes.length === 0) return 0;
  const grades = classes.flatMap(({ grade }) => grade ?? []);
  return grades.length === 0 ? undefined : Math.max(...grades);
}

export class Shares {
  readonly #county: County;
  readonly #now: () => string;
  readonly #personalData: PersonalData;
  readonly #shares: Kept[] = [];

  constructor(county: County, now: () => string, personalData: PersonalData) {
    this.#county = county;
    this.#now = now;
    this.#personalData = personalData;
    personalData.whenRefused('class-sharing', (childId) => {
      for (const share of this.#shares) if (share.sharerId === childId && share.state === 'shared') share.state = 'withdrawn';
    });
  }

  list(caller: Caller, box: ShareBox): Share[] {
    const isIn = { own: this.#isOwn, received: this.#isReceived, review: this.#isToReview }[box];
    return this.#shares.filter((share) => isIn.call(this, caller, share)).flatMap((share) => this.#view(caller, share)).reverse();
  }

  open(caller: Caller, id: string): Share {
    const share = this.#shares.find((one) => one.id === id);
    const isSeen = share !== undefined && (this.#isOwn(caller, share) || this.#isReceived(caller, share) || this.#isReviewer(caller, share));
    const [view] = isSeen && (share.state !== 'withdrawn' || this.#isOwn(caller, share)) ? this.#view(caller, share) : [];
    if (view === undefined) throw new Refusal('not-shared');
    return view;
  }

  share(caller: Caller, id: string, draft: ShareDraft): Share {
    const { audience } = draft;
    const { role, organisation } = caller.identity;
    if (role === 'guardian' || (audience.kind !== 'class' && role === 'student') || (audience.kind === 'class' && role === 'manager')) throw new Refusal('forbidden');
    found(this.#county.fixtures.resources.find((resource) => resource.id === draft.resourceId));
    const target = audience.kind === 'class' ? found(this.#county.classes(caller).find((one) => one.id === audience.classId)) : organisation;
    if (audience.kind === 'class') this.#personalData.requireConsent(caller, 'class-sharing');
    const known = this.#shares.find((share) => share.id === id);
    if (known !== undefined) {
      const isSame = known.sharerId === caller.person.id && known.resourceId === draft.resourceId && known.audienceId === target.id && known.note === draft.note;
      if (!isSame) throw new Refusal('conflict');
      return this.open(caller, id);
    }
    if (role === 'student' && (draft.note !== '' || this.#live(caller) >= mostOfPupil)) throw new Refusal('invalid-request');
    const state = audience.kind === 'class' ? 'shared' : 'pending-review';
    const by = { sharerId: caller.person.id, sharerRole: role };
    this.#shares.push({ id, ...draft, ...by, audienceId: target.id, audienceName: target.name, isOfCounty: organisation.level !== 'school', state, answer: null, createdAt: this.#now(), decidedAt: null, thankedBy: new Set() });
    this.#tell(caller.person.id);
    return this.open(caller, id);
  }

  withdraw(caller: Caller, id: string): void {
    const share = found(this.#shares.find((one) => one.id === id));
    if (!this.#mayWithdraw(caller, share)) throw new Refusal('not-found');
    share.state = 'withdrawn';
    this.#tell(caller.person.id, share.sharerId);
  }

  thank(caller: Caller, id: string, given: boolean): Share {
    const share = this.#shares.find((one) => one.id === id);
    if (share === undefined || !this.#isReceived(caller, share)) throw new Refusal('not-shared');
    const had = share.thankedBy.size > 0;
    if (given) share.thankedBy.add(caller.person.id);
    else share.thankedBy.delete(caller.person.id);
    // A pupil who heard of each would count them.
    const isRead = share.sharerRole !== 'student' || had !== share.thankedBy.size > 0;
    this.#tell(caller.person.id, ...(isRead ? [share.sharerId] : []));
    return this.open(caller, id);
  }

  decide(caller: Caller, id: string, { approved, answer }: ShareDecision): Share {
    if (caller.identity.role !== 'manager') throw new Refusal('forbidden');
    const share = found(this.#shares.find((one) => one.id === id));
    if (!this.#isReviewer(caller, share)) throw new Refusal('not-found');
    if (share.state !== 'pending-review' && share.state !== 'shared') throw new Refusal('conflict');
    Object.assign(share, { state: approved ? 'shared' : 'declined', answer: answer || null, decidedAt: this.#now() });
    this.#tell(caller.person.id, share.sharerId);
    return this.open(caller, id);
  }

  #live(caller: Caller): number {
    return this.#shares.filter((share) => share.state === 'shared' && this.#isOwn(caller, share)).length;
  }

  #isOwn({ person }: Caller, { sharerId }: Kept): boolean {
    return sharerId === person.id;
  }

  #isReceived(caller: Caller, share: Kept): boolean {
    if (share.state !== 'shared' || this.#isOwn(caller, share)) return false;
    const { role, organisation } = caller.identity;
    if (share.audience.kind === 'class') return this.#isOfClass(caller, share) && !this.#personalData.isHeldBack(share.sharerId, 'class-sharing');
    const isWithin = organisation.id === share.audienceId || share.isOfCounty;
    return isWithin && (share.audience.kind === 'school' || role === 'teacher' || role === 'manager');
  }

  #isOfClass(caller: Caller, { audienceId }: Kept): boolean {
    const { role } = caller.identity;
    return (role === 'student' || role === 'teacher') && this.#county.classes(caller).some(({ id }) => id === audienceId);
  }

  #isReviewer(caller: Caller, share: Kept): boolean {
    const { role, organisation } = caller.identity;
    const manages = role === 'manager' && (organisation.level === 'county' || organisation.id === share.audienceId);
    return manages && share.audience.kind !== 'class' && !this.#isOwn(caller, share);
  }

  #isToReview(caller: Caller, share: Kept): boolean {
    return share.state === 'pending-review' && this.#isReviewer(caller, share);
  }

  #mayWithdraw(caller: Caller, share: Kept): boolean {
    return this.#isOwn(caller, share) || (share.audience.kind === 'class' && caller.identity.role === 'teacher' && this.#isOfClass(caller, share));
  }

  #view(caller: Caller, share: Kept): Share[] {
    const { id, note, state, createdAt, decidedAt, audience, audienceName, sharerId, sharerRole, thankedBy } = share;
    const resource = this.#county.fixtures.resources.find((one) => one.id === share.resourceId);
    const own = this.#isOwn(caller, share);
    const isVouchedFor = own || (audience.kind === 'class' && sharerRole === 'teacher');
    if (!resource || !(isVouchedFor || isSuitable(resource, learningGrade(this.#county, caller)))) return [];
    const { role } = caller.identity;
    return [
      {
        id, resource: summaryOf(resource), audience: { kind: audience.kind, name: audienceName }, note, own, state,
        by: role === 'student' && sharerRole === 'student' && !own ? null : this.#county.reference(sharerId),
        answer: own || role === 'manager' ? share.answer : null,
        mayWithdraw: state !== 'withdrawn' && this.#mayWithdraw(caller, share),
        mayDecide: this.#isReviewer(caller, share) && (state === 'pending-review' || state === 'shared'),
        thanks: {
          given: thankedBy.has(caller.person.id), mayGive: this.#isReceived(caller, share), received: own && thankedBy.size > 0,
          count: own && sharerRole !== 'student' ? thankedBy.size : null,
        },
        createdAt, decidedAt,
      },
    ];
  }

  #tell(...personIds: string[]): void {
    this.#county.onChange({ type: 'shelf.changed' }, personIds);
  }
}
