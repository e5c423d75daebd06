/** Starts the service as a person would, on a data folder of its own, and ends it by its process id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { optionsOfStarted } from '../service/src/testing/short-lived.ts';
import { freePort } from './free-port.ts';

export interface RunningService {
  readonly origin: string;
  /** The data folder. Open its database only while the service is stopped. */
  readonly folder: string;
  readonly process: ChildProcess;
  /** Its data folder, with the keys of its demo tokens. */
  readonly dataFolder: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same data folder and port. */
  restart(): Promise<void>;
  /** Stops it and takes its data folder away. */
  remove(): Promise<void>;
}

const main = new URL('../service/src/main.ts', import.meta.url).pathname;

/** A service with the demo county, ready to be used; on an empty data folder, unless one is given, which becomes the service's. */
export async function startService(settings: Record<string, string> = {}, given?: string): Promise<RunningService> {
  const folder = given ?? (await mkdtemp(path.join(os.tmpdir(), 'ls-journey-')));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child = launch();

  function launch(): ChildProcess {
    return spawn(process.execPath, [...optionsOfStarted(), main], {
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'warn', ...settings },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  await untilReady(origin);
  return {
    origin,
    folder,
    get process() {
      return child;
    },
    dataFolder: folder,
    stop,
    async restart() {
      await stop();
      child = launch();
      await untilReady(origin);
    },
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the first import is done. */
export async function untilReady(origin: string, patience = 120_000): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    try {
      const answer = await fetch(`${origin}/api/v1/session`);
      const session = (await answer.json()) as { state?: string };
      if (session.state === 'ready') return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The service at ${origin} was not ready within ${patience / 1000} s.`);
}
