/** Statements out: one by its id, or a page of those that fit. */
import * as v from 'valibot';
import { decodeCursor, encodeCursor } from '../../features/cursor.ts';
import { ProblemError } from '../../http/problem.ts';
import { withAttachments } from '../attachments/answer.ts';
import { AgentParameter, Flag, parameterProblem, parseQuery, type XapiRequest } from '../request.ts';
import { identifierOf } from './actor.ts';
import { formatStatements } from './format.ts';
import { markOf, type MarkKind } from './marks.ts';
import { findStatement, listStatements, type StatementFilter, type StatementRow } from './read.ts';
import { Iri, Moment, Uuid } from './values.ts';

const largestPage = 100;
const Cursor = v.strictTuple([Moment, v.number()]);

const presentation = {
  format: v.optional(v.picklist(['ids', 'exact', 'canonical']), 'exact'),
  attachments: v.optional(Flag, 'false'),
};
const OneQuery = v.strictObject({ statementId: v.optional(Uuid), voidedStatementId: v.optional(Uuid), ...presentation });
const ListQuery = v.strictObject({
  agent: v.optional(AgentParameter),
  verb: v.optional(Iri),
  activity: v.optional(Iri),
  registration: v.optional(Uuid),
  related_activities: v.optional(Flag, 'false'),
  related_agents: v.optional(Flag, 'false'),
  since: v.optional(Moment),
  until: v.optional(Moment),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), '0'),
  ascending: v.optional(Flag, 'false'),
  cursor: v.optional(v.string()),
  ...presentation,
});
type ListQuery = v.InferOutput<typeof ListQuery>;
type Presentation = Pick<ListQuery, 'format' | 'attachments'>;

export async function getStatements(call: XapiRequest): Promise<Response> {
  const { statementId, voidedStatementId } = call.query;
  if (statementId !== undefined && voidedStatementId !== undefined) throw parameterProblem('voidedStatementId');
  return statementId === undefined && voidedStatementId === undefined ? list(call) : one(call);
}

async function one(call: XapiRequest): Promise<Response> {
  const { statementId, voidedStatementId, ...look } = parseQuery(OneQuery, call.query);
  const row = await findStatement(call.db, call.caller, statementId ?? voidedStatementId ?? '', statementId === undefined);
  if (row === undefined) throw new ProblemError('not-found');
  const [statement = row.body] = await present(call, [row], look);
  return answer(call, [row], look, statement, row.stored_at);
}

async function list(call: XapiRequest): Promise<Response> {
  const query = parseQuery(ListQuery, call.query);
  const size = query.limit === 0 ? largestPage : Math.min(query.limit, largestPage);
  const found = await listStatements(call.db, call.caller, { ...filterOf(query), limit: size + 1 });
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const body = {
    statements: await present(call, rows, query),
    more: found.length > size && last !== undefined ? moreAddress(call, last) : '',
  };
  const newest = query.ascending ? last : rows[0];
  return answer(call, rows, query, body, newest?.stored_at);
}

function filterOf({ agent, verb, activity, registration, since, until, ascending, ...query }: ListQuery): Omit<StatementFilter, 'limit'> {
  const after = decodeCursor(query.cursor, Cursor);
  const related: [MarkKind, string | null | undefined, boolean][] = [
    ['agent', agent && identifierOf(agent), query.related_agents],
    ['activity', activity, query.related_activities],
  ];
  // A group without an identifier is nobody whom one could look for.
  if (agent !== undefined && identifierOf(agent) === null) throw parameterProblem('agent');
  const marks: string[] = [];
  const anyOf: string[][] = [];
  if (verb !== undefined) marks.push(markOf('verb', verb));
  if (registration !== undefined) marks.push(markOf('registration', registration));
  for (const [kind, value, isRelated] of related) {
    if (value === null || value === undefined) continue;
    if (isRelated) anyOf.push([markOf(kind, value), markOf(`${kind}*` as MarkKind, value)]);
    else marks.push(markOf(kind, value));
  }
  return { marks, anyOf, since, until, isAscending: ascending, after: after === undefined ? null : { storedAt: after[0], seq: after[1] } };
}

/** The whole query again, and where it goes on. */
function moreAddress({ request, query }: XapiRequest, { stored_at, seq }: StatementRow): string {
  const next = new URLSearchParams({ ...query, cursor: encodeCursor([stored_at, seq]) });
  return `${new URL(request.url).pathname}?${next.toString()}`;
}

async function present({ db, caller, request }: XapiRequest, rows: readonly StatementRow[], { format }: Presentation): Promise<Record<string, unknown>[]> {
  const bodies = rows.map(({ body }) => body);
  if (format === 'exact') return bodies;
  return formatStatements(db, caller.tenantId, bodies, format, request.headers.get('accept-language'));
}

async function answer(call: XapiRequest, rows: readonly StatementRow[], { attachments }: Presentation, body: unknown, modified: string | undefined): Promise<Response> {
  const response = attachments ? await withAttachments(call, rows.map((row) => row.body), body) : Response.json(body);
  if (modified !== undefined) response.headers.set('Last-Modified', new Date(modified).toUTCString());
  return response;
}
