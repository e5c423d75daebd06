/** What the store knows of an activity. */
import * as v from 'valibot';
import { parseQuery, type XapiRequest } from '../request.ts';
import { Iri } from '../statement/values.ts';
import { readDefinitions } from './definitions.ts';

const Query = v.strictObject({ activityId: Iri });

export async function answerActivity({ db, caller, query }: XapiRequest): Promise<Response> {
  const { activityId } = parseQuery(Query, query);
  const definition = (await readDefinitions(db, caller.tenantId, [activityId])).get(activityId);
  return Response.json({ objectType: 'Activity', id: activityId, ...(definition && { definition }) });
}
