/** Batches of statements as a tool sends them: a platform hands its records over, or a school comes back to the line. */
import { createHash, randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { RunningService } from '../../tools/run-service.ts';
import type { Figure } from '../figure.ts';
import { allPupils } from '../foundation/people.ts';

const batchSize = 50;
const secret = 'a secret of the benchmark';

/** What the service is started with, and what the tool sends with each request. */
export const tool = {
  environment: { LRS_CLIENTS: `demo-yunling/bench:${createHash('sha256').update(secret).digest('hex')}` },
  headers: {
    'content-type': 'application/json',
    'x-experience-api-version': '2.0.0',
    authorization: `Basic ${Buffer.from(`bench:${secret}`).toString('base64')}`,
  },
};

/** Statements a second that the store takes in, each with what it can be found by; those of our own resources with progress. */
export async function* batches(service: RunningService, databaseUrl: string, where: string): AsyncIterable<Figure> {
  const learners = await allPupils(service, databaseUrl);
  const token = learners[0]?.token ?? '';
  const page = await fetch(`${service.origin}/api/v1/resources?playable=true&limit=20`, { headers: { authorization: `Bearer ${token}` } });
  const { items } = (await page.json()) as { items: { id: string }[] };
  const resources = items.map(({ id }) => id);
  const make = () => statement(pick(learners).id, pick(resources));
  await load(service, make, 3);
  const run = await load(service, make, 15);
  yield { name: `statements stored in batches of ${batchSize}, into ${where}`, value: run.requests.average * batchSize, unit: 'per second', goal: { atLeast: 2000 } };
  yield { name: `a batch of ${batchSize}, 99th percentile, into ${where}`, value: run.latency.p99, unit: 'ms' };
}

async function load(service: RunningService, make: () => unknown, duration: number): Promise<autocannon.Result> {
  const run = await autocannon({
    url: `${service.origin}/xapi/statements`,
    connections: 8,
    duration,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          headers: tool.headers,
          body: JSON.stringify(Array.from({ length: batchSize }, make)),
        }),
      },
    ],
  });
  if (run.non2xx + run.errors + run.timeouts > 0) {
    throw new Error(`The load met ${run.non2xx} refusals, ${run.errors} errors and ${run.timeouts} timeouts: nothing was measured.`);
  }
  return run;
}

function pick<Value>(list: readonly Value[]): Value {
  const found = list[Math.floor(Math.random() * list.length)];
  if (found === undefined) throw new Error('The demo county is empty.');
  return found;
}

function statement(personId: string, resourceId: string): unknown {
  const from = Math.floor(Math.random() * 300);
  return {
    id: randomUUID(),
    actor: { objectType: 'Agent', name: '学生', account: { homePage: 'urn:ls:person', name: personId } },
    verb: { id: 'https://w3id.org/xapi/video/verbs/paused', display: { 'zh-CN': '暂停', en: 'paused' } },
    object: { id: `urn:ls:resource:${resourceId}`, definition: { type: 'https://w3id.org/xapi/video/activity-type/video' } },
    result: {
      extensions: {
        'https://w3id.org/xapi/video/extensions/time': from + 20,
        'https://w3id.org/xapi/video/extensions/played-segments': `${from}[.]${from + 20}`,
      },
    },
    context: {
      registration: randomUUID(),
      contextActivities: { category: [{ id: 'https://w3id.org/xapi/video' }] },
      extensions: { 'https://w3id.org/xapi/video/extensions/session-id': randomUUID() },
    },
    timestamp: new Date().toISOString(),
  };
}
