/** Test services and tools that answer on real ports of this machine: both sides fetch each other's keys. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { TestService } from '../service.ts';

export interface Listening {
  url: string;
  close(): Promise<void>;
}

export async function listen(listener: RequestListener): Promise<Listening> {
  return opened(createServer(listener).listen(0, '127.0.0.1'));
}

/** The service as it is, over HTTP. */
export async function listenService(service: TestService): Promise<Listening> {
  return opened(serve({ fetch: (request: Request) => service.fetch(request, '127.0.0.1'), hostname: '127.0.0.1', port: 0 }) as Server);
}

async function opened(server: Server): Promise<Listening> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
