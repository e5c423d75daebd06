/** Errors as RFC 9457 problem details, in the caller's language. */
import * as v from 'valibot';

/** The codes that a client may branch on. Each has its texts in the service's locale files. */
export const problemCodes = [
  'invalid-request',
  'invalid-json',
  'invalid-encoding',
  'body-too-large',
  'not-signed-in',
  'token-expired',
  'token-invalid',
  'person-unknown',
  'identity-unknown',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'conflict',
  'not-used',
  'not-shared',
  'content-origin-missing',
  'precondition-failed',
  'conversation-closed',
  'muted',
  'blocked',
  'slow-down',
  'too-late',
  'results-to-all',
  'option-full',
  'answers-closed',
  'leave-decided',
  'course-group-closed',
  'course-not-satisfied',
  'consent-missing',
  'consent-changed',
  'data-request-settled',
  'own-resource-submitted',
  'own-resource-incomplete',
  'reviewer-missing',
  'file-kind',
  'book-refused',
  'attachment-kind',
  'attachment-too-large',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'too-many-requests',
  'importing',
  'unavailable',
  'internal',
] as const;

/** One place in the request that broke a rule. */
export const ProblemDetail = v.pipe(
  v.object({
    pointer: v.pipe(v.string(), v.description('JSON pointer, or the name of the parameter.'), v.examples(['/dueAt'])),
    message: v.string(),
  }),
  v.title('ProblemDetail'),
);

/** The body of every answer that is not a success (media type `application/problem+json`). */
export const Problem = v.pipe(
  v.object({
    type: v.pipe(v.string(), v.description('Stable address of this kind of problem.'), v.examples(['urn:ls:problem:not-found'])),
    code: v.picklist(problemCodes),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
    title: v.pipe(v.string(), v.description("What happened, in the caller's language."), v.examples(['没有找到'])),
    detail: v.pipe(v.string(), v.description('What it means here.')),
    action: v.pipe(v.string(), v.description('What the person can do now.')),
    instance: v.pipe(v.string(), v.description('Identifier of this request, to be quoted to support.')),
    errors: v.optional(v.array(ProblemDetail)),
  }),
  v.title('Problem'),
  v.description('Problem details of RFC 9457 with a stable code and what to do.'),
);
export type Problem = v.InferOutput<typeof Problem>;
export type ProblemCode = Problem['code'];
