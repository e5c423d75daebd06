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
const wantsHuge = process.env['BENCH_MILLION'] === '1';

export const room: Room = {
  settings: {
    service: 'its app without a network, one process, questions one after another; PostgreSQL on the same machine',
    catalogue: 'made from the curriculum of the demo county, each topic taught again and again by others',
    page: `the demo county with ${large} resources more, on PGlite, over loopback; 4× slower processor, 1366×768, Chromium`,
    million: wantsHuge ? 'measured' : 'left out; BENCH_MILLION=1 measures it, which takes about ten minutes',
  },
  async *measure() {
    yield* page();
    yield* held();
    await using postgres = await startPostgres({ shared_buffers: '512MB', max_wal_size: '4GB' });
    yield* quality(await databaseOn(postgres.url, 'quality'));
    const url = await databaseOn(postgres.url, 'large');
    yield* speed('PostgreSQL', () => openPostgres(url), large, { search: 60, facets: 150, suggestions: 25 });
    yield* speed('PGlite', openTemporary, large, { search: 60, facets: 150, suggestions: 25 });
    if (!wantsHuge) return;
    const hugeUrl = await databaseOn(postgres.url, 'huge');
    yield* speed('PostgreSQL', () => openPostgres(hugeUrl), huge, { search: 150, facets: 150, suggestions: 25 });
  },
};

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
