/** OpenID Connect by authorization code with PKCE (RFC 6749, RFC 7636, RFC 9700). Fetched only where an issuer is used. */
import {
  None,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  validateAuthResponse,
  type AuthorizationServer,
  type Client,
  type TokenEndpointResponse,
} from 'oauth4webapi';
import { returnAddress, type Departure, type Return } from './departure.ts';
import { ask, judge } from './judge.ts';
import { SignInProblem } from './problem.ts';

/** An issuer, and what the app is called there. */
export interface Registration {
  readonly issuer: string;
  readonly clientId: string;
}

/** What an issuer gave for the person, in memory and nowhere else. */
export interface Held {
  readonly accessToken: string;
  /** When the token ends by `performance.now()`, which nobody can set wrong. */
  readonly endsAt: number;
  /** From when on another is to be had, a little earlier. */
  readonly staleAt: number;
  readonly refreshToken: string | undefined;
}

/** Where to go to sign in, and what to remember of it. */
export interface WayOut {
  readonly address: string;
  readonly departure: Omit<Departure, 'place'>;
}

/** `none`: only when the person is signed in there already. `login`: ask again, though somebody is. */
export type Prompt = 'none' | 'login';

/** Clocks of school computers are often a little wrong. */
const toleranceSeconds = 60;
/** A token is replaced so long before its end, or after half its life when that is short. */
const marginMs = 30_000;
const scope = 'openid';

/** The way to the issuer's sign-in page. It is asked first, so that nobody is sent to where nothing answers. */
export const wayIn = judged(async (registration: Registration, prompt?: Prompt): Promise<WayOut> => {
  // Web pages over plain HTTP have no SHA-256.
  if (!isSecureContext) throw new SignInProblem('insecure');
  const { authorization_endpoint: endpoint } = await discover(registration);
  if (endpoint === undefined) throw new SignInProblem('closed');
  const departure = { state: generateRandomState(), nonce: generateRandomNonce(), verifier: generateRandomCodeVerifier() };
  const address = new URL(endpoint);
  const parameters = {
    client_id: registration.clientId,
    redirect_uri: returnAddress(),
    response_type: 'code',
    scope,
    state: departure.state,
    nonce: departure.nonce,
    code_challenge: await calculatePKCECodeChallenge(departure.verifier),
    code_challenge_method: 'S256',
    ...(prompt === undefined ? {} : { prompt }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return { address: address.href, departure };
});

/** Redeems the code of an answer to a departure of this window. */
export const redeem = judged(async (registration: Registration, { parameters, departure }: Return): Promise<Held> => {
  // Before anything else: an answer that nobody here asked for must not sign anybody in, nor reach the issuer.
  if (departure === undefined || parameters.get('state') !== departure.state) throw new SignInProblem('foreign');
  const server = await discover(registration);
  const client = clientOf(registration);
  const valid = validateAuthResponse(server, client, parameters, departure.state);
  const response = await authorizationCodeGrantRequest(server, client, None(), valid, returnAddress(), departure.verifier, optionsFor(registration));
  return held(await processAuthorizationCodeResponse(server, client, response, { expectedNonce: departure.nonce, requireIdToken: true }));
});

/** A newer token without leaving the page, where the issuer gave the means. */
export const renew = judged(async (registration: Registration, refreshToken: string): Promise<Held> => {
  const server = await discover(registration);
  const client = clientOf(registration);
  const response = await refreshTokenGrantRequest(server, client, None(), refreshToken, optionsFor(registration));
  return held(await processRefreshTokenResponse(server, client, response), refreshToken);
});

/** Where the person signs out at the issuer too, if it has such a page. No token goes along, since it is an address. */
export const wayOut = judged(async (registration: Registration): Promise<string | undefined> => {
  const { end_session_endpoint: endpoint } = await discover(registration);
  if (endpoint === undefined) return undefined;
  const address = new URL(endpoint);
  address.searchParams.set('client_id', registration.clientId);
  address.searchParams.set('post_logout_redirect_uri', new URL('/', location.origin).href);
  return address.href;
});

async function discover(registration: Registration): Promise<AuthorizationServer> {
  const issuer = new URL(registration.issuer);
  const response = await discoveryRequest(issuer, { algorithm: 'oidc', ...optionsFor(registration) });
  return processDiscoveryResponse(issuer, response);
}

function clientOf({ clientId }: Registration): Client {
  return { client_id: clientId, token_endpoint_auth_method: 'none', [clockTolerance]: toleranceSeconds };
}

/** Plain HTTP is for an issuer on this very machine, which is how it is tried out. */
function optionsFor({ issuer }: Registration) {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(issuer).hostname);
  return { [allowInsecureRequests]: isLocal, [customFetch]: ask };
}

function held({ access_token: accessToken, expires_in: seconds, refresh_token: refreshToken }: TokenEndpointResponse, earlier?: string): Held {
  const lifeMs = seconds === undefined ? Infinity : seconds * 1000;
  const endsAt = performance.now() + lifeMs;
  return { accessToken, endsAt, staleAt: endsAt - Math.min(marginMs, lifeMs / 2), refreshToken: refreshToken ?? earlier };
}

/** The same work, with its errors named. */
function judged<Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>): (...given: Given) => Promise<Result> {
  return async (...given) => {
    try {
      return await work(...given);
    } catch (error) {
      throw judge(error);
    }
  };
}
