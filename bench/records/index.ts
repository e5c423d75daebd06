/** The learning record store: how fast it takes records in, and whether ten million of them stand in anybody's way. */
import pg from 'pg';
import { startPostgres } from '../../tools/postgres.ts';
import { startService, type RunningService } from '../../tools/run-service.ts';
import { median, type Figure, type Room } from '../figure.ts';
import { batches, tool } from './batches.ts';
import { fill, type Filled } from './fill.ts';

const statements = Number(process.env['BENCH_STATEMENTS'] ?? 10_000_000);

export const room: Room = {
  settings: {
    service: 'one process, RATE_LIMIT=0, 10 connections to a PostgreSQL on the same machine, shared_buffers 1 GB, everything durable',
    batches: '50 statements a request from a tool, each of another learner with the progress that follows, 8 requests at a time, 15 s after a warm-up; the load runs on the same cores',
    statements: `${statements} of 20,000 learners in 50 resources each, with progress, made in the database; BENCH_STATEMENTS for fewer`,
  },
  async *measure() {
    await using postgres = await startPostgres({ shared_buffers: '1GB', max_wal_size: '8GB' });
    const service = await startService({ DATABASE_URL: postgres.url, RATE_LIMIT: '0', ...tool.environment });
    const client = new pg.Client(postgres.url);
    await client.connect();
    try {
      yield* batches(service, postgres.url, 'an empty store');
      const learners = await fill(client, service, statements);
      yield* positions(client, service, learners);
      yield* lists(service, learners);
      yield* batches(service, postgres.url, `a store of ${statements} statements`);
    } finally {
      await client.end();
      await service.remove();
    }
  },
};

/** Where a learner goes on: the row that the service reads, and the whole request. */
async function* positions(client: pg.Client, service: RunningService, { places, token }: Filled): AsyncIterable<Figure> {
  const inDatabase: number[] = [];
  const overHttp: number[] = [];
  for (let round = 0; round < 500; round += 1) {
    const { personId, resourceId } = places[Math.floor(Math.random() * places.length)] ?? { personId: '', resourceId: '' };
    const begun = performance.now();
    const values = [personId, resourceId];
    const { rows } = await client.query(
      `select position_seconds from progress where tenant_id = 'demo-yunling' and person_id = $1 and resource_id = $2 and task_id is null`,
      values,
    );
    const answered = performance.now();
    if (rows.length !== 1) throw new Error('The learner has no position: nothing was measured.');
    inDatabase.push(answered - begun);
    if (round % 5 > 0) continue;
    const authorization = `Bearer ${await token(personId)}`;
    const asked = performance.now();
    const response = await fetch(`${service.origin}/api/v1/progress?resourceId=${resourceId}`, { headers: { authorization } });
    await response.json();
    overHttp.push(performance.now() - asked);
    if (!response.ok) throw new Error(`The position was refused: ${response.status}`);
  }
  yield { name: 'last position of a learner, in the database', value: median(inDatabase), unit: 'ms', goal: { atMost: 5 } };
  yield { name: 'last position of a learner, in the database, 99th percentile', value: percentile(inDatabase, 99), unit: 'ms', goal: { atMost: 5 } };
  yield { name: 'last position of a learner, over HTTP, a person not seen before', value: median(overHttp), unit: 'ms' };
}

/** What a report asks for. */
async function* lists(service: RunningService, { places }: Filled): AsyncIterable<Figure> {
  const times: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const { personId, resourceId } = places[Math.floor(Math.random() * places.length)] ?? { personId: '', resourceId: '' };
    const agent = JSON.stringify({ account: { homePage: 'urn:ls:person', name: personId } });
    const query = new URLSearchParams({ agent, activity: `urn:ls:resource:${resourceId}`, limit: '20' }).toString();
    const begun = performance.now();
    const response = await fetch(`${service.origin}/xapi/statements?${query}`, { headers: tool.headers });
    const { statements: found } = (await response.json()) as { statements: unknown[] };
    if (found.length === 0) throw new Error('Nothing was found: nothing was measured.');
    times.push(performance.now() - begun);
  }
  yield { name: 'a page of the statements of one learner in one resource', value: median(times), unit: 'ms', goal: { atMost: 50 } };
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
