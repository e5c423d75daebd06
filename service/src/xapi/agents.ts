/** An agent as a person object: what was asked with, and no more. Who else somebody is stays in the space. */
import * as v from 'valibot';
import { AgentParameter, parseQuery, type XapiRequest } from './request.ts';

const Query = v.strictObject({ agent: AgentParameter });

export async function answerAgent({ query }: XapiRequest): Promise<Response> {
  const { name, mbox, mbox_sha1sum, openid, account } = parseQuery(Query, query).agent;
  const lists = Object.entries({ name, mbox, mbox_sha1sum, openid, account }).filter(([, value]) => value !== undefined);
  return Response.json({ objectType: 'Person', ...Object.fromEntries(lists.map(([key, value]) => [key, [value]])) as object });
}
