/** Parses parameters, query and body with the schemas of a route. */
import * as v from 'valibot';
import type { RouteDefinition, RouteInput } from '../../../contract/src/index.ts';
import { ProblemError, type BrokenRule } from './problem.ts';
import { isStorable } from './storable.ts';

/** Whoever broke more rules than this learns the rest after mending these. */
const mostErrors = 50;
/** Of each place the first broken rule is told; the others follow from it. */
const oneRuleEach = { abortPipeEarly: true };

export interface RawInput {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

/**
 * The parsed input of a route.
 * @throws ProblemError invalid-request, naming the broken rules; invalid-encoding; not-found when an id in the path has no
 *   valid form
 */
export function parseInput<Route extends RouteDefinition>(route: Route, raw: RawInput): RouteInput<Route> {
  const params = route.params && v.safeParse(route.params, raw.params);
  if (params?.success === false) throw new ProblemError('not-found');
  if (!Object.values(raw.query).every(isStorable)) throw new ProblemError('invalid-encoding');
  const query = route.query && v.safeParse(route.query, raw.query, oneRuleEach);
  const body = route.body && v.safeParse(route.body, raw.body, oneRuleEach);
  const errors = [
    ...(query?.success === false ? query.issues.map((issue) => describe(issue, '')) : []),
    ...(body?.success === false ? body.issues.map((issue) => describe(issue, '/')) : []),
  ];
  if (errors.length > 0) throw invalid(errors);
  // Each part is the output of the route's own schema, which is what the type says; TypeScript cannot follow it there.
  return { params: params?.output, query: query?.output, body: body?.output } as RouteInput<Route>;
}

/**
 * The parsed value.
 * @param prefix what stands before the path of a broken place: `/` for a body, nothing for a query
 * @throws ProblemError invalid-request, naming the broken rules
 */
export function parseValue<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown, prefix = '/'): Output {
  const parsed = v.safeParse(schema, value, oneRuleEach);
  if (parsed.success) return parsed.output;
  throw invalid(parsed.issues.map((issue) => describe(issue, prefix)));
}

function invalid(errors: readonly BrokenRule[]): ProblemError {
  return new ProblemError('invalid-request', { errors: errors.slice(0, mostErrors) });
}

function describe(issue: v.BaseIssue<unknown>, prefix: string): BrokenRule {
  const path = (issue.path ?? []).map(({ key }) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  const isMissing = issue.kind === 'schema' && issue.received === 'undefined';
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  return { pointer: prefix + path.join('/'), rule: isMissing ? 'missing' : isUnknown ? 'unknown' : issue.type };
}
