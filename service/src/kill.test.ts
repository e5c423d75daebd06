/** The service is killed in mid-write, twenty times: nothing that it acknowledged is lost, nothing is there twice. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { openEmbedded } from './database/pglite.ts';
import { openPostgres } from './database/postgres.ts';
import type { Carrier } from './database/carrier.ts';
import { makeOwnDatabase } from './testing/carriers.ts';
import { startProcess, tokenFor } from './testing/process.ts';
import { makeWorld } from './testing/world.ts';

const kills = 20;
/** Each with a device of their own: what comes from one learner at the same moment is told of once. */
const learners = ['p1', 'p2', 'p3'];

interface Place {
  name: string;
  /** Environment of the service, and how to look into its database while it is down. */
  prepare(folder: string): Promise<{ environment: Record<string, string>; open(): Promise<Carrier>; remove(): Promise<void> }>;
}

const serverUrl = process.env['DATABASE_URL'];
const places: Place[] = [
  {
    name: 'PGlite',
    prepare: async (folder) => ({ environment: { DATABASE_URL: '' }, open: () => openEmbedded(folder), remove: async () => undefined }),
  },
];
if (serverUrl) {
  places.push({
    name: 'PostgreSQL',
    async prepare() {
      const { url, remove } = await makeOwnDatabase(serverUrl);
      return { environment: { DATABASE_URL: url }, open: () => openPostgres(url), remove };
    },
  });
}

/** Writes one record after the other until the service is gone; answers the ids that were acknowledged. */
async function writeUntilGone(url: string, token: string, person: string, onAcknowledged: () => void): Promise<string[]> {
  const acknowledged: string[] = [];
  try {
    for (;;) {
      const id = uuidv7();
      const response = await fetch(`${url}/api/v1/xapi/statements`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify([
          {
            id,
            actor: { account: { homePage: 'urn:ls:person', name: person } },
            verb: { id: 'https://w3id.org/xapi/video/verbs/paused' },
            object: { id: 'urn:ls:resource:r1' },
            timestamp: '2026-09-02T11:03:20.000Z',
          },
        ]),
      });
      assert.equal(response.status, 200);
      await response.json();
      acknowledged.push(id);
      onAcknowledged();
    }
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return acknowledged;
  }
}

for (const place of places) {
  describe(`kill -9 on ${place.name}`, () => {
    it(`loses nothing acknowledged in ${kills} kills`, { timeout: 300_000 }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'learning-space-kill-'));
      const { environment, open, remove } = await place.prepare(folder);
      const empty = await open();
      await makeWorld(empty);
      await empty.close();
      const acknowledged: string[] = [];
      for (let kill = 0; kill < kills; kill++) {
        const { child, url, kill: end } = await startProcess(folder, environment);
        // Another moment each time, once writes are answered: in the middle of a write as often as between two.
        let isDue = true;
        const onAcknowledged = (): void => {
          if (isDue) setTimeout(() => child.kill('SIGKILL'), kill * 17);
          isDue = false;
        };
        const writing = learners.map(async (person) => writeUntilGone(url, await tokenFor(folder, person), person, onAcknowledged));
        const inTime = (await Promise.all(writing).finally(end)).flat();
        assert.ok(inTime.length > 0, `the service ended by itself before kill ${kill + 1}: no write was acknowledged`);
        acknowledged.push(...inTime);
      }
      const carrier = await open();
      const { db } = carrier;
      const stored = new Set((await db.selectFrom('statement').select('id').execute()).map(({ id }) => id));
      const lost = acknowledged.filter((id) => !stored.has(id));
      const versions = await db.selectFrom('progress').select('version').execute();
      const events = await db.selectFrom('outbox').select('seq').orderBy('seq').execute();
      await carrier.close();
      await remove();
      rmSync(folder, { recursive: true });
      assert.deepEqual(lost, []);
      assert.equal(versions.reduce((sum, { version }) => sum + version, 0), stored.size, 'each record counted once');
      assert.equal(events.length, stored.size, 'each record told of once');
      const numbered = events.flatMap(({ seq }) => (seq === null ? [] : [seq]));
      assert.deepEqual(numbered, numbered.map((_seq, index) => index + 1));
    });
  });
}
