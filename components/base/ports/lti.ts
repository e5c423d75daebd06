/** Whom a platform works with over LTI 1.3: tools that it launches, and platforms that launch it. */
import type { Answer, CallOptions } from './ports.ts';

/** A tool that is launched from here. */
export interface LtiToolDraft {
  side: 'tool';
  name: string;
  /** Where the tool begins a login. */
  loginUrl: string;
  /** Where content is chosen in it. */
  launchUrl: string;
  /** Where it may be answered. */
  redirectUrls: string[];
  keysUrl: string;
  /** Who may choose in it. */
  roles: ('teacher' | 'manager')[];
  /** Whether it is told the names of teachers and managers; those of learners and guardians it never is. */
  tellsNames: boolean;
}
/** A platform that launches this one. */
export interface LtiPlatformDraft {
  side: 'platform';
  name: string;
  issuer: string;
  clientId: string;
  deploymentId: string;
  authorizeUrl: string;
  keysUrl: string;
  /** Hosts to which choices may go back besides those of the issuer and of its authorisation. */
  returnUrls: string[];
}
export type LtiDraft = LtiToolDraft | LtiPlatformDraft;

/** What the other side enters of ours. */
export interface LtiAddresses {
  issuer: string;
  keysUrl: string;
  authorizeUrl: string;
  returnUrl: string;
  loginUrl: string;
  launchUrl: string;
}
export interface LtiRegistration {
  id: string;
  /** As it was entered. */
  draft: LtiDraft;
  /** By which the tool knows us, or we the platform. */
  clientId: string;
  deploymentId: string;
  ours: LtiAddresses;
  createdAt: string;
}
/** `wrong`: there is an answer, and not the one that LTI asks for. */
export type LtiOutcome = 'ok' | 'unreachable' | 'wrong';
export interface LtiCheck {
  keys: LtiOutcome;
  /** Of a tool: whether a login that begins there comes back here. `null` for a platform. */
  login: LtiOutcome | null;
}

/** For whoever manages the whole platform; all others are refused. */
export interface LtiPort {
  /** Those in force, oldest first. */
  registrations(options?: CallOptions): Promise<Answer<{ ours: LtiAddresses; items: LtiRegistration[] }>>;
  /**
   * Rejects with `conflict` where the other side is registered already, with `invalid-request` where an address is not public.
   * `key` is a UUID made when the person acted: the same key has the effect of one request.
   */
  register(draft: LtiDraft, key: string): Promise<LtiRegistration>;
  /** Which side it is stays. */
  changeRegistration(registrationId: string, draft: LtiDraft): Promise<LtiRegistration>;
  /** Nothing is launched by it any more; what it brought stays. */
  endRegistration(registrationId: string): Promise<void>;
  /** Tries whether the other side answers as it must. */
  checkRegistration(registrationId: string, options?: CallOptions): Promise<LtiCheck>;
}
