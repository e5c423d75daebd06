/** The foundation: how fast it starts, what it carries, and what a pupil on a bad line waits for. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../tools/postgres.ts';
import { freePort, startService } from '../../tools/run-service.ts';
import type { Figure, Room } from '../figure.ts';
import { startBare } from './bare.ts';
import { openStreams, reads, writes } from './load.ts';
import { visits } from './visit.ts';

const start = new URL('../../tools/start.ts', import.meta.url).pathname;

export const room: Room = {
  settings: {
    service: 'one process, RATE_LIMIT=0, LOG_LEVEL=warn, 10 connections to a PostgreSQL on the same machine',
    load: 'autocannon with 16 connections, 8 s after a warm-up; the load runs on the same cores',
    visit: '256 kbit/s down and up, 400 ms round trips, 4× slower processor, 360×640, Chromium',
  },
  async *measure() {
    yield* starts();
    await using postgres = await startPostgres();
    const service = await startService({ DATABASE_URL: postgres.url, RATE_LIMIT: '0' });
    try {
      await using bare = await startBare(postgres.url);
      yield* reads(service, bare.url);
      yield* writes(service, postgres.url);
      yield* openStreams(service);
      yield* visits(service.origin);
    } finally {
      await service.remove();
    }
  },
};

/** From the command until the app answers: on an empty data folder, and afterwards. */
async function* starts(): AsyncIterable<Figure> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ls-bench-'));
  try {
    yield { name: 'npm start on an empty data folder, app answers', value: await timeStart(folder), unit: 's', goal: { atMost: 20 } };
    yield { name: 'npm start afterwards, app answers', value: await timeStart(folder), unit: 's', goal: { atMost: 3 } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeStart(folder: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' },
    stdio: 'ignore',
  });
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } }).catch(() => undefined);
      if (answer?.ok) return (performance.now() - begun) / 1000;
      if (performance.now() - begun > 120_000) throw new Error('The app did not answer within two minutes.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
  }
}
