/** Reads, writes and open streams of the service on PostgreSQL. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Figure } from '../figure.ts';
import { type RunningService } from '../../tools/run-service.ts';
import { allPupils, signInAll, withRole } from './people.ts';

const seconds = 8;
const connections = 16;
const streams = 2000;
const offeredPerSecond = 520;

/** Reads of one resource by id, as a player's page asks for it. */
export async function* reads(service: RunningService, bare: string): AsyncIterable<Figure> {
  const people = await signInAll(service.origin);
  const { token } = withRole(people, 'student');
  const headers = { authorization: `Bearer ${token}` };
  const page = (await (await fetch(`${service.origin}/api/v1/resources?limit=1`, { headers })).json()) as { items: { id: string }[] };
  const url = `${service.origin}/api/v1/resources/${page.items[0]?.id ?? ''}`;
  await autocannon({ url, headers, connections, duration: 2 });
  const run = await autocannon({ url, headers, connections, duration: seconds });
  const peer = await autocannon({ url: `${bare}/${page.items[0]?.id ?? ''}`, connections, duration: seconds });
  failOnErrors(run);
  yield {
    name: 'reads of a resource, PostgreSQL',
    value: run.requests.average,
    unit: 'per second',
    goal: { atLeast: 2000 },
    peers: { 'bare node:http and pg, the same row': peer.requests.average },
  };
}

/** Learning records, each its own request, as queues of many devices empty themselves. */
export async function* writes(service: RunningService, databaseUrl: string): AsyncIterable<Figure> {
  // Queues belong to many people, as they do when a class comes back to the line.
  const learners = await allPupils(service, databaseUrl);
  const [first] = learners;
  if (first === undefined) throw new Error('The demo county has no pupils.');
  const headers = { authorization: `Bearer ${first.token}` };
  const page = (await (await fetch(`${service.origin}/api/v1/resources?playable=true&limit=20`, { headers })).json()) as { items: { id: string }[] };
  const resources = page.items.map((item) => item.id);
  const body = (id: string): string =>
    JSON.stringify([
      {
        id: randomUUID(),
        actor: { account: { homePage: 'urn:ls:person', name: id } },
        verb: { id: 'https://w3id.org/xapi/video/verbs/paused' },
        object: { id: `urn:ls:resource:${resources[Math.floor(Math.random() * resources.length)] ?? ''}` },
        result: {
          extensions: {
            'https://w3id.org/xapi/video/extensions/time': 10,
            'https://w3id.org/xapi/video/extensions/played-segments': `${Math.floor(Math.random() * 10)}[.]${10 + Math.floor(Math.random() * 10)}`,
          },
        },
        context: { extensions: { 'https://w3id.org/xapi/video/extensions/length': 30 } },
        timestamp: new Date().toISOString(),
      },
    ]);
  const run = await autocannon({
    url: `${service.origin}/api/v1/xapi/statements`,
    connections,
    // A little over the goal: the 99th percentile of a queue that is only ever full says nothing.
    overallRate: offeredPerSecond,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const { id, token } = learners[Math.floor(Math.random() * learners.length)] ?? first;
          return { ...request, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: body(id) };
        },
      },
    ],
  });
  failOnErrors(run);
  yield { name: 'learning records stored, PostgreSQL', value: run.requests.average, unit: 'per second', goal: { atLeast: 500 } };
  yield { name: 'learning records stored, 99th percentile', value: run.latency.p99, unit: 'ms', goal: { atMost: 100 } };
}

/** Memory of the service with many open streams. */
export async function* openStreams(service: RunningService): AsyncIterable<Figure> {
  const people = await signInAll(service.origin);
  const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
  const open: http.ClientRequest[] = [];
  let answered = 0;
  for (let index = 0; index < streams; index += 1) {
    const { token } = people[index % people.length] ?? withRole(people, 'student');
    await new Promise<void>((resolve, reject) => {
      const request = http.get(`${service.origin}/api/v1/events`, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
        if (response.statusCode === 200) answered += 1;
        response.resume();
        resolve();
      });
      request.on('error', reject);
      open.push(request);
    });
  }
  const megabytes = residentMegabytes(service.process.pid ?? 0);
  for (const request of open) request.on('error', () => undefined).destroy();
  agent.destroy();
  yield { name: 'open event streams', value: answered, unit: 'streams', goal: { atLeast: streams } };
  yield { name: `memory of the service with ${streams} open streams`, value: megabytes, unit: 'MB', goal: { atMost: 512 } };
}

function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function failOnErrors(run: autocannon.Result): void {
  if (run.non2xx + run.errors + run.timeouts > 0) {
    throw new Error(`The load met ${run.non2xx} refusals, ${run.errors} errors and ${run.timeouts} timeouts: nothing was measured.`);
  }
}
