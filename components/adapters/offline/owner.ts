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

export class OwnerFinder {
  readonly #storage: Storage;
  readonly #ask: () => Promise<Answer<Me>>;
  #confirmed: Owner | undefined;
  #asking: Promise<Answer<Me>> | undefined;
  #assumed: { owner: Owner; since: number } | undefined;

  constructor(storage: Storage, ask: () => Promise<Answer<Me>>) {
    this.#storage = storage;
    this.#ask = ask;
  }

  /** The person as the service says; as it said last when the line is down. One question serves all who ask together. */
  me(): Promise<Answer<Me>> {
    this.#asking ??= this.#askOrRemember().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** The person of this page. Rejects when nobody is signed in, or when nobody was here before and the line is down. */
  async find(): Promise<Owner> {
    if (this.#confirmed) return this.#confirmed;
    if (this.#assumed && performance.now() - this.#assumed.since < downForMs) return this.#assumed.owner;
    const owner = ownerFrom(await this.me());
    if (!owner.confirmed) this.#assumed = { owner, since: performance.now() };
    return owner;
  }

  /** The line carries again: who is here is asked anew, however short ago it was found down. */
  lineIsBack(): void {
    this.#assumed = undefined;
  }

  /** Nobody is here any more. */
  async forget(): Promise<void> {
    this.#confirmed = undefined;
    this.#assumed = undefined;
    await this.#storage.database().then((database) => database.delete('facts', lastFact), () => undefined);
  }

  async #askOrRemember(): Promise<Answer<Me>> {
    try {
      const answer = await this.#ask();
      this.#confirmed = ownerFrom(answer);
      const kept = JSON.stringify({ ...answer, stale: true });
      await this.#storage.database().then((database) => database.put('facts', kept, lastFact)).catch(() => undefined);
      return answer;
    } catch (error) {
      const last = error instanceof PortError && error.offline ? await this.#last() : undefined;
      if (!last) throw error;
      return last;
    }
  }

  async #last(): Promise<Answer<Me> | undefined> {
    const kept = await this.#storage.database().then((database) => database.get('facts', lastFact)).catch(() => undefined);
    // Written above and nowhere else.
    return typeof kept === 'string' ? (JSON.parse(kept) as Answer<Me>) : undefined;
  }
}

function ownerFrom({ value, stale }: Answer<Me>): Owner {
  return { id: ownerOf(value), personId: value.person.id, firstIdentity: value.identities[0]?.id ?? null, confirmed: !stale };
}
