/** Event streams on real connections: what a class hears is one piece a reader, and whoever goes leaves nothing behind. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { serve } from '@hono/node-server';
import { createApp } from '../http/app.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { appendEvents } from './outbox.ts';

const [carrier] = testCarriers;
if (carrier === undefined) throw new Error('There is no database to test on.');

describe('event streams on connections', () => {
  let service: TestService;
  let server: Server;
  before(async () => {
    service = await openTestService(carrier);
    await makeWorld(service.services.carrier);
    server = serve({ fetch: createApp(service.services).fetch, port: 0, hostname: '127.0.0.1' }) as Server;
    await once(server, 'listening');
  });
  after(async () => {
    service.services.feed.hub.close();
    server.close();
    server.closeAllConnections();
    await service.close();
  });

  async function open(person: string, method = 'GET') {
    const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(`${method} /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${await service.token(person)}\r\n\r\n`);
    const reader = { socket, text: '' };
    socket.on('data', (chunk) => (reader.text += chunk.toString()));
    await until(() => /\r\n\r\n/.test(reader.text) && (method === 'HEAD' || reader.text.includes('retry:')));
    return reader;
  }
  async function tell(count: number, subject = {}) {
    const { carrier: { db }, feed } = service.services;
    await appendEvents(db, Array.from({ length: count }, () => ({ tenantId: 't1', type: 'progress.changed' as const, subject, audience: ['g1', 'g3'] })));
    feed.sequencer.wake('t1');
  }
  const heard = (text: string) => [...text.matchAll(/^data: .*"sequence":(\d+)/gm)].map(([, sequence]) => Number(sequence));

  it('hands many changes to each reader in order, with the headers of every answer', async () => {
    const readers = [await open('t1/g1'), await open('t1/g1'), await open('t1/g3'), await open('t1/p2')];
    await tell(120);
    await until(() => readers.slice(0, 3).every(({ text }) => heard(text).length >= 120));
    for (const { text } of readers.slice(0, 3)) assert.deepEqual(heard(text), Array.from({ length: 120 }, (_, place) => place + 1));
    assert.deepEqual(heard(readers[3]?.text ?? ''), []);
    const [head = ''] = readers[0]?.text.split('\r\n\r\n') ?? [];
    for (const line of [/^HTTP\/1\.1 200/, /content-type: text\/event-stream/i, /x-content-type-options: nosniff/i, /cache-control: no-store/i, /connection: close/i, /ls-request-id: /i]) assert.match(head, line);
    for (const { socket } of readers) socket.destroy();
    await until(() => service.services.feed.streams.size === 0);
  });

  it('opens nothing for a question about the headers', async () => {
    const { socket, text } = await open('t1/g1', 'HEAD');
    assert.match(text, /^HTTP\/1\.1 200/);
    assert.equal(service.services.feed.streams.size, 0);
    socket.destroy();
  });

  it('ends the stream of a reader that does not read, and of nobody else', async () => {
    const [slow, quick] = [await open('t1/g1'), await open('t1/g3')];
    slow.socket.pause();
    for (let sent = 100; service.services.feed.streams.countOf('t1', 'g1') > 0; sent += 100) {
      assert.ok(sent < 10_000, 'it was never ended');
      await tell(100, { personId: 'p'.repeat(10_000) });
      await until(() => heard(quick.text).length >= sent);
    }
    slow.socket.resume();
    await once(slow.socket, 'close');
    const sequences = heard(slow.text);
    assert.deepEqual(sequences, sequences.map((_, place) => (sequences[0] ?? 0) + place), 'what it was given has no hole');
    quick.socket.destroy();
  });
});

async function until(fact: () => boolean, patience = 10_000): Promise<void> {
  const end = Date.now() + patience;
  while (!fact()) {
    if (Date.now() > end) throw new Error('It did not come to pass.');
    await delay(10);
  }
}
