/** Speaking xAPI to a test service. */
import { createHash } from 'node:crypto';
import type { LrsClient } from '../config.ts';
import type { TestService } from './service.ts';

const secret = 'a secret of the tests';
/** A tool of each tenant of the test world. */
export const testClients: LrsClient[] = ['t1', 't2'].map((tenantId) => ({
  tenantId,
  name: `tool-${tenantId}`,
  secretHash: createHash('sha256').update(secret).digest('hex'),
}));
const basic = (name: string, word = secret) => `Basic ${Buffer.from(`${name}:${word}`).toString('base64')}`;

export interface XapiOptions {
  method?: string;
  query?: Record<string, string>;
  json?: unknown;
  body?: Uint8Array | string;
  headers?: Record<string, string>;
}

/** Sends a request as a person `tenant/person`, as a tool `tool-…`, or as nobody (null). */
export async function askXapi(service: TestService, who: string | null, path: string, { method = 'GET', query = {}, json, body, headers = {} }: XapiOptions = {}): Promise<Response> {
  const credentials = who?.startsWith('tool-') ? basic(who) : `Bearer ${await service.token(who ?? '')}`;
  const search = new URLSearchParams(query).toString();
  return service.fetch(
    new Request(`http://localhost/xapi${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: {
        'X-Experience-API-Version': '2.0.0',
        ...(who !== null && { Authorization: credentials }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
    }),
  );
}

/** The address of a person as an agent. */
export const agentOf = (person: string) => ({ objectType: 'Agent', account: { homePage: 'urn:ls:person', name: person } });

/** A statement that says little. */
export function said(person: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    actor: agentOf(person),
    verb: { id: 'http://adlnet.gov/expapi/verbs/experienced' },
    object: { id: 'https://example.org/a-page' },
    ...more,
  };
}

/** The ids of the statements that `who` finds. */
export async function findIds(service: TestService, who: string, query: Record<string, string> = {}): Promise<string[]> {
  const response = await askXapi(service, who, '/statements', { query });
  const { statements } = (await response.json()) as { statements: { id: string }[] };
  return statements.map(({ id }) => id);
}
