import { readMe } from '../../../contract/src/routes/identity.ts';
import type { RouteOutput } from '../../../contract/src/route.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';

type Me = RouteOutput<typeof readMe>;

/**
 * Who is here. Ports are one person's as long as they live: whoever needs no more of it than that takes what was read last, or is being read,
 * and asks the service only where nobody has.
 */
export class Who {
  readonly #client: Client;
  #known: Promise<Me> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Reads it anew. */
  read(options: RouteCallOptions): Promise<Outcome<Me>> {
    const before = this.#known;
    const answer = this.#client.call(readMe, {}, options);
    const known = answer.then(({ value }) => value);
    this.#known = known;
    known.catch(() => {
      if (this.#known === known) this.#known = before;
    });
    return answer;
  }

  async ask(options: RouteCallOptions): Promise<Me> {
    // Whoever was asking may have given up, or had no line.
    const known = this.#known === undefined ? undefined : await this.#known.catch(() => undefined);
    return known ?? (await this.read(options)).value;
  }
}
