/** A NATS server of our own, of the Debian package `nats-server`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program, or nothing where it is not installed. Debian keeps it where an ordinary user's PATH does not lead. */
export function findNatsServer(): string | undefined {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'].map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path));
}

export interface NatsServer {
  /** As `NATS_URL` takes it. */
  readonly url: string;
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
}

/** Starts a server on a free port of this machine, and resolves when it takes connections. */
export async function startNatsServer(): Promise<NatsServer> {
  const program = findNatsServer();
  if (program === undefined) throw new Error('NATS is not installed (Debian: apt-get install nats-server)');
  let port = -1;
  let server: ChildProcess;

  async function start(): Promise<void> {
    server = spawn(program ?? '', ['--addr', '127.0.0.1', '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    const child = server;
    port = await new Promise<number>((resolve, reject) => {
      let log = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        const listening = /Listening for client connections on 127\.0\.0\.1:(\d+)/.exec(log)?.[1];
        if (listening !== undefined && log.includes('Server is ready')) resolve(Number(listening));
      });
      child.once('exit', (code) => reject(new Error(`NATS ended with ${code} before it was ready: ${log}`)));
    });
  }
  async function stop(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    stop,
    async restart() {
      await stop();
      await start();
    },
  };
}
