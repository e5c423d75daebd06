/** Finds out which problem stands behind an error of the library, of the issuer or of the network. */
import {
  AuthorizationResponseError,
  JWT_TIMESTAMP_CHECK,
  OperationProcessingError,
  RESPONSE_IS_NOT_CONFORM,
  ResponseBodyError,
  type CustomFetchOptions,
} from 'oauth4webapi';
import { SignInProblem, type SignInProblemCode } from './problem.ts';

/** Error codes of OAuth 2.0 and OpenID Connect that say more than that it went wrong. */
const answers: ReadonlyMap<string, SignInProblemCode> = new Map([
  ['access_denied', 'refused'],
  ['login_required', 'ended'],
  ['interaction_required', 'ended'],
  ['consent_required', 'ended'],
  ['account_selection_required', 'ended'],
  ['invalid_grant', 'used'],
  ['temporarily_unavailable', 'unreachable'],
  ['server_error', 'unreachable'],
  ['invalid_client', 'closed'],
  ['unauthorized_client', 'closed'],
  ['invalid_request', 'closed'],
  ['invalid_scope', 'closed'],
  ['invalid_target', 'closed'],
  ['unsupported_response_type', 'closed'],
]);

/** The problem behind whatever was thrown. */
export function judge(error: unknown): SignInProblem {
  if (error instanceof SignInProblem) return error;
  return new SignInProblem(codeOf(error));
}

function codeOf(error: unknown): SignInProblemCode {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return answers.get(error.error) ?? 'invalid';
  if (!(error instanceof OperationProcessingError)) return 'invalid';
  if (error.code === JWT_TIMESTAMP_CHECK) return 'clock';
  return error.code === RESPONSE_IS_NOT_CONFORM ? 'closed' : 'invalid';
}

/** A question as the library puts it. */
type Question = Pick<CustomFetchOptions<string, BodyInit | null | undefined>, 'body' | 'headers' | 'method' | 'redirect'>;

const patienceMs = 15_000;
const probePatienceMs = 5_000;

/**
 * `fetch` for questions to the issuer. A browser does not say whether a server is down or only does not answer pages of
 * this origin (CORS); what to do about it is not the same, so that is found out.
 * @throws SignInProblem `unreachable` | `closed`
 */
export async function ask(address: string, { body, headers, method, redirect }: Question): Promise<Response> {
  let answer: Response;
  try {
    const signal = AbortSignal.timeout(patienceMs);
    answer = await fetch(address, { method, headers, redirect, body: body ?? null, cache: 'no-store', credentials: 'omit', signal });
  } catch {
    throw new SignInProblem((await isThere(address)) ? 'closed' : 'unreachable');
  }
  if (answer.status >= 500) throw new SignInProblem('unreachable');
  return answer;
}

/** Whether a server answers there at all; what it says stays hidden from the page. */
async function isThere(address: string): Promise<boolean> {
  try {
    await fetch(address, { mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(probePatienceMs) });
    return true;
  } catch {
    return false;
  }
}
