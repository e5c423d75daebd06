/** The picker's catalogue: how good its search is, and how fast at a hundred thousand resources and at a million. */
import pg from 'pg';
import { openTemporary } from '../../service/src/database/pglite.ts';
import { openPostgres } from '../../service/src/database/postgres.ts';
import { startPostgres } from '../../tools/postgres.ts';
import { buildIfStale } from '../../tools/build/fresh.ts';
import { startService } from '../../tools/run-service.ts';
import type { Figure, Room } from '../figure.ts';
import { held } from './held.ts';
import { inThePage } from './page.ts';
import { quality } from './quality.ts';
import { enlarge, speed } from './speed.ts';

const large = 100_000;
const huge = 1_000_000;

export const room: Room = {
  settings: {
    service: 'its app without a network, one process, questions one after another; PostgreSQL on the same machine',
    catalogue: 'made from the curriculum of the demo county, each topic taught again and again by others',
    page: `the demo county with ${large} resources more, on PGlite, over loopback; 4× slower processor, 1366×768, Chromium`,
    million: 'PostgreSQL alone; takes about five minutes, BENCH_MILLION=0 leaves it out',
  },
  parts: ['page', 'held', 'quality', 'large', 'million'],
  async *measure(part) {
    const wants = (name: string): boolean => part === undefined || part === name;
    if (wants('page')) yield* page();
    if (wants('held')) yield* held();
    if (part === 'page' || part === 'held') return;
    await using postgres = await startPostgres({ shared_buffers: '512MB', max_wal_size: '4GB' });
    if (wants('quality')) yield* quality(await databaseOn(postgres.url, 'quality'));
    if (wants('large')) yield* ofLarge(postgres.url);
    if (part === 'million' || (part === undefined && process.env['BENCH_MILLION'] !== '0')) yield* ofMillion(postgres.url);
  },
};

async function* ofLarge(server: string): AsyncIterable<Figure> {
  const url = await databaseOn(server, 'large');
  const goals = { search: 60, facets: 150, suggestions: 25 };
  yield* speed('PostgreSQL', () => openPostgres(url), { count: large, rounds: 4, goals });
  yield* speed('PGlite', openTemporary, { count: large, rounds: 4, goals });
}

/** Asked less often than the others: what is measured stays well below a quarter of an hour. */
async function* ofMillion(server: string): AsyncIterable<Figure> {
  const url = await databaseOn(server, 'huge');
  yield* speed('PostgreSQL', () => openPostgres(url), { count: huge, rounds: 2, goals: { search: 150, facets: 150, suggestions: 25 } });
}

/** An empty database of that name on the server. */
async function databaseOn(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** What a teacher waits for in the browser: in a county whose catalogue has become large. */
async function* page(): AsyncIterable<Figure> {
  await buildIfStale();
  const service = await startService({ RATE_LIMIT: '0' });
  try {
    await service.stop();
    await enlarge(service.folder, large);
    await service.restart();
    yield* inThePage(service.origin);
  } finally {
    await service.remove();
  }
}
