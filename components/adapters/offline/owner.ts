/**
 * Whose machine this is right now. Brothers and sisters share a phone: nothing kept for one may be shown to another, so
 * each key begins with the person and the identity, and without a line only the person who was here last is shown.
 */
import { PortError, type Answer } from '../../base/ports/ports.ts';
import type { Me } from '../../base/ports/types.ts';
import type { Storage } from './database.ts';
import { ownerOf } from './outbox-sender.ts';

export interface Owner {
  /** Tenant and person. */
  id: string;
  personId: string;
  /** The identity that acts when none is chosen. */
  firstIdentity: string | null;
  /** False: the line is down, and this is who was here last. */
  confirmed: boolean;
}
const lastFact = 'last person';
/** So long a line that was just found down is not asked again, so that a screen full of questions is answered at once. */
const downForMs = 3_000;

export interface OwnerFinderOptions {
  storage: Storage;
  /** Asks the service who is signed in. */
  ask: () => Promise<Answer<Me>>;
  /** What is said once somebody else is here. */
  problem: () => PortError;
  /** Called once, with whoever was here until now, when somebody else is. */
  onAnother: (earlier: Owner | undefined) => void;
}

export class OwnerFinder {
  readonly #options: OwnerFinderOptions;
  #confirmed: Owner | undefined;
  #asking: Promise<Answer<Me>> | undefined;
  #assumed: { owner: Owner; since: number } | undefined;
  /** The person of this page, from the first answer on: kept or confirmed. */
  #own: Owner | undefined;
  #isAnother = false;
  #visit = 0;

  constructor(options: OwnerFinderOptions) {
    this.#options = options;
  }

  /** The person as the service says; as it said last when the line is down. One question serves all who ask together. */
  me(): Promise<Answer<Me>> {
    if (this.#asking !== undefined) return this.#asking;
    const asking = this.#askOrRemember().finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    this.#asking = asking;
    return asking;
  }

  /** The person of this page. Rejects when nobody is signed in, or when nobody was here before and the line is down. */
  async find(): Promise<Owner> {
    this.#throwIfAnother();
    if (this.#confirmed) return this.#confirmed;
    if (this.#assumed && performance.now() - this.#assumed.since < downForMs) return this.#assumed.owner;
    const owner = ownerFrom(await this.me());
    if (!owner.confirmed) this.#assumed = { owner, since: performance.now() };
    return owner;
  }

  /** Whose writes this page makes. They stay that person's, also in the moment in which somebody else takes over. */
  async writer(): Promise<Owner> {
    return this.#isAnother && this.#own ? this.#own : this.find();
  }

  /** Somebody else is here now. */
  leave(): void {
    if (this.#isAnother) return;
    this.#isAnother = true;
    this.#options.onAnother(this.#own);
  }

  /** True once somebody else is here: nothing may go out under the new name. */
  get isAnother(): boolean {
    return this.#isAnother;
  }

  /** The line carries again: who is here is asked anew, however short ago it was found down. */
  lineIsBack(): void {
    this.#assumed = undefined;
  }

  /** Nobody is here any more. */
  async forget(): Promise<void> {
    this.#visit += 1;
    this.#asking = undefined;
    this.#confirmed = undefined;
    this.#assumed = undefined;
    this.#own = undefined;
    await this.#options.storage.database().then((database) => database.delete('facts', lastFact), () => undefined);
  }

  async #askOrRemember(): Promise<Answer<Me>> {
    this.#throwIfAnother();
    const visit = this.#visit;
    try {
      const answer = await this.#options.ask();
      // Whoever has signed out meanwhile is not taken for the one who is here.
      if (visit !== this.#visit) return answer;
      this.#confirmed = this.#meet(ownerFrom(answer));
      const kept = JSON.stringify({ ...answer, stale: true });
      await this.#options.storage.database().then((database) => database.put('facts', kept, lastFact)).catch(() => undefined);
      return answer;
    } catch (error) {
      const last = error instanceof PortError && error.offline ? await this.#last() : undefined;
      // Whoever has signed out meanwhile is not remembered either.
      if (!last || visit !== this.#visit) throw error;
      this.#meet(ownerFrom(last));
      return last;
    }
  }

  /** The person must be the one this page has shown so far. @throws PortError */
  #meet(owner: Owner): Owner {
    if (this.#own !== undefined && this.#own.id !== owner.id) this.leave();
    this.#throwIfAnother();
    this.#own = owner;
    return owner;
  }

  #throwIfAnother(): void {
    if (this.#isAnother) throw this.#options.problem();
  }

  async #last(): Promise<Answer<Me> | undefined> {
    const kept = await this.#options.storage.database().then((database) => database.get('facts', lastFact)).catch(() => undefined);
    // Written above and nowhere else.
    return typeof kept === 'string' ? (JSON.parse(kept) as Answer<Me>) : undefined;
  }
}

function ownerFrom({ value, stale }: Answer<Me>): Owner {
  return { id: ownerOf(value), personId: value.person.id, firstIdentity: value.identities[0]?.id ?? null, confirmed: !stale };
}
