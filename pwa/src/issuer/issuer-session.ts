/** A person's session by a platform's issuer: the way there and back, and the token, which lives in this object only. */
import type { ServiceSession } from 'learning-space/adapters/http/session';
import type { GetToken, TokenAnswer } from 'learning-space/provider/types';
import { keepDeparture, takeDeparture, takeReturn, type Return } from './departure.ts';
import { confirmPerson } from './person.ts';
import { SignInProblem } from './problem.ts';
import type { Held, Prompt, Registration } from './protocol.ts';

export interface IssuerSessionOptions {
  /** How people sign in at the service; rejects without a line. */
  readonly readSession: () => Promise<ServiceSession>;
  /** True while the space is open. */
  readonly isOpen: () => boolean;
  /** True where leaving the page would lose something: a form, a film that plays. */
  readonly isAtWork: () => boolean;
  /** Told why there is no token, and `undefined` when there is one again. The space stays open on what is kept. */
  readonly onTrouble: (problem: SignInProblem | undefined) => void;
}

/**
 * A document that came back from the issuer does not go there again by itself for so long: whatever is wrong, a page never
 * runs to and fro.
 */
const restMs = 60_000;
/** A browser that has not left after this time will not leave. */
const leavePatienceMs = 30_000;
const loadProtocol = () => import('./protocol.ts');

export class IssuerSession {
  readonly #options: IssuerSessionOptions;
  #answer: Return | undefined;
  readonly #cameBack: boolean;
  #registration: Promise<Registration | undefined> | undefined;
  #held: Held | undefined;
  #obtaining: Promise<Held> | undefined;
  #leaving: Promise<void> | undefined;
  /** Why the last attempt failed, said again while the next one waits. */
  #failure: SignInProblem | undefined;
  /** The issuer still knows somebody, but not the right person: it is to ask. */
  #mustAsk = false;
  #isTouched = false;
  /** Counts those who came and went. */
  #visit = 0;

  /** Takes the issuer's answer out of the address at once. */
  constructor(options: IssuerSessionOptions) {
    this.#options = options;
    this.#answer = takeReturn();
    this.#cameBack = this.#answer !== undefined;
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => (this.#isTouched = true), { once: true, capture: true });
  }

  /** True when there is something to open the space with. */
  get canEnter(): boolean {
    return this.#answer !== undefined || this.#isFresh;
  }

  /** The token for `ls-provider`: the one there is, else a newer one. `null` when the issuer vouches for nobody. */
  readonly getToken: GetToken = async () => {
    if (!this.#options.isOpen()) return null;
    try {
      const held = this.#held !== undefined && this.#isFresh ? this.#held : await this.#obtain();
      this.#failure = undefined;
      this.#options.onTrouble(undefined);
      return answerOf(held);
    } catch (error) {
      if (!(error instanceof SignInProblem)) throw error;
      this.#failure = error;
      if (error.code === 'ended') return null;
      // Everything else says nothing about the person: the space stays open on what is kept.
      this.#options.onTrouble(error);
      throw error;
    }
  };

  /** Opens the space with the issuer's answer. @throws SignInProblem, or a PortError when the service does not answer */
  async enter(): Promise<void> {
    const held = this.#held !== undefined && this.#isFresh ? this.#held : await this.#obtain();
    try {
      await confirmPerson(held.accessToken);
    } catch (error) {
      if (error instanceof SignInProblem) this.#disown();
      throw error;
    }
  }

  /** Leaves for the issuer's sign-in page. Settles only when the browser stays, or comes back to this very document. */
  async signIn(): Promise<void> {
    // A renewal that is just leaving does as well, unless it stays after all.
    await this.#leaving?.catch(() => undefined);
    await this.#leave(this.#mustAsk ? 'login' : undefined);
  }

  /** Forgets the token, and signs out at the issuer where it has a page for that and the line is there. */
  async signOut(): Promise<void> {
    this.#disown();
    const registration = await this.#register();
    if (registration === undefined) return;
    const address = await (await loadProtocol()).wayOut(registration);
    if (address !== undefined) location.assign(address);
  }

  /** Forgets a token that the service no longer takes. */
  forget(): void {
    this.#held = undefined;
  }

  /** Somebody else has signed in on this device: what is held, and what is still coming, was for the person before. */
  handOver(): void {
    this.#held = undefined;
    this.#obtaining = undefined;
    this.#visit += 1;
  }

  #disown(): void {
    this.handOver();
    this.#mustAsk = true;
  }

  get #isFresh(): boolean {
    return this.#held !== undefined && performance.now() < this.#held.staleAt;
  }

  /** One way to a token for all who ask at the same time. */
  #obtain(): Promise<Held> {
    if (this.#obtaining !== undefined) return this.#obtaining;
    const attempt = this.#bring().finally(() => {
      if (this.#obtaining === attempt) this.#obtaining = undefined;
    });
    this.#obtaining = attempt;
    return attempt;
  }

  async #bring(): Promise<Held> {
    const visit = this.#visit;
    const held = await this.#find();
    // Whoever signed out meanwhile is not signed in by what comes late.
    if (visit !== this.#visit) throw new SignInProblem('ended');
    this.#held = held;
    return held;
  }

  async #find(): Promise<Held> {
    const registration = await this.#register();
    if (registration === undefined) throw new SignInProblem('ended');
    const protocol = await loadProtocol();
    const answer = this.#answer;
    this.#answer = undefined;
    if (answer !== undefined) return protocol.redeem(registration, answer);
    const { refreshToken } = this.#held ?? {};
    if (refreshToken !== undefined) {
      try {
        return await protocol.renew(registration, refreshToken);
      } catch (error) {
        if (!(error instanceof SignInProblem && error.code === 'used')) throw error;
        this.#held = undefined;
      }
    }
    // Nothing is wrong with the sign-in then, and leaving would end at the browser's own page of errors.
    if (!navigator.onLine) throw new Error('offline');
    if (!this.#mayLeave()) throw this.#waiting();
    await this.#leave('none');
    throw new SignInProblem('unreachable');
  }

  /** Whether the person loses nothing when the page is left now, and no circle can come of it. */
  #mayLeave(): boolean {
    if (!this.#options.isOpen() || (this.#cameBack && performance.now() < restMs)) return false;
    return document.visibilityState === 'visible' && !(this.#isTouched && this.#options.isAtWork());
  }

  #waiting(): SignInProblem {
    return this.#failure ?? new SignInProblem('waiting');
  }

  /** Leaves once, whoever asks: of two departures only one could be remembered. */
  #leave(prompt: Prompt | undefined): Promise<void> {
    this.#leaving ??= this.#depart(prompt).finally(() => (this.#leaving = undefined));
    return this.#leaving;
  }

  async #depart(prompt: Prompt | undefined): Promise<void> {
    const registration = await this.#register();
    if (registration === undefined) throw new SignInProblem('closed');
    const { address, departure } = await (await loadProtocol()).wayIn(registration, prompt);
    // Asking took its time, and the person may have begun something, or signed out.
    if (prompt === 'none' && !this.#mayLeave()) throw this.#waiting();
    keepDeparture({ ...departure, place: location.pathname + location.search });
    // What nobody asked for leaves no trace in the history either.
    if (prompt === 'none') location.replace(address);
    else location.assign(address);
    await new Promise<void>((resolve) => {
      setTimeout(resolve, leavePatienceMs);
      addEventListener('pageshow', () => {
        // Back without an answer, from the browser's memory of this page.
        takeDeparture();
        resolve();
      }, { once: true });
    });
  }

  /** The issuer of the service, asked for once; a failure is not kept. `undefined`: people come in otherwise. */
  async #register(): Promise<Registration | undefined> {
    this.#registration ??= this.#options.readSession().then(({ mode, issuer, clientId }) =>
      mode === 'issuer' && issuer !== null && clientId !== null ? { issuer, clientId } : undefined,
    );
    try {
      return await this.#registration;
    } catch (error) {
      this.#registration = undefined;
      throw error;
    }
  }
}

function answerOf({ accessToken, endsAt }: Held): TokenAnswer {
  const leftMs = endsAt - performance.now();
  return Number.isFinite(leftMs) ? { accessToken, expiresAt: new Date(Date.now() + leftMs).toISOString() } : accessToken;
}
