/** The line between a browser and the service: it can be cut, and what comes over it can be changed as a release changes it. */
import http from 'node:http';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';

type Change = (text: string) => string | Promise<string>;

export interface Line {
  /** Where the browser finds the service. */
  readonly origin: string;
  /** From now on nothing gets through, and what is under way ends. */
  cut(): void;
  mend(): void;
  /** Changes the text that is answered for a path, or holds it until a promise is kept; `undefined` lets it be. */
  change(path: string, change: Change | undefined): void;
  close(): Promise<void>;
}

export async function openLine(target: string): Promise<Line> {
  const { hostname, port } = new URL(target);
  const changes = new Map<string, Change>();
  const sockets = new Set<Socket>();
  let isCut = false;

  const server = http.createServer((request, response) => {
    const change = changes.get((request.url ?? '').split('?')[0] ?? '');
    const headers = { ...request.headers };
    if (change) {
      // A text that will be changed must come plain, and not as "not modified".
      delete headers['accept-encoding'];
      delete headers['if-none-match'];
    }
    const onward = http.request({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
      if (!change) {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        return;
      }
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => {
        response.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] });
        void Promise.resolve(change(text)).then((changed) => response.end(changed));
      });
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  server.on('connection', (socket) => {
    if (isCut) return void socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;

  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `http://127.0.0.1:${own}`,
    cut,
    mend: () => (isCut = false),
    change(path, change) {
      if (change) changes.set(path, change);
      else changes.delete(path);
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
