/** The event stream: in order, resumed without loss, each reader's own, thousands at once. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Change } from './change.ts';
import { appendEvents } from './outbox.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { until } from '../testing/until.ts';
import { makeWorld } from '../testing/world.ts';

/** Reads changes from a stream until there are `count`. */
async function readEvents(response: Response, count: number): Promise<Change[]> {
  const changes: Change[] = [];
  let text = '';
  if (response.body === null) throw new Error('The stream has no body.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  while (changes.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) changes.push(JSON.parse(data) as Change);
    }
  }
  await reader.cancel();
  return changes;
}

for (const carrier of testCarriers) {
  describe(`event stream on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    async function tell(audience: string[] | null, tenantId = 't1') {
      const { carrier: { db }, feed } = service.services;
      await appendEvents(db, [{ tenantId, type: 'progress.changed', subject: { personId: 'p1' }, audience }]);
      feed.sequencer.wake(tenantId);
    }

    it('reaches those whom it concerns, and nobody else', async () => {
      const [guardian, other, foreign] = await Promise.all(['t1/g1', 't1/g3', 't2/q1'].map((person) => service.call(person, '/events')));
      assert.ok(guardian && other && foreign);
      assert.equal(guardian.headers.get('content-type'), 'text/event-stream');
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tell(['p1', 'g1']);
      await tell(null);
      const heard = await readEvents(guardian, 2);
      assert.equal(heard.length, 2);
      assert.deepEqual((await readEvents(other, 1)).map(({ sequence }) => sequence), [heard[1]?.sequence]);
      await tell(null, 't2');
      assert.deepEqual((await readEvents(foreign, 1)).map(({ tenantId }) => tenantId), ['t2']);
    });

    it('goes on after the last event seen, without loss and without repeating', async () => {
      const all = await readEvents(await service.call('t1/g1', '/events', { headers: { 'Last-Event-ID': '0' } }), 2);
      const resumed = await service.call('t1/g1', '/events', { headers: { 'Last-Event-ID': String(all[0]?.sequence) } });
      const reading = readEvents(resumed, 12);
      for (let count = 0; count < 11; count++) await tell(['g1']);
      const sequences = (await reading).map(({ sequence }) => sequence);
      assert.equal(sequences[0], all[1]?.sequence);
      assert.deepEqual(sequences, [...new Set(sequences)].sort((a, b) => a - b));
      assert.equal(sequences.length, 12);
    });

    it('begins with what was written while a page read without a line, if it says for how long', async () => {
      const { carrier: { db }, feed } = service.services;
      await tell(['g1']);
      await feed.sequencer.sweep();
      await db.updateTable('outbox').set({ at: new Date(Date.now() - 60_000).toISOString() }).where('tenant_id', '=', 't1').execute();
      const last = async () => ((await (await service.call('t1/g1', '/changes')).json()) as { lastSequence: number }).lastSequence;
      const before = await last();
      await tell(['g3']);
      for (const person of ['g1', 'g3']) await tell([person]);
      await feed.sequencer.sweep();
      const changes = async (unheard: number) => ((await (await service.call('t1/g1', `/changes?unheard=${unheard}`)).json()) as { items: Change[] }).items.map(({ sequence }) => sequence);
      assert.deepEqual(await changes(30), [before + 2], 'what is older is known, and what another person is told stays theirs');
      assert.ok((await changes(120)).length > 1);
      const heard = await readEvents(await service.call('t1/g1', '/events?unheard=30'), 1);
      assert.deepEqual(heard.map(({ sequence }) => sequence), [before + 2]);
      const resumed = service.call('t1/g1', '/events?unheard=30', { headers: { 'Last-Event-ID': String(await last()) } });
      await tell(['g1']);
      assert.ok(((await readEvents(await resumed, 1))[0]?.sequence ?? 0) > before + 2, 'a known place goes before');
      for (const wrong of ['121', '-1', '1.5', 'x']) assert.equal((await service.call('t1/g1', `/changes?unheard=${wrong}`)).status, 400, wrong);
    });

    it('holds a question back until something happens to the person, the time is up, or nobody waits any more', async () => {
      const { streams } = service.services.feed;
      const ask = async (person: string, wait: number, after: number, signal?: AbortSignal) =>
        service.call(person, `/changes?after=${after}&wait=${wait}`, signal === undefined ? {} : { signal });
      const { lastSequence } = (await (await service.call('t1/g1', '/changes')).json()) as { lastSequence: number };
      const waiting = ask('t1/g1', 25, lastSequence);
      await until(async () => streams.countOf('t1', 'g1') === 1);
      await tell(['g3']);
      await tell(['g1']);
      const { items } = (await (await waiting).json()) as { items: Change[] };
      assert.deepEqual(items.map(({ type }) => type), ['progress.changed']);
      // What is there already is not waited for.
      assert.equal(((await (await ask('t1/g1', 25, lastSequence)).json()) as { items: Change[] }).items.length, 1);
      const now = items[0]?.sequence ?? 0;
      const begun = Date.now();
      assert.deepEqual(((await (await ask('t1/g1', 1, now)).json()) as { items: Change[] }).items, []);
      assert.ok(Date.now() - begun >= 990);
      const gone = new AbortController();
      const left = ask('t1/g1', 25, now, gone.signal);
      await until(async () => streams.countOf('t1', 'g1') === 1);
      gone.abort();
      await left.catch(() => undefined);
      await until(async () => streams.countOf('t1', 'g1') === 0);
      assert.equal((await service.call('t1/g1', '/changes?after=0&wait=26')).status, 400);
    });

    it('hands a long absence over whole', async () => {
      const { carrier: { db }, feed } = service.services;
      const missed = Array.from({ length: 700 }, () => ({ tenantId: 't1', type: 'progress.changed' as const, subject: {}, audience: ['g3'] }));
      await appendEvents(db, missed);
      await feed.sequencer.sweep();
      const heard = await readEvents(await service.call('t1/g3', '/events', { headers: { 'Last-Event-ID': '0' } }), 700);
      assert.equal(new Set(heard.map(({ sequence }) => sequence)).size, 700);
    });

    it('numbers without gaps, whoever writes at once and whatever fails', async () => {
      const { db } = service.services.carrier;
      await Promise.all(
        Array.from({ length: 20 }, async (_value, index) => {
          const writing = db.transaction().execute(async (transaction) => {
            await appendEvents(transaction, [{ tenantId: 't1', type: 'progress.changed', subject: {}, audience: [] }]);
            if (index % 3 === 0) throw new Error('on purpose');
          });
          await writing.catch(() => undefined);
          service.services.feed.sequencer.wake('t1');
        }),
      );
      await service.services.feed.sequencer.sweep();
      const rows = await db.selectFrom('outbox').select('seq').where('tenant_id', '=', 't1').orderBy('seq').execute();
      assert.deepEqual(rows.map(({ seq }) => seq), rows.map((_row, index) => index + 1));
    });

    it('limits the streams of one person, and lets go of those that ended', async () => {
      const open = await Promise.all(Array.from({ length: 64 }, () => service.call('t1/p2', '/events')));
      assert.equal((await service.call('t1/p2', '/events')).status, 429);
      await Promise.all(open.map(async (response) => response.body?.cancel()));
      const again = await service.call('t1/p2', '/events');
      assert.equal(again.status, 200);
      await again.body?.cancel();
      assert.equal(service.services.feed.streams.countOf('t1', 'p2'), 0);
    });

    it('limits them also when all are asked for at once and nobody listened before', async () => {
      const answers = await Promise.all(Array.from({ length: 80 }, () => service.call('t2/q1', '/events')));
      assert.equal(answers.filter(({ status }) => status === 200).length, 64);
      await Promise.all(answers.map(async (response) => response.body?.cancel()));
    });
  });
}
