/** Statements in: one by PUT under an id of its own, one or many by POST. */
import * as v from 'valibot';
import { header } from '../../../../contract/src/index.ts';
import { ProblemError } from '../../http/problem.ts';
import { parseValue } from '../../http/validate.ts';
import { readStatementBody } from '../attachments/body.ts';
import { storeAttachments } from '../attachments/store.ts';
import { checkSignatures } from '../attachments/signature.ts';
import { parseQuery, type XapiRequest } from '../request.ts';
import { recordStatements } from './record.ts';
import { statementSchemas, type Statement } from './schema.ts';
import { Uuid } from './values.ts';

const mostStatements = 1000;
const PutQuery = v.strictObject({ statementId: Uuid });
const PostQuery = v.strictObject({});

export async function putStatement(call: XapiRequest): Promise<Response> {
  const { statementId } = parseQuery(PutQuery, call.query);
  const body = await readStatementBody(call.request);
  requireUtc(call, body.value);
  const statement = parseValue(statementSchemas[call.version], body.value);
  if (statement.id !== undefined && statement.id !== statementId) throw idProblem('/id');
  await store(call, [{ ...statement, id: statementId }], body.parts);
  return new Response(null, { status: 204 });
}

export async function postStatements(call: XapiRequest): Promise<Response> {
  parseQuery(PostQuery, call.query);
  const body = await readStatementBody(call.request);
  requireUtc(call, body.value);
  const schema = statementSchemas[call.version];
  const statements = Array.isArray(body.value)
    ? parseValue(v.pipe(v.array(schema), v.maxLength(mostStatements)), body.value)
    : [parseValue(schema, body.value)];
  const ids = statements.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size < ids.length) throw idProblem('/');
  return Response.json(await store(call, statements, body.parts));
}

async function store({ db, caller, version, request }: XapiRequest, statements: Statement[], parts: Map<string, Uint8Array>): Promise<string[]> {
  await checkSignatures(statements, parts, version);
  return db.transaction().execute(async (transaction) => {
    await storeAttachments(transaction, caller.tenantId, statements, parts);
    if (statements.length === 0) return [];
    return recordStatements(transaction, caller, statements, {
      version,
      functionId: request.headers.get(header.functionId)?.slice(0, 16) ?? null,
      sentAt: request.headers.get(header.sentAt),
    });
  });
}

/** A launched course tells its times in UTC (cmi5 9.7); parsing would hide where they came from. @throws ProblemError forbidden */
function requireUtc({ caller }: XapiRequest, value: unknown): void {
  if (caller.kind !== 'session') return;
  const Timed = v.object({ timestamp: v.pipe(v.string(), v.regex(/(Z|[+]00:?00)$/i)) });
  if (!v.is(v.array(Timed), Array.isArray(value) ? value : [value])) throw new ProblemError('forbidden');
}

function idProblem(pointer: string): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer, rule: 'xapi-statement-id' }] });
}
