/**
 * Two processes on one database with NATS between them: whoever listens at one hears what is said at the other; one is killed,
 * NATS is stopped and started again, and every message is there and heard once. Runs where both servers are installed.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { openPostgres } from '../database/postgres.ts';
import { makeOwnDatabase } from '../testing/carriers.ts';
import { makeConversations } from '../testing/conversations.ts';
import { findNatsServer, startNatsServer } from '../testing/nats-server.ts';
import { startProcess, tokenFor } from '../testing/process.ts';
import { until } from '../testing/until.ts';
import { makeWorld } from '../testing/world.ts';
import type { Change } from './change.ts';
import { openNatsBus } from './nats-bus.ts';
import { NatsServers } from './nats-config.ts';
import { readConfig } from '../config.ts';
import * as v from 'valibot';

const conversationId = 'topic-c1';
/** A process looks by itself once in so long. */
const lookMilliseconds = 2000;

/** Somebody with a stream that goes on elsewhere when it breaks, after the last change heard, as the elements' line does. */
class Listener {
  readonly heard: Change[] = [];
  readonly #end = new AbortController();
  #isOpen = false;

  constructor(token: string, urls: () => readonly string[]) {
    void this.#run(token, urls);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }
  /** What happened to the talk, by number: each message is one. What comes after a break comes without its words. */
  get revisions(): (number | undefined)[] {
    return this.heard.map(({ revision }) => revision);
  }
  end(): void {
    this.#end.abort();
  }

  async #run(token: string, urls: () => readonly string[]): Promise<void> {
    const { signal } = this.#end;
    for (let turn = 0; !signal.aborted; turn += 1) {
      const at = urls();
      const last = this.heard.at(-1)?.sequence;
      await this.#read(`${at[turn % at.length]}/api/v1/events`, { Authorization: `Bearer ${token}`, ...(last !== undefined && { 'Last-Event-ID': String(last) }) }).catch(() => undefined);
      this.#isOpen = false;
    }
  }

  async #read(address: string, headers: Record<string, string>): Promise<void> {
    const { body } = await fetch(address, { headers, signal: this.#end.signal });
    let text = '';
    for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      this.#isOpen = true;
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) this.heard.push(JSON.parse(data) as Change);
      }
    }
  }
}

const serverUrl = process.env['DATABASE_URL'];
if (serverUrl && findNatsServer() !== undefined) {
  describe('two processes with NATS between them', () => {
    it('deliver the same; one that is killed, and NATS stopped and started again, lose and double nothing', { timeout: 120_000 }, async () => {
      const nats = await startNatsServer();
      const database = await makeOwnDatabase(serverUrl);
      const folder = mkdtempSync(join(tmpdir(), 'learning-space-two-'));
      const carrier = await openPostgres(database.url);
      await makeWorld(carrier);
      await makeConversations(carrier);
      const start = () => startProcess(folder, { DATABASE_URL: database.url, NATS_URL: nats.url });
      let first = await start();
      const second = await start();
      const tokens = { teacher1: await tokenFor(folder, 'teacher1'), g1: await tokenFor(folder, 'g1') };
      const listeners = [
        new Listener(tokens.g1, () => [first.url, second.url]),
        new Listener(tokens.teacher1, () => [second.url, first.url]),
        new Listener(await tokenFor(folder, 'both'), () => [first.url, second.url]),
      ];
      const words: string[] = [];
      const bus = openNatsBus(v.parse(NatsServers, nats.url), () => undefined);
      await bus.listen((tenantId) => words.push(tenantId));
      const sent: string[] = [];
      /** Sends at one process; where that is gone, the same message at the other, as the outbox of a page does. */
      const send = async (...at: readonly (() => string)[]): Promise<void> => {
        const id = uuidv7();
        const body = JSON.stringify({ id, text: `第${sent.length + 1}句` });
        for (const url of [...at, ...at]) {
          const token = sent.length % 2 === 0 ? tokens.teacher1 : tokens.g1;
          const answer = await fetch(`${url()}/api/v1/conversations/${conversationId}/messages`, { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body }).catch(() => null);
          if (answer === null) continue;
          assert.equal(answer.status, 201);
          sent.push(id);
          return;
        }
        assert.fail('no process took the message');
      };
      const [atFirst, atSecond] = [() => first.url, () => second.url];
      const allHeard = () => until(async () => listeners.every(({ revisions }) => revisions.length >= sent.length));
      try {
        await until(async () => listeners.every(({ isOpen }) => isOpen));
        // The first message may come before NATS is connected to; from then on nobody waits for the clock.
        await send(atFirst);
        await until(async () => words.length > 0);
        await allHeard();
        const begun = Date.now();
        for (let count = 0; count < 6; count += 1) {
          await send(count % 2 === 0 ? atSecond : atFirst);
          await allHeard();
        }
        assert.ok(Date.now() - begun < 2 * lookMilliseconds, 'they heard of it from each other, not by looking');

        for (let count = 0; count < 20; count += 1) {
          const sending = send(atFirst, atSecond);
          if (count === 8) await first.kill();
          await sending;
        }
        await allHeard();

        first = await start();
        await nats.stop();
        for (let count = 0; count < 4; count += 1) await send(count % 2 === 0 ? atFirst : atSecond);
        await allHeard();
        await nats.restart();
        for (const at of [atFirst, atSecond]) {
          words.length = 0;
          await until(async () => {
            await send(at);
            return words.length > 0;
          });
        }
        await allHeard();

        const stored = await carrier.db.selectFrom('message').select('id').where('conversation_id', '=', conversationId).where('tenant_id', '=', 't1').orderBy('sequence').execute();
        assert.deepEqual(stored.slice(1).map(({ id }) => id), sent, 'each is there once, in the order in which it was sent');
        for (const { revisions, heard } of listeners) {
          // The first revision is the message that was there before.
          assert.deepEqual(revisions, sent.map((_id, place) => place + 2), 'each is heard once');
          assert.deepEqual(heard.map(({ sequence }) => sequence), heard.map((_change, place) => (heard[0]?.sequence ?? 0) + place));
        }
      } finally {
        for (const listener of listeners) listener.end();
        await bus.close();
        await Promise.all([first.kill(), second.kill(), nats.stop()]);
        await carrier.close();
        await database.remove();
        rmSync(folder, { recursive: true });
      }
    });
  });
}

describe('the bus of the configuration', () => {
  it('is the database, or NATS where servers are named, with who one is', () => {
    assert.equal(readConfig({}).nats, null);
    const of = (NATS_URL: string) => readConfig({ DATABASE_URL: 'postgres://localhost/space', NATS_URL }).nats;
    assert.deepEqual(of('nats://10.0.0.5:4222'), { servers: ['10.0.0.5:4222'], tls: false });
    assert.deepEqual(of('tls://space:p%40ss@nats-1.county.example,tls://nats-2.county.example:4223'), {
      servers: ['nats-1.county.example', 'nats-2.county.example:4223'], tls: true, user: 'space', pass: 'p@ss',
    });
    assert.deepEqual(of('nats://secret@127.0.0.1'), { servers: ['127.0.0.1'], tls: false, token: 'secret' });
    for (const wrong of ['127.0.0.1:4222', 'nats://a, nats://b', 'http://127.0.0.1']) assert.throws(() => of(wrong), /NATS_URL must/);
    assert.throws(() => readConfig({ NATS_URL: 'nats://127.0.0.1' }), /NATS_URL needs DATABASE_URL/);
  });
});
