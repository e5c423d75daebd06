import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openEmbedded } from './pglite.ts';
import { currentStamp, snapshotArchive, snapshotStamp } from './snapshot.ts';

it('is as new as the migrations, and small', () => {
  const { migrations } = JSON.parse(readFileSync(snapshotStamp, 'utf8')) as { migrations: string };
  assert.equal(migrations, currentStamp(), 'run: node service/src/database/make-snapshot.ts');
  assert.ok(statSync(snapshotArchive).size < 5_000_000);
});

it('keeps a second process out of the folder, but not after the first is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'learning-space-'));
  const { spawn } = await import('node:child_process');
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `const { lockFolder } = await import(${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)});
     lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`,
  ]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  await assert.rejects(openEmbedded(folder), /in use by process/);
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('exit', resolve));
  const carrier = await openEmbedded(folder);
  await carrier.close();
  rmSync(folder, { recursive: true });
});
