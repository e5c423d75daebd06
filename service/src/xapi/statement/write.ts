/** Statements in: one by PUT under an id of its own, one or many by POST. */
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { header } from '../../../../contract/src/index.ts';
import { requireCollected } from '../../authorisation/collected.ts';
import { ProblemError } from '../../http/problem.ts';
import { parseValue } from '../../http/validate.ts';
import { ofLaunch } from '../../tincan/of-launch.ts';
import { readStatementBody } from '../attachments/body.ts';
import { requireFiles, storeAttachments } from '../attachments/store.ts';
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

async function store({ db, records, caller, version, request }: XapiRequest, sent: Statement[], parts: Map<string, Uint8Array>): Promise<string[]> {
  await checkSignatures(sent, parts, version);
  requireFiles(sent, parts);
  if (sent.length === 0) return [];
  requireIds(caller, sent);
  await requireCollected(db, caller, sent);
  const delivery = {
    author: caller,
    statements: sent.map((statement) => ({ ...ofLaunch(caller, statement), id: statement.id ?? uuidv7() })),
    version,
    functionId: request.headers.get(header.functionId)?.slice(0, 16) ?? null,
    sentAt: request.headers.get(header.sentAt),
  };
  // What comes with files, or is judged by the state of a launch, is a transaction by itself.
  if (parts.size === 0 && caller.kind !== 'session') return records.add(caller.tenantId, delivery);
  return db.transaction().execute(async (transaction) => {
    await storeAttachments(transaction, caller.tenantId, parts);
    const [ids = []] = await recordStatements(transaction, caller.tenantId, [delivery]);
    return ids;
  });
}

/** A launched course tells its times in UTC (cmi5 9.7); parsing would hide where they came from. @throws ProblemError forbidden */
function requireUtc({ caller }: XapiRequest, value: unknown): void {
  if (caller.kind !== 'session' || caller.session.protocol !== 'cmi5') return;
  const Timed = v.object({ timestamp: v.pipe(v.string(), v.regex(/(Z|[+]00:?00)$/i)) });
  if (!v.is(v.array(Timed), Array.isArray(value) ? value : [value])) throw new ProblemError('forbidden');
}

/** A launched course names its statements itself (cmi5 9.1): only so is one that is sent again the same. @throws ProblemError forbidden */
function requireIds(caller: XapiRequest['caller'], sent: readonly Statement[]): void {
  const isCmi5 = caller.kind === 'session' && caller.session.protocol === 'cmi5';
  if (isCmi5 && sent.some(({ id }) => id === undefined)) throw new ProblemError('forbidden');
}

function idProblem(pointer: string): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer, rule: 'xapi-statement-id' }] });
}
