/** One running service: database, app and server, opened in this order and closed in the other. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { isLoopback, type Config } from './config.ts';
import { createContentApp } from './content/content-app.ts';
import type { Carrier } from './database/carrier.ts';
import { openEmbedded } from './database/pglite.ts';
import { openPostgres } from './database/postgres.ts';
import { createApp } from './http/app.ts';
import { describeError } from './http/describe-error.ts';
import { planDemoImport } from './import/import-demo.ts';
import { openServices } from './services.ts';

/** Requests still running when the service is told to stop have this long. */
const graceMilliseconds = 10_000;

export interface RunningService {
  readonly url: string;
  /** Takes no new requests, lets running ones end, ends streams, closes the database. */
  stop(): Promise<void>;
}

/** Opens the database that the configuration names. */
export async function openCarrier(config: Config): Promise<Carrier> {
  return config.databaseUrl === null
    ? openEmbedded(config.dataFolder)
    : openPostgres(config.databaseUrl, { connections: config.databaseConnections });
}

/**
 * Starts the service and, where there is no tenant yet, imports the demo county while it already answers.
 * @throws when the port is taken or the database cannot be opened
 */
export async function startService(config: Config): Promise<RunningService> {
  const log = pino.destination({ dest: 1, sync: false });
  const logger = pino({ level: config.logLevel, base: null }, log);
  const carrier = await openCarrier(config);
  const services = await openServices(config, carrier, logger);
  const importDemo = await planDemoImport(services);
  const app = createApp(services);
  const contentApp = createContentApp(services);
  const fetch: Fetch = (request, bindings) => (services.content.isAsked(request) ? contentApp : app).fetch(request, bindings);
  const servers: Server[] = [];
  try {
    servers.push(await listen(fetch, config.host, config.port));
    const content = config.contentOrigin === null && isLoopback(config.host) ? await listenBeside(contentApp.fetch, config, portOf(servers[0])) : null;
    if (content !== null) servers.push(content);
    services.content.port = content && portOf(content);
  } catch (error) {
    for (const server of servers) server.close();
    await services.close();
    throw error;
  }
  const port = portOf(servers[0]);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  logger.info({ url, contentPort: services.content.port, database: carrier.kind, mode: config.issuer === null ? 'demo' : 'issuer', version: services.version }, 'ready');
  void services.catalogues.warm();
  const importing = importDemo?.().catch((error: unknown) => {
    logger.error(describeError(error), 'the demo county was not imported');
  });
  return {
    url,
    async stop() {
      const closed = Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
      services.feed.hub.close();
      const grace = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), graceMilliseconds);
      for (const server of servers) server.closeIdleConnections();
      await closed;
      clearTimeout(grace);
      await importing;
      await services.close();
      log.flushSync();
    },
  };
}

type Fetch = (request: Request, bindings: never) => Response | Promise<Response>;

async function listen(fetch: Fetch, hostname: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: fetch as never, hostname, port }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}

/** The second port: the one that is asked for; else the next, and where that is taken, any. */
async function listenBeside(fetch: Fetch, { host, contentPort }: Config, port: number): Promise<Server> {
  if (contentPort !== null) return listen(fetch, host, contentPort);
  return listen(fetch, host, port < 65535 ? port + 1 : 0).catch(() => listen(fetch, host, 0));
}

function portOf(server: Server | undefined): number {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
