/** The service itself behind the tests of a page, over HTTP; on the way, faults can be put and requests are written down. */
import { executeServerCommand } from '@web/test-runner-commands';
import { getResponse, http, HttpResponse, type HttpHandler } from 'msw';
import * as v from 'valibot';
import { basePath } from '../../../contract/src/headers.ts';
import type { RouteDefinition } from '../../../contract/src/route.ts';
import { createHttpPorts, type HttpOptions } from '../http/http-ports.ts';
import type { Failure } from '../memory/failures.ts';
import type { RemotePorts } from '../remote-ports.ts';
import { rest } from '../waiting.ts';
import { until } from './databases.ts';

const Tokens = v.record(v.string(), v.string());
const Standing = v.object({ stands: v.boolean() });
const OpenedCounty = v.object({ tenantId: v.string(), tokens: Tokens, endedTokens: Tokens });

/** A county at the service that no other test sees. */
export interface ServiceCounty {
  readonly tenantId: string;
  portsFor(personId: string, options?: HttpOptions): RemotePorts;
  token(personId: string): string;
  /** A token that was good until ten minutes ago. */
  endedToken(personId: string): string;
  /** Requests so far, oldest first. */
  readonly requests: Request[];
  /** The next request of this route is answered by the test, and does not reach the service. */
  answerInstead(route: RouteDefinition, answer: () => Response): void;
  fail(failure: Failure): void;
  /** Resolves when a line for changes stands. */
  listening(): Promise<void>;
  /** How many event streams the service holds open for a person. */
  openStreams(personId: string): Promise<number>;
}

/** The problem that the service would answer with such a code. */
export const problemResponse = (code: string, status: number): Response =>
  HttpResponse.json(
    { type: `urn:ls:problem:${code}`, code, status, title: `title of ${code}`, detail: `detail of ${code}`, action: `action of ${code}`, instance: 'request-1' },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );

export async function openCounty(): Promise<ServiceCounty> {
  await until(async () => v.parse(Standing, await executeServerCommand('service:stands')).stands);
  const { tenantId, tokens, endedTokens } = v.parse(OpenedCounty, await executeServerCommand('service:county'));
  const requests: Request[] = [];
  const faults: HttpHandler[] = [];
  let slowMs = 0;
  let streams = 0;

  /** The real `fetch`, unless a fault was put in its way. */
  const onTheWay: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    await rest(slowMs, request.signal);
    const response = (await getResponse(faults, request)) ?? (await fetch(input, init));
    if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) streams += 1;
    return response;
  };
  const token = (personId: string) => tokens[personId] ?? '';
  return {
    tenantId,
    requests,
    token,
    endedToken: (personId) => endedTokens[personId] ?? '',
    portsFor: (personId, options) =>
      createHttpPorts({ fetch: onTheWay, getToken: () => token(personId), language: () => 'en', ...options, changes: { lingerMs: 0, patienceMs: 0, ...options?.changes } }),
    answerInstead: (route, answer) => {
      const address = `*${basePath}${route.path.replace(/\{(\w+)\}/g, ':$1')}`;
      faults.push(http[route.method](address, answer, { once: true }));
    },
    fail: ({ delayMs = 0 }) => (slowMs = delayMs),
    listening: () => until(() => streams > 0),
    openStreams: async (personId) => v.parse(v.number(), await executeServerCommand('service:streams', { tenantId, personId })),
  };
}
