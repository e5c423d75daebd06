/** What an activity remembers of an agent, such as the page where a course was left. */
import * as v from 'valibot';
import { header } from '../../../../contract/src/index.ts';
import { launchDataName } from '../../cmi5/words.ts';
import { ProblemError } from '../../http/problem.ts';
import { registrationOf } from '../../tincan/of-launch.ts';
import { identifierOf } from '../statement/actor.ts';
import { Iri, Moment, Uuid } from '../statement/values.ts';
import { isSame } from '../caller.ts';
import { AgentParameter, parameterProblem, parseQuery, type XapiRequest } from '../request.ts';
import { answerDocument } from './answer.ts';
import { deleteAll, ownerOf } from './document.ts';
import { DocumentName } from './name.ts';

const Query = v.strictObject({
  activityId: Iri,
  agent: AgentParameter,
  registration: v.optional(Uuid),
  stateId: v.optional(DocumentName),
  since: v.optional(Moment),
});
type Query = v.InferOutput<typeof Query>;

export async function answerState(call: XapiRequest): Promise<Response> {
  const asked = parseQuery(Query, call.query);
  const query = { ...asked, registration: registrationOf(call.caller, asked.registration) };
  requireOwn(call, query);
  const { activityId, agent, registration, stateId, since } = query;
  const identifier = identifierOf(agent);
  if (identifier === null) throw parameterProblem('agent');
  if (since !== undefined && (stateId !== undefined || call.method !== 'GET')) throw parameterProblem('since');
  const place = { tenantId: call.caller.tenantId, owner: ownerOf('state', activityId, identifier), registration };
  if (stateId === undefined && call.method === 'DELETE') {
    await deleteAll(call.db, place);
    return new Response(null, { status: 204 });
  }
  if (stateId === undefined && call.method !== 'GET') throw parameterProblem('stateId');
  // Version 1.0.3 lets a state be overwritten blindly, and its players do.
  const unless = call.version === '1.0.3' ? 'overwrite' : 'create';
  if (call.caller.kind === 'session' && stateId === launchDataName) await call.caller.session.noteAsked(call.db, 'launchData');
  const writtenAt = call.method === 'GET' ? null : readWrittenAt(call.request.headers);
  return answerDocument(call, { place, name: stateId, since, personId: call.caller.personId, unless, writtenAt });
}

/**
 * When a state that comes late was written, by our clock; it is never in the future, nor before there were clocks to say so.
 * @throws ProblemError invalid-request
 */
function readWrittenAt(headers: Headers): string | null {
  const [written = null, sent = null] = [header.writtenAt, header.sentAt].map((name) => {
    const said = v.safeParse(v.nullable(Moment), headers.get(name));
    if (!said.success) throw new ProblemError('invalid-request', { errors: [{ pointer: name, rule: 'iso_timestamp' }] });
    return said.output === null ? null : Date.parse(said.output);
  });
  if (written === null) return null;
  const now = Date.now();
  return new Date(Math.max(0, Math.min(now, written + (sent === null ? 0 : now - sent)))).toISOString();
}

/** @throws ProblemError forbidden for the state of somebody else, of another launch, or what the space itself wrote */
function requireOwn({ caller, method }: XapiRequest, { agent, registration, stateId }: Query): void {
  if (caller.kind === 'client') return;
  if (!isSame(caller.agent, agent)) throw new ProblemError('forbidden');
  if (caller.kind === 'person') return;
  const isOurs = method !== 'GET' && (stateId === undefined || stateId === launchDataName);
  if (registration !== caller.session.registration || isOurs) throw new ProblemError('forbidden');
}
