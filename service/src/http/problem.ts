/** Errors that a caller is told about, as problem details (RFC 9457). */
import type { Problem, ProblemCode } from '../../../contract/src/index.ts';
import { texts, type Language } from './language.ts';
import { sentenceOf } from './sentence.ts';

const statuses: Record<ProblemCode, number> = {
  'invalid-request': 400,
  'invalid-json': 400,
  'invalid-encoding': 400,
  'body-too-large': 413,
  'not-signed-in': 401,
  'token-expired': 401,
  'token-invalid': 401,
  'person-unknown': 403,
  'identity-unknown': 403,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'not-used': 409,
  'not-shared': 404,
  'content-origin-missing': 409,
  'precondition-failed': 412,
  'conversation-closed': 409,
  muted: 403,
  blocked: 403,
  'slow-down': 429,
  'results-to-all': 409,
  'option-full': 409,
  'answers-closed': 409, 'leave-decided': 409,
  'course-group-closed': 409, 'course-not-satisfied': 409,
  'consent-missing': 403,
  'consent-changed': 409,
  'data-request-settled': 409,
  'own-resource-submitted': 409,
  'own-resource-incomplete': 409,
  'reviewer-missing': 409,
  'file-kind': 409,
  'book-refused': 409,
  'attachment-kind': 409,
  'attachment-too-large': 413,
  'too-late': 409,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 409,
  'too-many-requests': 429,
  importing: 503,
  unavailable: 503,
  internal: 500,
};

/** One place in the request that broke a rule; `rule` is a key of the locale files. */
export interface BrokenRule {
  pointer: string;
  rule: string;
  /** What the sentence needs. */
  params?: Record<string, string | number>;
}

/** Thrown anywhere below a route; becomes the answer. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly BrokenRule[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, options: { errors?: readonly BrokenRule[]; headers?: Record<string, string> } = {}) {
    super(code);
    this.name = 'ProblemError';
    this.code = code;
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }
}

/** The answer for a problem, in the caller's language. `instance` is the request's id. */
export function problemResponse(error: ProblemError, language: Language, instance: string): Response {
  const { problems, rules, findings } = texts[language];
  const status = statuses[error.code];
  const body: Problem = {
    type: `urn:ls:problem:${error.code}`,
    code: error.code,
    status,
    ...problems[error.code],
    instance,
    ...(error.errors.length > 0 && {
      errors: error.errors.map(({ pointer, rule, params = {} }) => ({ pointer, message: rules[rule] ?? sentenceOf({ ...findings, other: rules.other }, rule, params) })),
    }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...error.headers,
    },
  });
}
