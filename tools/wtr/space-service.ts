import { getRequestListener } from '@hono/node-server';
import type { Middleware } from '@web/dev-server-core';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import * as v from 'valibot';
import { basePath } from '../../contract/src/index.ts';
import { openTemporary } from '../../service/src/database/pglite.ts';
import { makePushKeys } from '../../service/src/testing/push-service.ts';
import { openTestService, type TestService } from '../../service/src/testing/service.ts';
import { copierOf } from './copy-tenant.ts';
import { storeCounty } from './county.ts';

const Listener = v.object({ tenantId: v.string(), personId: v.string() });

/** What a page gets of a county: a token for everybody in it, and one whose time is over. */
export interface OpenedCounty {
  readonly tenantId: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly endedTokens: Readonly<Record<string, string>>;
}

interface FirstCounty {
  readonly people: readonly string[];
  copy(tenantId: string): Promise<void>;
}

/** Below this path stands a proxy that gives an answer on when it has all of it, as many in front of old portals do. */
const collectingProxy = '/collecting-proxy';

async function throughProxy(request: Request, fetch: TestService['fetch']): Promise<Response> {
  const { status, headers, body } = await fetch(new Request(request.url.replace(collectingProxy, ''), request));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = body?.getReader();
  request.signal.addEventListener('abort', () => void reader?.cancel().catch(() => undefined), { once: true });
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) pieces.push(read.value);
  return new Response(pieces.length === 0 ? null : new Blob(pieces), { status, headers });
}

/**
 * The service itself, on its embedded database, behind the test pages' own address: their requests and event streams
 * reach the app object that `npm start` serves. Opened when a test first asks for a county.
 */
export function spaceService(): { middleware: Middleware; plugin: TestRunnerPlugin } {
  let opened: Promise<TestService> | undefined;
  let first: Promise<FirstCounty> | undefined;
  let isThere = false;
  let counties = 0;
  const open = () => (opened ??= openTestService({ name: 'PGlite', open: openTemporary }, { push: { ...makePushKeys(), subject: 'mailto:it@county.example', origins: ['https://push.invalid'] } }));

  /** Rows are made once; each test gets a copy of them that no other test sees. */
  async function storeFirst(): Promise<FirstCounty> {
    const { carrier } = (await open()).services;
    const people = await storeCounty(carrier, 'yunling');
    return { people, copy: await copierOf(carrier.db, 'yunling') };
  }
  /** A page gives up a command after 20 s, and on a busy machine the first county takes longer: it asks for this one until it is there. */
  function firstCounty(): Promise<FirstCounty> {
    if (first === undefined) {
      first = storeFirst();
      // What went wrong is told to whoever opens a county.
      void first.catch(() => undefined).then(() => (isThere = true));
    }
    return first;
  }
  async function openCounty(): Promise<OpenedCounty> {
    const service = await open();
    const { people, copy } = await firstCounty();
    const tenantId = `yunling-${(counties += 1)}`;
    await copy(tenantId);
    const tokens = async (lifetime?: string) =>
      Object.fromEntries(await Promise.all(people.map(async (id) => [id, await service.token(`${tenantId}/${id}`, lifetime)] as const)));
    return { tenantId, tokens: await tokens(), endedTokens: await tokens('-10m') };
  }
  async function countStreams(payload: unknown): Promise<number> {
    const { tenantId, personId } = v.parse(Listener, payload);
    return (await open()).services.feed.streams.countOf(tenantId, personId);
  }
  return {
    middleware: async (context, next: () => Promise<void>) => {
      const isCollected = context.path.startsWith(`${collectingProxy}${basePath}/`);
      if (!isCollected && !context.path.startsWith(`${basePath}/`)) return next();
      context.respond = false;
      const { fetch } = await open();
      return getRequestListener((request) => (isCollected ? throughProxy(request, fetch) : fetch(request)))(context.req, context.res);
    },
    plugin: {
      name: 'space-service',
      executeCommand: ({ command, payload }) => {
        if (command === 'service:stands') {
          void firstCounty();
          return { stands: isThere };
        }
        if (command === 'service:county') return openCounty();
        return command === 'service:streams' ? countStreams(payload) : undefined;
      },
      serverStop: async () => (await opened)?.close(),
    },
  };
}
