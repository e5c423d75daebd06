/** Chat at the service: what opening a talk costs on the line, and how soon a class of fifty hears what is said. */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { startPostgres } from '../../tools/postgres.ts';
import { startService, type RunningService } from '../../tools/run-service.ts';
import type { Figure } from '../figure.ts';
import { listen, stamped } from './listeners.ts';
import { fillConversation, makeSchool, settle, tokenOf, type BenchClass } from './school.ts';

const size = { classes: 20, members: 50 };
const messagesPerSecond = 500;
const seconds = 8;
const manyStreams = 5000;
/** As many as `ls-chat` asks for first. */
const firstPage = 40;

export async function* service(): AsyncIterable<Figure> {
  await using postgres = await startPostgres();
  const classes = await makeSchool(postgres.url, size);
  const [first] = classes;
  if (first === undefined) throw new Error('The school has no class.');
  await fillConversation(postgres.url, first, 10_000);
  for (const one of classes.slice(1)) await fillConversation(postgres.url, one, 200);
  await settle(postgres.url);
  const running = await startService({ DATABASE_URL: postgres.url, RATE_LIMIT: '0' });
  try {
    yield* bytes(running, first);
    yield* delivery(running, classes.slice(1));
    yield* streams(running, classes);
  } finally {
    await running.remove();
  }
}

/** Opening a talk of 10,000 messages as `ls-chat` does: the whole answer as it crosses the line, headers included. */
async function* bytes({ origin, dataFolder }: RunningService, { conversationId, members }: BenchClass): AsyncIterable<Figure> {
  const token = await tokenOf(dataFolder, members[1] ?? '');
  const path = (limit: number) => `/api/v1/conversations/${conversationId}/messages?limit=${limit}`;
  const open = await exchange(origin, path(firstPage), { Authorization: `Bearer ${token}` });
  const again = await exchange(origin, path(firstPage), { Authorization: `Bearer ${token}`, 'If-None-Match': open.etag });
  if (again.status !== 304) throw new Error(`Nothing had changed, and the answer was ${again.status}.`);
  const fifty = await exchange(origin, path(50), { Authorization: `Bearer ${token}` });
  yield { name: `opening the last ${firstPage} of 10,000 messages, gzip, headers included`, value: open.bytes, unit: 'bytes', goal: { atMost: 3072 } };
  yield { name: 'opening it again with nothing new, headers included', value: again.bytes, unit: 'bytes', goal: { atMost: 300 } };
  yield { name: 'the last 50 as peers send them, gzip', value: fifty.body, unit: 'bytes', goal: { atMost: 3072 } };
}

async function exchange(origin: string, path: string, headers: Record<string, string>): Promise<{ status: number; etag: string; bytes: number; body: number }> {
  const { hostname, port } = new URL(origin);
  const lines = Object.entries({ Host: hostname, 'Accept-Encoding': 'gzip', Connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`);
  const chunks: Buffer[] = [];
  const socket = net.connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
  const answer = Buffer.concat(chunks);
  const head = answer.toString('latin1');
  return { status: Number(head.slice(9, 12)), etag: /^etag: (.+)\r$/im.exec(head)?.[1] ?? '', bytes: answer.length, body: answer.length - head.indexOf('\r\n\r\n') - 4 };
}

/** Every member of every class listens; somebody of a class speaks 500 times a second. */
async function* delivery({ origin, dataFolder }: RunningService, classes: readonly BenchClass[]): AsyncIterable<Figure> {
  const tokens = new Map<string, string>();
  for (const person of classes.flatMap(({ members }) => members)) tokens.set(person, await tokenOf(dataFolder, person));
  const listeners = await listen(origin, [...tokens.values()]);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 48 });
  const speak = async (place: number): Promise<boolean> => {
    const { conversationId, members } = classes[place % classes.length] ?? { conversationId: '', members: [] };
    const token = tokens.get(members[Math.floor(place / classes.length) % members.length] ?? '') ?? '';
    return post(`${origin}/api/v1/conversations/${conversationId}/messages`, agent, token, JSON.stringify({ id: uuidv7(), text: stamped() }));
  };
  // Once through, so that statements are planned and people known.
  await paced(speak, 100, 2);
  await new Promise((resolve) => setTimeout(resolve, 1000));

  const delays: number[] = [];
  listeners.onArrival = (milliseconds) => delays.push(milliseconds);
  const begun = performance.now();
  const results = await paced(speak, messagesPerSecond, seconds);
  const sent = results.filter((isStored) => isStored).length;
  const rate = sent / ((performance.now() - begun) / 1000);
  await until(() => delays.length >= sent * size.members, 20_000);
  listeners.close();
  agent.destroy();
  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Infinity;
  yield { name: `messages stored, offered ${messagesPerSecond} a second to classes of ${size.members}`, value: rate, unit: 'per second', goal: { atLeast: messagesPerSecond * 0.97 } };
  yield { name: 'deliveries missed or doubled', value: Math.abs(sent * size.members - delays.length), unit: 'deliveries', goal: { atMost: 0 } };
  yield { name: 'from sending to arrival at a stream, median', value: at(0.5), unit: 'ms' };
  yield { name: 'from sending to arrival at a stream, 99th percentile', value: at(0.99), unit: 'ms', goal: { atMost: 250 } };
}

async function post(url: string, agent: http.Agent, token: string, body: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.request(url, { method: 'POST', agent, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode === 201));
    });
    request.on('error', () => resolve(false));
    request.end(body);
  });
}

/** Calls `work` so many times a second, whether or not earlier calls have ended: people do not wait for each other. */
async function paced(work: (place: number) => Promise<boolean>, perSecond: number, forSeconds: number): Promise<boolean[]> {
  const begun = performance.now();
  const running: Promise<boolean>[] = [];
  while (running.length < perSecond * forSeconds) {
    const due = Math.min(perSecond * forSeconds, Math.floor(((performance.now() - begun) / 1000) * perSecond));
    while (running.length < due) running.push(work(running.length));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return Promise.all(running);
}

/** Waits for a fact, or no longer than that. */
async function until(fact: () => boolean, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!fact() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Memory of the service with everybody of a small county on the line. */
async function* streams({ origin, dataFolder, process: service_ }: RunningService, classes: readonly BenchClass[]): AsyncIterable<Figure> {
  const people = classes.flatMap(({ members }) => members);
  const tokens = await Promise.all(people.map((person) => tokenOf(dataFolder, person)));
  const listeners = await listen(origin, Array.from({ length: manyStreams }, (_, place) => tokens[place % tokens.length] ?? ''));
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service_.pid ?? 0}/status`, 'utf8'))?.[1];
  yield { name: 'open event streams of chat', value: listeners.count, unit: 'streams', goal: { atLeast: manyStreams } };
  yield { name: `memory of the service with ${manyStreams} open streams`, value: Number(kilobytes) / 1024, unit: 'MB', goal: { atMost: 1024 } };
  listeners.close();
}
