/** What can go wrong between the app and a platform's issuer. Each has its words in the locale files. */

export type SignInProblemCode =
  /** The person cancelled, or the issuer let nobody in. */
  | 'refused'
  /** Nobody is signed in at the issuer any more. */
  | 'ended'
  /** The token has ended; getting another must wait, since leaving the page now would lose what is being done. */
  | 'waiting'
  /** The answer belongs to no sign-in that this window began. */
  | 'foreign'
  /** The code was redeemed before, or came too late. */
  | 'used'
  /** The issuer does not answer. */
  | 'unreachable'
  /** The issuer answers, but not to this app: no CORS, an unknown client, an address that is not registered. */
  | 'closed'
  /** The clock of this device is wrong. */
  | 'clock'
  /** The page has no cryptography, because it was not opened over HTTPS. */
  | 'insecure'
  /** The browser keeps nothing, so a sign-in could not be told from a forged one. */
  | 'storage'
  /** The answer cannot be trusted. */
  | 'invalid'
  /** The service refuses the person; `words` are its own. */
  | 'service';

/** Words of the service, in the language of the person. */
export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
  readonly action: string;
}

export class SignInProblem extends Error {
  override readonly name = 'SignInProblem';
  readonly code: SignInProblemCode;
  readonly words: ProblemWords | undefined;

  constructor(code: SignInProblemCode, words?: ProblemWords) {
    super(code);
    this.code = code;
    this.words = words;
  }
}
