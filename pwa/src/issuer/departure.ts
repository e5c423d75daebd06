/**
 * What must be remembered while the person is away at the issuer, and the answer with which they come back. None of it is
 * a token, none of it outlives the next start of a page, and the code leaves the address before anything else happens.
 */
import * as v from 'valibot';
import { SignInProblem } from './problem.ts';

const Departure = v.object({
  state: v.string(),
  nonce: v.string(),
  /** Proves that whoever redeems the code is who asked for it (PKCE). */
  verifier: v.string(),
  /** Where in the app the person was. A second slash would lead to another host. */
  place: v.pipe(v.string(), v.regex(/^\/(?!\/)/)),
});
export type Departure = v.InferOutput<typeof Departure>;

/** An answer of the issuer that this document was opened with. */
export interface Return {
  readonly parameters: URLSearchParams;
  /** Missing when this window began no sign-in: then the answer is somebody else's. */
  readonly departure: Departure | undefined;
}

const key = 'ls.app.departure/1';
/** Where the issuer sends people back to; registered there as the client's redirect address. */
const returnPath = '/sign-in';

/** The redirect address of this app. */
export function returnAddress(): string {
  return new URL(returnPath, location.origin).href;
}

/** Remembers a departure. @throws SignInProblem `storage` */
export function keepDeparture(departure: Departure): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(departure));
  } catch {
    throw new SignInProblem('storage');
  }
}

/** Gives the departure that was kept, and forgets it: it is good for one answer only. */
export function takeDeparture(): Departure | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const parsed = v.safeParse(Departure, JSON.parse(kept ?? 'null'));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the issuer's answer out of the address, and puts there where the person was before. */
export function takeReturn(): Return | undefined {
  const departure = takeDeparture();
  if (location.pathname !== returnPath) return undefined;
  const parameters = new URLSearchParams(location.search);
  history.replaceState(null, '', departure?.place ?? '/');
  return parameters.has('code') || parameters.has('error') ? { parameters, departure } : undefined;
}
