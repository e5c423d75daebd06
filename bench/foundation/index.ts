/** The foundation: how fast it starts, what it carries, and what a pupil on a bad line waits for. */
import { startPostgres } from '../../tools/postgres.ts';
import { startService } from '../../tools/run-service.ts';
import type { Room } from '../figure.ts';
import { startBare } from './bare.ts';
import { openStreams, reads, writes } from './load.ts';
import { starts } from './start.ts';
import { visits } from './visit.ts';

export const room: Room = {
  settings: {
    start: 'npm start in a fresh checkout after npm ci: nothing built, no data; then once more',
    service: 'one process, RATE_LIMIT=0, LOG_LEVEL=warn, 10 connections to a PostgreSQL on the same machine',
    load: 'autocannon with 16 connections, 8 s after a warm-up; the load runs on the same cores',
    visit: '256 kbit/s down and up, 400 ms round trips, 4× slower processor, 360×640, Chromium; first visits: 3, each with cold caches, the middle one',
  },
  parts: ['start', 'load', 'streams', 'visit'],
  async *measure(part) {
    const wants = (name: string): boolean => part === undefined || part === name;
    if (wants('start')) yield* starts();
    if (part === 'start') return;
    await using postgres = await startPostgres();
    const service = await startService({ DATABASE_URL: postgres.url, RATE_LIMIT: '0' });
    try {
      if (wants('load')) {
        await using bare = await startBare(postgres.url);
        yield* reads(service, bare.url);
        yield* writes(service, postgres.url);
      }
      if (wants('streams')) yield* openStreams(service);
      if (wants('visit')) yield* visits(service.origin);
    } finally {
      await service.remove();
    }
  },
};
