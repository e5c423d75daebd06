/** The token of the person, in memory and nowhere else: not in an address, a storage, an attribute or a log. */

/** What a host's `getToken` may answer: a token, a token with its end, or `null` when nobody is signed in. */
export type TokenAnswer = string | { accessToken: string; expiresAt?: string } | null;
export type GetToken = () => TokenAnswer | Promise<TokenAnswer>;

/** A token is renewed so long before its end, so that it does not die on the way. */
const marginMs = 30_000;

export class TokenSource {
  readonly #getToken: GetToken | undefined;
  #token: Promise<string | null> | undefined;
  /** When the token ends by `performance.now()`, which nobody can set wrong. */
  #endsAt = Infinity;

  constructor(getToken: GetToken | undefined) {
    this.#getToken = getToken;
  }

  /** The token, asked for when there is none yet, and once for all who ask at the same time. */
  get(): Promise<string | null> {
    if (performance.now() >= this.#endsAt) this.#token = undefined;
    this.#token ??= this.#ask().catch((error: unknown) => {
      this.#token = undefined;
      throw error;
    });
    return this.#token;
  }

  /** Forgets `refused`, so that the next call asks anew; a newer token that another call got meanwhile stays. */
  async forget(refused: string): Promise<void> {
    const current = this.#token;
    if ((await current?.catch(() => null)) === refused && this.#token === current) this.#token = undefined;
  }

  async #ask(): Promise<string | null> {
    const answer = (await this.#getToken?.()) ?? null;
    this.#endsAt = Infinity;
    if (answer === null) {
      this.#token = undefined;
      return null;
    }
    if (typeof answer === 'string') return answer;
    const lifetimeMs = Date.parse(answer.expiresAt ?? '') - Date.now();
    // A token that seems dead on arrival means that this machine's clock is wrong: then only a 401 tells its end.
    if (lifetimeMs > marginMs) this.#endsAt = performance.now() + lifetimeMs - marginMs;
    return answer.accessToken;
  }
}
