/**
 * Whose token it is. Ports are one person's as long as they live: where somebody else has signed in on this device
 * meanwhile, the next token is theirs, and nothing of the earlier person may be asked or sent with it.
 */
import type { PortError } from '../../base/ports/ports.ts';

export interface TokenOwnerOptions {
  /** Asks the service whose a token is; `undefined` when it takes the token for nobody's. */
  ask: (token: string) => Promise<string | undefined>;
  /** What every call rejects with once the tokens are another person's. */
  problem: () => PortError;
  /** Called once, when that has happened. */
  onAnother: () => void;
}

export class TokenOwner {
  readonly #options: TokenOwnerOptions;
  #known: { id: string; token: string } | undefined;
  #asking: { token: string; answer: Promise<string | undefined> } | undefined;
  #isAnother = false;

  constructor(options: TokenOwnerOptions) {
    this.#options = options;
  }

  /** The service has said whose a token is. @throws PortError `person-changed` */
  learn(token: string, id: string): void {
    if (this.#known !== undefined && this.#known.id !== id && !this.#isAnother) {
      this.#isAnother = true;
      this.#options.onAnother();
    }
    if (this.#isAnother) throw this.#options.problem();
    this.#known = { id, token };
  }

  /** Lets a token pass that is the same person's. The first one always is. @throws PortError `person-changed`, or why nobody could say */
  async check(token: string): Promise<void> {
    if (this.#isAnother) throw this.#options.problem();
    if (this.#known === undefined || this.#known.token === token) return;
    if (this.#asking?.token !== token) this.#asking = { token, answer: this.#options.ask(token) };
    const asking = this.#asking;
    try {
      const id = await asking.answer;
      if (id !== undefined) this.learn(token, id);
    } finally {
      if (this.#asking === asking) this.#asking = undefined;
    }
  }
}
