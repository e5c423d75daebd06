/** What is collected in the county in memory, and who has turned what off. */
import { collected, collectedIds, isOptional } from '../../../contract/src/collected.ts';
import { verbs } from '../../../contract/src/schemas/statement.ts';
import type { Collected, CollectedChoice } from '../../base/ports/privacy.ts';
import type { ProgressRecord } from '../../base/ports/types.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { PersonalData } from './privacy.ts';

const optional = collectedIds.filter((id) => !collected[id].necessary);

export class Collecting {
  readonly #county: County;
  readonly #personalData: PersonalData;
  readonly #now: () => string;

  constructor(county: County, personalData: PersonalData, now: () => string) {
    this.#county = county;
    this.#personalData = personalData;
    this.#now = now;
  }

  read(caller: Caller): Collected {
    const { person, identity } = caller;
    const people = [person.id, ...(identity.role === 'guardian' ? identity.children.map(({ id }) => id) : [])];
    return {
      categories: collectedIds.map((id) => ({ id, ...collected[id], events: [...collected[id].events] })),
      choices: people.flatMap((personId) => optional.map((category) => this.#choice(caller, category, personId))),
    };
  }

  decide(caller: Caller, given: { category: string; personId: string }, isCollected: boolean): CollectedChoice {
    const { person, identity } = caller;
    const { personId } = given;
    if (identity.role === 'student') throw new Refusal('forbidden');
    const isOwnChild = identity.role === 'guardian' && identity.children.some(({ id }) => id === personId);
    if (personId !== person.id && !isOwnChild) throw new Refusal('not-found');
    if (personId === person.id && this.#isPupil(personId)) throw new Refusal('forbidden');
    const category = found(optional.find((id) => id === given.category));
    const before = this.#choice(caller, category, personId);
    if (before.decidedBy?.id === person.id && before.collected === isCollected) return before;
    this.#county.fixtures.privacy.choices.push({ category, personId, collected: isCollected, decidedBy: this.#county.reference(person.id), decidedAt: this.#now() });
    this.#county.onChange({ type: 'privacy.changed', personId }, [personId, person.id, ...this.#county.guardiansOf(personId)]);
    return this.#choice(caller, category, personId);
  }

  /** What was turned off is not kept, whoever sends it. */
  wanted(caller: Caller, records: readonly ProgressRecord[]): ProgressRecord[] {
    const isOn = this.#choice(caller, 'detail', caller.person.id).collected;
    return records.filter(({ verb }) => isOn || !isOptional(verbs[verb]));
  }

  #choice(caller: Caller, category: CollectedChoice['category'], personId: string): CollectedChoice {
    const guardians = this.#county.guardiansOf(personId);
    const isPupil = this.#isPupil(personId);
    const counts = (decider: string, isOn: boolean): boolean => (isPupil ? decider !== personId && (!isOn || guardians.includes(decider)) : decider === personId);
    const last = this.#county.fixtures.privacy.choices.findLast((one) => one.category === category && one.personId === personId && counts(one.decidedBy.id, one.collected));
    return {
      category,
      person: this.#county.reference(personId),
      collected: last?.collected ?? !this.#personalData.isHeldBack(personId, 'learning-records'),
      mayDecide: personId !== caller.person.id || !isPupil,
      decidedAt: last?.decidedAt ?? null,
      decidedBy: last?.decidedBy ?? null,
    };
  }

  #isPupil(personId: string): boolean {
    return this.#county.fixtures.people.some(({ id, identities }) => id === personId && identities.some(({ role }) => role === 'student'));
  }
}
