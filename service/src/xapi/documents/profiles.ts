/** Documents about an activity, which are everybody's, and about an agent, which are the agent's own. */
import * as v from 'valibot';
import { ProblemError } from '../../http/problem.ts';
import { isSame } from '../caller.ts';
import { AgentParameter, parameterProblem, parseQuery, type XapiRequest } from '../request.ts';
import { identifierOf } from '../statement/actor.ts';
import { Iri, Moment } from '../statement/values.ts';
import { preferencesName } from '../../cmi5/words.ts';
import { requirePreferences } from '../../cmi5/preferences.ts';
import { answerDocument, type Target } from './answer.ts';
import { ownerOf } from './document.ts';
import { DocumentName } from './name.ts';

const common = { profileId: v.optional(DocumentName), since: v.optional(Moment) };
interface Wanted {
  profileId?: string | undefined;
  since?: string | undefined;
}
const ActivityQuery = v.strictObject({ activityId: Iri, ...common });
const AgentQuery = v.strictObject({ agent: AgentParameter, ...common });

/** Only the tenant's tools write what everybody reads. */
export async function answerActivityProfile(call: XapiRequest): Promise<Response> {
  const { activityId, ...query } = parseQuery(ActivityQuery, call.query);
  if (call.method !== 'GET' && call.caller.kind !== 'client') throw new ProblemError('forbidden');
  return answer(call, ownerOf('activity', activityId), query);
}

export async function answerAgentProfile(call: XapiRequest): Promise<Response> {
  const { agent, ...query } = parseQuery(AgentQuery, call.query);
  if (call.caller.kind !== 'client' && !isSame(call.caller.agent, agent)) throw new ProblemError('forbidden');
  const identifier = identifierOf(agent);
  if (identifier === null) throw parameterProblem('agent');
  const isPreferences = call.caller.kind === 'session' && query.profileId === preferencesName;
  if (isPreferences && call.method === 'GET') await call.caller.session.noteAsked(call.db, 'preferences');
  return answer(call, ownerOf('agent', identifier), query, isPreferences ? requirePreferences : undefined);
}

async function answer(call: XapiRequest, owner: string, { profileId, since }: Wanted, checkContent?: Target['checkContent']): Promise<Response> {
  if (profileId === undefined && call.method !== 'GET') throw parameterProblem('profileId');
  if (since !== undefined && (profileId !== undefined || call.method !== 'GET')) throw parameterProblem('since');
  const place = { tenantId: call.caller.tenantId, owner, registration: '' };
  const unless = call.version === '1.0.3' ? 'refuse' : 'create';
  return answerDocument(call, { place, name: profileId, since, personId: call.caller.personId, unless, ...(checkContent && { checkContent }) });
}
